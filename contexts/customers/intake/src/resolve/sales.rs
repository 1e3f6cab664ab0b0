//! The sales of a batch: clients, duplicates, and lines that make one document.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::companies::note;
use super::directory::Directory;
use super::{clients, documents};
use crate::codes::{Caution, Certainty, Likeness};
use crate::field::Field;
use crate::identity::Match;
use crate::reading::{At, ClientLink, Part, Reading, SaleLine, SaleRecord, document_key};
use crate::rows::{DocumentKind, SaleRow, Status};

/// Makes the sale records of a batch.
pub(super) fn gather(reading: &mut Reading, directory: &mut Directory<'_>) {
    let heads = documents::complete(reading);
    let mut sales: Vec<(At, SaleRow, ClientLink)> = Vec::new();
    for (at, client) in reading.places_with(|row| row.sale.as_ref().map(|sale| sale.client.clone())) {
        match clients::find(reading, directory, at, &client) {
            Ok(link) => {
                if let Some(sale) =
                    reading.row(at).and_then(|row| row.sale.clone()).filter(|_| !heads.contains(&at))
                {
                    sales.push((at, sale, link));
                }
            }
            Err((field, why)) => reading.reject(at, Some(field), why),
        }
    }
    let repeated = repeated(reading, &sales);
    let mut book = Book::default();
    for (at, sale, client) in sales.into_iter().filter(|(at, ..)| !repeated.contains(at)) {
        let contact = clients::contact(directory, at, client);
        book.enter(reading, at, sale, client);
        if let Some(record) = book.last.and_then(|place| book.records.get_mut(place)) {
            record.contact = record.contact.or(contact);
        }
    }
    reading.records.sales = book.records;
    for record in &mut reading.records.sales {
        record.settle();
    }
}

/// The rows that repeat a numbered line; a sale without a number may well occur twice.
fn repeated(reading: &mut Reading, sales: &[(At, SaleRow, ClientLink)]) -> HashSet<At> {
    let mut seen: HashMap<Line<'_>, At> = HashMap::new();
    let mut prints: HashMap<u64, At> = HashMap::new();
    let mut repeated = HashSet::new();
    for (at, sale, client) in sales {
        let print = reading.row(*at).map_or(0, |row| row.fingerprint);
        let identical = prints.get(&print).copied();
        let line = Line::of(sale, *client);
        let is_numbered = sale.document.canonical.is_some();
        let same = seen.get(&line).copied();
        if let Some(first) = identical.or(same) {
            let certainty = if is_numbered { Certainty::Certain } else { Certainty::Possible };
            let reasons = [
                (identical.is_some(), Likeness::IdenticalRow),
                (is_numbered && identical.is_none(), Likeness::SameDocument),
                (!is_numbered && identical.is_none(), Likeness::SameSale),
            ];
            note(reading, (first, *at), Part::Sale, (Match::new(certainty, &reasons), is_numbered));
            if is_numbered {
                repeated.insert(*at);
            }
            continue;
        }
        prints.insert(print, *at);
        seen.insert(line, *at);
    }
    repeated
}

/// What makes two lines the same, however their figures are spelt.
#[derive(PartialEq, Eq, Hash)]
struct Line<'a> {
    kind: DocumentKind,
    document: Option<String>,
    client: ClientLink,
    date: Option<Date>,
    label: Vec<String>,
    sku: &'a str,
    quantity: Option<i64>,
    net: Option<i64>,
    gross: Option<i64>,
}

impl<'a> Line<'a> {
    fn of(sale: &'a SaleRow, client: ClientLink) -> Self {
        Self {
            kind: sale.kind,
            document: sale.document.canonical.as_deref().map(document_key),
            client,
            date: sale.date.canonical,
            label: kernel::text::words(&sale.label.raw),
            sku: &sale.sku.raw,
            quantity: sale.quantity.canonical,
            net: sale.net.canonical.map(|amount| amount.cents),
            gross: sale.gross.canonical.map(|amount| amount.cents),
        }
    }
}

/// Sales as their lines are entered.
#[derive(Default)]
struct Book {
    records: Vec<SaleRecord>,
    /// A quote and its invoice may bear one number, and numbers may begin anew each year.
    documents: HashMap<(String, ClientLink, DocumentKind, i16), usize>,
    numbers: HashMap<String, ClientLink>,
    plain: HashMap<(ClientLink, Date, Vec<String>, i64), u32>,
    last: Option<usize>,
}

impl Book {
    /// Enters a line into its document, or as a sale of its own.
    fn enter(&mut self, reading: &mut Reading, at: At, sale: SaleRow, client: ClientLink) {
        let Some(date) = sale.date.canonical else { return };
        let Some(document) = sale.document.canonical.clone() else {
            let amount = sale.turnover().map_or(0, |amount| amount.cents);
            let key = (client, date, kernel::text::words(&sale.label.raw), amount);
            let ordinal = self.plain.entry(key).and_modify(|count| *count += 1).or_insert(1);
            let ordinal = *ordinal;
            self.open(at, sale, client, (date, ordinal));
            return;
        };
        let key = document_key(&document);
        let place = (key.clone(), client, sale.kind, date.year());
        match self.documents.get(&place).copied() {
            Some(place) => self.add_line(reading, at, sale, place),
            None => {
                if self.numbers.insert(key, client).is_some_and(|other| other != client) {
                    reading.warn(at, Some(Field::DocumentNumber), Caution::DocumentDiffers);
                }
                self.documents.insert(place, self.records.len());
                self.open(at, sale, client, (date, 1));
            }
        }
    }

    fn open(&mut self, at: At, sale: SaleRow, client: ClientLink, (date, ordinal): (Date, u32)) {
        self.last = Some(self.records.len());
        self.records.push(SaleRecord {
            client,
            contact: None,
            number: sale.document.canonical.clone(),
            kind: sale.kind,
            date,
            due: None,
            paid_on: None,
            status: None,
            currency: sale.currency,
            lines: vec![SaleLine { at, number: 1, sale }],
            ordinal,
        });
    }

    fn add_line(&mut self, reading: &mut Reading, at: At, sale: SaleRow, place: usize) {
        if self.last != Some(place) {
            reading.warn(at, Some(Field::DocumentNumber), Caution::FurtherLine);
        }
        let Some(record) = self.records.get_mut(place) else { return };
        if sale.date.canonical != Some(record.date) {
            reading.warn(at, Some(Field::Date), Caution::DocumentDiffers);
        }
        let number = record.lines.last().map_or(1, |line| line.number.saturating_add(1));
        record.lines.push(SaleLine { at, number, sale });
        self.last = Some(place);
    }
}

impl SaleRecord {
    /// What the lines say together: paid when all are, cancelled when all are.
    fn settle(&mut self) {
        let statuses: Vec<Option<Status>> =
            self.lines.iter().map(|line| line.sale.status.canonical).collect();
        let all = |status: Status| statuses.iter().all(|other| *other == Some(status));
        let any = |status: Status| statuses.contains(&Some(status));
        self.status = if all(Status::Cancelled) {
            Some(Status::Cancelled)
        } else if any(Status::Due) {
            Some(Status::Due)
        } else if any(Status::Open) {
            Some(Status::Open)
        } else {
            any(Status::Paid).then_some(Status::Paid)
        };
        self.due = self.lines.iter().filter_map(|line| line.sale.due.canonical).max();
        let paid = self.lines.iter().filter_map(|line| line.sale.paid_on.canonical).max();
        self.paid_on = paid.filter(|_| self.status == Some(Status::Paid));
    }
}
