//! The restore drill: the newest copy is brought back beside the base, held to what it says of itself,
//! told what happened since, proven as `carnet check` proves a base, and taken away again. What it found
//! is kept: a backup nobody ever opened is a hope.

use std::path::Path;

use jiff::Timestamp;
use privacy::{CarriedForward, Replayed};
use serde::{Deserialize, Serialize};
use store::{Engine, Fault, Store, upkeep};
use web::{Problem, Sentence};

use super::copies::{self, Copy};
use super::making::NotMade;
use super::manifest::{Holds, Manifest};
use super::restore::migrate_and_replay;
use super::turn::Turn;
use super::{BackupRejected, carry, envelope};
use crate::premises::Premises;
use crate::proofs;
use crate::scratch::{DRILL, Scratch};

/// What a drill found. It holds counts, and no word about anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// When it was held.
    pub at: Timestamp,
    /// The name of the copy.
    pub copy: String,
    /// When the copy was made.
    pub made: Timestamp,
    /// What was in it once it knew what happened since.
    pub holds: Holds,
    /// How many erasures it had to learn.
    pub erasures: usize,
    /// How many refusals, those of the suppression list included.
    pub refusals: usize,
    /// What was tried, in order, up to the first that failed for good.
    pub steps: Vec<(Step, bool)>,
}

/// What a drill tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// It opens with the key, and not a byte is missing.
    Opens,
    /// Every page bears its seal.
    Pages,
    /// It holds what it says it holds.
    Counts,
    /// The journal of erasures and refusals is replayed.
    Replay,
    /// The journal of changes is whole.
    Changes,
    /// The journal of looks is whole.
    Reads,
    /// Everybody in the journal has a key.
    Keys,
    /// Nobody's refusal is lost.
    Refusals,
}

impl Step {
    /// How it is called.
    #[must_use]
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Opens => "drill-opens".into(),
            Self::Pages => "drill-pages".into(),
            Self::Counts => "drill-counts".into(),
            Self::Replay => "drill-replay".into(),
            Self::Changes => "drill-changes".into(),
            Self::Reads => "drill-reads".into(),
            Self::Keys => "drill-keys".into(),
            Self::Refusals => "drill-refusals".into(),
        }
    }
}

impl Report {
    /// Whether the copy can be counted on.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.steps.iter().all(|(_, is_fine)| *is_fine)
    }

    fn begin(at: Timestamp, copy: &Copy) -> Self {
        let (holds, made, copy) = (Holds::default(), copy.at, copy.name());
        Self { at, copy, made, holds, erasures: 0, refusals: 0, steps: Vec::new() }
    }

    /// Notes a step; answers whether it held.
    fn tried(&mut self, step: Step, is_fine: bool) -> bool {
        self.steps.push((step, is_fine));
        is_fine
    }
}

/// Holds a drill with the newest copy of a folder.
///
/// # Errors
/// When there is no copy to try, or the folder or the machine cannot be used: that is no finding about
/// the copy.
pub async fn drill(premises: &Premises, folder: &Path) -> Result<Report, NotMade> {
    if premises.store.engine() == Engine::Postgres {
        return Err(BackupRejected::OnServer.into());
    }
    let key = premises.store.key().clone();
    let (turn, destination) = carry::enter(folder, &premises.identity).await?;
    let (at, its) = (folder.to_owned(), key.clone());
    let look = move || {
        let newest = copies::all(&at)?.into_iter().next().ok_or(BackupRejected::NoCopy)?;
        Ok((destination.journal(&its)?, newest))
    };
    let (turn, (journal, copy)) = turn.work(look).await?;
    let mut report = Report::begin(premises.store.ambient().now(), &copy);
    let beside = premises.data.join(DRILL);
    let _alone = Turn::at(&beside).await?; // two drills at once would stand on each other's base
    let scratch = Scratch::at(beside);
    let place = scratch.path().to_owned();
    let opened = turn.work_long(move |progress| envelope::bring(&key, &copy.path, &place, progress)).await;
    match opened {
        Ok((_, manifest)) => {
            report.tried(Step::Opens, true);
            try_out(premises, scratch.path(), (manifest, journal), &mut report).await?;
        }
        Err(BackupRejected::DamagedCopy | BackupRejected::AnothersCopy) => {
            report.tried(Step::Opens, false);
        }
        Err(rejected) => return Err(rejected.into()),
    }
    Ok(report)
}

async fn try_out(
    premises: &Premises,
    place: &Path,
    (manifest, journal): (Option<Manifest>, Vec<CarriedForward>),
    report: &mut Report,
) -> Result<(), NotMade> {
    let key = premises.store.key().clone();
    let copy = match Store::open_copy(place, key, premises.store.ambient().clone()).await {
        Ok(copy) => copy,
        Err(Fault::NotReadable) => {
            report.tried(Step::Pages, false);
            return Ok(());
        }
        Err(fault) => return Err(fault.into()),
    };
    let tried = steps(&copy, manifest, &journal, report).await;
    copy.close().await;
    Ok(tried?)
}

async fn steps(
    copy: &Store,
    manifest: Option<Manifest>,
    journal: &[CarriedForward],
    report: &mut Report,
) -> Result<(), Fault> {
    if !report.tried(Step::Pages, upkeep::is_sound(copy).await?) {
        return Ok(()); // what stands on broken pages proves nothing
    }
    if let Some(manifest) = manifest {
        report.tried(Step::Counts, Holds::of(copy).await? == manifest.holds);
    }
    let Replayed { erasures, refusals, addresses } = match migrate_and_replay(copy, journal).await {
        Ok(replayed) => replayed,
        // the machine's trouble, not the copy's
        Err(Problem::Busy) => return Err(Fault::Busy),
        Err(Problem::DiskFull) => return Err(Fault::DiskFull),
        Err(_) => {
            report.tried(Step::Replay, false);
            return Ok(());
        }
    };
    report.tried(Step::Replay, true);
    (report.erasures, report.refusals) = (erasures, refusals + addresses);
    report.holds = Holds::of(copy).await?;
    let at = copy.snapshot().await?;
    report.tried(Step::Changes, proofs::changes(copy, &at).await?.is_ok());
    report.tried(Step::Reads, proofs::looks(copy, &at).await?.is_ok());
    report.tried(Step::Keys, proofs::missing_keys(copy, &at).await? == 0);
    report.tried(Step::Refusals, proofs::lost_refusals(copy, &at).await? == 0);
    Ok(())
}
