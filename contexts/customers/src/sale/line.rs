//! One line of a sale, in exact cents, thousandths and hundredths of a percent.

use kernel::ProductId;
use personal::Personal;

use crate::cents;

/// One line of a sale. What is not written on the document is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The product, where it is one of the file.
    pub product: Option<ProductId>,
    /// The reference, as written.
    pub sku: Option<Personal<String>>,
    /// What was sold, as written.
    pub label: Option<Personal<String>>,
    /// How much of it, in thousandths.
    pub quantity: Option<i64>,
    /// Price of one, excluding VAT, in cents.
    pub unit_price: Option<i64>,
    /// Discount in hundredths of a percent.
    pub discount: Option<i64>,
    /// VAT rate in hundredths of a percent.
    pub vat_rate: Option<i64>,
    /// Total of the line, excluding VAT.
    pub net: i64,
    /// Total of the line, including VAT, where known.
    pub gross: Option<i64>,
}

impl Line {
    /// Quantity times price less discount, rounded to the cent; `None` where one is missing or
    /// the result is larger than any amount.
    #[must_use]
    pub fn worth(quantity: Option<i64>, unit_price: Option<i64>, discount: Option<i64>) -> Option<i64> {
        let kept = 10_000_i64.checked_sub(discount.unwrap_or(0))?;
        let undiscounted = i128::from(quantity?) * i128::from(unit_price?);
        let product = undiscounted.checked_mul(i128::from(kept))?;
        cents::divided(product, 1_000 * 10_000)
    }

    /// An amount excluding VAT with the VAT of a rate added, rounded to the cent.
    #[must_use]
    pub fn with_vat(net: i64, vat_rate: i64) -> Option<i64> {
        cents::divided(i128::from(net) * (10_000 + i128::from(vat_rate)), 10_000)
    }

    /// The line in one text for the journal: figures first, then the words.
    pub(crate) fn summary(&self) -> Personal<String> {
        let figures =
            [self.quantity, self.unit_price, self.discount, self.vat_rate, Some(self.net), self.gross];
        let figures =
            figures.map(|figure| figure.map_or_else(|| "-".to_owned(), |figure| figure.to_string()));
        let words = self.sku.clone().unwrap_or_default().zip(self.label.clone().unwrap_or_default());
        let figures = Personal::new(figures.join(" "));
        figures.zip(words).map(|(figures, (sku, label))| [figures, sku, label].join(" | "))
    }
}
