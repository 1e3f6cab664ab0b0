//! The work on a batch: staged in small steps that can be stopped, published in one. Whatever breaks
//! off is taken up again or dropped; nothing is visible before all of it is.

use std::sync::Arc;

use async_trait::async_trait;
use intake::Mapping;
use kernel::BatchId;
use store::{Cause, Fault, Store, Tx};

use super::batch::{Batch, BatchRejection, BatchState, Ending};
use super::check::{Look, foreseen, look};
use super::desk::Desk;
use super::draft::Draft;
use super::findings::Findings;
use super::held::{held_notes, rejects};
use super::key::{BatchKey, STAGED_OTHERWISE};
use super::long::{Laid, LongStaging};
use super::plan::How;
use super::publication::Publication;
use super::reading::{LongReading, Sitting, long};
use super::staged::Staged;
use super::store::batches::{self, Stored};
use super::store::{HeldNotes, Rejects, clear_staged, drop_files, kept_files, stage, whole_files};
use super::undo::Undoing;
use crate::arrival::Arrival;
use crate::store::Unsaved;

/// How many records are staged at a time.
pub(super) const CHUNK: usize = 1_000;

/// Told how far the staging is; says when to stop.
#[async_trait]
pub trait Pace: Send + Sync {
    /// So many of so many are staged.
    async fn at(&self, done: usize, total: usize) -> Result<(), Halt>;
}

/// Why the work on a batch halts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Halt {
    /// Somebody asked to stop.
    #[error("the import was stopped")]
    Stopped,
    /// Another node has taken the work up.
    #[error("another node has taken the import up")]
    TakenUp,
    /// The batch is not there, or not where this work begins.
    #[error("the batch is not in the state this work begins with")]
    Misplaced,
    /// The store has a fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Unsaved> for Halt {
    fn from(unsaved: Unsaved) -> Self {
        match unsaved {
            Unsaved::ChangedMeanwhile => Self::Fault(Fault::Busy),
            Unsaved::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl From<BatchRejection> for Halt {
    fn from(_: BatchRejection) -> Self {
        Self::Misplaced
    }
}

/// The work on batches over one base.
#[derive(Clone)]
pub struct Workshop {
    store: Store,
    desk: Desk,
    cause: Cause,
}

impl Workshop {
    /// Work done for somebody.
    #[must_use]
    pub const fn new(store: Store, desk: Desk, cause: Cause) -> Self {
        Self { store, desk, cause }
    }

    /// Goes on from wherever a batch stands, to its end. What somebody stops, and what can never be read,
    /// is given up.
    ///
    /// # Errors
    /// [`Halt`]; nothing was written then.
    pub async fn carry_through(&self, id: BatchId, pace: &dyn Pace) -> Result<(), Halt> {
        let done = self.go_on(id, pace).await;
        match done {
            Err(Halt::Stopped) => self.give_up(id, Ending::Stopped).await?,
            Err(Halt::Fault(Fault::Damaged(_))) => self.give_up(id, Ending::Unreadable).await?,
            Ok(()) | Err(_) => {}
        }
        done
    }

    async fn go_on(&self, id: BatchId, pace: &dyn Pace) -> Result<(), Halt> {
        if matches!(self.state(id).await?, BatchState::Queued(_) | BatchState::Staging(_)) {
            self.stage(id, pace).await?;
        }
        if !matches!(self.state(id).await?, BatchState::Staged(_) | BatchState::Publishing(_)) {
            return Ok(());
        }
        match self.publish(id).await {
            // Carnet was updated meanwhile; nothing was written, and the files are still there
            Err(Halt::Fault(fault)) if fault == STAGED_OTHERWISE => {
                self.save(self.find(id).await?.batch.stage_again()?).await?;
                self.stage(id, pace).await?;
                self.publish(id).await
            }
            done => done,
        }
    }

    /// Reads, links and stages a batch, from the beginning if it was broken off. Answers how many
    /// records are staged.
    ///
    /// # Errors
    /// [`Halt`]; what was staged stays out of sight.
    pub async fn stage(&self, id: BatchId, pace: &dyn Pace) -> Result<usize, Halt> {
        let stored = self.find(id).await?;
        let (draft, key) = (stored.draft()?, stored.key.ok_or(Halt::Misplaced)?);
        let batch = self.begin_staging(stored.batch).await?;
        let mapping = Arc::new(draft.mapping);
        let sitting = Sitting::over(&self.store, &self.desk, draft.lang).await?;
        if let Some(list) = long(&sitting, &self.store, (id, &key), &mapping).await? {
            return self.stage_long((&batch, &key), (&sitting, &mapping), list, pace).await;
        }
        let kept = kept_files(self.store.reader(), id, &key).await?;
        let files = Arc::new(whole_files(self.store.reader(), (id, &key), &kept).await?);
        let what = (Arc::clone(&files), Arc::clone(&mapping));
        let Look { reading, staging, findings } = look(&self.store, sitting, self.cause.actor, what).await?;
        let rejects = rejects(&reading, &files, &mapping);
        let notes = held_notes(&reading).into_iter();
        let notes: Vec<_> = notes.map(|(at, note)| (note, staging.holders.get(&at).copied())).collect();
        let records = staging.records();
        let tx = self.begin().await?;
        batches::hold(&tx, &batch).await?;
        batches::keep_findings(&tx, id, &key, &findings).await?;
        Rejects::replace(&tx, id, &key, &rejects).await?;
        HeldNotes::replace(&tx, id, &key, &notes).await?;
        tx.commit().await?;
        self.put_by(&batch, &key, &records, pace).await?;
        self.save(batch.finish_staging()?).await?;
        Ok(records.len())
    }

    /// Stages a list too long to be held at once.
    async fn stage_long(
        &self,
        (batch, key): (&Batch, &BatchKey),
        (sitting, mapping): (&Sitting, &Arc<Mapping>),
        list: LongReading,
        pace: &dyn Pace,
    ) -> Result<usize, Halt> {
        let Laid { findings, records, .. } =
            self.lay_down((batch, key), (sitting, mapping), list, pace).await?;
        let tx = self.begin().await?;
        batches::hold(&tx, batch).await?;
        batches::keep_findings(&tx, batch.id, key, &findings).await?;
        tx.commit().await?;
        self.save(batch.clone().finish_staging()?).await?;
        Ok(records)
    }

    async fn lay_down(
        &self,
        batch: (&Batch, &BatchKey),
        (sitting, mapping): (&Sitting, &Arc<Mapping>),
        list: LongReading,
        pace: &dyn Pace,
    ) -> Result<Laid, Halt> {
        let access = self.desk.access(&self.store, self.cause.actor).await?;
        let (store, cause) = (&self.store, self.cause);
        LongStaging { store, cause, sitting, access, batch, mapping }.stage(list, pace).await
    }

    /// Checks a list too long to be read while somebody waits, from the beginning if it was broken off. Who
    /// stops it goes on where the columns were confirmed.
    ///
    /// # Errors
    /// [`Halt`]; nothing was found then.
    pub async fn check(&self, id: BatchId, pace: &dyn Pace) -> Result<(), Halt> {
        let done = self.look_through(id, None, pace).await;
        match done {
            Err(Halt::Stopped) => {
                let (stored, tx) = (self.find(id).await?, self.begin().await?);
                leave_check(&tx, stored.batch).await?;
                tx.commit().await?;
            }
            Err(Halt::Fault(Fault::Damaged(_))) => self.give_up(id, Ending::Unreadable).await?,
            Ok(()) | Err(_) => {}
        }
        done
    }

    /// The same for whoever sits over it by other rules than the house's own.
    ///
    /// # Errors
    /// [`Halt`]; nothing was found then.
    pub(super) async fn look_through(
        &self,
        id: BatchId,
        sitting: Option<Sitting>,
        pace: &dyn Pace,
    ) -> Result<(), Halt> {
        let stored = self.find(id).await?;
        let (draft, key) = (stored.draft()?, stored.key.ok_or(Halt::Misplaced)?);
        let batch = self.begin_at(stored.batch.begin_check()?).await?;
        let mapping = Arc::new(draft.mapping);
        let sitting = match sitting {
            Some(sitting) => sitting,
            None => Sitting::over(&self.store, &self.desk, draft.lang).await?,
        };
        let list = long(&sitting, &self.store, (id, &key), &mapping).await?;
        let list = list.ok_or(Halt::Fault(Fault::Damaged("long list")))?;
        let laid = self.lay_down((&batch, &key), (&sitting, &mapping), list, pace).await?;
        let how = How {
            country: sitting.rules.country,
            currency: sitting.rules.currency,
            batch: id,
            arrival: Arrival::by_batch(sitting.now, id),
        };
        let (totals, changes) = foreseen(&self.store, &key, &how).await?;
        let findings = Findings { changes, ..laid.findings.with_totals(totals) };
        let tx = self.begin().await?;
        batches::save(&tx, &batch.check()?).await?;
        batches::keep_findings(&tx, id, &key, &findings).await?;
        clear_staged(&tx, id).await?;
        Ok(tx.commit().await?)
    }

    /// Publishes a staged batch: all of it, or nothing.
    ///
    /// # Errors
    /// [`Halt`]; nothing was written then.
    pub async fn publish(&self, id: BatchId) -> Result<(), Halt> {
        let stored = self.find(id).await?;
        let (draft, findings) = (stored.draft()?, stored.findings()?.unwrap_or_default());
        let key = stored.key.ok_or(Halt::Misplaced)?;
        let batch = self.save(stored.batch.publish()?).await?;
        let provenance = batch.provenance.clone().ok_or(Halt::Misplaced)?;
        let rules = Desk::rules(&self.store).await?;
        let access = self.desk.access(&self.store, self.cause.actor).await?;
        let mut tx = self.store.begin(self.cause.within(id)).await?;
        let at = tx.ambient().now();
        let publication = Publication {
            key: &key,
            provenance: &provenance,
            draft: &draft,
            desk: &self.desk,
            how: How {
                country: rules.country,
                currency: rules.currency,
                batch: id,
                arrival: Arrival::by_batch(at, id),
            },
            access,
        };
        let totals = publication.write(&mut tx).await?;
        batches::keep_findings(
            &tx,
            id,
            &key,
            &Findings { changes: Vec::new(), ..findings.with_totals(totals) },
        )
        .await?;
        drop_files(&tx, id).await?;
        batches::save(&tx, &batch.finish_publishing(at, totals)?).await?;
        Ok(tx.commit().await?)
    }

    /// Gives a batch up before anything was written: what was staged is dropped, and the files.
    ///
    /// # Errors
    /// [`Halt`] when it is published or has ended.
    pub async fn give_up(&self, id: BatchId, because: Ending) -> Result<(), Halt> {
        let stored = self.find(id).await?;
        let tx = self.begin().await?;
        give_up(&tx, stored.batch, because).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a published batch back.
    ///
    /// # Errors
    /// [`Halt`]; nothing was taken back then.
    pub async fn take_back(&self, id: BatchId) -> Result<(), Halt> {
        let mut tx = self.begin().await?;
        // read where it is written: whoever is erased meanwhile is not written down again
        let stored = batches::find(tx.db(), id, tx.key()).await?.ok_or(Halt::Misplaced)?;
        batches::hold(&tx, &stored.batch).await?;
        let (draft, findings) = (stored.draft()?, stored.findings()?.unwrap_or_default());
        let (batch, key) = (stored.batch, stored.key.ok_or(Halt::Misplaced)?);
        let undoing = Undoing { batch: id, key: &key, desk: &self.desk };
        let (undone, stayed) = undoing.take_back(&mut tx).await?;
        let at = tx.ambient().now();
        HeldNotes::clear(&tx, id).await?;
        batches::keep_draft(&tx, id, &key, &Draft { typed: Vec::new(), reasons: Vec::new(), ..draft })
            .await?;
        batches::keep_findings(&tx, id, &key, &Findings { stayed, ..findings }).await?;
        batches::save(&tx, &batch.finish_undoing(at, undone)?).await?;
        Ok(tx.commit().await?)
    }

    /// Where a batch stands.
    ///
    /// # Errors
    /// [`Halt::Misplaced`] when there is none.
    pub async fn state(&self, id: BatchId) -> Result<BatchState, Halt> {
        Ok(self.find(id).await?.batch.state)
    }

    async fn begin_staging(&self, batch: Batch) -> Result<Batch, Halt> {
        self.begin_at(batch.stage()?).await
    }

    /// Begins to stage where nothing is staged.
    async fn begin_at(&self, batch: Batch) -> Result<Batch, Halt> {
        let tx = self.begin().await?;
        batches::save(&tx, &batch).await?;
        clear_staged(&tx, batch.id).await?;
        tx.commit().await?;
        Ok(batch)
    }

    async fn put_by(
        &self,
        batch: &Batch,
        key: &BatchKey,
        records: &[Staged],
        pace: &dyn Pace,
    ) -> Result<(), Halt> {
        pace.at(0, records.len()).await?;
        for (index, chunk) in records.chunks(CHUNK).enumerate() {
            let tx = self.begin().await?;
            batches::hold(&tx, batch).await?;
            stage(&tx, batch.id, key, (index * CHUNK, chunk)).await?;
            tx.commit().await?;
            pace.at(index * CHUNK + chunk.len(), records.len()).await?;
        }
        Ok(())
    }

    async fn find(&self, id: BatchId) -> Result<Stored, Halt> {
        let stored = batches::find(self.store.reader(), id, self.store.key()).await?;
        stored.ok_or(Halt::Misplaced)
    }

    async fn save(&self, batch: Batch) -> Result<Batch, Halt> {
        let tx = self.begin().await?;
        batches::save(&tx, &batch).await?;
        tx.commit().await?;
        Ok(batch)
    }

    async fn begin(&self) -> Result<Tx, Fault> {
        self.store.begin(self.cause).await
    }
}

/// Leaves the check of a long list: the columns stand as they were confirmed.
pub async fn leave_check(tx: &Tx, batch: Batch) -> Result<(), Halt> {
    let id = batch.id;
    batches::save(tx, &batch.leave_check()?).await?;
    Ok(clear_staged(tx, id).await?)
}

/// Ends a batch without writing it: nothing of its files is left but what the report remembers.
pub async fn give_up(tx: &Tx, batch: Batch, because: Ending) -> Result<(), Halt> {
    let (id, now) = (batch.id, tx.ambient().now());
    let ended = match because {
        Ending::Stopped | Ending::SomebodyErased | Ending::Abandoned => batch.cancel(now, because)?,
        Ending::Interrupted | Ending::Unreadable => batch.fail(now, because)?,
    };
    batches::save(tx, &ended).await?;
    clear_staged(tx, id).await?;
    drop_files(tx, id).await?;
    Rejects::clear(tx, id).await?;
    HeldNotes::clear(tx, id).await?;
    batches::forget(tx, id).await?;
    Ok(())
}
