//! The last section of a record: what changed, by whom, when, why.

pub mod fields;
mod names;
mod values;

use askama::Template;
use axum::extract::Query;
use jiff::Timestamp;
use kernel::{Ability, Actor, Holder};
use personal::Purpose;
use store::journal::{HistoryEntry, Page as Part, of_holders};
use web::{Page, Problem, Sentence, filters};

use self::names::Names;
use self::values::Told;
use super::frame::{Frame, Opened, Section, section_of};
use super::restoration::address;
use super::subject::Subject;
use super::{Pairs, value};
use crate::fields::{Fields, Journalled};
use crate::giving_back::is_missing;
use crate::merge::MERGED_AWAY;
use crate::pages::desk::Desk;
use crate::pages::merging::separation;
use crate::pages::office::Staff;
use crate::pages::paths::{CompanyHistory, PersonHistory};
use crate::store::taken_in_by;

/// How many changes a page holds.
const PAGE: usize = 30;

#[derive(Template)]
#[template(path = "customers/records/history.html")]
pub struct HistoryPage {
    frame: Frame,
    stories: Vec<Story>,
    older: Option<String>,
}

/// One change, told.
pub struct Story {
    /// Who did what, in mark-up.
    pub what: Sentence,
    pub at: Timestamp,
    /// Why.
    pub purpose: Option<Sentence>,
    pub changes: Vec<Change>,
    /// Whether it is about a record that this one took in.
    pub is_of_another: bool,
    /// Where the record that was taken in then becomes one of its own again.
    pub separation: Option<String>,
}

/// What became of one field.
pub struct Change {
    /// Its name in the journal.
    pub name: String,
    pub field: Sentence,
    pub before: Told,
    pub after: Told,
    /// Whether a value stood there that was taken out since.
    pub is_redacted: bool,
    /// Where what stood there is given back, if the record lacks it now.
    pub restoration: Option<String>,
}

/// The record a history is read on: what it lacks of its past can be given back.
struct Present {
    holder: Holder,
    fields: Fields,
}

impl Present {
    fn of(subject: &Subject) -> Self {
        let fields = match subject {
            Subject::Person(person, _) => person.fields(),
            Subject::Company(company, ..) => company.fields(),
        };
        Self { holder: subject.holder(), fields }
    }

    /// Offers what the record lacks, beside the changes that took it.
    fn offer(&self, stories: &mut [Story], entries: &[HistoryEntry]) {
        let own = |(_, entry): &(&mut Story, &HistoryEntry)| {
            entry.record_id == self.holder.uuid() && entry.record_kind == self.holder.kind()
        };
        for (story, entry) in stories.iter_mut().zip(entries).filter(own) {
            for (change, value) in story.changes.iter_mut().zip(&entry.values) {
                change.restoration = is_missing(&self.fields, value).then(|| address(self.holder, entry.seq));
            }
        }
    }
}

pub async fn person(
    path: PersonHistory,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<HistoryPage>, Problem> {
    show(&desk, path.id.into(), &pairs).await
}

pub async fn company(
    path: CompanyHistory,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<HistoryPage>, Problem> {
    show(&desk, path.id.into(), &pairs).await
}

async fn show(desk: &Desk, holder: Holder, pairs: &[(String, String)]) -> Result<Page<HistoryPage>, Problem> {
    let opened = Opened::at(desk, holder, Section::History, pairs).await?;
    let part =
        Part { before: value(pairs, "until").and_then(|seq| seq.parse().ok()), limit: PAGE as u64 + 1 };
    let taken_in = taken_in_by(desk.reader(), holder).await?;
    let holders: Vec<Holder> = std::iter::once(holder).chain(taken_in.iter().copied()).collect();
    let mut entries = of_holders(desk.reader(), desk.store().key(), &holders, part).await?;
    let goes_on = entries.len() > PAGE;
    entries.truncate(PAGE);
    let older = entries.last().filter(|_| goes_on).map(|last| {
        opened.trail.keep_with(section_of(holder, Section::History), "until", &last.seq.to_string())
    });
    let mut stories = tell(desk, &opened.staff, &entries).await?;
    if desk.visitor.may(Ability::EditCustomers) {
        Present::of(&opened.subject).offer(&mut stories, &entries);
        offer_separation(&mut stories, &entries, (holder, &taken_in));
    }
    mark_taken_in(&mut stories, &entries, &taken_in);
    Ok(desk.visitor.page(HistoryPage { frame: opened.frame, stories, older }))
}

/// Tells what the journal holds.
pub async fn tell(desk: &Desk, staff: &Staff, entries: &[HistoryEntry]) -> Result<Vec<Story>, Problem> {
    let names = Names::of(desk, staff, entries).await?;
    Ok(entries.iter().map(|entry| Story::of(desk, staff, &names, entry)).collect())
}

/// Marks what was about records that this one took in.
fn mark_taken_in(stories: &mut [Story], entries: &[HistoryEntry], gone: &[Holder]) {
    for (story, entry) in stories.iter_mut().zip(entries) {
        story.is_of_another = gone.iter().any(|one| one.uuid() == entry.record_id);
    }
}

/// Offers to make a record that this one took in one of its own again, beside the change that took it.
fn offer_separation(stories: &mut [Story], entries: &[HistoryEntry], (kept, gone): (Holder, &[Holder])) {
    for (story, entry) in stories.iter_mut().zip(entries).filter(|(_, entry)| entry.verb == MERGED_AWAY) {
        let other = gone.iter().find(|one| one.uuid() == entry.record_id);
        story.separation = other.map(|other| separation(kept, *other));
    }
}

impl Story {
    fn of(desk: &Desk, staff: &Staff, names: &Names, entry: &HistoryEntry) -> Self {
        let who = match entry.batch {
            Some(_) => Sentence::new("history-import"),
            None => doer(desk, staff, entry.actor),
        };
        let currency = names.currency_of(entry);
        let change = |value: &store::journal::HistoryValue| {
            let told = |text| values::told(names, (&entry.record_kind, &value.field, currency), text);
            Change {
                name: value.field.clone(),
                field: fields::label_on(&entry.record_kind, &value.field),
                before: told(value.before.as_ref()),
                after: told(value.after.as_ref()),
                is_redacted: value.redacted,
                restoration: None,
            }
        };
        Self {
            what: Sentence::new(fields::story(&entry.record_kind, &entry.verb)).with("who", who),
            at: entry.at,
            purpose: entry.purpose.parse::<Purpose>().ok().map(Sentence::from),
            changes: entry.values.iter().map(change).collect(),
            is_of_another: false,
            separation: None,
        }
    }
}

/// Whoever acted, by name or in words.
pub fn doer(desk: &Desk, staff: &Staff, actor: Option<Actor>) -> Sentence {
    let name = actor.and_then(|actor| staff.name_of(actor));
    if let Some(name) = name {
        return Sentence::verbatim(name.reveal(desk.access()).clone());
    }
    Sentence::new(match actor {
        Some(Actor::User(_)) | None => "history-somebody",
        Some(Actor::Job(_)) => "history-job",
        Some(Actor::Console) => "history-console",
        Some(Actor::Carnet) => "history-carnet",
    })
}
