//! How long an import is remembered: 30 days after it ended, then its key is destroyed (T-22). What
//! nobody finishes ends by itself.

use jiff::{Span, Timestamp, ToSpan};
use kernel::{Actor, BatchId, JobId};
use personal::Purpose;
use store::jobs::{State, status};
use store::{Cause, Engine, Fault, Store, Tx};
use uuid::Uuid;

use super::batch::{BatchState, Ending, Work};
use super::saved::drop_unused;
use super::store::batches::{self, Stored};
use super::store::{
    HeldNotes, Rejects, clear_before, clear_staged, drop_files, drop_pieces, without_a_batch,
};
use super::work::{Halt, give_up};

/// How long reports, rejects, held-back notes and what stood before are kept.
fn remembered_for() -> Span {
    (30 * 24).hours()
}

/// How long a command may be silent before its batch counts as broken off.
fn silent_for() -> Span {
    1.hour()
}

/// The instant at which a batch that ended then is forgotten; until it, it can be undone.
#[must_use]
pub fn forgotten_at(ended: Timestamp) -> Timestamp {
    ended.checked_add(remembered_for()).unwrap_or(Timestamp::MAX)
}

/// Forgets batches that ended 30 days ago, ends those nobody goes on with, and drops what broke
/// off, on its way in too. To be called at start and every hour. Answers how many batches were touched.
///
/// # Errors
/// The last [`Fault`] met: a batch that cannot be read keeps no other from being forgotten.
pub async fn forget_old(store: &Store) -> Result<u64, Fault> {
    let tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
    drop_unused(&tx).await?;
    tx.commit().await?;
    let touched = tidy_all(store, an_hour_ago(store)).await;
    let swept = sweep(store).await?;
    touched.map(|touched| touched + swept)
}

/// Ends what commands left half-way whose process ended before this one began. To be called at start, before a
/// command is let in, and on the file alone, which one process holds at a time: on PostgreSQL another one may be
/// at it, and only its silence tells. Answers how many batches were touched.
///
/// # Errors
/// The last [`Fault`] met.
pub async fn end_left_behind(store: &Store) -> Result<u64, Fault> {
    if store.engine() == Engine::Postgres {
        return Ok(0);
    }
    tidy_all(store, store.ambient().now()).await
}

/// Ends what a command left half-way that was hung up on, at once: nobody works on it any more. What is in the file
/// stays, and what was still on its way in is dropped.
///
/// # Errors
/// Any [`Fault`]; the hourly round comes by then.
pub async fn end_broken_off(store: &Store, id: BatchId) -> Result<(), Fault> {
    let tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
    match batches::find(tx.db(), id, store.key()).await? {
        None => drop_files(&tx, id).await?,
        // it may have ended before
        Some(stored) => {
            if let Err(Halt::Fault(fault)) = give_up(&tx, stored.batch, Ending::Interrupted).await {
                return Err(fault);
            }
        }
    }
    tx.commit().await
}

/// Of a command that was silent since an hour ago, nobody hears any more.
fn an_hour_ago(store: &Store) -> Timestamp {
    store.ambient().now().checked_sub(silent_for()).unwrap_or(Timestamp::MIN)
}

/// Looks after every batch; commands that were silent since then are gone.
async fn tidy_all(store: &Store, silent_since: Timestamp) -> Result<u64, Fault> {
    let (mut touched, mut met) = (0, None);
    for id in batches::remembered_ids(store.reader()).await? {
        match tidy_one(store, id, silent_since).await {
            Ok(tidied) => touched += u64::from(tidied),
            Err(fault) => met = Some(fault),
        }
    }
    met.map_or(Ok(touched), Err)
}

/// Drops the pieces of files that were cut off on their way in: those that still come are younger than an upload
/// may take.
async fn sweep(store: &Store) -> Result<u64, Fault> {
    let late = an_hour_ago(store);
    let begun = |id: &Uuid| {
        let seconds = id.get_timestamp().map_or(0, |at| at.to_unix().0);
        i64::try_from(seconds).unwrap_or(i64::MAX)
    };
    let strays = without_a_batch(store.reader()).await?;
    let mut swept = 0;
    for id in strays.into_iter().filter(|id| begun(id) < late.as_second()) {
        let tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
        drop_pieces(&tx, id).await?;
        tx.commit().await?;
        swept += 1;
    }
    Ok(swept)
}

async fn tidy_one(store: &Store, id: BatchId, silent_since: Timestamp) -> Result<bool, Fault> {
    let tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
    let Some(stored) = batches::find(tx.db(), id, store.key()).await? else { return Ok(false) };
    match tidy(&tx, stored, silent_since).await {
        Ok(true) => tx.commit().await.map(|()| true),
        Ok(false) | Err(Halt::Misplaced | Halt::Stopped | Halt::TakenUp) => {
            tx.rollback().await.map(|()| false)
        }
        Err(Halt::Fault(fault)) => Err(fault),
    }
}

async fn tidy(tx: &Tx, stored: Stored, silent_since: Timestamp) -> Result<bool, Halt> {
    let (now, batch) = (tx.ambient().now(), stored.batch);
    let touched = batches::touched_at(tx.db(), batch.id).await?.unwrap_or(now);
    let is_silent = touched <= silent_since;
    match &batch.state {
        BatchState::Published(published) if now >= forgotten_at(published.at) => forget(tx, batch.id).await?,
        BatchState::Undone { at, .. } if now >= forgotten_at(*at) => forget(tx, batch.id).await?,
        BatchState::Undoing(_, work) if is_dead(tx, *work, is_silent).await? => {
            batches::save(tx, &batch.give_undoing_up()?).await?;
        }
        _ if batch.is_open() && now >= forgotten_at(touched) => give_up(tx, batch, Ending::Abandoned).await?,
        state => match state.work() {
            Some(work) if !batch.has_ended() && is_dead(tx, work, is_silent).await? => {
                give_up(tx, batch, Ending::Interrupted).await?;
            }
            _ => return Ok(false),
        },
    }
    Ok(true)
}

/// Whether nobody works on a batch any more. A command has no job that tells of it: it touches its batch at every
/// step instead, and may work in this very process, beside the pages, on either engine.
async fn is_dead(tx: &Tx, work: Work, is_silent: bool) -> Result<bool, Fault> {
    match work.job {
        Some(job) => is_over(tx, job).await,
        None => Ok(is_silent),
    }
}

/// Whether a job neither waits nor runs.
pub async fn is_over(tx: &Tx, job: JobId) -> Result<bool, Fault> {
    let state = status(tx.db(), job).await?.map(|status| status.state);
    Ok(!matches!(state, Some(State::Queued | State::Running)))
}

/// Drops a batch whole, as if nothing had been imported: of a demonstration only.
pub(crate) async fn remove_batch(tx: &Tx, id: BatchId) -> Result<(), Fault> {
    forget(tx, id).await?;
    batches::remove(tx, id).await
}

/// Destroys everything that is left of a batch but its counts.
async fn forget(tx: &Tx, id: BatchId) -> Result<(), Fault> {
    clear_staged(tx, id).await?;
    clear_before(tx, id).await?;
    drop_files(tx, id).await?;
    Rejects::clear(tx, id).await?;
    HeldNotes::clear(tx, id).await?;
    batches::forget(tx, id).await
}
