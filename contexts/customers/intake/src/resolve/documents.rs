//! Completing lines by their documents: one sheet may hold invoices, another their lines.

use std::collections::{HashMap, HashSet};

use crate::codes::Rejection;
use crate::field::Field;
use crate::given::Given;
use crate::reading::{At, Reading, document_key};
use crate::rows::SaleRow;

/// What a row about a document as a whole says for all its lines.
#[derive(Clone)]
struct Heading {
    sale: SaleRow,
}

/// Where a missing amount is to be written, the likeliest column first.
pub(super) const AMOUNTS: &[Field] = &[
    Field::TotalNet,
    Field::TotalGross,
    Field::UnitPrice,
    Field::UnitPriceGross,
    Field::Quantity,
    Field::Label,
];

/// Completes lines that lack a date or a client, and refuses what stays without date or amount.
/// Answers the rows that only head a document whose lines stand elsewhere.
pub(super) fn complete(reading: &mut Reading) -> HashSet<At> {
    let (headings, with_amount) = survey(reading);
    let mut heads = HashSet::new();
    for (at, document) in reading.places_with(|row| row.sale.as_ref().map(key)) {
        let heading = document.as_ref().and_then(|document| headings.get(document));
        let Some(sale) = reading.row_mut(at).and_then(|row| row.sale.as_mut()) else { continue };
        if let Some(heading) = heading {
            sale.complete(&heading.sale);
        }
        let (dated, amount) = (sale.date.canonical.is_some(), sale.turnover().is_some());
        if !dated {
            reading.reject(at, &[Field::Date], Rejection::DateMissing);
        } else if !amount && document.is_some_and(|document| with_amount.contains(&document)) {
            heads.insert(at);
        } else if !amount {
            reading.reject(at, AMOUNTS, Rejection::AmountMissing);
        }
    }
    heads
}

/// The headings by document, and the documents some row gives an amount for.
fn survey(reading: &Reading) -> (HashMap<String, Heading>, HashSet<String>) {
    let mut headings: HashMap<String, Heading> = HashMap::new();
    let mut with_amount = HashSet::new();
    let mut lacking = HashSet::new();
    for (_, sale) in reading.accepted().filter_map(|(at, row)| Some((at, row.sale.as_ref()?))) {
        let Some(document) = key(sale) else { continue };
        if sale.turnover().is_some() {
            with_amount.insert(document.clone());
        }
        if sale.date.canonical.is_none() || sale.client.is_blank() {
            lacking.insert(document);
        }
    }
    for (_, sale) in reading.accepted().filter_map(|(at, row)| Some((at, row.sale.as_ref()?))) {
        let Some(document) = key(sale).filter(|document| lacking.contains(document)) else { continue };
        if sale.date.canonical.is_some() {
            headings.entry(document).or_insert_with(|| Heading { sale: sale.clone() });
        }
    }
    (headings, with_amount)
}

fn key(sale: &SaleRow) -> Option<String> {
    sale.document.canonical.as_deref().map(document_key).filter(|key| !key.is_empty())
}

impl SaleRow {
    /// Takes from the heading of its document what the line does not say itself.
    fn complete(&mut self, heading: &Self) {
        fill(&mut self.date, &heading.date);
        fill(&mut self.due, &heading.due);
        fill(&mut self.paid_on, &heading.paid_on);
        fill(&mut self.status, &heading.status);
        if self.client.is_blank() {
            self.client = heading.client.clone();
        }
    }
}

impl crate::rows::Client {
    /// Whether the row names no client.
    pub(crate) fn is_blank(&self) -> bool {
        [&self.number, &self.name, &self.person, &self.email].iter().all(|given| given.raw.is_empty())
    }
}

fn fill<T: Clone>(given: &mut Given<T>, heading: &Given<T>) {
    if given.canonical.is_none() && given.raw.is_empty() {
        *given = heading.clone();
    }
}
