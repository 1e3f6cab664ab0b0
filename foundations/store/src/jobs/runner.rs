//! Runs jobs until told to stop: each lane beside the others, within a lane in the order they fall due.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use kernel::{Actor, Id, JobId};
use personal::Purpose;
use serde_json::Value;

use tokio::task::JoinSet;

use super::queue::{Kinds, Pulse};
use super::{Failure, Handler, Ladder, Lane, State, entity, queue};
use crate::{Cause, Fault, Store, upkeep};

const IDLE: Duration = Duration::from_secs(5);
const PULSE: Duration = Duration::from_secs(20);

/// Takes due jobs and hands them to their handlers.
#[derive(Clone)]
pub struct Runner {
    store: Store,
    handlers: Vec<Arc<dyn Handler>>,
}

/// One job under way, as its handler sees it.
pub struct JobRun {
    /// The job's id.
    pub id: JobId,
    /// What it was queued with.
    pub payload: Value,
    /// Who asked for it.
    pub cause: Cause,
    /// The base.
    pub store: Store,
    lease: queue::Lease,
}

impl JobRun {
    /// Notes how far the job is and renews its lease.
    ///
    /// # Errors
    /// [`Failure::Cancelled`] when somebody asked to stop, [`Failure::Lost`] when another node has taken
    /// the job up; any fault of the store.
    pub async fn progress(&self, done: i64, total: i64) -> Result<(), Failure> {
        let tx = self.store.begin(self.cause).await?;
        let pulse = queue::sign_of_life(&tx, &self.lease, Some((done, total))).await?;
        tx.commit().await?;
        match pulse {
            Pulse::GoesOn => Ok(()),
            Pulse::Stopping => Err(Failure::Cancelled),
            Pulse::Lost => Err(Failure::Lost),
        }
    }
}

impl Runner {
    pub(crate) const fn new(store: Store, handlers: Vec<Arc<dyn Handler>>) -> Self {
        Self { store, handlers }
    }

    /// Runs until `stop` resolves; a job under way is finished or left to its lease.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) {
        let stop = stop.shared();
        // tasks, not futures of one task: a job that reckons for long must not hold the other lanes up
        let mut lanes = JoinSet::new();
        for lane in self.lanes() {
            for _ in 0..lane.width.max(1) {
                lanes.spawn(self.clone().walk(lane, stop.clone()));
            }
        }
        while let Some(ended) = lanes.join_next().await {
            if ended.is_err() {
                tracing::error!("a lane of the job queue panicked: its jobs wait for the next start");
            }
        }
    }

    /// Does what falls due in one lane, until `stop` resolves.
    async fn walk(self, lane: Lane, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let kinds = self.kinds(|handler| handler.lane().name == lane.name);
        let mut bell = self.store.bell().listen();
        loop {
            let idle = match self.run_next_of(&kinds).await {
                Ok(true) => Duration::ZERO,
                Ok(false) => IDLE,
                Err(fault) => {
                    tracing::warn!(%fault, lane = lane.name, "the job queue could not be read");
                    IDLE
                }
            };
            tokio::select! {
                biased;
                () = &mut stop => return,
                _ = bell.changed() => {}
                () = tokio::time::sleep(idle) => {}
            }
        }
    }

    /// The lanes of its handlers, each once.
    fn lanes(&self) -> Vec<Lane> {
        let mut lanes: Vec<Lane> = Vec::new();
        for lane in self.handlers.iter().map(|handler| handler.lane()) {
            if lanes.iter().all(|known| known.name != lane.name) {
                lanes.push(lane);
            }
        }
        lanes
    }

    fn kinds(&self, which: impl Fn(&dyn Handler) -> bool) -> Vec<(&'static str, Ladder)> {
        let chosen = self.handlers.iter().filter(|handler| which(handler.as_ref()));
        chosen.map(|handler| (handler.kind(), handler.ladder())).collect()
    }

    /// Runs the next due job of any lane, if there is one; answers whether there was.
    ///
    /// # Errors
    /// Any [`Fault`] of the queue itself.
    pub async fn run_next(&self) -> Result<bool, Fault> {
        self.run_next_of(&self.kinds(|_| true)).await
    }

    async fn run_next_of(&self, kinds: &Kinds) -> Result<bool, Fault> {
        let Some(row) = self.lease(kinds).await? else { return Ok(false) };
        let outcome = self.attempt(&row).await;
        self.settle(&row, outcome).await?;
        if let Err(fault) = upkeep::fold_what_waits(&self.store).await {
            tracing::warn!(%fault, "the write-ahead log still waits to be emptied");
        }
        Ok(true)
    }

    async fn lease(&self, kinds: &Kinds) -> Result<Option<entity::Model>, Fault> {
        let tx = self.store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
        let row = queue::lease_next(&tx, kinds).await?;
        tx.commit().await?;
        Ok(row)
    }

    fn handler_of(&self, row: &entity::Model) -> Option<&Arc<dyn Handler>> {
        self.handlers.iter().find(|handler| handler.kind() == row.kind)
    }

    async fn attempt(&self, row: &entity::Model) -> Result<(), Failure> {
        let handler = self.handler_of(row).ok_or(Failure::Final("no-handler"))?;
        let job = self.job_run(row)?;
        // a job that panics is a dead letter; those behind it are done all the same
        let run = AssertUnwindSafe(handler.run(&job)).catch_unwind();
        tokio::select! {
            outcome = run => outcome.unwrap_or(Err(Failure::Final("panicked"))),
            fault = self.keep_alive(&job) => Err(fault.into()),
        }
    }

    fn job_run(&self, row: &entity::Model) -> Result<JobRun, Failure> {
        let actor =
            Actor::from_parts(&row.actor_kind, row.actor_id).ok_or(Failure::Final("unknown-actor"))?;
        let purpose = row.purpose.parse().map_err(|_| Failure::Final("unknown-purpose"))?;
        Ok(JobRun {
            id: JobId::from_uuid(row.id),
            payload: serde_json::from_str(&row.payload).map_err(|_| Failure::Final("payload"))?,
            cause: Cause::new(actor, purpose),
            store: self.store.clone(),
            lease: queue::Lease::of(row),
        })
    }

    /// Renews the lease while the handler works; ends only when that fails for good.
    async fn keep_alive(&self, job: &JobRun) -> Fault {
        loop {
            tokio::time::sleep(PULSE).await;
            let renewed = async {
                let tx = self.store.begin(job.cause).await?;
                queue::sign_of_life(&tx, &job.lease, None).await?;
                tx.commit().await
            };
            match renewed.await {
                Ok(()) | Err(Fault::Busy) => {}
                Err(fault) => return fault,
            }
        }
    }

    async fn settle(&self, row: &entity::Model, outcome: Result<(), Failure>) -> Result<(), Fault> {
        let ladder = self.handler_of(row).map_or(Ladder::HOUSE, |handler| handler.ladder());
        let tx = self.store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
        match outcome {
            Ok(()) => queue::settle(&tx, row, State::Done, None).await?,
            Err(Failure::Cancelled) => queue::settle(&tx, row, State::Cancelled, None).await?,
            Err(Failure::Lost) => {}
            Err(Failure::Final(code)) => {
                queue::settle(&tx, row, State::Dead, Some(code.to_owned())).await?;
            }
            Err(Failure::Again(fault)) => queue::put_back(&tx, row, ladder, fault.to_string()).await?,
            Err(Failure::Later(code)) => queue::put_back(&tx, row, ladder, code.to_owned()).await?,
        }
        tx.commit().await
    }
}
