//! The table of products.

use store::Fault;
use uuid::Uuid;

use super::Line;
use super::pen::{Pen, text};
use crate::export::reading::Reading;

/// The columns of products.
pub const PRODUCT: &[&str] = &["id", "sku", "label-of-product", "price", "cost", "currency", "vat-rate"];

/// Products, one a line.
pub async fn products(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::with_capacity(ids.len());
    for product in reading.products(ids).await? {
        lines.push(vec![
            product.id.to_string(),
            text(product.sku.as_ref()),
            product.label.clone(),
            pen.cents(product.price_cents, product.currency),
            pen.cents(product.cost_cents, product.currency),
            product.currency.to_owned(),
            pen.number(product.vat_rate_basis_points, 2),
        ]);
    }
    Ok(lines)
}
