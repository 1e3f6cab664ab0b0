//! Rows of one product, and what they make of a product.

use intake::{Amount, Given, ProductRow};
use kernel::Currency;
use kernel::text::trim;

use crate::product::ProductDetails;

/// What is known of a product once this row was read; `before` is what the base knew.
pub fn product_details(before: Option<ProductDetails>, row: &ProductRow, home: Currency) -> ProductDetails {
    let now = details(row, home);
    let Some(before) = before else { return now };
    ProductDetails {
        sku: before.sku.or(now.sku),
        label: if now.label.is_empty() { before.label } else { now.label },
        currency: if now.price.or(now.cost).is_some() { now.currency } else { before.currency },
        price: now.price.or(before.price),
        cost: now.cost.or(before.cost),
        vat_rate: now.vat_rate.or(before.vat_rate),
    }
}

fn details(row: &ProductRow, home: Currency) -> ProductDetails {
    let cents = |given: &Given<Amount>| given.canonical.map(|amount| amount.cents);
    let priced = row.price.canonical.or(row.cost.canonical);
    ProductDetails {
        sku: Some(trim(&row.sku.raw).to_owned()).filter(|sku| !sku.is_empty()),
        label: trim(&row.label.raw).to_owned(),
        price: cents(&row.price),
        cost: cents(&row.cost),
        currency: priced.map_or(home, |amount| amount.currency),
        vat_rate: row.vat_rate.canonical.map(i64::from),
    }
}
