//! Taking the demo out again: whoever tried Carnet on Maison Delcourt goes on with their own file.
//!
//! A job, since it lasts for seconds: a portion in each transaction, so that nobody who writes waits long.
//! Killed in between it goes on where it was. Whoever was invented is erased as anybody would be, key and
//! history included, so that a backup made before does not bring them back.

use accounts::take_out;
use async_trait::async_trait;
use customers::TheFile;
use customers::demonstration::{Portion, how_many, take_out_some};
use customers::store::Unsaved;
use kernel::{Actor, UserId};
use personal::{Personal, Purpose};
use privacy::Eraser;
use store::jobs::{Failure, Handler, JobRun};
use store::journal::{Change, Record};
use store::{Cause, Fault, Store, Tx, upkeep};

use super::EMAIL;
use super::team::COLLEAGUES;

/// The kind of its jobs.
pub const KIND: &str = "demo-removal";

/// Takes the demo out.
pub struct Removal(pub Eraser);

/// Queues the removal, unless it waits already.
///
/// # Errors
/// Any [`Fault`].
pub async fn ask(store: &Store, by: Actor) -> Result<(), Fault> {
    let tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    tx.enqueue_once(KIND).await?;
    tx.commit().await
}

#[async_trait]
impl Handler for Removal {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let Actor::User(by) = job.cause.actor else { return Err(Failure::Final("actor")) };
        let total = how_many(job.store.reader()).await?;
        loop {
            let mut tx = job.store.begin(job.cause).await?;
            if self.step(&mut tx).await?.records == 0 {
                farewell(&mut tx, by).await?;
                tx.commit().await?;
                break;
            }
            tx.commit().await?;
            let left = how_many(job.store.reader()).await?;
            job.progress(total - left, total).await?;
        }
        // what the engine keeps aside is emptied now, or at the next quiet moment
        upkeep::fold_log(&job.store).await?;
        Ok(())
    }
}

impl Removal {
    async fn step(&self, tx: &mut Tx) -> Result<Portion, Fault> {
        let portion = take_out_some(tx).await.map_err(busy)?;
        for holder in &portion.invented {
            self.0.erase_invented(tx, *holder).await?;
        }
        Ok(portion)
    }
}

/// The demo's people leave, save the one who asked, who could not sign in any more.
async fn farewell(tx: &mut Tx, by: UserId) -> Result<(), Fault> {
    let colleagues = COLLEAGUES.iter().map(|(_, email, _)| *email);
    let emails: Vec<Personal<String>> =
        std::iter::once(EMAIL).chain(colleagues).map(|email| Personal::new(email.to_owned())).collect();
    take_out(tx, &TheFile, &emails, by).await?;
    tx.journal(Change::new("demonstration-removed", Record::new("user", by), None)).await
}

/// Somebody edited one of them meanwhile: the next try sees that, and lets it stay.
const fn busy(unsaved: Unsaved) -> Fault {
    match unsaved {
        Unsaved::ChangedMeanwhile => Fault::Busy,
        Unsaved::Fault(fault) => fault,
    }
}
