//! The sales of a batch: clients, duplicates, and lines that make one document.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::companies::note;
use super::decisions::Decisions;
use super::directory::Directory;
use super::documents::Completed;
use super::{clients, documents, heads};
use crate::codes::{Caution, Certainty, Likeness, Rejection};
use crate::field::Field;
use crate::identity::Match;
use crate::reading::{At, ClientLink, Part, Reading, SaleLine, SaleRecord, document_key};
use crate::rows::{DocumentKind, SaleRow, Status};

/// Where a client is to be named, the likeliest column first.
const NAMING: &[Field] =
    &[Field::ClientNumber, Field::CompanyName, Field::FullName, Field::LastName, Field::Email, Field::Label];

/// Where a deal says how far it is.
const STATES: &[Field] = &[Field::Status, Field::Date];

/// Makes the sale records of a batch.
pub(super) fn gather(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    decisions: &Decisions,
    completed: &Completed,
) {
    directory.contested = clients::contested(reading);
    let sales = with_clients(reading, directory, completed);
    let repeated = repeated(reading, &sales, decisions);
    let sales: Vec<_> = sales.into_iter().filter(|(at, ..)| !repeated.contains(at)).collect();
    let mut book = Book::of(&sales);
    for (at, sale, client) in sales {
        let contact = clients::contact(directory, at, (client, &sale.client));
        book.enter(reading, at, sale, client);
        if let Some(record) = book.last.and_then(|place| book.records.get_mut(place)) {
            record.contact = record.contact.or(contact);
        }
    }
    for record in &mut book.records {
        let heads = heads::set_apart(reading, record);
        record.settle_day(reading, &heads);
        record.settle();
        let unpaid = record.lines.iter().chain(&heads).any(|line| is_unpaid(reading, line));
        record.awaits_payment = record.due.is_some() || unpaid;
    }
    let (kept, beyond): (Vec<SaleRecord>, _) = book.records.into_iter().partition(SaleRecord::is_believed);
    for line in beyond.iter().flat_map(|record| &record.lines) {
        reading.reject(line.at, documents::AMOUNTS, Rejection::DocumentTooLarge);
    }
    reading.records.sales = kept;
}

/// The sales whose client is found; the others are refused.
fn with_clients(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    completed: &Completed,
) -> Vec<(At, SaleRow, ClientLink)> {
    let mut sales = Vec::new();
    for (at, client) in reading.places_with(|row| row.sale.as_ref().map(|sale| sale.client.clone())) {
        let named_by = completed.named_by.get(&at).copied().unwrap_or(at);
        let is_not_won =
            reading.row(at).and_then(|row| row.sale.as_ref()).is_some_and(|sale| sale.is_not_won);
        if is_not_won && directory.may_create_clients {
            reading.reject(at, STATES, Rejection::DealNotWon);
            continue;
        }
        match clients::find(reading, directory, named_by, &client) {
            Ok(_) | Err((_, Rejection::ClientMissing)) if is_not_won => {
                reading.reject(at, STATES, Rejection::DealNotWon);
            }
            Ok(link) => {
                let is_line = !completed.heads.contains(&at);
                let sale = reading.row(at).and_then(|row| row.sale.clone()).filter(|_| is_line);
                sales.extend(sale.map(|sale| (at, sale, link)));
            }
            Err((field, why)) => reading.reject(at, &[[field].as_slice(), NAMING].concat(), why),
        }
    }
    sales
}

/// Whether a row leaves the day of its payment blank, where its sheet asks for one.
fn is_unpaid(reading: &Reading, line: &SaleLine) -> bool {
    let asks = reading.sheet(line.at).is_some_and(|sheet| sheet.column_of(Field::PaidDate).is_some());
    asks && line.sale.paid_on.raw.is_empty()
}

/// The rows that repeat a numbered line; a sale without a number may well occur twice. What somebody
/// decided about two rows counts more than either.
fn repeated(
    reading: &mut Reading,
    sales: &[(At, SaleRow, ClientLink)],
    decisions: &Decisions,
) -> HashSet<At> {
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
            let decided = decisions.rows(first, *at);
            let is_merged = decided.unwrap_or(is_numbered);
            if is_merged {
                repeated.insert(*at);
            }
            let certainty = if is_merged { Certainty::Certain } else { Certainty::Possible };
            let reasons = [
                (decided.is_some(), Likeness::Decided),
                (decided.is_none() && identical.is_some(), Likeness::IdenticalRow),
                (decided.is_none() && is_numbered && identical.is_none(), Likeness::SameDocument),
                (decided.is_none() && !is_numbered && identical.is_none(), Likeness::SameSale),
            ];
            if decided != Some(false) {
                note(reading, (first, *at), Part::Sale, (Match::new(certainty, &reasons), is_merged));
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
    line: &'a str,
    client: ClientLink,
    date: Option<Date>,
    label: Vec<String>,
    sku: &'a str,
    quantity: Option<i64>,
    net: Option<i64>,
    vat_rate: Option<i32>,
    gross: Option<i64>,
}

impl<'a> Line<'a> {
    fn of(sale: &'a SaleRow, client: ClientLink) -> Self {
        Self {
            kind: sale.kind.unwrap_or(DocumentKind::Invoice),
            document: sale.document.canonical.as_deref().map(document_key),
            line: &sale.line.raw,
            client,
            date: sale.date.canonical,
            label: kernel::text::words(&sale.label.raw),
            sku: &sale.sku.raw,
            quantity: sale.quantity.canonical,
            net: sale.net.canonical.map(|amount| amount.cents),
            vat_rate: sale.vat_rate.canonical,
            gross: sale.gross.canonical.map(|amount| amount.cents),
        }
    }
}

/// What the lines of one document share: a quote and its invoice may bear one number, and numbers may
/// begin anew each year.
type Title = (String, ClientLink, DocumentKind, i16);

fn title(number: String, sale: &SaleRow, client: ClientLink, date: Date) -> Title {
    (number, client, sale.kind.unwrap_or(DocumentKind::Invoice), date.year())
}

/// Sales as their lines are entered.
#[derive(Default)]
struct Book {
    records: Vec<SaleRecord>,
    documents: HashMap<Title, usize>,
    days: HashMap<Title, BTreeMap<Date, i128>>,
    numbers: HashMap<String, ClientLink>,
    plain: HashMap<(ClientLink, Date, Vec<String>, i64), u32>,
    last: Option<usize>,
}

impl Book {
    /// An empty book that knows what the rows of each title come to on each day.
    fn of(sales: &[(At, SaleRow, ClientLink)]) -> Self {
        let mut book = Self::default();
        for (_, sale, client) in sales {
            let (Some(number), Some(date)) = (&sale.document.canonical, sale.date.canonical) else {
                continue;
            };
            let days = book.days.entry(title(document_key(number), sale, *client, date)).or_default();
            let cents = sale.turnover().map_or(0, |amount| i128::from(amount.cents));
            *days.entry(date).or_default() += cents;
        }
        book
    }

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
        let title = self.title(key.clone(), &sale, client, date);
        match self.documents.get(&title).copied() {
            Some(place) => self.add_line(reading, at, sale, place),
            None => {
                if self.numbers.insert(key, client).is_some_and(|other| other != client) {
                    reading.warn(at, Some(Field::DocumentNumber), Caution::DocumentDiffers);
                }
                self.documents.insert(title, self.records.len());
                self.open(at, sale, client, (date, 1));
            }
        }
    }

    /// Under which title a line goes: a discount of the day belongs to its invoice, what is owed back on
    /// another day is a credit note that bears the invoice's number.
    fn title(&self, number: String, sale: &SaleRow, client: ClientLink, date: Date) -> Title {
        let title = title(number, sale, client, date);
        let Some(days) = self.days.get(&title).filter(|_| sale.kind.is_none()) else { return title };
        let is_owed_back = days.get(&date).is_some_and(|cents| *cents < 0);
        if is_owed_back && days.iter().any(|(day, cents)| *day != date && *cents >= 0) {
            return (title.0, client, DocumentKind::CreditNote, date.year());
        }
        title
    }

    fn open(&mut self, at: At, sale: SaleRow, client: ClientLink, (date, ordinal): (Date, u32)) {
        self.last = Some(self.records.len());
        self.records.push(SaleRecord {
            client,
            contact: None,
            number: sale.document.canonical.clone(),
            kind: sale.kind.unwrap_or(DocumentKind::Invoice),
            date,
            due: None,
            paid_on: None,
            status: None,
            awaits_payment: false,
            currency: sale.currency,
            lines: vec![SaleLine { at, number: 1, sale }],
            ordinal,
        });
    }

    fn add_line(&mut self, reading: &mut Reading, at: At, sale: SaleRow, place: usize) {
        let Some(record) = self.records.get_mut(place) else { return };
        let is_here = |line: &SaleLine| (line.at.file, line.at.sheet) == (at.file, at.sheet);
        if self.last != Some(place) && record.lines.iter().any(is_here) {
            reading.warn(at, Some(Field::DocumentNumber), Caution::FurtherLine);
        }
        let number = record.lines.last().map_or(1, |line| line.number.saturating_add(1));
        record.lines.push(SaleLine { at, number, sale });
        self.last = Some(place);
    }
}

impl SaleRecord {
    /// Whether its lines add up to no more than is believed of an amount, without tax and with it.
    fn is_believed(&self) -> bool {
        let sum = |cents: &dyn Fn(&SaleRow) -> Option<i64>| {
            self.lines.iter().filter_map(|line| cents(&line.sale)).map(i128::from).sum::<i128>()
        };
        let net = sum(&|sale| sale.turnover().map(|amount| amount.cents));
        let gross = sum(&|sale| sale.gross.canonical.map(|amount| amount.cents));
        [net, gross]
            .into_iter()
            .all(|sum| sum.unsigned_abs() <= values::amount::LARGEST.unsigned_abs().into())
    }

    /// Its day is that of its head, or its first; lines of another day are told.
    fn settle_day(&mut self, reading: &mut Reading, heads: &[SaleLine]) {
        let first = |lines: &[SaleLine]| lines.iter().filter_map(|line| line.sale.date.canonical).min();
        self.date = first(heads).or_else(|| first(&self.lines)).unwrap_or(self.date);
        for line in self.lines.iter().filter(|line| line.sale.date.canonical != Some(self.date)) {
            reading.warn(line.at, Some(Field::Date), Caution::DocumentDiffers);
        }
    }

    /// What the lines say together: paid when all are, cancelled when all are, a credit note when none
    /// says what it is and together they are owed back.
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
        let is_unsaid = self.lines.iter().all(|line| line.sale.kind.is_none());
        let announces = |line: &SaleLine| DocumentKind::announced(&line.sale.label.raw).is_some();
        let owed = self.turnover().map_or(0, |amount| amount.cents);
        if is_unsaid && (owed < 0 || owed == 0 && self.lines.iter().all(announces)) {
            self.kind = DocumentKind::CreditNote;
        }
    }
}
