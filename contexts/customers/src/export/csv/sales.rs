//! The tables of sales and of their lines.

use store::Fault;
use uuid::Uuid;

use super::Line;
use super::pen::{Pen, day, id, text};
use crate::export::reading::Reading;

/// The columns of sales.
pub const SALE: &[&str] = &[
    "id",
    "document",
    "number",
    "date",
    "due-on",
    "status",
    "paid-on",
    "company",
    "company-id",
    "person",
    "person-id",
    "net",
    "gross",
    "balance",
    "currency",
];

/// The columns of lines.
pub const LINE: &[&str] = &[
    "sale-id",
    "number",
    "line",
    "date",
    "product-id",
    "sku",
    "label-of-product",
    "quantity",
    "unit-price",
    "discount",
    "vat-rate",
    "net",
    "gross",
    "currency",
];

/// Sales, one a line.
pub async fn sales(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let mut buyers = reading.buyers(ids).await?;
    let mut lines = Vec::with_capacity(ids.len());
    for sale in reading.sales(ids).await? {
        let buyer = buyers.remove(&sale.id).unwrap_or_default();
        lines.push(vec![
            sale.id.to_string(),
            pen.word(format!("document-{}", sale.kind)),
            text(sale.number.as_ref()),
            day(Some(sale.dated_on)),
            day(sale.due_on),
            pen.word(format!("sale-status-{}", sale.status)),
            day(sale.paid_on),
            text(buyer.company.as_ref()),
            id(sale.company_id),
            text(buyer.person.as_ref()),
            id(sale.person_id),
            pen.cents(Some(sale.net_cents), sale.currency),
            pen.cents(sale.gross_cents, sale.currency),
            pen.cents(Some(sale.balance_cents), sale.currency),
            sale.currency.to_owned(),
        ]);
    }
    Ok(lines)
}

/// The lines of sales.
pub async fn lines(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for sale in reading.sales(ids).await? {
        for (place, line) in sale.lines.iter().enumerate() {
            lines.push(vec![
                sale.id.to_string(),
                text(sale.number.as_ref()),
                (place + 1).to_string(),
                day(Some(sale.dated_on)),
                id(line.product_id),
                text(line.sku.as_ref()),
                text(line.label.as_ref()),
                pen.number(line.quantity_thousandths, 3),
                pen.cents(line.unit_price_cents, sale.currency),
                pen.number(line.discount_basis_points, 2),
                pen.number(line.vat_rate_basis_points, 2),
                pen.cents(Some(line.net_cents), sale.currency),
                pen.cents(line.gross_cents, sale.currency),
                sale.currency.to_owned(),
            ]);
        }
    }
    Ok(lines)
}
