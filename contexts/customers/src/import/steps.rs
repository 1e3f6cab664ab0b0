//! The steps of a batch before it is on its way, each saved: one can stop anywhere and go on later.

use std::sync::Arc;

use intake::{Report, Survey};
use kernel::BatchId;
use store::{Cause, Fault, Store, Tx};

use super::batch::{Batch, BatchRejection, BatchState, Ending, Work};
use super::check::{Look, look};
use super::desk::Desk;
use super::draft::Draft;
use super::files::ImportFile;
use super::held::{KeptReject, held_notes, rejects};
use super::incoming::Incoming;
use super::jobs::{CHECK, IMPORT, UNDO, payload};
use super::key::BatchKey;
use super::provenance::Provenance;
use super::reading::{Sitting, survey};
use super::retention::is_over;
use super::saved::{recall, remember};
use super::store::batches::{self, Stored};
use super::store::{HeldNotes, HeldRow, Rejects, keep_survey, kept_files, kept_survey, whole_files};
use super::verdict::{Afterwards, Verdict, still_open};
use super::work::{Halt, give_up, leave_check};
use crate::store::Unsaved;

/// Why a step was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// There is no such batch, or it is forgotten.
    #[error("there is no such batch")]
    Unknown,
    /// The batch says no.
    #[error("the batch says no: {}", .0.code())]
    Rejected(BatchRejection),
    /// Somebody else took a step meanwhile.
    #[error("somebody else changed the batch meanwhile")]
    ChangedMeanwhile,
    /// The store has a fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<BatchRejection> for NotTaken {
    fn from(rejection: BatchRejection) -> Self {
        Self::Rejected(rejection)
    }
}

impl From<Unsaved> for NotTaken {
    fn from(unsaved: Unsaved) -> Self {
        match unsaved {
            Unsaved::ChangedMeanwhile => Self::ChangedMeanwhile,
            Unsaved::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl From<Halt> for NotTaken {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Fault(fault) => Self::Fault(fault),
            Halt::Misplaced => Self::Rejected(BatchRejection::Ended),
            Halt::Stopped | Halt::TakenUp => Self::ChangedMeanwhile,
        }
    }
}

/// The steps somebody takes over one base.
#[derive(Clone)]
pub struct Steps {
    store: Store,
    desk: Desk,
    cause: Cause,
}

impl Steps {
    /// Steps taken by somebody.
    #[must_use]
    pub const fn new(store: Store, desk: Desk, cause: Cause) -> Self {
        Self { store, desk, cause }
    }

    /// The batch, unless there is none.
    ///
    /// # Errors
    /// [`NotTaken::Unknown`], or any fault.
    pub async fn find(&self, id: BatchId) -> Result<Stored, NotTaken> {
        batches::find(self.store.reader(), id, self.store.key()).await?.ok_or(NotTaken::Unknown)
    }

    /// The latest batches, the newest first.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn latest(&self, limit: u64) -> Result<Vec<Stored>, Fault> {
        batches::latest(self.store.reader(), limit, self.store.key()).await
    }

    /// Where files come in, piece by piece.
    #[must_use]
    pub fn receive(&self) -> Incoming {
        Incoming::new(&self.store, self.cause)
    }

    /// Takes files at hand in as a new batch, as [`Steps::settle`] does.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn open(
        &self,
        files: Vec<ImportFile>,
        draft: Draft,
    ) -> Result<Result<BatchId, Survey>, NotTaken> {
        let mut incoming = self.receive();
        for file in files {
            incoming.add(file).await?;
        }
        self.settle(incoming, draft).await
    }

    /// Makes a new batch of files that came in, if one of them can be read; else nothing is kept of them,
    /// and the survey says why.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn settle(
        &self,
        mut incoming: Incoming,
        mut draft: Draft,
    ) -> Result<Result<BatchId, Survey>, NotTaken> {
        incoming.close().await?;
        let (of, files) = incoming.sealed();
        let key = of.1.clone();
        let mapping = draft.mapping.clone();
        let how = (mapping.clone(), self.desk.parts);
        let seen = survey(self.store.reader(), of, files, how).await?;
        if seen.files.iter().all(|file| file.refused.is_some()) {
            incoming.let_go().await?;
            return Ok(Err(seen));
        }
        let tx = self.begin().await?;
        recall(&tx, &seen, &mut draft).await?;
        let batch = incoming.settle(&tx, draft).await?.survey()?;
        batches::save(&tx, &batch).await?;
        keep_survey(&tx, (batch.id, &key), &mapping, &seen).await?;
        tx.commit().await?;
        Ok(Ok(batch.id))
    }

    /// What is recognised in the files of an open batch, the corrections applied. It is found out once for the
    /// same corrections, since that goes through every row.
    ///
    /// # Errors
    /// [`NotTaken`] when the batch is no longer open.
    pub async fn survey(&self, stored: &Stored) -> Result<Survey, NotTaken> {
        let (db, of, mapping) = (self.store.reader(), of_open(stored)?, stored.draft()?.mapping);
        if let Some(kept) = kept_survey(db, of, &mapping).await? {
            return Ok(kept);
        }
        let files = kept_files(db, of.0, of.1).await?;
        let seen = survey(db, of, files, (mapping.clone(), self.desk.parts)).await?;
        let tx = self.begin().await?;
        batches::hold(&tx, &stored.batch).await?;
        keep_survey(&tx, of, &mapping, &seen).await?;
        tx.commit().await?;
        Ok(seen)
    }

    /// Keeps corrections; the batch must be checked anew then.
    ///
    /// # Errors
    /// [`NotTaken`] when the batch is no longer open.
    pub async fn correct(&self, stored: Stored, draft: &Draft) -> Result<(), NotTaken> {
        let key = stored.key.clone().ok_or(NotTaken::Unknown)?;
        let batch = stored.batch.map()?;
        let tx = self.begin().await?;
        batches::save(&tx, &batch).await?;
        batches::keep_draft(&tx, batch.id, &key, draft).await?;
        Ok(tx.commit().await?)
    }

    /// Keeps what was typed without applying it: what was found stands.
    ///
    /// # Errors
    /// [`NotTaken::ChangedMeanwhile`] when somebody took a step meanwhile.
    pub async fn keep(&self, stored: &Stored, draft: &Draft) -> Result<(), NotTaken> {
        let key = stored.key.as_ref().ok_or(NotTaken::Unknown)?;
        let tx = self.begin().await?;
        batches::hold(&tx, &stored.batch).await?;
        batches::keep_draft(&tx, stored.batch.id, key, draft).await?;
        Ok(tx.commit().await?)
    }

    /// Reads every row and keeps what is found; of a list too long to wait for, a job does.
    ///
    /// # Errors
    /// [`NotTaken`] when the batch is no longer open.
    pub async fn check(&self, id: BatchId) -> Result<(), NotTaken> {
        let stored = self.find(id).await?;
        let (of, draft) = (of_open(&stored)?, stored.draft()?);
        let mapping = Arc::new(draft.mapping);
        let kept = kept_files(self.store.reader(), of.0, of.1).await?;
        if kept.len() == 1 && self.survey(&stored).await?.long_list().is_some() {
            return self.check_later(stored.batch).await;
        }
        let sitting = Sitting::over(&self.store, &self.desk, draft.lang).await?;
        let files = Arc::new(whole_files(self.store.reader(), of, &kept).await?);
        let key = stored.key.ok_or(NotTaken::Unknown)?;
        let batch = stored.batch.check()?;
        let what = (Arc::clone(&files), Arc::clone(&mapping));
        let Look { reading, findings, .. } = look(&self.store, sitting, self.cause.actor, what).await?;
        let notes: Vec<_> = held_notes(&reading).into_iter().map(|(_, note)| (note, None)).collect();
        let rejected = rejects(&reading, &files, &mapping);
        let tx = self.begin().await?;
        batches::save(&tx, &batch).await?;
        batches::keep_findings(&tx, id, &key, &findings).await?;
        Rejects::replace(&tx, id, &key, &rejected).await?;
        HeldNotes::replace(&tx, id, &key, &notes).await?;
        Ok(tx.commit().await?)
    }

    async fn check_later(&self, batch: Batch) -> Result<(), NotTaken> {
        let mut tx = self.begin().await?;
        let job = tx.enqueue(CHECK, payload(batch.id)).await?;
        batches::save(&tx, &batch.check_later(Work { job: Some(job) })?).await?;
        Ok(tx.commit().await?)
    }

    /// Sends a checked batch on its way.
    ///
    /// # Errors
    /// [`NotTaken`] when it is not checked, on its way already, or without a single row to take in.
    pub async fn queue(&self, stored: Stored, provenance: Provenance) -> Result<(), NotTaken> {
        let accepted = stored.findings()?.map_or(0, |findings| findings.accepted());
        if stored.batch.is_open() && accepted == 0 {
            return Err(BatchRejection::NothingToImport.into());
        }
        let draft = stored.draft()?;
        let mut tx = self.begin().await?;
        remember(&tx, &draft).await?;
        let job = tx.enqueue(IMPORT, payload(stored.batch.id)).await?;
        let batch = stored.batch.queue(provenance, Work { job: Some(job) })?;
        batches::save(&tx, &batch).await?;
        Ok(tx.commit().await?)
    }

    /// Decides about notes held back of a published batch, each by its place. Answers how many are
    /// still held back, because the new words tell something sensitive too.
    ///
    /// # Errors
    /// [`NotTaken`] when it is not published, or too long ago.
    pub async fn judge(&self, stored: &Stored, verdicts: &[(i64, Verdict)]) -> Result<usize, NotTaken> {
        let (batch, draft) = (&stored.batch, stored.draft()?);
        let key = stored.key.as_ref().ok_or(NotTaken::Unknown)?;
        let mut tx = self.store.begin(self.cause.within(batch.id)).await?;
        still_open(batch, tx.ambient().now())?;
        batches::hold(&tx, batch).await?;
        let afterwards = Afterwards { batch, key, draft: &draft, desk: &self.desk };
        let still_held = afterwards.judge(&mut tx, verdicts).await?;
        tx.commit().await?;
        Ok(still_held)
    }

    /// Stops a batch: at once if nobody works on it, at its next step otherwise. What is published
    /// stays.
    ///
    /// # Errors
    /// [`NotTaken`] when it has ended.
    pub async fn stop(&self, stored: Stored) -> Result<(), NotTaken> {
        if stored.batch.has_ended() {
            return Err(BatchRejection::Ended.into());
        }
        let tx = self.begin().await?;
        // a command has no job that could hear of it: its next step finds the batch ended
        let is_at_work = match stored.batch.state.work() {
            Some(Work { job: Some(job) }) => {
                tx.stop_job(job).await?;
                !is_over(&tx, job).await?
            }
            Some(Work { job: None }) | None => false,
        };
        match stored.batch.state {
            _ if is_at_work => {}
            BatchState::Checking(_) => leave_check(&tx, stored.batch).await?,
            _ => give_up(&tx, stored.batch, Ending::Stopped).await?,
        }
        Ok(tx.commit().await?)
    }

    /// Sends a published batch on its way back.
    ///
    /// # Errors
    /// [`NotTaken`] when it was not published, or too long ago.
    pub async fn undo(&self, stored: Stored) -> Result<(), NotTaken> {
        let mut tx = self.begin().await?;
        let job = tx.enqueue(UNDO, payload(stored.batch.id)).await?;
        let now = tx.ambient().now();
        batches::save(&tx, &stored.batch.undo(Work { job: Some(job) }, now)?).await?;
        Ok(tx.commit().await?)
    }

    /// The report of a checked or published batch; `None` before, and once it is forgotten.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub fn report(stored: &Stored) -> Result<Option<Report>, Fault> {
        Ok(stored.findings()?.map(|findings| findings.report))
    }

    /// The rows of a batch that were not taken in, each with its place.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn rejects(&self, stored: &Stored) -> Result<Vec<(i64, KeptReject)>, Fault> {
        let Some(key) = &stored.key else { return Ok(Vec::new()) };
        Rejects::of(self.store.reader(), stored.batch.id, key).await
    }

    /// So many of the first of them: opening all takes its time.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn first_rejects(&self, stored: &Stored, most: usize) -> Result<Vec<(i64, KeptReject)>, Fault> {
        let Some(key) = &stored.key else { return Ok(Vec::new()) };
        Rejects::first(self.store.reader(), stored.batch.id, key, most as u64).await
    }

    /// Those of them at some places, which stand in order.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn rejects_at(&self, stored: &Stored, places: &[i64]) -> Result<Vec<(i64, KeptReject)>, Fault> {
        let Some(key) = &stored.key else { return Ok(Vec::new()) };
        Rejects::at(self.store.reader(), stored.batch.id, key, places).await
    }

    /// How many there are.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn how_many_rejects(&self, stored: &Stored) -> Result<usize, Fault> {
        let rows = Rejects::how_many(self.store.reader(), stored.batch.id).await?;
        Ok(usize::try_from(rows).unwrap_or(usize::MAX))
    }

    /// The notes of a batch that wait for a decision.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn held_notes(&self, stored: &Stored) -> Result<Vec<HeldRow>, Fault> {
        let Some(key) = &stored.key else { return Ok(Vec::new()) };
        HeldNotes::of(self.store.reader(), stored.batch.id, key).await
    }

    async fn begin(&self) -> Result<Tx, Fault> {
        self.store.begin(self.cause).await
    }
}

/// The batch of a step, and its key, while its files wait.
fn of_open(stored: &Stored) -> Result<(BatchId, &BatchKey), NotTaken> {
    let key = stored.key.as_ref().ok_or(NotTaken::Unknown)?;
    if stored.batch.is_open() { Ok((stored.batch.id, key)) } else { Err(BatchRejection::NotOpen.into()) }
}
