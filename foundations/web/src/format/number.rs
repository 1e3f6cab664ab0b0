//! Numbers, percentages and amounts.

use kernel::{Currency, Lang, Money};

use super::{FIXED, MINUS, THIN};

/// A whole number with its thousands: `1 284` (narrow space), `1,284`.
#[must_use]
pub fn number(value: i64, lang: Lang) -> String {
    signed(value < 0, &grouped(value.unsigned_abs(), lang))
}

/// A number in plain digits, with the mark of the language: `50096,26`, `50096.26`. Its thousands stay
/// together: it may be a reference.
#[must_use]
pub fn decimal(digits: &str, lang: Lang) -> String {
    digits.replace('.', &mark(lang).to_string())
}

/// A percentage given in hundredths of a percent: `14,83 %`, `14.83%`. Zeros at the end are left out.
#[must_use]
pub fn percent(hundredths: i64, lang: Lang) -> String {
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let mut text = grouped(whole, lang);
    if rest != 0 {
        text = format!("{text}{}{}", mark(lang), format!("{rest:02}").trim_end_matches('0'));
    }
    match lang {
        Lang::Fr => signed(hundredths < 0, &format!("{text}{FIXED}%")),
        Lang::En => signed(hundredths < 0, &format!("{text}%")),
    }
}

/// A quantity given in thousandths: `1,5`, `1.5`. Zeros at the end are left out.
#[must_use]
pub fn quantity(thousandths: i64, lang: Lang) -> String {
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    let mut text = grouped(whole, lang);
    if rest != 0 {
        text = format!("{text}{}{}", mark(lang), format!("{rest:03}").trim_end_matches('0'));
    }
    signed(thousandths < 0, &text)
}

/// An exact amount: `18 420,50 €`, `€18,420.50`.
#[must_use]
pub fn amount(money: Money, lang: Lang) -> String {
    let digits = digits(money.currency);
    let unit = 10_u64.pow(digits);
    let (whole, rest) = (money.cents.unsigned_abs() / unit, money.cents.unsigned_abs() % unit);
    let mut text = grouped(whole, lang);
    if digits > 0 {
        text = format!("{text}{}{rest:0width$}", mark(lang), width = digits as usize);
    }
    with_currency(money, &text, lang)
}

/// An amount without cents, rounded half away from zero, for sums on boards and charts.
#[must_use]
pub fn round_amount(money: Money, lang: Lang) -> String {
    let unit = 10_u64.pow(digits(money.currency));
    let whole = (money.cents.unsigned_abs() + unit / 2) / unit;
    with_currency(money, &grouped(whole, lang), lang)
}

fn with_currency(money: Money, text: &str, lang: Lang) -> String {
    let negative = money.cents < 0 && text.chars().any(|c| c.is_ascii_digit() && c != '0');
    let name = symbol(money.currency);
    let text = match (lang, name.chars().count()) {
        (Lang::Fr, _) => format!("{text}{FIXED}{name}"),
        (Lang::En, 1) => format!("{name}{text}"),
        (Lang::En, _) => format!("{name}{FIXED}{text}"),
    };
    signed(negative, &text)
}

/// The sign everybody reads, or the ISO code when it could be taken for another currency.
fn symbol(currency: Currency) -> &'static str {
    match currency {
        Currency::EUR => "€",
        Currency::GBP => "£",
        other => other.code(),
    }
}

fn digits(currency: Currency) -> u32 {
    currency.exponent().map_or(2, u32::from)
}

fn grouped(value: u64, lang: Lang) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(match lang {
                Lang::Fr => THIN,
                Lang::En => ',',
            });
        }
        text.push(digit);
    }
    text
}

fn signed(negative: bool, text: &str) -> String {
    if negative { format!("{MINUS}{text}") } else { text.to_owned() }
}

const fn mark(lang: Lang) -> char {
    match lang {
        Lang::Fr => ',',
        Lang::En => '.',
    }
}
