//! Sales and lines as rows.

use kernel::{BatchId, CompanyId, Currency, Id, PersonId, ProductId, SaleId};
use store::{Day, Fault, Instant};

use super::super::entity::{line, sale};
use super::super::rows::place;
use crate::arrival::Arrival;
use crate::sale::{DocumentKind, Line, Sale, SaleDetails, Status};

pub fn to_row(sale: &Sale, now: Instant) -> sale::Model {
    let details = &sale.details;
    sale::Model {
        id: sale.id.uuid(),
        version: sale.version,
        batch_id: sale.arrival.batch.map(BatchId::uuid),
        created_at: sale.arrival.at.into(),
        updated_at: now,
        company_id: details.company.map(CompanyId::uuid),
        person_id: details.person.map(PersonId::uuid),
        kind: details.kind.code().to_owned(),
        number: details.number.clone(),
        number_key: details.number.as_ref().map(SaleDetails::number_key),
        dated_on: details.dated_on.into(),
        due_on: details.due_on.map(Day::from),
        paid_on: details.status.paid_on().map(Day::from),
        status: details.status.code().to_owned(),
        currency: details.currency.code().to_owned(),
        net: details.net,
        gross: details.gross,
        balance: details.balance(),
    }
}

pub fn to_sale(row: sale::Model, lines: Vec<Line>) -> Result<Sale, Fault> {
    let paid_on = row.paid_on.and_then(|day| day.date());
    Ok(Sale {
        id: SaleId::from_uuid(row.id),
        version: row.version,
        arrival: Arrival { at: row.created_at.timestamp(), batch: row.batch_id.map(BatchId::from_uuid) },
        details: SaleDetails {
            company: row.company_id.map(CompanyId::from_uuid),
            person: row.person_id.map(PersonId::from_uuid),
            kind: DocumentKind::from_code(&row.kind).ok_or(Fault::Damaged("document kind"))?,
            number: row.number,
            dated_on: row.dated_on.date().ok_or(Fault::Damaged("day"))?,
            due_on: row.due_on.and_then(|day| day.date()),
            status: Status::from_parts(&row.status, paid_on).ok_or(Fault::Damaged("status"))?,
            currency: Currency::from_code(&row.currency).ok_or(Fault::Damaged("currency"))?,
            net: row.net,
            gross: row.gross,
            lines,
        },
    })
}

pub fn lines_of(sale: &Sale) -> impl Iterator<Item = line::Model> {
    sale.details.lines.iter().cloned().enumerate().map(|(index, line)| line::Model {
        sale_id: sale.id.uuid(),
        position: place(index),
        product_id: line.product.map(ProductId::uuid),
        sku: line.sku,
        label: line.label,
        quantity: line.quantity,
        unit_price: line.unit_price,
        discount: line.discount,
        vat_rate: line.vat_rate,
        net: line.net,
        gross: line.gross,
    })
}

pub fn to_line(row: line::Model) -> Line {
    Line {
        product: row.product_id.map(ProductId::from_uuid),
        sku: row.sku,
        label: row.label,
        quantity: row.quantity,
        unit_price: row.unit_price,
        discount: row.discount,
        vat_rate: row.vat_rate,
        net: row.net,
        gross: row.gross,
    }
}
