//! Amounts of money as people write them, to exact minor units.
//!
//! `1,234` may be one thousand or one and a bit, `12 k€` multiplies, `10 %` is a rate: such texts
//! are flaws to be asked about, never guesses. An empty cell is not zero.

mod words;

use kernel::Currency;

use crate::cell::{content, is_scientific, is_space};
use crate::number::{Decimal, NumberFlaw, is_minus};
use crate::{DecimalMark, Flaw, Mark};
use words::Words;

/// The largest amount that is believed, in minor units: a hundred thousand million euros. Beyond it a
/// number is a reference that stands in the wrong column, and a few of them would burst a sum.
pub const LARGEST: i64 = 10_000_000_000_000;

/// What must be known to read an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountContext {
    /// How the file writes decimals.
    pub decimal: DecimalMark,
    /// The organisation's currency, for amounts that name none.
    pub home: Currency,
}

impl Default for AmountContext {
    fn default() -> Self {
        Self { decimal: DecimalMark::Comma, home: Currency::EUR }
    }
}

/// An amount, and what was written beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadAmount {
    /// Minor units: cents for the euro, whole yen for the yen.
    pub cents: i64,
    /// The currency, where one was written.
    pub currency: Option<Currency>,
    /// Whether tax is said to be in it, where that was written.
    pub tax: Option<Tax>,
    /// What was repaired: a computed number rounded to the cent.
    pub mark: Option<Mark>,
}

/// What an amount says of its tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tax {
    /// `HT`, `excl.`: tax comes on top.
    Excluded,
    /// `TTC`, `incl.`: tax is inside.
    Included,
}

/// Reads an amount.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being one certain amount.
///
/// ```
/// use values::amount::{AmountContext, parse};
/// assert_eq!(parse("(1 234,56 €)", AmountContext::default())?.cents, -123_456);
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str, context: AmountContext) -> Result<ReadAmount, Flaw> {
    let text = content(raw)?;
    if text.contains(['%', '‰']) {
        return Err(Flaw::AmountRate);
    }
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let words = Words::of(text, context.home)?;
    let currency = words.currency.unwrap_or(context.home);
    let decimal = if words.is_english { DecimalMark::Point } else { context.decimal };
    let places = places(currency);
    let number = match words.numbers.as_slice() {
        [number] => without_dash(number),
        // `99€90`: the currency stands where the comma would.
        [whole, cents] if words.currency.is_some() && is_change(cents, places) => {
            format!("{},{}", whole.trim_end(), cents.trim())
        }
        _ => return Err(Flaw::AmountText),
    };
    let number = Decimal::parse_to(&number, decimal, places).map_err(flaw)?;
    if number.negative && words.bracketed {
        return Err(Flaw::AmountSign);
    }
    let cents = believed(number.scaled(places).map_err(flaw)?)?;
    let cents = if words.bracketed { -cents } else { cents };
    Ok(ReadAmount { cents, currency: words.currency, tax: words.tax, mark: None })
}

/// Reads the number of a spreadsheet cell; a computed one is rounded to the cent, marked.
///
/// # Errors
/// A [`Flaw`] when it is no number an amount can have.
pub fn from_number(value: f64, context: AmountContext) -> Result<ReadAmount, Flaw> {
    let number = Decimal::from_f64(value).ok_or(Flaw::AmountOverflow)?;
    let (cents, lost) = number.rounded(places(context.home)).map_err(flaw)?;
    let cents = believed(cents)?;
    Ok(ReadAmount { cents, currency: None, tax: None, mark: lost.then_some(Mark::Rounded) })
}

fn believed(cents: i64) -> Result<i64, Flaw> {
    if cents.unsigned_abs() <= LARGEST.unsigned_abs() { Ok(cents) } else { Err(Flaw::AmountOverflow) }
}

/// Decimals of the currency's smallest unit.
fn places(currency: Currency) -> usize {
    currency.exponent().map_or(2, usize::from)
}

/// Whether a text can be the cents after a currency sign: all of its digits, nothing else.
fn is_change(text: &str, places: usize) -> bool {
    let digits = text.trim_matches(is_space);
    text.starts_with(|c: char| c.is_ascii_digit() || is_space(c))
        && digits.len() == places
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `12,-` and `12.–` say that no cents follow: zeros stand for the dash.
fn without_dash(number: &str) -> String {
    let text = number.trim_end_matches(is_space);
    let dashless = text.trim_end_matches(|c| is_space(c) || is_minus(c) || c == '—');
    let says_no_cents = dashless.len() < text.len() && dashless.ends_with([',', '.']);
    if says_no_cents { format!("{dashless}00") } else { number.to_owned() }
}

fn flaw(flaw: NumberFlaw) -> Flaw {
    match flaw {
        NumberFlaw::Text => Flaw::AmountText,
        NumberFlaw::Ambiguous => Flaw::AmountAmbiguous,
        NumberFlaw::Notation => Flaw::AmountNotation,
        NumberFlaw::Grouping => Flaw::AmountGrouping,
        NumberFlaw::Sign => Flaw::AmountSign,
        NumberFlaw::Precision => Flaw::AmountPrecision,
        NumberFlaw::Overflow => Flaw::AmountOverflow,
    }
}
