//! The timeline as it is read: by month, the newest first.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Money;
use personal::Personal;
use web::Sentence;

use super::history::doer;
use super::imported::Imported;
use crate::activity::{Activity, ActivityKind, Direction};
use crate::pages::desk::Desk;
use crate::pages::office::Staff;
use crate::pages::paths::SalePath;
use crate::sale::{DocumentKind, Sale};
use crate::store::{Moment, Stretch, Timeline, TimelineEntry};

/// The entries of one month.
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Its entries, the newest first.
    pub entries: Vec<Entry>,
}

/// One thing that happened.
pub struct Entry {
    pub icon: &'static str,
    pub colour: &'static str,
    /// What happened, in mark-up.
    pub what: Sentence,
    pub when: When,
    /// The document of a sale.
    pub document: Option<Document>,
    /// A quiet word about it.
    pub meta: Option<Sentence>,
    /// What was written down.
    pub quote: Option<Personal<String>>,
}

/// When something happened: a sale has a day, the rest an instant.
pub enum When {
    At(Timestamp),
    On(Date),
}

/// A document and where it is shown: that of a sale, or the report of an import.
pub struct Document {
    pub href: String,
    /// The locale key of what it is.
    pub label: String,
    pub number: Option<Personal<String>>,
}

/// Reads a stretch out by month. An import that brought the record stands where it happened.
pub fn months(desk: &Desk, staff: &Staff, imported: Option<Imported>, stretch: &Read) -> Vec<Month> {
    let day_of = |at: Timestamp| desk.visitor.voice().zoned(at).date();
    let mut entries: Vec<(Timestamp, Date, Entry)> = Vec::new();
    for entry in &stretch.timeline.entries {
        let at = entry.moment().at;
        entries.push(match entry {
            TimelineEntry::Activity(activity) => (at, day_of(at), said(desk, staff, activity)),
            TimelineEntry::Sale(sale) => (at, sale.details.dated_on, bought(desk, sale)),
        });
    }
    if let Some(imported) = imported.filter(|imported| stretch.shows(imported.at)) {
        entries.push((imported.at, day_of(imported.at), brought(imported)));
        entries.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    }
    by_month(entries)
}

/// A stretch that was read, and from where.
pub struct Read {
    pub wanted: Stretch,
    pub before: Option<Moment>,
    pub timeline: Timeline,
}

impl Read {
    /// Whether an instant lies between the newest and the oldest entry this stretch may hold.
    fn shows(&self, at: Timestamp) -> bool {
        let newer = self.before.is_some_and(|before| at >= before.at);
        let older = self.timeline.next.is_some_and(|next| at < next.at);
        self.wanted == Stretch::Whole && !newer && !older
    }
}

fn by_month(entries: Vec<(Timestamp, Date, Entry)>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (_, day, entry) in entries {
        let first = day.first_of_month();
        match months.last_mut().filter(|month| month.first == first) {
            Some(month) => month.entries.push(entry),
            None => months.push(Month { first, entries: vec![entry] }),
        }
    }
    months
}

fn said(desk: &Desk, staff: &Staff, activity: &Activity) -> Entry {
    let details = &activity.details;
    let blank = details.text.holds(String::is_empty);
    let who = doer(desk, staff, Some(activity.author));
    let direction = details.direction.map(|direction| Sentence::new(direction.key()));
    let written = Sentence::new(format!("timeline-{}", details.kind.code())).with("who", who);
    Entry {
        icon: icon(details.kind),
        colour: "",
        what: activity.arrival.batch.map_or(written, |_| imported(details.kind)),
        when: When::At(details.at),
        document: None,
        meta: direction,
        quote: (!blank).then(|| details.text.clone()),
    }
}

/// Who wrote it, and when, is not known of what a file told: the import's words, not its author's.
fn imported(kind: ActivityKind) -> Sentence {
    Sentence::new(if kind == ActivityKind::Note { "timeline-imported-note" } else { "timeline-imported" })
}

/// The icon of a kind of entry.
pub const fn icon(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Note => "sticky-note",
        ActivityKind::Call => "phone",
        ActivityKind::Meeting => "calendar-clock",
        ActivityKind::Email => "mail",
    }
}

fn bought(desk: &Desk, sale: &Sale) -> Entry {
    let details = &sale.details;
    let shown = details.amount().shown(desk.vat());
    // a credit note says by its name that it takes away
    let cents = if details.kind == DocumentKind::CreditNote { shown.abs() } else { shown };
    let amount = Money { cents, currency: details.currency };
    let is_overdue = details.status.is_overdue(details.due_on, desk.today());
    let status = if is_overdue { "sale-overdue".to_owned() } else { details.status.key_on(details.kind) };
    Entry {
        icon: "receipt-euro",
        colour: match details.kind {
            DocumentKind::Invoice => "ok",
            DocumentKind::CreditNote => "bad",
            DocumentKind::Quote | DocumentKind::Order => "",
        },
        what: Sentence::new(format!("timeline-{}", details.kind.code())).with("amount", amount),
        when: When::On(details.dated_on),
        document: Some(Document {
            href: SalePath { id: sale.id }.to_string(),
            label: details.kind.key(),
            number: details.number.clone(),
        }),
        meta: Some(Sentence::new(status)),
        quote: None,
    }
}

fn brought(imported: Imported) -> Entry {
    let report = |href| Document { href, label: "timeline-import-report".to_owned(), number: None };
    Entry {
        icon: "import",
        colour: "",
        what: imported.what,
        when: When::At(imported.at),
        document: imported.report.map(report),
        meta: imported.origin,
        quote: None,
    }
}

impl Direction {
    /// The locale key.
    fn key(self) -> String {
        format!("direction-{}", self.code())
    }
}
