//! A look at a batch before anything is written: every row read and compared, every decision
//! applied, and what would become of it counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use intake::{At, Caution, Mapping, Reading, Rejection};
use kernel::{Actor, Holder};
use store::{Fault, Store};

use super::by_hand::column_of;
use super::files::ImportFile;
use super::findings::{Change, Findings};
use super::key::BatchKey;
use super::plan::{self, How, Planned, SalesOfTheBase};
use super::reading::{Sitting, read};
use super::staged::{Staged, StagedKind, Staging};
use super::store::staged_after;
use super::tally::{Tally, Totals, count};
use crate::arrival::Arrival;
use crate::fields::Journalled;

/// How many records that change are named.
const SHOWN: usize = 50;

/// What a look found, and the reading it was found in.
pub struct Look {
    /// The reading, its records taken out.
    pub reading: Reading,
    /// The records, and who each row is about.
    pub staging: Staging,
    /// What was found, with what would become of the records.
    pub findings: Findings,
}

/// Looks at files under a mapping.
///
/// # Errors
/// Any [`Fault`].
pub async fn look(
    store: &Store,
    sitting: Sitting,
    actor: Actor,
    (files, mapping): (Arc<Vec<ImportFile>>, Arc<Mapping>),
) -> Result<Look, Fault> {
    let access = sitting.desk.access(store, actor).await?;
    let mut reading = read(store.reader(), &sitting, files, &mapping, &access).await?;
    let staging = Staging::of(&mut reading, store.ambient());
    let (batch, at) = (store.ambient().id(), sitting.now);
    let (country, currency) = (sitting.rules.country, sitting.rules.currency);
    let how = How { country, currency, batch, arrival: Arrival::by_batch(at, batch) };
    let Seen { totals, news, changes } = Preview { store, how: &how, staging: &staging }.seen().await?;
    news.iter().for_each(|news| news.tell(&mut reading));
    let voice = sitting.desk.voice(sitting.lang, &sitting.rules, store);
    let findings = Findings { changes, ..Findings::of(&reading, &voice, currency).with_totals(totals) };
    Ok(Look { reading, staging, findings })
}

/// How many staged records are in hand at a time.
const CHUNK: u64 = 2_000;

/// What would become of the companies and people that are staged, were they published now, and which records
/// change, of the first ones.
///
/// # Errors
/// Any [`Fault`].
pub async fn foreseen(store: &Store, key: &BatchKey, how: &How) -> Result<(Totals, Vec<Change>), Fault> {
    let (base, mut seen) = ((store.reader(), store.key()), Seen::default());
    let mut from = -1;
    while let Some(rows) = next((store, key), how, (StagedKind::Company, &mut from)).await? {
        let rows: Vec<_> = rows.into_iter().filter_map(Staged::into_company).collect();
        let planned = plan::companies(base, &rows, how).await?;
        seen.note_changes(&planned, rows.iter().map(|(id, _)| Holder::Company(*id)));
        planned.iter().filter_map(Planned::fate).for_each(|fate| count(&mut seen.totals.companies, fate));
    }
    from = -1;
    while let Some(rows) = next((store, key), how, (StagedKind::Person, &mut from)).await? {
        let rows: Vec<_> = rows.into_iter().filter_map(Staged::into_person).collect();
        let planned = plan::people(base, &rows, how).await?;
        seen.note_changes(&planned, rows.iter().map(|(id, _)| Holder::Person(*id)));
        planned.iter().filter_map(Planned::fate).for_each(|fate| count(&mut seen.totals.people, fate));
    }
    Ok((seen.totals, seen.changes))
}

/// The next staged records of a kind; `None` at their end.
async fn next(
    (store, key): (&Store, &BatchKey),
    how: &How,
    (kind, after): (StagedKind, &mut i64),
) -> Result<Option<Vec<Staged>>, Fault> {
    let rows = staged_after(store.reader(), how.batch, key, (kind, *after, CHUNK)).await?;
    let Some((last, _)) = rows.last() else { return Ok(None) };
    *after = *last;
    Ok(Some(rows.into_iter().map(|(_, record)| record).collect()))
}

/// What the rows of a record should say once it is planned.
struct News {
    rows: Vec<At>,
    what: What,
}

enum What {
    /// Somebody typed otherwise in these fields.
    ByHand(Vec<String>),
    /// The record cannot be kept.
    Refused(Rejection),
}

impl News {
    fn tell(&self, reading: &mut Reading) {
        for at in &self.rows {
            match &self.what {
                What::ByHand(fields) => {
                    fields
                        .iter()
                        .for_each(|field| reading.remark(*at, column_of(field), Caution::TypedByHand));
                }
                What::Refused(code) => reading.reject(*at, &[], *code),
            }
        }
    }
}

/// What would become of everything.
#[derive(Default)]
struct Seen {
    totals: Totals,
    news: Vec<News>,
    changes: Vec<Change>,
}

/// What would become of everything, were it published now.
struct Preview<'a> {
    store: &'a Store,
    how: &'a How,
    staging: &'a Staging,
}

impl Preview<'_> {
    /// Looks at every record.
    async fn seen(&self) -> Result<Seen, Fault> {
        let (base, how) = ((self.store.reader(), self.store.key()), self.how);
        let Staging { products, companies, people, sales, noes: _, holders: _ } = self.staging;
        let (mut seen, rows) = (Seen::default(), self.rows());
        let rows_of = |holder: Holder| rows.get(&holder).cloned().unwrap_or_default();
        let planned = plan::companies(base, companies, how).await?;
        let whom = companies.iter().map(|(id, _)| Holder::Company(*id));
        seen.note_changes(&planned, whom.clone());
        let places = whom.map(rows_of);
        weigh(planned, places, Rejection::NobodyToIdentify, (&mut seen.totals.companies, &mut seen.news));
        let planned = plan::people(base, people, how).await?;
        let whom = people.iter().map(|(id, _)| Holder::Person(*id));
        seen.note_changes(&planned, whom.clone());
        let places = whom.map(rows_of);
        weigh(planned, places, Rejection::NobodyToIdentify, (&mut seen.totals.people, &mut seen.news));
        let planned = plan::products(base, products, how, || self.store.ambient().id()).await?;
        planned.iter().filter_map(Planned::fate).for_each(|fate| count(&mut seen.totals.products, fate));
        let mut of_the_base = SalesOfTheBase::default();
        let planned = of_the_base.plan(base, sales, how, || self.store.ambient().id()).await?;
        let places = sales.iter().map(|(_, sale)| sale.lines.iter().map(|line| line.at).collect());
        weigh(planned, places, Rejection::DocumentTooLarge, (&mut seen.totals.sales, &mut seen.news));
        Ok(seen)
    }

    /// The rows of each company and person.
    fn rows(&self) -> BTreeMap<Holder, Vec<At>> {
        let mut rows: BTreeMap<Holder, Vec<At>> = BTreeMap::new();
        for ((at, _), holder) in &self.staging.holders {
            rows.entry(*holder).or_default().push(*at);
        }
        rows
    }
}

impl Seen {
    /// Keeps which fields of which records change, of the first ones.
    fn note_changes<T: Journalled>(&mut self, planned: &[Planned<T>], whom: impl Iterator<Item = Holder>) {
        let changes = planned.iter().zip(whom).map(|(one, holder)| (holder, one.changes()));
        let changes = changes.filter(|(_, fields)| !fields.is_empty());
        let room = SHOWN.saturating_sub(self.changes.len());
        self.changes.extend(changes.take(room).map(|(holder, fields)| Change { holder, fields }));
    }
}

/// Counts what becomes of records, and keeps what their rows should say of it.
fn weigh<T>(
    planned: Vec<Planned<T>>,
    places: impl Iterator<Item = Vec<At>>,
    refused: Rejection,
    (tally, news): (&mut Tally, &mut Vec<News>),
) {
    for (one, rows) in planned.into_iter().zip(places) {
        match one.fate() {
            Some(fate) => count(tally, fate),
            None => news.push(News { rows: rows.clone(), what: What::Refused(refused) }),
        }
        if !one.by_hand.is_empty() {
            news.push(News { rows, what: What::ByHand(one.by_hand) });
        }
    }
}
