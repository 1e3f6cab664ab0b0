//! A document of a file, and what it makes of a sale.

use std::collections::HashMap;

use intake::{SaleLine, SaleRecord, SaleRow};
use jiff::civil::Date;
use kernel::text::words;
use kernel::{CompanyId, PersonId, ProductId};
use personal::Personal;

use super::text::text;
use crate::cents;
use crate::product::ProductDetails;
use crate::sale::{DocumentKind, Line, Sale, SaleDetails, Status};
use crate::sealed_text::folded;

/// Who buys: a company, a person, or a company through a person.
pub type Buyers = (Option<CompanyId>, Option<PersonId>);

/// A sale without a number: day, first label folded, amount. With its client and its ordinal it is
/// recognised again.
pub type PlainKey = (Date, Personal<String>, i64);

/// What is known of a sale once its document was read; `before` is what the base knew. A file is
/// the truth about the documents it tells of, except that it never brings a cancelled one back.
pub fn sale_details(
    before: Option<&SaleDetails>,
    record: &SaleRecord,
    (company, person): Buyers,
    products: &HashMap<String, ProductId>,
) -> SaleDetails {
    let lines: Vec<Line> = record.lines.iter().map(|one| line(one, record, products)).collect();
    let lines = with_the_rest(lines, before);
    let net = cents::sum(lines.iter().map(|line| line.net));
    let gross: Option<Vec<i64>> = lines.iter().map(|line| line.gross).collect();
    let gross = gross.map(cents::sum);
    let kind = kind(record, net, gross);
    let said = status(record, kind);
    SaleDetails {
        company,
        person: person.or_else(|| before.filter(|old| old.company == company).and_then(|old| old.person)),
        kind,
        number: record.number.as_deref().and_then(crate::sealed_text::given),
        dated_on: record.date,
        due_on: record.due.or(before.and_then(|old| old.due_on)),
        status: before.map_or(said.unwrap_or(presumed(record, kind)), |old| settled(old.status, said)),
        currency: record.currency,
        net,
        gross,
        lines,
    }
}

/// The lines of a document: those of the file, unless it tells of some of the known ones only, such
/// as an export of one product; it leaves the others as they are then.
fn with_the_rest(lines: Vec<Line>, before: Option<&SaleDetails>) -> Vec<Line> {
    let Some(before) = before.filter(|before| lines.len() < before.lines.len()) else { return lines };
    let mut rest: Vec<&Line> = before.lines.iter().collect();
    let is_known = lines.iter().all(|line| {
        let same = |old: &&Line| (&old.sku, &old.label, old.net) == (&line.sku, &line.label, line.net);
        rest.iter().position(same).map(|place| rest.remove(place)).is_some()
    });
    if is_known { before.lines.clone() } else { lines }
}

/// What the document is.
#[must_use]
pub fn document_kind(record: &SaleRecord) -> DocumentKind {
    let gross = record.lines.iter().map(|line| gross(line, record));
    kind(record, net_of(record), gross.collect::<Option<Vec<i64>>>().map(cents::sum))
}

/// The key of a document without a number.
#[must_use]
pub fn plain_key(record: &SaleRecord) -> PlainKey {
    let label = record.lines.first().map(|line| words(&line.sale.label.raw).join(" "));
    (record.date, Personal::new(label.unwrap_or_default()), net_of(record))
}

/// What a document comes to, excluding VAT, in cents.
#[must_use]
pub fn net_of(record: &SaleRecord) -> i64 {
    cents::sum(record.lines.iter().map(|line| counted(line, record)))
}

/// The key of a sale of the base without a number.
#[must_use]
pub fn plain_key_of(sale: &Sale) -> PlainKey {
    let label = sale.details.lines.first().and_then(|line| line.label.as_ref()).map(folded);
    (sale.details.dated_on, label.unwrap_or_default(), sale.details.net)
}

fn line(one: &SaleLine, record: &SaleRecord, products: &HashMap<String, ProductId>) -> Line {
    let row: &SaleRow = &one.sale;
    Line {
        product: products.get(&ProductDetails::sku_key(&row.sku.raw)).copied(),
        sku: text(&row.sku),
        label: text(&row.label),
        quantity: row.quantity.canonical,
        unit_price: row.unit_price.canonical.map(|amount| amount.cents),
        discount: row.discount.canonical.map(i64::from),
        vat_rate: row.vat_rate.canonical.map(i64::from),
        net: counted(one, record),
        gross: gross(one, record),
    }
}

/// What a line weighs including VAT, by the same rule.
fn gross(line: &SaleLine, record: &SaleRecord) -> Option<i64> {
    let is_counted =
        counted(line, record) != 0 || line.sale.turnover().is_none_or(|amount| amount.cents == 0);
    line.sale.gross.canonical.map(|amount| if is_counted { amount.cents } else { 0 })
}

/// What a line weighs: nothing when it alone was cancelled in a document that stands.
fn counted(line: &SaleLine, record: &SaleRecord) -> i64 {
    let stands = record.status == Some(intake::Status::Cancelled) || !line.sale.is_cancelled();
    line.sale.turnover().filter(|_| stands).map_or(0, |amount| amount.cents)
}

/// A credit note whose lines add up to something owed is an invoice after all.
fn kind(record: &SaleRecord, net: i64, gross: Option<i64>) -> DocumentKind {
    match record.kind {
        intake::DocumentKind::Quote => DocumentKind::Quote,
        intake::DocumentKind::Order => DocumentKind::Order,
        intake::DocumentKind::Invoice => DocumentKind::Invoice,
        intake::DocumentKind::CreditNote if net > 0 || gross.is_some_and(|gross| gross > 0) => {
            DocumentKind::Invoice
        }
        intake::DocumentKind::CreditNote => DocumentKind::CreditNote,
    }
}

/// Where the file says it stands; a quote is neither due nor paid.
fn status(record: &SaleRecord, kind: DocumentKind) -> Option<Status> {
    let is_quote = kind == DocumentKind::Quote;
    Some(match record.status? {
        intake::Status::Cancelled => Status::Cancelled,
        intake::Status::Due if !is_quote => Status::Due,
        intake::Status::Paid if !is_quote => Status::Paid { on: record.paid_on },
        intake::Status::Open | intake::Status::Due | intake::Status::Paid => Status::Open,
    })
}

/// Where a document stands of which the file does not say it: an invoice whose payment is asked for and
/// not told of is due, and so is what its credit notes give back.
fn presumed(record: &SaleRecord, kind: DocumentKind) -> Status {
    let is_settled_later = matches!(kind, DocumentKind::Invoice | DocumentKind::CreditNote);
    if record.awaits_payment && is_settled_later { Status::Due } else { Status::Open }
}

fn settled(before: Status, said: Option<Status>) -> Status {
    match (before, said) {
        (Status::Cancelled, _) => Status::Cancelled,
        (Status::Paid { on }, Some(Status::Paid { on: now })) => Status::Paid { on: now.or(on) },
        (_, Some(said)) => said,
        (before, None) => before,
    }
}
