//! What prices make: quantity, discount, tax, and prices below a cent, of which a thousand are sold.

use sheets::Cell;
use values::{Flaw, Mark};

use super::amount::Amount;
use super::sale::SaleRow;
use crate::codes::WarningCode;
use crate::given::Given;

/// A price, exact to its last decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FinePrice {
    digits: i128,
    parts: i128,
}

impl FinePrice {
    /// The price of a cell that was too fine for an amount.
    pub(super) fn of(cell: &Cell, read: &Given<Amount>) -> Option<Self> {
        let too_fine = [WarningCode::Flaw(Flaw::AmountPrecision), WarningCode::Mark(Mark::Rounded)];
        if !read.doubt.is_some_and(|doubt| too_fine.contains(&doubt)) {
            return None;
        }
        match cell {
            Cell::Number { value, .. } => Self::parse(&value.to_string()),
            _ => Self::parse(&cell.text()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let sign = if text.trim_start().starts_with(['-', '−']) { -1 } else { 1 };
        let figures: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
        let (whole, decimals) = figures.split_once([',', '.'])?;
        let digits: i128 = format!("{whole}{decimals}").parse().ok()?;
        let parts = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        Some(Self { digits: sign * digits, parts })
    }

    /// The quantity of a sale at this price, less its discount, in minor units.
    pub(super) fn times(self, sale: &SaleRow) -> Option<i64> {
        let quantity = i128::from(sale.quantity.canonical?);
        let amount = self.digits.checked_mul(100)?.checked_mul(quantity)?.checked_mul(kept(sale))?;
        i64::try_from(rounded(amount, self.parts.checked_mul(10_000_000)?)).ok()
    }
}

/// Quantity × price less discount, rounded to the cent.
pub(super) fn product(sale: &SaleRow) -> Option<i64> {
    times(sale, sale.unit_price.canonical?.cents)
}

pub(super) fn times(sale: &SaleRow, price: i64) -> Option<i64> {
    let quantity = i128::from(sale.quantity.canonical?);
    let price = i128::from(price);
    i64::try_from(rounded(quantity.checked_mul(price)?.checked_mul(kept(sale))?, 10_000_000)).ok()
}

/// What the discount leaves, in hundredths of a percent.
fn kept(sale: &SaleRow) -> i128 {
    10_000 - i128::from(sale.discount.canonical.unwrap_or(0))
}

/// An amount with tax, without it.
pub(super) fn without_tax(gross: i64, rate: i32) -> Option<i64> {
    let with = 10_000 + i128::from(rate);
    (with > 0).then(|| i64::try_from(rounded(i128::from(gross) * 10_000, with)).ok())?
}

/// Division rounded half away from zero.
fn rounded(amount: i128, by: i128) -> i128 {
    let half = by / 2;
    if amount >= 0 { (amount + half) / by } else { (amount - half) / by }
}

#[cfg(test)]
mod tests {
    use super::{FinePrice, rounded, without_tax};

    #[test]
    fn a_price_keeps_every_decimal() {
        for (text, digits, parts) in
            [("0,035", 35, 1_000), ("0.0125 €", 125, 10_000), ("-1,2345", -12_345, 10_000)]
        {
            assert_eq!(FinePrice::parse(text), Some(FinePrice { digits, parts }), "{text}");
        }
        assert_eq!(FinePrice::parse("1,234,5"), None);
        assert_eq!(FinePrice::parse("12"), None);
    }

    #[test]
    fn halves_of_a_cent_round_away_from_zero() {
        assert_eq!(rounded(15, 10), 2);
        assert_eq!(rounded(-15, 10), -2);
        assert_eq!(without_tax(12_000, 2_000), Some(10_000));
        assert_eq!(without_tax(-9_495, 550), Some(-9_000));
    }
}
