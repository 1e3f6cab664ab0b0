//! A row about a product.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::reader::RowReader;
use crate::field::Field;
use crate::given::Given;

/// A product, as a row gives it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ProductRow {
    /// Reference.
    pub sku: Given<String>,
    /// Label.
    pub label: Given<String>,
    /// Price of one without tax.
    pub price: Given<Amount>,
    /// Price of one with tax.
    pub price_with_tax: Given<Amount>,
    /// Cost.
    pub cost: Given<Amount>,
    /// VAT rate in hundredths of a percent.
    pub vat_rate: Given<i32>,
}

impl ProductRow {
    /// By which the same product is found again: the reference, or else the label.
    #[must_use]
    pub fn key(&self) -> String {
        match self.sku.raw.is_empty() {
            false => values::sku::key(&self.sku.raw),
            true => format!("={}", kernel::text::words(&self.label.raw).join(" ")),
        }
    }
}

impl RowReader<'_> {
    /// Reads the product of the row.
    pub(crate) fn product(&mut self) -> ProductRow {
        ProductRow {
            sku: self.text(Field::Sku),
            label: self.text(Field::Label),
            price: self.amount(Field::UnitPrice),
            price_with_tax: self.amount(Field::UnitPriceGross),
            cost: self.amount(Field::Cost),
            vat_rate: self.rate(Field::VatRate),
        }
    }
}
