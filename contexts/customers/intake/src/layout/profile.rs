//! What the cells of a column look like, whatever its header says.

use kernel::text::{fold, trim};
use sheets::{Cell, NumberShape};

use crate::rows::DocumentKind;
use crate::vocabulary::vocabulary;

/// Cells looked at per column: enough to know it, few enough for a million rows.
pub(crate) const SAMPLE: usize = 400;

/// Counts of what the filled cells of a column could be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    /// Filled cells looked at.
    pub(crate) filled: usize,
    emails: usize,
    webmails: usize,
    phones: usize,
    bare_phones: usize,
    dialled: usize,
    dates: usize,
    numbers: usize,
    vat_rates: usize,
    fractions: usize,
    beyond_one: usize,
    decimals: usize,
    answers: usize,
    civilities: usize,
    kinds: usize,
    documents: usize,
    means: usize,
    mailing: usize,
    marks: usize,
    codes: usize,
    sirens: usize,
    sirets: usize,
    vats: usize,
    urls: usize,
    letters: usize,
    sentences: usize,
    staff: usize,
    trades: usize,
    addresses: usize,
    commas: usize,
    points: usize,
    month_first: usize,
    day_first: usize,
    euros: usize,
}

impl Profile {
    /// Looks at the cells of a column.
    pub(crate) fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let mut profile = Self::default();
        for cell in cells {
            profile.look_at(cell);
        }
        profile
    }

    fn look_at(&mut self, cell: &Cell) {
        let text = cell.text();
        let text = trim(&text);
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        match cell {
            Cell::Date(_) | Cell::DateTime(_) => self.dates += 1,
            Cell::Bool(_) => self.answers += 1,
            Cell::Number { value, shown_as, .. } => self.look_at_number(*value, *shown_as, text),
            _ => self.look_at_text(text),
        }
    }

    fn look_at_number(&mut self, value: f64, shape: NumberShape, text: &str) {
        self.numbers += 1;
        self.vat_rates += usize::from(shape == NumberShape::Percent || is_a_vat_rate(value));
        self.euros += usize::from(shape == NumberShape::Currency);
        self.decimals += usize::from(value.fract() != 0.0);
        self.fractions += usize::from(value > 0.0 && value < 1.0);
        self.beyond_one += usize::from(value.abs() > 1.0);
        self.look_at_digits(text);
    }

    fn look_at_digits(&mut self, text: &str) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        self.sirens += usize::from(digits.len() == 9 && values::siren::parse(&digits).is_ok());
        self.sirets += usize::from(digits.len() == 14 && values::siret::parse(&digits).is_ok());
        let has_a_phones_length = (9..=15).contains(&digits.len()) && letters == 0;
        let is_phone = has_a_phones_length && !is_an_instant(text);
        self.phones += usize::from(is_phone);
        self.dialled += usize::from(is_phone && is_dialled(text, &digits));
        self.bare_phones += usize::from(
            (11..=15).contains(&text.len())
                && text.bytes().all(|b| b.is_ascii_digit())
                && !text.starts_with('0'),
        );
        self.codes += usize::from(!digits.is_empty() && !text.contains(' '));
    }

    fn look_at_text(&mut self, text: &str) {
        let words = vocabulary();
        let figures = text.chars().filter(char::is_ascii_digit).count();
        self.letters += usize::from(figures == 0);
        self.look_at_digits(text);
        self.emails += usize::from(
            text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.')),
        );
        self.webmails +=
            usize::from(text.rsplit_once('@').is_some_and(|(_, domain)| words.is("webmail", domain)));
        self.urls += usize::from(text.starts_with("http") || text.starts_with("www."));
        self.sentences += usize::from(text.split_whitespace().count() > 4);
        self.civilities += usize::from(words.is("civility", text));
        self.kinds += usize::from(
            ["business", "public", "association", "person"].iter().any(|list| words.is(list, text)),
        );
        self.documents += usize::from(DocumentKind::named(text).is_some());
        self.means += usize::from(words.is("means", text));
        self.mailing += usize::from(
            ["mailing-yes", "mailing-no", "mailing-bounced"].iter().any(|list| words.is(list, text)),
        );
        self.marks += usize::from(words.is("mailing-mark", text));
        self.staff += usize::from(words.is("staff", text));
        self.addresses += usize::from(words.is("address", text));
        self.trades += usize::from(words.mentions("trade", text));
        self.answers += usize::from(values::yes_no::parse(text) != values::yes_no::Answer::Unknown);
        self.vats += usize::from(
            figures >= 8
                && text.get(..2).is_some_and(|c| c.bytes().all(|b| b.is_ascii_alphabetic()))
                && values::vat::parse(text, None).is_ok(),
        );
        if looks_like_a_date(text) {
            self.dates += 1;
            self.order_of_day_and_month(text);
        } else if looks_like_a_number(text) {
            self.numbers += 1;
            self.look_at_decimals(text);
        }
    }

    fn look_at_decimals(&mut self, text: &str) {
        let digits: String =
            text.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-')).collect();
        let value: f64 = digits.replace(',', ".").parse().unwrap_or(2.0);
        self.vat_rates += usize::from(text.contains('%') || is_a_vat_rate(value));
        self.euros += usize::from(text.contains(['€', '$', '£']) || fold(text).contains("eur"));
        self.fractions += usize::from(value > 0.0 && value < 1.0 && !text.contains('%'));
        self.beyond_one += usize::from(value.abs() > 1.0);
        let Some(at) = digits.rfind([',', '.']) else { return };
        self.decimals += 1;
        let behind = digits.len() - at - 1;
        if behind != 3 {
            let comma = digits.as_bytes().get(at) == Some(&b',');
            self.commas += usize::from(comma);
            self.points += usize::from(!comma);
        }
    }

    fn order_of_day_and_month(&mut self, text: &str) {
        // `5-janv.-25` names its month
        if text.chars().any(char::is_alphabetic) {
            return;
        }
        let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let (Some(first), Some(second)) = (parts.next(), parts.next()) else { return };
        if first.len() > 2 || second.len() > 2 {
            return;
        }
        let (first, second): (u8, u8) = (first.parse().unwrap_or(0), second.parse().unwrap_or(0));
        self.day_first += usize::from(first > 12 && second <= 12);
        self.month_first += usize::from(second > 12 && first <= 12);
    }

    fn share(&self, count: usize) -> f64 {
        if self.filled == 0 { 0.0 } else { count as f64 / self.filled as f64 }
    }
}

macro_rules! shares {
    ($($(#[$doc:meta])* $name:ident of $count:ident;)*) => {
        impl Profile {
            $($(#[$doc])* pub(crate) fn $name(&self) -> f64 { self.share(self.$count) })*
        }
    };
}

shares! {
    /// Share of cells that look like an e-mail address.
    email of emails;
    /// Share of cells that are an address where everybody may have one.
    webmail of webmails;
    /// Share of cells with the digits of a telephone.
    phone of phones;
    /// Share of cells that begin as numbers are dialled here.
    dialled of dialled;
    /// Share of cells that look like a date.
    date of dates;
    /// Share of cells that are numbers.
    number of numbers;
    /// Share of cells that are a percentage, or a rate of VAT some neighbour knows.
    vat_rate of vat_rates;
    /// Share of cells that name a currency.
    money of euros;
    /// Share of cells with decimals.
    decimal of decimals;
    /// Share of cells that are a clear yes or no.
    answer of answers;
    /// Share of cells that are a civility.
    civility of civilities;
    /// Share of cells that are a kind of client.
    kind of kinds;
    /// Share of cells that are a kind of document.
    document of documents;
    /// Share of cells that are a status of a mailing program.
    mailing_status of mailing;
    /// Share of cells that are a status only a mailing program gives.
    mailing_mark of marks;
    /// Share of cells with digits and without spaces.
    code of codes;
    /// Share of cells that are a valid SIREN.
    siren of sirens;
    /// Share of cells that are a valid SIRET.
    siret of sirets;
    /// Share of cells that are a valid VAT number.
    vat of vats;
    /// Share of cells that are a web address.
    url of urls;
    /// Share of cells without a digit.
    words of letters;
    /// Share of cells of more than four words.
    sentence of sentences;
    /// Share of cells that are a role of staff.
    staff_role of staff;
    /// Share of cells with the word of a trade or a legal form.
    trade of trades;
    /// Share of cells that name a means of payment.
    means of means;
    /// Share of cells that are a kind of address.
    address_kind of addresses;
}

impl Profile {
    /// Whether some of its numbers are counts rather than yes and no.
    pub(crate) fn counts(&self) -> bool {
        self.beyond_one > 0
    }

    /// Whether its numbers are written with a decimal point.
    pub(crate) fn writes_points(&self) -> bool {
        self.points > 0 && self.commas == 0
    }

    /// Whether its rates are written as fractions, 0.05 for 5 %.
    pub(crate) fn writes_fractions(&self) -> bool {
        self.fractions > 0 && self.beyond_one == 0
    }

    /// Whether its dates only make sense with the month first.
    pub(crate) fn seems_month_first(&self) -> bool {
        self.month_first > 0 && self.day_first == 0
    }

    /// Whether its telephones always begin with the calling code, without a plus.
    pub(crate) fn drops_the_plus(&self) -> bool {
        self.bare_phones > 0 && self.bare_phones * 10 >= self.filled * 8
    }
}

/// The rates of VAT of France, Belgium and their neighbours, now and lately.
const VAT_RATES: &[f64] = &[
    0.0, 0.9, 1.05, 1.75, 2.1, 3.0, 4.0, 5.0, 5.5, 6.0, 7.0, 8.0, 8.5, 9.0, 10.0, 12.0, 13.0, 14.0, 16.0,
    17.0, 19.0, 19.6, 20.0, 21.0, 22.0, 23.0, 25.0,
];

/// Whether a number is one of them, in percent or as a fraction.
fn is_a_vat_rate(value: f64) -> bool {
    VAT_RATES.iter().any(|rate| (value - rate).abs() < 1e-9 || (value - rate / 100.0).abs() < 1e-9)
}

/// What may stand beside the digits of a number: currencies, units, marks of tax.
const BESIDE_DIGITS: &[&str] = &[
    "", "eur", "euro", "euros", "usd", "gbp", "chf", "ht", "ttc", "eurht", "eurttc", "k", "keur", "m", "f",
    "x",
];

fn looks_like_a_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters: String = fold(text).chars().filter(|c| c.is_alphabetic()).collect();
    let grouped =
        text.split('.').skip(1).all(|group| group.chars().take_while(char::is_ascii_digit).count() == 3);
    let is_dotted = text.matches('.').count() > 1 && !grouped;
    digits > 0
        && !is_dotted
        && BESIDE_DIGITS.contains(&letters.as_str())
        && !text.starts_with('+')
        && text.len() <= 24
}

/// Whether digits begin as a number does, a lost zero included: a licence or a bar code is as long.
fn is_dialled(text: &str, digits: &str) -> bool {
    let is_neighbours =
        || ["31", "32", "33", "352", "41", "44", "49"].iter().any(|code| digits.starts_with(code));
    text.starts_with(['0', '+', '(']) || digits.len() == 9 || digits.len() < 12 && is_neighbours()
}

/// `2024-03-12 00:00:00`: as many digits as a telephone, and a time of day.
fn is_an_instant(text: &str) -> bool {
    text.contains(':') && looks_like_a_date(text)
}

fn looks_like_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ', 'T']).filter(|part| !part.is_empty()).collect();
    let [first, second, third, ..] = parts.as_slice() else { return false };
    let number = |part: &str| part.len() <= 4 && part.parse::<u16>().is_ok();
    let month = |part: &str| number(part) || part.chars().all(char::is_alphabetic);
    number(first)
        && month(second)
        && number(third)
        && (first.len() == 4 || third.len() == 4 || third.len() == 2)
        && text.len() <= 32
        && (parts.len() == 3 || parts.get(3).is_some_and(|time| time.contains(':')))
        && !(text.contains(' ')
            && parts.iter().take(3).all(|part| number(part))
            && first.len() < 4
            && third.len() < 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(cells: &[&str]) -> Profile {
        let cells: Vec<Cell> = cells.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        Profile::of(cells.iter())
    }

    #[test]
    fn dates_numbers_and_telephones_are_told_apart() {
        assert!(
            profile(&["15/07/2015", "2 février 2016", "2016-03-15", "18/9/16", "12-03-2024 10:11:12"]).date()
                > 0.99
        );
        assert!(profile(&["1 234,56 €", "12.50", "780,00"]).date() < 0.01);
        assert!(profile(&["06 39 98 10 23", "0261911026"]).date() < 0.01);
        assert!(profile(&["06 39 98 10 23", "0261911026"]).phone() > 0.99);
        assert!(profile(&["2024-03-12 00:00:00", "12/03/2024 10:11:12"]).phone() < 0.01);
    }

    #[test]
    fn a_column_tells_how_it_writes_decimals_and_fractions() {
        assert!(profile(&["14.00", "9.8", "1.234"]).writes_points());
        assert!(!profile(&["14,00", "9.8"]).writes_points());
        assert!(profile(&["0", "0.05", "0.15"]).writes_fractions());
        assert!(!profile(&["0", "0,5", "20"]).writes_fractions());
    }
}
