//! Which table a sheet is, by what its columns can be.

use super::assign::{assign, says_plainly};
use super::column::{Column, Reason};
use crate::field::{Field, Table};
use crate::vocabulary::vocabulary;

/// What the name of the sheet adds to a table.
const NAMED_SO: f64 = 2.0;

/// What a column of names that may well be people takes from a table of companies.
const AMBIGUOUS: f64 = 1.5;

/// Share of names that must tell of a trade, for a column to be one of companies.
const LEAST_TRADES: f64 = 0.15;

/// Settles the table of a sheet and the field of each column; `None` when no table is recognised.
pub(crate) fn settle(columns: &mut [Column], sheet: &str, wanted: Option<Table>) -> Option<Table> {
    if let Some(table) = wanted {
        assign(columns, table);
        return Some(table);
    }
    let named = vocabulary().table_named(sheet);
    let mut best: Option<(Table, f64)> = None;
    for table in [Table::Companies, Table::People, Table::Sales, Table::Products] {
        let worth = assign(columns, table) + first_identity(columns, table) - doubt(columns, table);
        if !is_complete(columns, table) {
            continue;
        }
        let worth = worth + if named == Some(table) { NAMED_SO } else { 0.0 };
        if best.is_none_or(|(_, most)| worth > most) {
            best = Some((table, worth));
        }
    }
    let (table, _) = best?;
    let table = if is_split(columns, table) || sells_too(columns, table) { Table::Mixed } else { table };
    assign(columns, table);
    Some(table)
}

/// What a column of a field is worth for a table: the more it belongs to that table alone, the more.
pub(crate) fn weight(table: Table, field: Field) -> f64 {
    match (table, field) {
        (Table::Companies, Field::Siren | Field::Siret | Field::Vat | Field::EnterpriseNumber) => 3.0,
        (Table::Companies, Field::CompanyName) => 2.5,
        (Table::Companies, Field::ClientKind | Field::Sector | Field::Size) => 1.5,
        (Table::Companies, Field::FullName | Field::JobTitle) => 0.5,
        (
            Table::Companies,
            Field::FirstName | Field::LastName | Field::Civility | Field::BirthDate | Field::Age,
        ) => 0.2,
        (Table::People, Field::FirstName) => 4.0,
        (Table::People, Field::LastName) => 2.5,
        (Table::People, Field::FullName | Field::BirthDate | Field::Age) => 2.0,
        (Table::People, Field::Civility | Field::JobTitle) => 1.5,
        (Table::People, Field::Siren | Field::Siret | Field::Vat | Field::ClientNumber | Field::Sector) => {
            0.5
        }
        (
            Table::Sales,
            Field::DocumentNumber | Field::Date | Field::TotalNet | Field::TotalGross | Field::Quantity,
        ) => 2.0,
        (
            Table::Sales,
            Field::UnitPrice | Field::Label | Field::VatRate | Field::PaidDate | Field::DueDate,
        ) => 1.5,
        (Table::Sales, Field::Email | Field::FullName) => 0.5,
        (
            Table::Products,
            Field::Sku | Field::Label | Field::UnitPrice | Field::UnitPriceGross | Field::Cost,
        ) => 2.0,
        _ => 1.0,
    }
}

/// The identity that stands furthest left names the table, when little else does.
fn first_identity(columns: &[Column], table: Table) -> f64 {
    let first = columns.iter().filter_map(|column| column.field).find(|field| {
        matches!(field, Field::CompanyName | Field::FullName | Field::FirstName | Field::LastName)
    });
    match (table, first) {
        (Table::Companies, Some(Field::CompanyName)) => 0.5,
        (Table::People, Some(Field::FullName | Field::FirstName | Field::LastName)) => 0.5,
        _ => 0.0,
    }
}

/// A column of names that says neither company nor person speaks against a table of companies,
/// unless its cells name trades.
fn doubt(columns: &[Column], table: Table) -> f64 {
    let mut named = columns.iter().filter(|column| column.field == Some(Field::CompanyName));
    let may_be_people = |column: &Column| {
        column.profile.trade() < LEAST_TRADES
            && column.guesses.iter().any(|guess| guess.field == Field::FullName)
    };
    if table == Table::Companies && named.next().is_some_and(may_be_people) { AMBIGUOUS } else { 0.0 }
}

/// Whether the columns can make records of the table.
fn is_complete(columns: &[Column], table: Table) -> bool {
    let has = |field: Field| columns.iter().any(|column| column.field == Some(field));
    let any = |fields: &[Field]| fields.iter().any(|&field| has(field));
    let amounts =
        [Field::TotalNet, Field::TotalGross, Field::UnitPrice, Field::UnitPriceGross, Field::Quantity];
    match table {
        Table::Companies => {
            any(&[Field::CompanyName, Field::Siren, Field::Siret, Field::Vat, Field::EnterpriseNumber])
        }
        Table::People => any(&[
            Field::FirstName,
            Field::LastName,
            Field::FullName,
            Field::Email,
            Field::Mobile,
            Field::Phone,
        ]),
        Table::Sales => {
            let signs = [has(Field::Date), any(&amounts), has(Field::DocumentNumber)];
            signs.iter().filter(|sign| **sign).count() >= 2
        }
        Table::Products => {
            any(&[Field::Sku, Field::Label]) && any(&[Field::UnitPrice, Field::UnitPriceGross, Field::Cost])
        }
        Table::Mixed => true,
    }
}

/// Whether a table of clients also holds whole sales, as its headers say: a date, an amount, and a document
/// or an article.
fn sells_too(columns: &mut [Column], table: Table) -> bool {
    if !matches!(table, Table::People | Table::Companies) {
        return false;
    }
    assign(columns, Table::Mixed);
    let named = |fields: &[Field]| {
        columns.iter().any(|column| {
            column.reason == Some(Reason::Name) && column.field.is_some_and(|field| fields.contains(&field))
        })
    };
    let dated = named(&[Field::Date]) && says_plainly(columns, Field::Date);
    let summed = named(&[Field::TotalNet, Field::TotalGross, Field::UnitPrice, Field::UnitPriceGross]);
    let told = named(&[Field::DocumentNumber]) && says_plainly(columns, Field::DocumentNumber)
        || named(&[Field::Label]) && says_plainly(columns, Field::Label);
    dated && summed && told
}

/// Whether a table of sales also holds what makes a client: one table for everything.
fn is_split(columns: &mut [Column], table: Table) -> bool {
    if table != Table::Sales {
        return false;
    }
    assign(columns, Table::Mixed);
    let has = |fields: &[Field]| {
        columns.iter().any(|column| column.field.is_some_and(|field| fields.contains(&field)))
    };
    let named = has(&[Field::CompanyName, Field::FullName, Field::LastName, Field::Email]);
    // An address that alone names the buyer is a link to a client, not a description.
    let addressed = has(&[Field::CompanyName, Field::FullName, Field::LastName]) && has(&[Field::Email]);
    let described = addressed
        || has(&[
            Field::Siren,
            Field::Siret,
            Field::Vat,
            Field::EnterpriseNumber,
            Field::FirstName,
            Field::Phone,
            Field::Mobile,
            Field::Street,
            Field::Postcode,
        ]);
    named && described
}
