//! A sale with its lines. Amounts are whole cents of its currency.

use jiff::civil::Date;
use kernel::{CompanyId, PersonId, ProductId, SaleId};
use personal::Access;
use serde::Serialize;

use super::{instant, told};
use crate::sale::{Line, Sale};

/// A quote, an order, an invoice or a credit note.
#[derive(Clone, Serialize)]
pub struct SaleRecord {
    /// The id.
    pub id: SaleId,
    /// When it came into the file.
    pub created_at: String,
    /// The company that buys.
    pub company_id: Option<CompanyId>,
    /// The person who buys.
    pub person_id: Option<PersonId>,
    /// Which document it is.
    pub kind: &'static str,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub dated_on: Date,
    /// When it must be paid.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub status: &'static str,
    /// When it was paid, where known.
    pub paid_on: Option<Date>,
    /// The currency of every amount.
    pub currency: &'static str,
    /// Total excluding VAT.
    pub net_cents: i64,
    /// Total including VAT, where known.
    pub gross_cents: Option<i64>,
    /// What is still to be paid.
    pub balance_cents: i64,
    /// What was sold.
    pub lines: Vec<LineRecord>,
}

/// A line of a sale.
#[derive(Clone, Serialize)]
pub struct LineRecord {
    /// The product, where it is one of the file.
    pub product_id: Option<ProductId>,
    /// The reference, as written.
    pub sku: Option<String>,
    /// What was sold, as written.
    pub label: Option<String>,
    /// How much of it, in thousandths.
    pub quantity_thousandths: Option<i64>,
    /// Price of one, excluding VAT.
    pub unit_price_cents: Option<i64>,
    /// Discount in hundredths of a percent.
    pub discount_basis_points: Option<i64>,
    /// VAT rate in hundredths of a percent.
    pub vat_rate_basis_points: Option<i64>,
    /// Total excluding VAT.
    pub net_cents: i64,
    /// Total including VAT, where known.
    pub gross_cents: Option<i64>,
}

impl SaleRecord {
    /// Reveals a sale.
    pub fn of(sale: &Sale, access: &Access) -> Self {
        let details = &sale.details;
        Self {
            id: sale.id,
            created_at: instant(sale.arrival.at),
            company_id: details.company,
            person_id: details.person,
            kind: details.kind.code(),
            number: told(details.number.as_ref(), access),
            dated_on: details.dated_on,
            due_on: details.due_on,
            status: details.status.code(),
            paid_on: details.status.paid_on(),
            currency: details.currency.code(),
            net_cents: details.net,
            gross_cents: details.gross,
            balance_cents: details.balance(),
            lines: details.lines.iter().map(|line| LineRecord::of(line, access)).collect(),
        }
    }
}

impl LineRecord {
    fn of(line: &Line, access: &Access) -> Self {
        Self {
            product_id: line.product,
            sku: told(line.sku.as_ref(), access),
            label: told(line.label.as_ref(), access),
            quantity_thousandths: line.quantity,
            unit_price_cents: line.unit_price,
            discount_basis_points: line.discount,
            vat_rate_basis_points: line.vat_rate,
            net_cents: line.net,
            gross_cents: line.gross,
        }
    }
}
