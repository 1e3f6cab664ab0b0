//! The command: files in, a report out, by the same engine as the pages.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::HouseRules;
use intake::{Mapping, Report, Survey};
use kernel::{Actor, BatchId, Lang};
use personal::Purpose;
use store::{Cause, Fault, Store};

use super::batch::{BatchState, Ending, Work};
use super::check::look;
use super::desk::Desk;
use super::draft::Draft;
use super::files::ImportFile;
use super::findings::Findings;
use super::incoming::Incoming;
use super::provenance::Provenance;
use super::reading::{Sitting, long_list};
use super::store::{batches, keep_survey, whole_files};
use super::work::{Halt, Pace, Workshop};

/// What the command answers for the owner: everything, since nobody is asked.
#[derive(Debug, Clone)]
pub struct Answers {
    /// Where the people come from, and why they are kept.
    pub provenance: Provenance,
    /// The language of the report, in which notes are judged too.
    pub lang: Lang,
    /// Corrections of what is detected.
    pub mapping: Mapping,
    /// What is to come of it.
    pub aim: Aim,
}

/// What is to come of the files.
#[derive(Debug, Clone)]
pub enum Aim {
    /// The batch is written, as the house's own rules read it.
    Write,
    /// The report says what would be written: under these rules, where the house was told none yet.
    Look(Option<HouseRules>),
}

/// How the command ended.
#[derive(Debug)]
pub enum Outcome {
    /// The batch is in the file.
    Written(Findings),
    /// Nothing was written: nobody said yes, or there is nothing to write.
    NothingWritten(Findings),
    /// Somebody ended it meanwhile, from its page or by an erasure: nothing was written, and nothing of it is kept.
    Ended(Ending),
}

impl Outcome {
    /// The report, with the totals of what was, or would be, written; `None` of what was ended meanwhile.
    #[must_use]
    pub const fn report(&self) -> Option<&Report> {
        match self {
            Self::Written(findings) | Self::NothingWritten(findings) => Some(&findings.report),
            Self::Ended(_) => None,
        }
    }
}

/// Where the command's files come in, piece by piece.
#[must_use]
pub fn receive(store: &Store, actor: Actor) -> Incoming {
    Incoming::new(store, Cause::new(actor, Purpose::ClientManagement))
}

/// Imports files at hand, as [`run_incoming`] does.
///
/// # Errors
/// Any [`Fault`]; nothing was written then.
pub async fn run_files(
    store: &Store,
    desk: &Desk,
    actor: Actor,
    files: Vec<ImportFile>,
    answers: Answers,
) -> Result<Outcome, Fault> {
    let mut incoming = receive(store, actor);
    for file in files {
        incoming.add(file).await?;
    }
    run_incoming(store, desk, incoming, answers).await
}

/// Imports files that came in as one batch, or says what would be imported. Notes held back are never imported
/// without a decision: the report lists them.
///
/// # Errors
/// Any [`Fault`]; nothing was written then.
pub async fn run_incoming(
    store: &Store,
    desk: &Desk,
    mut incoming: Incoming,
    answers: Answers,
) -> Result<Outcome, Fault> {
    incoming.close().await?;
    let finished = match answers.aim.clone() {
        Aim::Write => write(store, desk, incoming, answers).await,
        Aim::Look(rules) => {
            let house = Sitting::over(store, desk, answers.lang).await?;
            let sitting = Sitting { rules: rules.unwrap_or(house.rules), ..house };
            show(store, sitting, incoming, answers.mapping).await
        }
    };
    finished.map_err(|halt| match halt {
        Halt::Fault(fault) => fault,
        Halt::Stopped | Halt::TakenUp | Halt::Misplaced => Fault::Damaged("batch state"),
    })
}

async fn show(
    store: &Store,
    sitting: Sitting,
    incoming: Incoming,
    mapping: Mapping,
) -> Result<Outcome, Halt> {
    let ((of, kept), how) = (incoming.sealed(), (mapping.clone(), sitting.desk.parts));
    if let Some(seen) = long_list(store.reader(), of, &kept, how).await? {
        return show_long(store, sitting, incoming, (&mapping, &seen)).await;
    }
    let files = Arc::new(whole_files(store.reader(), of, &kept).await?);
    let actor = incoming.cause().actor;
    incoming.let_go().await?;
    Ok(Outcome::NothingWritten(look(store, sitting, actor, (files, Arc::new(mapping))).await?.findings))
}

/// Shows what a list too long to be held at once would bring: it is staged out of sight, and dropped again.
async fn show_long(
    store: &Store,
    sitting: Sitting,
    incoming: Incoming,
    (mapping, seen): (&Mapping, &Survey),
) -> Result<Outcome, Halt> {
    let (cause, key) = (incoming.cause(), incoming.sealed().0.1.clone());
    let draft = Draft { lang: sitting.lang, mapping: mapping.clone(), ..Draft::default() };
    let tx = store.begin(cause).await?;
    let batch = incoming.settle(&tx, draft).await?.check_later(Work::default())?;
    batches::save(&tx, &batch).await?;
    keep_survey(&tx, (batch.id, &key), mapping, seen).await?;
    tx.commit().await?;
    let workshop = Workshop::new(store.clone(), sitting.desk.clone(), cause);
    if let Err(halt) = workshop.look_through(batch.id, Some(sitting), &Straight).await {
        return broken_off(&workshop, batch.id, halt).await;
    }
    let stored = batches::find(store.reader(), batch.id, store.key()).await?.ok_or(Halt::Misplaced)?;
    let findings = stored.findings()?.unwrap_or_default();
    workshop.give_up(batch.id, Ending::Stopped).await?;
    Ok(Outcome::NothingWritten(findings))
}

async fn write(store: &Store, desk: &Desk, incoming: Incoming, answers: Answers) -> Result<Outcome, Halt> {
    let cause = incoming.cause();
    let tx = store.begin(cause).await?;
    let draft = Draft { lang: answers.lang, mapping: answers.mapping, ..Draft::default() };
    let batch = incoming.settle(&tx, draft).await?;
    let id = batch.id;
    let batch = batch.check()?;
    batches::save(&tx, &batch).await?;
    batches::save(&tx, &batch.queue(answers.provenance, Work::default())?).await?;
    tx.commit().await?;
    let workshop = Workshop::new(store.clone(), desk.clone(), cause);
    let is_something = match work(&workshop, id).await {
        Ok(is_something) => is_something,
        Err(halt) => return broken_off(&workshop, id, halt).await,
    };
    let stored = batches::find(store.reader(), id, store.key()).await?.ok_or(Halt::Misplaced)?;
    let findings = stored.findings()?.unwrap_or_default();
    if is_something {
        return Ok(Outcome::Written(findings));
    }
    workshop.give_up(id, Ending::Stopped).await?;
    Ok(Outcome::NothingWritten(findings))
}

/// Answers whether there was anything to publish.
async fn work(workshop: &Workshop, id: BatchId) -> Result<bool, Halt> {
    let is_something = workshop.stage(id, &Straight).await? > 0;
    if is_something {
        workshop.publish(id).await?;
    }
    Ok(is_something)
}

/// What became of work that broke off. If somebody ended the batch meanwhile, that is an outcome; else nothing of the
/// files is left behind, and what broke it off is what counts, even when that cannot be done before the hourly tidying.
async fn broken_off(workshop: &Workshop, id: BatchId, halt: Halt) -> Result<Outcome, Halt> {
    match workshop.state(id).await {
        Ok(BatchState::Cancelled { because, .. } | BatchState::Failed { because, .. }) => {
            Ok(Outcome::Ended(because))
        }
        // whoever stops a check from its page may go on from the columns; of a look nobody does
        Ok(BatchState::Mapped) => {
            workshop.give_up(id, Ending::Stopped).await?;
            Ok(Outcome::Ended(Ending::Stopped))
        }
        Ok(_) | Err(_) => {
            let _ = workshop.give_up(id, Ending::Interrupted).await;
            Err(halt)
        }
    }
}

/// The command goes straight on.
struct Straight;

#[async_trait]
impl Pace for Straight {
    async fn at(&self, _: usize, _: usize) -> Result<(), Halt> {
        Ok(())
    }
}
