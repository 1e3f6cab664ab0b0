//! The job that carries a letter out.

use std::time::Duration;

use async_trait::async_trait;
use jiff::SignedDuration;
use store::Fault;
use store::jobs::{Failure, Handler, JobRun, Ladder, Lane};
use uuid::Uuid;

use crate::carrier::Carrier;
use crate::letter::Letter;
use crate::outbox;
use crate::settings::find;
use crate::trouble::{Trouble, Why};

/// The kind of the job.
pub const SEND: &str = "send-letter";

/// One at a time: whoever sent a letter must be the one who notes it, however long the store is busy.
const POST: Lane = Lane { name: "post", width: 1 };

/// A day in all: a relay that is away over night is not away for good.
const LADDER: Ladder = Ladder(&[
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(15),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(3),
    SignedDuration::from_hours(7),
    SignedDuration::from_hours(12),
]);

/// How often noting that a letter was taken is tried: without the note it would be sent twice.
const NOTES: u32 = 60;
const BETWEEN_NOTES: Duration = Duration::from_secs(2);

/// Carries letters out, one after the other.
pub struct Postman {
    carrier: Carrier,
}

impl Postman {
    /// A postman who goes by this carrier.
    #[must_use]
    pub const fn new(carrier: Carrier) -> Self {
        Self { carrier }
    }

    async fn carry(&self, job: &JobRun, id: Uuid, letter: &Letter) -> Result<(), Trouble> {
        let now = job.store.ambient().now();
        if letter.is_too_late(now) {
            return Err(Why::TooLate.into());
        }
        let settings = find(job.store.reader(), job.store.key()).await.ok().flatten().ok_or(Why::NotSetUp)?;
        self.carrier.carry(&settings, letter, &id.simple().to_string(), now).await
    }
}

#[async_trait]
impl Handler for Postman {
    fn kind(&self) -> &'static str {
        SEND
    }

    fn lane(&self) -> Lane {
        POST
    }

    fn ladder(&self) -> Ladder {
        LADDER
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let id = job.payload["letter"].as_str().and_then(|id| id.parse().ok());
        let id: Uuid = id.ok_or(Failure::Final("payload"))?;
        let waiting = outbox::waiting(job.store.reader(), job.store.key(), id).await?;
        let Some(letter) = waiting else { return Ok(()) };
        match self.carry(job, id, &letter).await {
            Ok(()) => Ok(note_sent(job, id, letter).await?),
            Err(trouble) => {
                tracing::info!(why = trouble.why.code(), "a letter was not taken");
                outbox::note_trouble(&job.store, id, &trouble).await?;
                let code = trouble.why.code();
                Err(if trouble.why.is_lasting() { Failure::Final(code) } else { Failure::Later(code) })
            }
        }
    }
}

async fn note_sent(job: &JobRun, id: Uuid, letter: Letter) -> Result<(), Fault> {
    for _ in 1..NOTES {
        match outbox::note_sent(&job.store, id, letter.clone()).await {
            Err(Fault::Busy | Fault::Unreachable) => tokio::time::sleep(BETWEEN_NOTES).await,
            noted => return noted,
        }
    }
    outbox::note_sent(&job.store, id, letter).await
}
