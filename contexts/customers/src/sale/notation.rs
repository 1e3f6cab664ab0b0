//! The numbers of a sale as somebody types them: written as the reader writes numbers, read to the cent or asked again.

use kernel::{Currency, Lang};
use values::amount::{self, AmountContext, Tax};
use values::{DecimalMark, quantity, rate};

use crate::cents;

/// How a reader writes the amounts, quantities and rates of a sale. What cannot be read is refused with
/// the locale key of the reason.
#[derive(Debug, Clone, Copy)]
pub struct Notation {
    mark: DecimalMark,
    currency: Currency,
}

impl Notation {
    /// Amounts of this currency, numbers as this language writes them.
    pub const fn new(lang: Lang, currency: Currency) -> Self {
        let mark = match lang {
            Lang::Fr => DecimalMark::Comma,
            Lang::En => DecimalMark::Point,
        };
        Self { mark, currency }
    }

    /// An amount, all its decimals shown and nothing else: `1234,50`.
    pub fn amount(self, minor_units: i64) -> String {
        cents::written(minor_units, usize::from(self.currency.exponent().unwrap_or(2)), self.sign())
    }

    /// A quantity in thousandths: `1,5`.
    pub fn quantity(self, thousandths: i64) -> String {
        cents::shortest(thousandths, 3, self.sign())
    }

    /// A rate in hundredths of a percent: `5,5`.
    pub fn rate(self, hundredths: i64) -> String {
        cents::shortest(hundredths, 2, self.sign())
    }

    /// An amount excluding VAT, in this currency.
    pub fn read_net(self, text: &str) -> Result<i64, &'static str> {
        self.read(text, Tax::Included).map_err(|key| key.unwrap_or("sale-form-amount-with-vat"))
    }

    /// An amount including VAT, in this currency.
    pub fn read_gross(self, text: &str) -> Result<i64, &'static str> {
        self.read(text, Tax::Excluded).map_err(|key| key.unwrap_or("sale-form-amount-without-vat"))
    }

    /// A quantity, in thousandths.
    pub fn read_quantity(self, text: &str) -> Result<i64, &'static str> {
        quantity::parse(&self.surely_decimal(text), self.mark).map_err(|_| "sale-form-quantity-unreadable")
    }

    /// `1,005` behind the reader's own mark is a part, not a thousand: a fourth figure says so.
    fn surely_decimal(self, text: &str) -> String {
        let own = if self.mark == DecimalMark::Comma { ',' } else { '.' };
        let marks: Vec<char> = text.chars().filter(|c| matches!(c, ',' | '.')).collect();
        let is_own = marks == [own] && text.ends_with(|c: char| c.is_ascii_digit());
        if is_own { format!("{text}0") } else { text.to_owned() }
    }

    /// A rate between nothing and everything, in hundredths of a percent.
    pub fn read_rate(text: &str) -> Result<i64, &'static str> {
        let rate = rate::parse(text).map(|rate| i64::from(rate.basis_points)).ok();
        rate.filter(|rate| (0..=10_000).contains(rate)).ok_or("sale-form-rate-unreadable")
    }

    /// `None` where the amount says the wrong thing about its VAT.
    fn read(self, text: &str, unwanted: Tax) -> Result<i64, Option<&'static str>> {
        let context = AmountContext { decimal: self.mark, home: self.currency };
        let read = amount::parse(text, context).map_err(|_| Some("sale-form-amount-unreadable"))?;
        if read.currency.is_some_and(|currency| currency != self.currency) {
            return Err(Some("sale-form-amount-currency"));
        }
        if read.tax == Some(unwanted) { Err(None) } else { Ok(read.cents) }
    }

    const fn sign(self) -> char {
        if matches!(self.mark, DecimalMark::Comma) { ',' } else { '.' }
    }
}
