//! The scan of the whole base for records that may be one: a job that can begin again at any point, every night
//! and whenever somebody asks.
//!
//! Two walks: the first files every record under headings, kept as digests; the second compares those under one
//! heading by the rule of `intake`, whose half of it is pure and held to a labelled set. What was found before
//! stays until the scan has seen the whole base.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use async_trait::async_trait;
use intake::{Blocked, CompanyKeys, Match, PersonKeys, candidates, doubles_of_companies, doubles_of_people};
use jiff::Timestamp;
use kernel::{Actor, CompanyId, Holder, Id, PersonId, Role, Scope};
use personal::{Access, Grants, Purpose};
use store::jobs::{Failure, Handler, JobRun, Lane, is_under_way};
use store::{Cause, Fault, Reader, Store};
use uuid::Uuid;

use crate::import::{company_keys, person_keys};
use crate::store::{
    Pair, Sight, Walk, begin_scan, books, end_scan, held, ids_after, keep_pairs, last_scan, totals,
};

/// The job that scans the base.
pub const SCAN: &str = "duplicates-scan";
/// How many records are read at a time.
const STEP: u64 = 400;
/// How many pairs are compared at a time.
const PAIRS: usize = 300;
/// From which hour of the night on the scan of the night is due, by the organisation's clock.
const HOUR: i8 = 3;

/// Who scans the base.
#[must_use]
pub fn handler(grants: Grants) -> Arc<dyn Handler> {
    Arc::new(Scanning(grants))
}

/// Queues a scan, unless one waits or is under way.
///
/// # Errors
/// Any [`Fault`].
pub async fn ask(store: &Store, cause: Cause) -> Result<(), Fault> {
    let mut tx = store.begin(cause).await?;
    if !is_under_way(tx.db(), SCAN).await? {
        tx.enqueue(SCAN, serde_json::Value::Null).await?;
    }
    tx.commit().await
}

/// Queues the scan of the night when it is due.
///
/// # Errors
/// Any [`Fault`].
pub async fn look_at_the_clock(store: &Store) -> Result<(), Fault> {
    let now = store.ambient().now();
    let rules = books(store.reader()).await?.rules;
    let night =
        rules.day_at(now).at(HOUR, 0, 0, 0).to_zoned(rules.zone.clone()).map(|night| night.timestamp());
    let last = last_scan(store.reader()).await?.map_or(Timestamp::MIN, |scan| scan.started_at);
    if night.is_ok_and(|night| night <= now && last < night) {
        ask(store, Cause::new(Actor::Carnet, Purpose::ClientManagement)).await?;
    }
    Ok(())
}

struct Scanning(Grants);

#[async_trait]
impl Handler for Scanning {
    fn kind(&self) -> &'static str {
        SCAN
    }

    /// Beside the others: an import does not wait for it.
    fn lane(&self) -> Lane {
        Lane { name: "duplicates", width: 1 }
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let denied = |_| Failure::Final("access");
        let access =
            self.0.access(Actor::Job(job.id), Role::Reader, Purpose::ClientManagement).map_err(denied)?;
        let tx = job.store.begin(job.cause).await?;
        begin_scan(&tx, job.id).await?;
        tx.commit().await?;
        let known = totals(job.store.reader()).await?;
        let mut progress = Progress { job, done: 0, total: known.companies + known.people };
        scan::<CompanyKeys>(&mut progress, &access).await?;
        scan::<PersonKeys>(&mut progress, &access).await?;
        let tx = job.store.begin(job.cause).await?;
        end_scan(&tx, job.id).await?;
        Ok(tx.commit().await?)
    }
}

/// How far a scan is: records read, then pairs compared.
struct Progress<'a> {
    job: &'a JobRun,
    done: i64,
    total: i64,
}

impl Progress<'_> {
    async fn advance(&mut self, by: usize) -> Result<(), Failure> {
        self.done = self.done.saturating_add(count(by));
        self.job.progress(self.done, self.total.max(self.done)).await
    }
}

/// A kind of records that can be compared.
#[async_trait]
pub(crate) trait Doubled: Blocked + Send + Sync + Sized {
    /// The table that is walked.
    const WALK: Walk;

    /// The holder of that id.
    fn holder(id: Uuid) -> Holder;
    /// The records by what they are compared; those that are gone are left out.
    async fn read(db: &Reader, ids: &[Uuid], access: &Access) -> Result<HashMap<Uuid, Self>, Fault>;
    /// The rule.
    fn compare(&self, other: &Self) -> Option<Match>;
}

#[async_trait]
impl Doubled for PersonKeys {
    const WALK: Walk = Walk::People;

    fn holder(id: Uuid) -> Holder {
        Holder::Person(PersonId::from_uuid(id))
    }

    async fn read(db: &Reader, ids: &[Uuid], access: &Access) -> Result<HashMap<Uuid, Self>, Fault> {
        let ids: Vec<PersonId> = ids.iter().copied().map(PersonId::from_uuid).collect();
        Ok(person_keys(db, &ids, access).await?.into_iter().map(|(id, keys)| (id.uuid(), keys)).collect())
    }

    fn compare(&self, other: &Self) -> Option<Match> {
        doubles_of_people(self, other)
    }
}

#[async_trait]
impl Doubled for CompanyKeys {
    const WALK: Walk = Walk::Companies;

    fn holder(id: Uuid) -> Holder {
        Holder::Company(CompanyId::from_uuid(id))
    }

    async fn read(db: &Reader, ids: &[Uuid], access: &Access) -> Result<HashMap<Uuid, Self>, Fault> {
        let ids: Vec<CompanyId> = ids.iter().copied().map(CompanyId::from_uuid).collect();
        Ok(company_keys(db, &ids, access).await?.into_iter().map(|(id, keys)| (id.uuid(), keys)).collect())
    }

    fn compare(&self, other: &Self) -> Option<Match> {
        doubles_of_companies(self, other)
    }
}

async fn scan<K: Doubled>(progress: &mut Progress<'_>, access: &Access) -> Result<(), Failure> {
    let (records, filed) = file::<K>(progress, access).await?;
    let found = tokio::task::spawn_blocking(move || candidates(filed)).await;
    let candidates: BTreeSet<(u32, u32)> = found.map_err(|_| Failure::Later("candidates"))?;
    progress.total = progress.total.saturating_add(count(candidates.len()));
    let mut candidates = candidates.into_iter().peekable();
    while candidates.peek().is_some() {
        let step: Vec<(Uuid, Uuid)> = candidates
            .by_ref()
            .take(PAIRS)
            .filter_map(|(one, other)| Some((record(&records, one)?, record(&records, other)?)))
            .collect();
        let found = compare::<K>(&progress.job.store, &step, access).await?;
        keep(progress.job, &found).await?;
        progress.advance(step.len()).await?;
    }
    Ok(())
}

/// Files every record under its headings; answers the records in their order, and which heading which is under.
async fn file<K: Doubled>(
    progress: &mut Progress<'_>,
    access: &Access,
) -> Result<(Vec<Uuid>, Vec<(u64, u32)>), Failure> {
    let db = progress.job.store.reader().clone();
    let (mut records, mut filed) = (Vec::new(), Vec::new());
    loop {
        let ids = ids_after(Sight::new(&db, &Scope::All), K::WALK, records.last().copied(), STEP).await?;
        if ids.is_empty() {
            return Ok((records, filed));
        }
        let keys = K::read(&db, &ids, access).await?;
        for id in &ids {
            let place = u32::try_from(records.len()).map_err(|_| Failure::Final("too-many"))?;
            let headings = keys.get(id).map(Blocked::headings).unwrap_or_default();
            filed.extend(headings.into_iter().map(|heading| (heading, place)));
            records.push(*id);
        }
        progress.advance(ids.len()).await?;
    }
}

async fn compare<K: Doubled>(
    store: &Store,
    pairs: &[(Uuid, Uuid)],
    access: &Access,
) -> Result<Vec<Pair>, Fault> {
    let ids: BTreeSet<Uuid> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let keys = K::read(store.reader(), &ids.into_iter().collect::<Vec<_>>(), access).await?;
    let pair = |(one, other): &(Uuid, Uuid)| {
        let found = keys.get(one)?.compare(keys.get(other)?)?;
        Pair::of(K::holder(*one), K::holder(*other), found)
    };
    Ok(pairs.iter().filter_map(pair).collect())
}

/// What is found between two records, whatever was found before.
pub(crate) async fn between(
    store: &Store,
    (one, other): (Holder, Holder),
    access: &Access,
) -> Result<Option<Pair>, Fault> {
    let pair = [(one.uuid(), other.uuid())];
    let found = match one {
        Holder::Person(_) => compare::<PersonKeys>(store, &pair, access).await?,
        Holder::Company(_) => compare::<CompanyKeys>(store, &pair, access).await?,
    };
    Ok(found.into_iter().next())
}

/// The books are held meanwhile: nobody is erased between the look whether a record is there and the pair.
async fn keep(job: &JobRun, found: &[Pair]) -> Result<(), Failure> {
    if found.is_empty() {
        return Ok(());
    }
    let tx = job.store.begin(job.cause).await?;
    held(&tx).await?;
    keep_pairs(&tx, job.id, found).await?;
    Ok(tx.commit().await?)
}

fn record(records: &[Uuid], place: u32) -> Option<Uuid> {
    records.get(usize::try_from(place).ok()?).copied()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
