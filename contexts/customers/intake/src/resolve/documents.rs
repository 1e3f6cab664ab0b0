//! Completing lines by their documents: one sheet may hold invoices, another their lines.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use crate::codes::Rejection;
use crate::field::Field;
use crate::given::Given;
use crate::header::HeaderKey;
use crate::reading::{At, Reading, document_key};
use crate::rows::{Amount, Client, SaleRow};

/// What the documents of the batch say as a whole. Numbers may begin anew each year, so a number
/// stands for one document per year.
#[derive(Default)]
struct Documents {
    headings: HashMap<String, BTreeMap<i16, Heading>>,
    with_amount: HashSet<String>,
}

/// What a document says for all its lines.
struct Heading {
    /// Its first dated row.
    sale: SaleRow,
    /// Whom its rows name; nobody where they name several.
    client: Client,
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
    count_totals_once(reading);
    let documents = Documents::of(reading);
    let mut heads = HashSet::new();
    for (at, document) in reading.places_with(|row| row.sale.as_ref().map(key)) {
        let Some(sale) = reading.row_mut(at).and_then(|row| row.sale.as_mut()) else { continue };
        if let Some(heading) = document.as_ref().and_then(|document| documents.heading(document, sale)) {
            sale.complete(heading);
        }
        let (dated, amount) = (sale.date.canonical.is_some(), sale.turnover().is_some());
        if !dated {
            reading.reject(at, &[Field::Date], Rejection::DateMissing);
        } else if !amount && document.is_some_and(|document| documents.with_amount.contains(&document)) {
            heads.insert(at);
        } else if !amount {
            reading.reject(at, AMOUNTS, Rejection::AmountMissing);
        }
    }
    heads
}

/// A web shop writes the total of an order beside each of its articles: it counts once, on the first of
/// them. That it is one the header says, and the prices of the articles, which it contradicts.
fn count_totals_once(reading: &mut Reading) {
    // numbers may begin anew each year: a document is one of its day
    let mut documents: BTreeMap<(usize, usize, String, Option<Date>), Vec<At>> = BTreeMap::new();
    let dated = |sale: &SaleRow| Some((key(sale)?, sale.date.canonical));
    for (at, (document, day)) in reading.places_with(|row| dated(row.sale.as_ref()?)) {
        documents.entry((at.file, at.sheet, document, day)).or_default().push(at);
    }
    let repeats: Vec<Vec<At>> =
        documents.into_values().filter(|rows| rows.len() > 1 && repeat_one_total(reading, rows)).collect();
    let repeating = repeats.iter().filter_map(|rows| rows.split_first()).flat_map(|(_, repeating)| repeating);
    for at in repeating {
        let Some(sale) = reading.row_mut(*at).and_then(|row| row.sale.as_mut()) else { continue };
        for given in [&mut sale.net, &mut sale.vat, &mut sale.gross] {
            given.canonical = given.canonical.map(|amount| Amount { cents: 0, ..amount });
        }
    }
}

fn repeat_one_total(reading: &Reading, rows: &[At]) -> bool {
    let sales: Vec<&SaleRow> =
        rows.iter().filter_map(|at| reading.row(*at).and_then(|row| row.sale.as_ref())).collect();
    let Some(first) = sales.first() else { return false };
    let total = |sale: &SaleRow| (sale.net.canonical, sale.gross.canonical);
    let is_headed = [Field::TotalGross, Field::TotalNet].into_iter().any(|field| {
        let sheet = rows.first().and_then(|at| reading.sheet(*at));
        sheet.and_then(|sheet| sheet.column_of(field)).is_some_and(sums_a_document)
    });
    is_headed
        && first.turnover().is_some()
        && sales.iter().all(|sale| total(sale) == total(first))
        && sales.iter().any(|sale| sale.contradicts_its_price())
}

/// `Order Total Amount`, `Total commande`, but not `Montant facturé`.
fn sums_a_document(header: &str) -> bool {
    const DOCUMENTS: &[&str] = &["order", "commande", "invoice", "facture", "document", "panier", "cart"];
    let is_one = |word: &String| DOCUMENTS.contains(&word.as_str());
    HeaderKey::of(header).words().iter().any(is_one) && !header.to_lowercase().contains("facturé")
}

impl Documents {
    /// The headings of the documents some line needs, and the documents some row gives an amount for.
    fn of(reading: &Reading) -> Self {
        let mut documents = Self::default();
        let mut lacking = HashSet::new();
        for (document, sale) in numbered(reading) {
            if sale.turnover().is_some() {
                documents.with_amount.insert(document.clone());
            }
            if sale.lacks_its_document() {
                lacking.insert(document);
            }
        }
        for (document, sale) in numbered(reading).filter(|(document, _)| lacking.contains(document)) {
            let Some(date) = sale.date.canonical else { continue };
            let years = documents.headings.entry(document).or_default();
            match years.get_mut(&date.year()) {
                Some(heading) => heading.hear(&sale.client),
                None => {
                    let heading = Heading { sale: sale.clone(), client: sale.client.clone() };
                    years.insert(date.year(), heading);
                }
            }
        }
        documents
    }

    /// The heading of a line: that of its year, or the only one the number has.
    fn heading(&self, document: &str, line: &SaleRow) -> Option<&Heading> {
        let years = self.headings.get(document).filter(|_| line.lacks_its_document())?;
        match line.date.canonical {
            Some(date) => years.get(&date.year()),
            None => years.values().next().filter(|_| years.len() == 1),
        }
    }
}

impl Heading {
    /// Hears whom another row of the document names.
    fn hear(&mut self, client: &Client) {
        if self.client.is_blank() {
            self.client = client.clone();
        } else if self.client.is_another_than(client) {
            self.client = Client::default();
        }
    }
}

fn numbered(reading: &Reading) -> impl Iterator<Item = (String, &SaleRow)> {
    let sales = reading.accepted().filter_map(|(_, row)| row.sale.as_ref());
    sales.filter_map(|sale| Some((key(sale)?, sale)))
}

fn key(sale: &SaleRow) -> Option<String> {
    sale.document.canonical.as_deref().map(document_key).filter(|key| !key.is_empty())
}

impl SaleRow {
    fn lacks_its_document(&self) -> bool {
        self.date.canonical.is_none() || self.client.is_blank()
    }

    /// Takes from the heading of its document what the line does not say itself.
    fn complete(&mut self, heading: &Heading) {
        let of_another_day = |date: &Date| heading.sale.date.canonical != Some(*date);
        if !self.date.canonical.as_ref().is_some_and(of_another_day) {
            fill(&mut self.date, &heading.sale.date);
            fill(&mut self.due, &heading.sale.due);
            fill(&mut self.paid_on, &heading.sale.paid_on);
            fill(&mut self.status, &heading.sale.status);
        }
        if self.client.is_blank() {
            self.client = heading.client.clone();
        }
    }
}

impl Client {
    /// Whether the row names no client.
    pub(crate) fn is_blank(&self) -> bool {
        self.told().iter().all(|given| given.raw.is_empty())
    }

    /// Whether both say the same thing of a client, and not the same.
    fn is_another_than(&self, other: &Self) -> bool {
        let words = |given: &Given<String>| kernel::text::words(&given.raw);
        let both = self.told().into_iter().zip(other.told());
        let mut both = both.filter(|(a, b)| !a.raw.is_empty() && !b.raw.is_empty());
        both.next().is_some_and(|(a, b)| words(a) != words(b))
    }

    const fn told(&self) -> [&Given<String>; 4] {
        [&self.number, &self.email, &self.name, &self.person]
    }
}

fn fill<T: Clone>(given: &mut Given<T>, heading: &Given<T>) {
    if given.canonical.is_none() && given.raw.is_empty() {
        *given = heading.clone();
    }
}
