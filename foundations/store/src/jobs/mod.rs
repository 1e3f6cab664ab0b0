//! Durable jobs: queued in the transaction of the change that wants them, run in this process.
//!
//! A job is leased, not taken: if the process dies, the lease runs out and the job is run again,
//! so a handler must be able to start over. Payloads hold ids, never personal values.
//!
//! Each kind of jobs has its [`Lane`], so that a letter does not wait behind an import, and its
//! [`Ladder`] of tries. What no try helped is a dead letter: it stays until somebody has it tried again.

mod dead;
mod entity;
mod lane;
mod queue;
mod runner;

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use kernel::{Actor, JobId};
use personal::Purpose;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use tokio::sync::watch;

pub use self::dead::{GivenUp, given_up};
pub use self::lane::{Ladder, Lane};
pub use self::runner::{JobRun, Runner};
use crate::{Cause, Db, Engine, Fault, Instant, Store};

/// Does the jobs of one kind.
#[async_trait]
pub trait Handler: Send + Sync {
    /// The kind of jobs it does.
    fn kind(&self) -> &'static str;

    /// What its jobs wait behind, and what not.
    fn lane(&self) -> Lane {
        Lane::HOUSE
    }

    /// How often a job of its kind is tried.
    fn ladder(&self) -> Ladder {
        Ladder::HOUSE
    }

    /// Does one job; called again after a failure or a lost lease.
    async fn run(&self, job: &JobRun) -> Result<(), Failure>;
}

/// Why a job did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Worth another try later: the store was busy, the network away.
    Again(Fault),
    /// Worth another try later, for a reason outside the store; the code says which.
    Later(&'static str),
    /// No use trying again; the code says why.
    Final(&'static str),
    /// Somebody asked to stop, and it stopped cleanly.
    Cancelled,
    /// Another node has taken the job up: it is theirs to end.
    Lost,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Again(fault)
    }
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waiting for its turn, or for its next try.
    Queued,
    /// Being done.
    Running,
    /// Done.
    Done,
    /// Given up: the dead letters.
    Dead,
    /// Cancelled before it was done.
    Cancelled,
}

impl State {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dead => "dead",
            Self::Cancelled => "cancelled",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Queued, Self::Running, Self::Done, Self::Dead, Self::Cancelled]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What a page shows of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Where it stands.
    pub state: State,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 while unknown.
    pub total: i64,
    /// Whether somebody asked to stop it.
    pub stopping: bool,
    /// Why it was given up, or why its last try failed.
    pub failure: Option<String>,
    /// How often it was taken up.
    pub attempts: i64,
    /// When it is due, if it waits.
    pub due: Timestamp,
}

/// A job's status; `None` if there is no such job.
///
/// # Errors
/// Any [`Fault`].
pub async fn status(db: &impl Db, id: JobId) -> Result<Option<Status>, Fault> {
    let Some(row) = entity::Entity::find_by_id(kernel::Id::uuid(id)).one(db).await? else { return Ok(None) };
    Ok(Some(Status {
        state: State::from_name(&row.state).ok_or(Fault::Damaged("job state"))?,
        done: row.done,
        total: row.total,
        stopping: row.stopping,
        failure: row.failure,
        attempts: row.attempts,
        due: row.run_at.timestamp(),
    }))
}

/// Whether a job of this kind waits or is being done.
///
/// # Errors
/// Any [`Fault`].
pub async fn is_under_way(db: &impl Db, kind: &str) -> Result<bool, Fault> {
    let open = [State::Queued, State::Running].map(State::name);
    let find = entity::Entity::find()
        .filter(entity::Column::Kind.eq(kind))
        .filter(entity::Column::State.is_in(open));
    Ok(find.one(db).await?.is_some())
}

impl crate::Tx {
    /// Queues a job; it starts once this transaction is committed.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn enqueue(&mut self, kind: &'static str, payload: Value) -> Result<JobId, Fault> {
        self.rings_the_bell = true;
        queue::put(self, kind, payload, self.ambient().now()).await
    }

    /// Queues a job that is due at an instant, and not before.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn enqueue_at(
        &mut self,
        kind: &'static str,
        payload: Value,
        due: Timestamp,
    ) -> Result<JobId, Fault> {
        self.rings_the_bell |= due <= self.ambient().now();
        queue::put(self, kind, payload, due).await
    }

    /// Queues a job of a kind that catches up with whatever happened, unless one waits already: it
    /// starts after this transaction too. Nobody is woken for it; a burst of changes makes one job.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn enqueue_once(&self, kind: &'static str) -> Result<(), Fault> {
        if !queue::waits(self, kind).await? {
            queue::put(self, kind, Value::Null, self.ambient().now()).await?;
        }
        Ok(())
    }

    /// Drops jobs that were done or cancelled before an instant; answers how many. Those that were
    /// given up stay.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn forget_jobs_before(&self, instant: Instant) -> Result<u64, Fault> {
        queue::forget_ended_before(self, instant).await
    }

    /// Has a dead letter tried again, from the foot of its ladder; answers whether it was one.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn try_again(&mut self, id: JobId) -> Result<bool, Fault> {
        self.rings_the_bell = true;
        dead::revive(self, id).await
    }

    /// Drops a job that waits, ended or was given up; one that runs is left to end.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn drop_job(&self, id: JobId) -> Result<(), Fault> {
        dead::forget(self, id).await
    }

    /// Asks a job to stop: one that waits is cancelled, one that runs stops at its next step.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn stop_job(&self, id: JobId) -> Result<(), Fault> {
        queue::stop(self, id).await
    }
}

/// Wakes every lane of the runner when something was queued. Whoever is at work hears it afterwards.
#[derive(Clone, Default)]
pub(crate) struct Bell(watch::Sender<()>);

impl Bell {
    pub(crate) fn ring(&self) {
        self.0.send_replace(());
    }

    fn listen(&self) -> watch::Receiver<()> {
        self.0.subscribe()
    }
}

impl Store {
    /// Gives back to the queue what a process that ended left running, so that it need not wait for its
    /// lease. Only on the file, which one process holds at a time: on PostgreSQL another node may be at
    /// it. What was stopped on purpose does not count as tried.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn give_back_jobs(&self, on_purpose: bool) -> Result<(), Fault> {
        if self.engine() == Engine::Postgres {
            return Ok(());
        }
        let tx = self.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
        queue::give_back(&tx, on_purpose).await?;
        tx.commit().await
    }

    /// A runner for this base's jobs.
    #[must_use]
    pub fn runner(&self, handlers: Vec<Arc<dyn Handler>>) -> Runner {
        Runner::new(self.clone(), handlers)
    }
}
