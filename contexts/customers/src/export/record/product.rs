//! A product.

use kernel::ProductId;
use serde::Serialize;

use super::instant;
use crate::product::Product;

/// A product.
#[derive(Clone, Serialize)]
pub struct ProductRecord {
    /// The id.
    pub id: ProductId,
    /// When it came into the file.
    pub created_at: String,
    /// The reference.
    pub sku: Option<String>,
    /// What it is.
    pub label: String,
    /// The currency of its amounts.
    pub currency: &'static str,
    /// Price of one, excluding VAT.
    pub price_cents: Option<i64>,
    /// Cost of one.
    pub cost_cents: Option<i64>,
    /// VAT rate in hundredths of a percent.
    pub vat_rate_basis_points: Option<i64>,
}

impl From<Product> for ProductRecord {
    fn from(product: Product) -> Self {
        let details = product.details;
        Self {
            id: product.id,
            created_at: instant(product.arrival.at),
            sku: details.sku,
            label: details.label,
            currency: details.currency.code(),
            price_cents: details.price,
            cost_cents: details.cost,
            vat_rate_basis_points: details.vat_rate,
        }
    }
}
