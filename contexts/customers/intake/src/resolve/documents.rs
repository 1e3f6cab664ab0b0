//! Completing lines by their documents: one sheet may hold invoices, another their lines.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use crate::codes::Rejection;
use crate::field::Field;
use crate::given::Given;
use crate::header::HeaderKey;
use crate::reading::{At, Reading, SheetReading, document_key};
use crate::rows::{Amount, Client, DocumentKind, SaleRow};

/// What is found out of the rows of a batch by the documents they are of.
#[derive(Default)]
pub(super) struct Completed {
    /// The rows without an amount that only head a document whose lines stand elsewhere.
    pub(super) heads: HashSet<At>,
    /// The rows that name the client of lines which do not.
    pub(super) named_by: HashMap<At, At>,
}

/// What the documents of the batch say as a whole. Numbers may begin anew each year, so a number
/// stands for one document per year.
#[derive(Default)]
struct Documents {
    headings: HashMap<String, BTreeMap<i16, Heading>>,
    with_amount: HashSet<String>,
}

/// What a document says for all its lines: an invoice and its credit note may share a number.
#[derive(Default)]
struct Heading {
    days: BTreeMap<Date, Day>,
    client: Named,
}

/// What the rows of one day say.
struct Day {
    /// The first of them, completed by the others.
    sale: SaleRow,
    client: Named,
    /// What they come to together.
    cents: i128,
    /// Those that name no article: their sheets, what these hold, and what the rows are.
    heads: Vec<Head>,
}

struct Head {
    sheet: (usize, usize),
    documents: Option<DocumentKind>,
    sale: SaleRow,
}

/// Whom rows name, and the first that does; nobody where they name several.
#[derive(Default)]
struct Named {
    client: Client,
    at: Option<At>,
    is_contested: bool,
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

/// Completes lines that lack a date or a client, or whose document is headed in another sheet, and
/// refuses what stays without date or amount.
pub(super) fn complete(reading: &mut Reading) -> Completed {
    count_totals_once(reading);
    let documents = Documents::of(reading);
    let mut completed = Completed::default();
    for (at, document) in reading.places_with(|row| row.sale.as_ref().map(key)) {
        let here = reading.sheet(at).and_then(documents_of);
        let Some(sale) = reading.row_mut(at).and_then(|row| row.sale.as_mut()) else { continue };
        if let Some(heading) = document.as_ref().and_then(|document| documents.heading(document, sale)) {
            let named_by = sale.complete(heading, (at, here));
            completed.named_by.extend(named_by.map(|named_by| (at, named_by)));
        }
        if sale.is_not_won {
            continue;
        }
        let (dated, amount) = (sale.date.canonical.is_some(), sale.turnover().is_some());
        if !dated {
            reading.reject(at, &[Field::Date], Rejection::DateMissing);
        } else if !amount && document.is_some_and(|document| documents.with_amount.contains(&document)) {
            completed.heads.insert(at);
        } else if !amount {
            reading.reject(at, AMOUNTS, Rejection::AmountMissing);
        }
    }
    completed
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
        let mut needed = HashSet::new();
        let mut sheets: HashMap<String, (usize, usize)> = HashMap::new();
        for (at, document, sale) in numbered(reading) {
            if sale.turnover().is_some() {
                documents.with_amount.insert(document.clone());
            }
            let here = (at.file, at.sheet);
            let is_spread = *sheets.entry(document.clone()).or_insert(here) != here;
            if is_spread || sale.lacks_its_document() {
                needed.insert(document);
            }
        }
        for (at, document, sale) in numbered(reading).filter(|(_, document, _)| needed.contains(document)) {
            let Some(date) = sale.date.canonical else { continue };
            let heading = documents.headings.entry(document).or_default().entry(date.year()).or_default();
            heading.hear(at, (date, sale), reading.sheet(at).and_then(documents_of));
        }
        documents
    }

    /// The heading of a line: that of its year, or the only one the number has.
    fn heading(&self, document: &str, line: &SaleRow) -> Option<&Heading> {
        let years = self.headings.get(document)?;
        match line.date.canonical {
            Some(date) => years.get(&date.year()),
            None => years.values().next().filter(|_| years.len() == 1),
        }
    }
}

/// What the documents of a sheet are, as the header of their numbers or its name says.
fn documents_of(sheet: &SheetReading) -> Option<DocumentKind> {
    let headed = sheet.column_of(Field::DocumentNumber).and_then(DocumentKind::headed);
    headed.or_else(|| DocumentKind::headed(&sheet.name))
}

impl Heading {
    /// Hears what one more dated row of the document says.
    fn hear(&mut self, at: At, (date, sale): (Date, &SaleRow), documents: Option<DocumentKind>) {
        self.client.hear(at, &sale.client);
        let day = self.days.entry(date).or_insert_with(|| Day {
            sale: sale.clone(),
            client: Named::default(),
            cents: 0,
            heads: Vec::new(),
        });
        day.client.hear(at, &sale.client);
        day.cents += sale.turnover().map_or(0, |amount| i128::from(amount.cents));
        day.sale.take_payment(sale);
        if !sale.names_an_article() {
            day.heads.push(Head { sheet: (at.file, at.sheet), documents, sale: sale.clone() });
        }
    }

    /// What is said of the day of a line; a line without one is of the first day, and what is owed back of
    /// the first on which something is.
    fn day(&self, line: &SaleRow) -> Option<&Day> {
        if let Some(date) = line.date.canonical {
            return self.days.get(&date);
        }
        let is_alike = |day: &&Day| (day.cents < 0) == line.is_owed_back();
        self.days.values().find(is_alike).or_else(|| self.days.values().next())
    }
}

impl Day {
    /// The rows of other sheets that head a line of a client.
    fn heads_of(&self, client: &Client, (at, here): (At, Option<DocumentKind>)) -> Vec<&SaleRow> {
        let may_be = |head: &&Head| {
            head.sheet != (at.file, at.sheet)
                && (head.documents.is_none() || here.is_none() || head.documents == here)
                && !head.sale.client.is_another_than(client)
        };
        self.heads.iter().filter(may_be).map(|head| &head.sale).collect()
    }
}

impl Named {
    fn hear(&mut self, at: At, client: &Client) {
        if self.client.is_blank() {
            self.client = client.clone();
            self.at = Some(at);
        } else if self.client.is_another_than(client) {
            self.is_contested = true;
        }
    }

    fn told(&self) -> Option<(&Client, At)> {
        let at = self.at.filter(|_| !self.is_contested && !self.client.is_blank())?;
        Some((&self.client, at))
    }
}

fn numbered(reading: &Reading) -> impl Iterator<Item = (At, String, &SaleRow)> {
    let sales = reading.accepted().filter_map(|(at, row)| Some((at, row.sale.as_ref()?)));
    sales.filter_map(|(at, sale)| Some((at, key(sale)?, sale)))
}

fn key(sale: &SaleRow) -> Option<String> {
    sale.document.canonical.as_deref().map(document_key).filter(|key| !key.is_empty())
}

impl SaleRow {
    /// Whether the row says what was sold, and not what it comes to alone.
    pub(super) fn names_an_article(&self) -> bool {
        !self.label.raw.is_empty() || self.is_detailed()
    }

    /// Whether it says how much of what at which price.
    pub(super) fn is_detailed(&self) -> bool {
        !self.sku.raw.is_empty() || !self.quantity.raw.is_empty() || !self.unit_price.raw.is_empty()
    }

    fn lacks_its_document(&self) -> bool {
        self.date.canonical.is_none() || self.client.is_blank()
    }

    /// Takes from the heading of its document what the line does not say itself, and answers the row that
    /// names the client then.
    fn complete(&mut self, heading: &Heading, here: (At, Option<DocumentKind>)) -> Option<At> {
        let lacks = self.lacks_its_document();
        let day = heading.day(self);
        let heads = day.filter(|_| self.names_an_article()).map(|day| day.heads_of(&self.client, here));
        let heads = heads.unwrap_or_default();
        if let Some(day) = day.filter(|_| lacks || !heads.is_empty()) {
            fill(&mut self.date, &day.sale.date);
            // what several clients were told under one number is nobody's but whose head says it
            if !day.client.is_contested && !day.client.client.is_another_than(&self.client) {
                self.take_payment(&day.sale);
            }
            heads.iter().for_each(|head| self.take_payment(head));
            let kind = heads.first().and_then(|head| head.kind);
            self.kind = self.kind.or(kind.filter(|_| heads.iter().all(|head| head.kind == kind)));
        }
        if !self.client.is_blank() {
            return None;
        }
        let (client, at) = day.and_then(|day| day.client.told()).or_else(|| heading.client.told())?;
        self.client = client.clone();
        Some(at)
    }

    /// Takes what another row says of the payment of the same document.
    pub(super) fn take_payment(&mut self, other: &Self) {
        fill(&mut self.due, &other.due);
        fill(&mut self.paid_on, &other.paid_on);
        fill(&mut self.status, &other.status);
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
