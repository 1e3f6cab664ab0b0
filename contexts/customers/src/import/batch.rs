//! A batch of imported files, from the first look at them to its undoing.
//!
//! Each step is a verb that consumes the old state and may refuse: a batch that was published is
//! never staged again, and one that was cancelled stays so.

use jiff::Timestamp;
use kernel::{Actor, BatchId, JobId};

use super::provenance::Provenance;
use super::tally::{Totals, Undone};
use crate::codes::codes;

/// A batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The id.
    pub id: BatchId,
    /// Counts the changes, so that the second of two who change it at once is told.
    pub version: i64,
    /// When its first file came.
    pub begun_at: Timestamp,
    /// Who brought it.
    pub author: Actor,
    /// Where it stands.
    pub state: BatchState,
    /// Where its people come from; said before it is queued.
    pub provenance: Option<Provenance>,
}

/// Where a batch stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchState {
    /// The files are there.
    Draft,
    /// Carnet has said what it recognises in them.
    Surveyed,
    /// The columns were confirmed.
    Mapped,
    /// A list too long for that while somebody waits is read and compared, out of sight.
    Checking(Work),
    /// Every row was read and compared; what was found is shown.
    Checked,
    /// Waiting for its turn.
    Queued(Work),
    /// Being read and linked, out of sight.
    Staging(Work),
    /// Ready to be published.
    Staged(Work),
    /// Being published, all of it or nothing.
    Publishing(Work),
    /// In the file.
    Published(Published),
    /// Being taken back.
    Undoing(Published, Work),
    /// Taken back, save what could not be.
    Undone {
        /// What it had brought.
        published: Published,
        /// When it was taken back.
        at: Timestamp,
        /// What was taken back and what stays.
        undone: Undone,
    },
    /// Given up before anything was written.
    Cancelled {
        /// When.
        at: Timestamp,
        /// Why.
        because: Ending,
    },
    /// Not written, because of a fault.
    Failed {
        /// When.
        at: Timestamp,
        /// Why.
        because: Ending,
    },
}

/// Who works on a batch: a durable job, or the command itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// The job; `None` for the command.
    pub job: Option<JobId>,
}

/// What a published batch brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// When.
    pub at: Timestamp,
    /// How many records, by table.
    pub totals: Totals,
}

codes! {
    /// Why a batch ended without being written.
    Ending {
        /// Somebody stopped it.
        Stopped = "stopped",
        /// Somebody in its files was erased meanwhile.
        SomebodyErased = "somebody-erased",
        /// Nobody went on with it for 30 days.
        Abandoned = "abandoned",
        /// The work broke off and nobody took it up.
        Interrupted = "interrupted",
        /// Its files could not be read again.
        Unreadable = "unreadable",
    }
}

codes! {
    /// Why a batch cannot do what was asked.
    BatchRejection {
        /// The columns are confirmed only before the batch is on its way.
        NotOpen = "import-rejection-not-open",
        /// It is checked first.
        NotChecked = "import-rejection-not-checked",
        /// Not a single row of it can be taken in.
        NothingToImport = "import-rejection-nothing",
        /// It is on its way already.
        UnderWay = "import-rejection-under-way",
        /// It was not published.
        NotPublished = "import-rejection-not-published",
        /// The 30 days in which it could be undone are over.
        TooLate = "import-rejection-too-late",
        /// It ended already.
        Ended = "import-rejection-ended",
    }
}

impl std::fmt::Display for BatchRejection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for BatchRejection {}

impl Batch {
    /// A batch whose files have just come.
    #[must_use]
    pub const fn begin(id: BatchId, author: Actor, begun_at: Timestamp) -> Self {
        Self { id, version: 1, begun_at, author, state: BatchState::Draft, provenance: None }
    }

    /// Carnet has said what it recognises.
    ///
    /// # Errors
    /// [`BatchRejection::NotOpen`] once the batch is on its way or has ended.
    pub fn survey(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Draft => Ok(self.become_of(BatchState::Surveyed)),
            _ if self.is_open() => Ok(self),
            _ => Err(BatchRejection::NotOpen),
        }
    }

    /// The columns were confirmed, or corrected: it is checked anew then.
    ///
    /// # Errors
    /// [`BatchRejection::NotOpen`] once the batch is on its way or has ended.
    pub fn map(self) -> Result<Self, BatchRejection> {
        if self.is_open() { Ok(self.become_of(BatchState::Mapped)) } else { Err(BatchRejection::NotOpen) }
    }

    /// Every row was read and compared.
    ///
    /// # Errors
    /// [`BatchRejection::NotOpen`] once the batch is on its way or has ended.
    pub fn check(self) -> Result<Self, BatchRejection> {
        let may = self.is_open() || matches!(self.state, BatchState::Checking(_));
        if may { Ok(self.become_of(BatchState::Checked)) } else { Err(BatchRejection::NotOpen) }
    }

    /// Its rows are read and compared by a job.
    ///
    /// # Errors
    /// [`BatchRejection::NotOpen`] once the batch is on its way or has ended.
    pub fn check_later(self, work: Work) -> Result<Self, BatchRejection> {
        if self.is_open() {
            Ok(self.become_of(BatchState::Checking(work)))
        } else {
            Err(BatchRejection::NotOpen)
        }
    }

    /// The job begins to check it, or begins again after the work broke off.
    ///
    /// # Errors
    /// [`BatchRejection`] unless a job is to check it.
    pub fn begin_check(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Checking(work) => Ok(self.become_of(BatchState::Checking(work))),
            _ => Err(self.refusal_to_work()),
        }
    }

    /// Somebody stopped the check: the columns stand as they were confirmed.
    ///
    /// # Errors
    /// [`BatchRejection`] unless a job is to check it.
    pub fn leave_check(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Checking(_) => Ok(self.become_of(BatchState::Mapped)),
            _ => Err(self.refusal_to_work()),
        }
    }

    /// Sends it on its way, now that it is known where its people come from.
    ///
    /// # Errors
    /// [`BatchRejection::NotChecked`], or [`BatchRejection::UnderWay`] for the second of two.
    pub fn queue(self, provenance: Provenance, work: Work) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Checked => {
                Ok(Self { provenance: Some(provenance), ..self.become_of(BatchState::Queued(work)) })
            }
            _ if self.is_open() => Err(BatchRejection::NotChecked),
            _ => Err(BatchRejection::UnderWay),
        }
    }

    /// Begins to stage, or begins again after the work broke off.
    ///
    /// # Errors
    /// [`BatchRejection`] unless it is queued, or was being staged.
    pub fn stage(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Queued(work) | BatchState::Staging(work) => {
                Ok(self.become_of(BatchState::Staging(work)))
            }
            _ => Err(self.refusal_to_work()),
        }
    }

    /// Everything is staged.
    ///
    /// # Errors
    /// [`BatchRejection`] unless it was being staged.
    pub fn finish_staging(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Staging(work) => Ok(self.become_of(BatchState::Staged(work))),
            _ => Err(self.refusal_to_work()),
        }
    }

    /// What is staged cannot be read, since another version wrote it: it is staged again from the files.
    ///
    /// # Errors
    /// [`BatchRejection`] unless it is staged and nothing was published.
    pub fn stage_again(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Staged(work) | BatchState::Publishing(work) => {
                Ok(self.become_of(BatchState::Staging(work)))
            }
            _ => Err(self.refusal_to_work()),
        }
    }

    /// Begins to publish, or begins again after the work broke off: nothing was written then.
    ///
    /// # Errors
    /// [`BatchRejection`] unless it is staged.
    pub fn publish(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Staged(work) | BatchState::Publishing(work) => {
                Ok(self.become_of(BatchState::Publishing(work)))
            }
            _ => Err(self.refusal_to_work()),
        }
    }

    /// Everything is in the file.
    ///
    /// # Errors
    /// [`BatchRejection`] unless it was being published.
    pub fn finish_publishing(self, at: Timestamp, totals: Totals) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Publishing(_) => Ok(self.become_of(BatchState::Published(Published { at, totals }))),
            _ => Err(self.refusal_to_work()),
        }
    }

    /// Begins to take it back.
    ///
    /// # Errors
    /// [`BatchRejection::NotPublished`], or [`BatchRejection::TooLate`] after the 30 days.
    pub fn undo(self, work: Work, now: Timestamp) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Published(published) if now < super::retention::forgotten_at(published.at) => {
                Ok(self.become_of(BatchState::Undoing(published, work)))
            }
            BatchState::Published(_) => Err(BatchRejection::TooLate),
            BatchState::Undoing(..) => Err(BatchRejection::UnderWay),
            _ => Err(BatchRejection::NotPublished),
        }
    }

    /// It is taken back.
    ///
    /// # Errors
    /// [`BatchRejection::NotPublished`] unless that was under way.
    pub fn finish_undoing(self, at: Timestamp, undone: Undone) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Undoing(published, _) => {
                Ok(self.become_of(BatchState::Undone { published, at, undone }))
            }
            _ => Err(BatchRejection::NotPublished),
        }
    }

    /// It could not be taken back: it stays as it is.
    ///
    /// # Errors
    /// [`BatchRejection::NotPublished`] unless that was under way.
    pub fn give_undoing_up(self) -> Result<Self, BatchRejection> {
        match self.state {
            BatchState::Undoing(published, _) => Ok(self.become_of(BatchState::Published(published))),
            _ => Err(BatchRejection::NotPublished),
        }
    }

    /// Gives it up before anything is written.
    ///
    /// # Errors
    /// [`BatchRejection::Ended`] once it is published or has ended.
    pub fn cancel(self, at: Timestamp, because: Ending) -> Result<Self, BatchRejection> {
        if self.has_ended() {
            Err(BatchRejection::Ended)
        } else {
            Ok(self.become_of(BatchState::Cancelled { at, because }))
        }
    }

    /// Ends it because of a fault; nothing is written.
    ///
    /// # Errors
    /// [`BatchRejection::Ended`] once it is published or has ended.
    pub fn fail(self, at: Timestamp, because: Ending) -> Result<Self, BatchRejection> {
        if self.has_ended() {
            Err(BatchRejection::Ended)
        } else {
            Ok(self.become_of(BatchState::Failed { at, because }))
        }
    }

    /// Somebody was taken out of what is remembered of it: whoever read it before knows too much to write it down.
    #[must_use]
    pub fn forget_somebody(self) -> Self {
        Self { version: self.version + 1, ..self }
    }

    /// Whether its columns and rows may still be corrected.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(
            self.state,
            BatchState::Draft | BatchState::Surveyed | BatchState::Mapped | BatchState::Checked
        )
    }

    /// Whether nothing more is written for it.
    #[must_use]
    pub const fn has_ended(&self) -> bool {
        matches!(
            self.state,
            BatchState::Published(_)
                | BatchState::Undoing(..)
                | BatchState::Undone { .. }
                | BatchState::Cancelled { .. }
                | BatchState::Failed { .. }
        )
    }

    fn refusal_to_work(&self) -> BatchRejection {
        if self.is_open() {
            BatchRejection::NotChecked
        } else if self.has_ended() {
            BatchRejection::Ended
        } else {
            BatchRejection::UnderWay
        }
    }

    fn become_of(self, state: BatchState) -> Self {
        Self { version: self.version + 1, state, ..self }
    }
}
