//! Figures on a form: written as the reader writes numbers, read to the cent or asked again.

use kernel::{Currency, Lang};
use values::amount::{self, AmountContext, Tax};
use values::{DecimalMark, quantity, rate};

use crate::cents;

/// How figures are written and read on a form.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    mark: DecimalMark,
    currency: Currency,
}

impl Figures {
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

#[cfg(test)]
mod tests {
    use kernel::{Currency, Lang};

    use super::Figures;

    const FRENCH: Figures = Figures::new(Lang::Fr, Currency::EUR);
    const ENGLISH: Figures = Figures::new(Lang::En, Currency::EUR);

    #[test]
    fn what_is_written_is_read_back_in_either_language() {
        for figures in [FRENCH, ENGLISH] {
            for cents in [0, 5, -5, 90, 1_250, -123_456, 100_000_000] {
                assert_eq!(figures.read_net(&figures.amount(cents)), Ok(cents));
            }
            for thousandths in [0, 1_000, -1_000, 1_500, 10_000, 125, 1_005] {
                assert_eq!(figures.read_quantity(&figures.quantity(thousandths)), Ok(thousandths));
            }
            for hundredths in [0, 210, 550, 2_000, 10_000] {
                assert_eq!(Figures::read_rate(&figures.rate(hundredths)), Ok(hundredths));
            }
        }
        assert_eq!(FRENCH.amount(-123_450), "-1234,50");
        assert_eq!((FRENCH.quantity(1_500), ENGLISH.rate(550)), ("1,5".to_owned(), "5.5".to_owned()));
    }

    #[test]
    fn either_decimal_mark_is_taken_and_what_is_unsure_is_asked_again() {
        assert_eq!(FRENCH.read_net("12.50"), Ok(1_250));
        assert_eq!(ENGLISH.read_net("12,50 €"), Ok(1_250));
        assert_eq!(FRENCH.read_net("douze"), Err("sale-form-amount-unreadable"));
        assert_eq!(FRENCH.read_net("12 £"), Err("sale-form-amount-currency"));
        assert_eq!(FRENCH.read_net("12 TTC"), Err("sale-form-amount-with-vat"));
        assert_eq!(FRENCH.read_gross("12 TTC"), Ok(1_200));
        assert_eq!(FRENCH.read_gross("12 HT"), Err("sale-form-amount-without-vat"));
        assert_eq!(Figures::read_rate("120"), Err("sale-form-rate-unreadable"));
        assert_eq!(FRENCH.read_quantity("deux"), Err("sale-form-quantity-unreadable"));
    }
}
