//! The durable jobs of the import: publishing a batch, checking a long list, and taking a batch
//! back. Each can start over: a batch
//! knows where it stands.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::BatchId;
use serde_json::{Value, json};
use store::Fault;
use store::jobs::{Failure, Handler, JobRun};

use super::batch::BatchState;
use super::desk::Desk;
use super::work::{Halt, Pace, Workshop};

/// The job that publishes a batch.
pub const IMPORT: &str = "import";
/// The job that checks a long list.
pub const CHECK: &str = "import-check";
/// The job that takes a batch back.
pub const UNDO: &str = "import-undo";

/// Who does the jobs of the import.
#[must_use]
pub fn handlers(desk: &Desk) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Import(desk.clone())), Arc::new(Check(desk.clone())), Arc::new(Undo(desk.clone()))]
}

/// What a job is queued with: the batch, and nothing about anybody.
#[must_use]
pub fn payload(batch: BatchId) -> Value {
    json!({ "batch": batch })
}

struct Import(Desk);

struct Check(Desk);

struct Undo(Desk);

#[async_trait]
impl Handler for Import {
    fn kind(&self) -> &'static str {
        IMPORT
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let (batch, workshop) = (batch_of(job)?, workshop(&self.0, job));
        match workshop.carry_through(batch, job).await {
            Err(Halt::Fault(Fault::Damaged(_))) => Err(Failure::Final("unreadable")),
            done => done.map_err(failure),
        }
    }
}

#[async_trait]
impl Handler for Check {
    fn kind(&self) -> &'static str {
        CHECK
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let (batch, workshop) = (batch_of(job)?, workshop(&self.0, job));
        if !matches!(workshop.state(batch).await.map_err(failure)?, BatchState::Checking(_)) {
            return Ok(());
        }
        match workshop.check(batch, job).await {
            Err(Halt::Fault(Fault::Damaged(_))) => Err(Failure::Final("unreadable")),
            done => done.map_err(failure),
        }
    }
}

#[async_trait]
impl Handler for Undo {
    fn kind(&self) -> &'static str {
        UNDO
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let (batch, workshop) = (batch_of(job)?, workshop(&self.0, job));
        if !matches!(workshop.state(batch).await.map_err(failure)?, BatchState::Undoing(..)) {
            return Ok(());
        }
        workshop.take_back(batch).await.map_err(failure)
    }
}

/// A job tells its progress, and hears that it should stop.
#[async_trait]
impl Pace for JobRun {
    async fn at(&self, done: usize, total: usize) -> Result<(), Halt> {
        let step = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        match self.progress(step(done), step(total)).await {
            Ok(()) => Ok(()),
            Err(Failure::Again(fault)) => Err(Halt::Fault(fault)),
            Err(Failure::Lost) => Err(Halt::TakenUp),
            Err(Failure::Cancelled | Failure::Final(_) | Failure::Later(_)) => Err(Halt::Stopped),
        }
    }
}

fn workshop(desk: &Desk, job: &JobRun) -> Workshop {
    Workshop::new(job.store.clone(), desk.clone(), job.cause)
}

fn batch_of(job: &JobRun) -> Result<BatchId, Failure> {
    let id = job.payload.get("batch").and_then(Value::as_str).and_then(|id| id.parse().ok());
    id.ok_or(Failure::Final("payload"))
}

fn failure(halt: Halt) -> Failure {
    match halt {
        Halt::Fault(fault) => Failure::Again(fault),
        Halt::Stopped => Failure::Cancelled,
        Halt::TakenUp => Failure::Lost,
        Halt::Misplaced => Failure::Final("batch-state"),
    }
}
