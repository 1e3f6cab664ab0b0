//! Telling every known destination what happened: at once with the job that erasures and refusals
//! queue, and again at start and every hour, for a disk that was unplugged.

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use privacy::Replayed;
use store::jobs::{Failure, Handler, JobRun};
use store::{Fault, Store};

use super::destination::Destination;
use super::turn::Turn;
use super::{BackupRejected, list};
use crate::folder::Identity;

/// How a destination stands.
#[derive(Debug)]
pub enum Standing {
    /// It knows everything.
    UpToDate,
    /// It cannot be reached or written now; it will be told later.
    Away,
    /// Its journal is not as it was left, or it is another's now.
    Broken,
}

/// Does the job that erasures and refusals queue.
pub struct CarryForward {
    data: PathBuf,
    identity: Identity,
}

impl CarryForward {
    /// For the destinations that a data folder knows.
    #[must_use]
    pub fn new(data: &Path, identity: &Identity) -> Self {
        Self { data: data.to_owned(), identity: identity.clone() }
    }
}

#[async_trait]
impl Handler for CarryForward {
    fn kind(&self) -> &'static str {
        privacy::CARRY_FORWARD
    }

    /// A destination that is away is no failure: it is told again every hour.
    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        bring_up_to_date(&job.store, &self.data, &self.identity).await?;
        Ok(())
    }
}

/// Brings every known destination up to date, and answers how each stands.
///
/// # Errors
/// [`Fault::Damaged`] when the list of destinations cannot be read, any fault of reading the base.
pub async fn bring_up_to_date(
    store: &Store,
    data: &Path,
    identity: &Identity,
) -> Result<Vec<(PathBuf, Standing)>, Fault> {
    let mut all = Vec::new();
    for folder in listed(data)? {
        let standing = standing(&tell(store, &folder, identity).await?);
        if !matches!(standing, Standing::UpToDate) {
            tracing::warn!(?standing, "a backup destination does not know everything yet");
        }
        all.push((folder, standing));
    }
    Ok(all)
}

/// Adds to a destination's journal what the base knows and it does not; answers how many lines. The
/// job and the rounds may come at once: one waits for the other.
///
/// # Errors
/// The outer one is the base's, the inner one the destination's.
pub async fn tell(
    store: &Store,
    folder: &Path,
    identity: &Identity,
) -> Result<Result<usize, BackupRejected>, Fault> {
    let (turn, mut destination) = match enter(folder, identity).await {
        Ok(entered) => entered,
        Err(rejected) => return Ok(Err(rejected)),
    };
    let lines = privacy::to_carry_forward(store.reader()).await?;
    let key = store.key().clone();
    Ok(turn.work(move || destination.add(&lines, &key)).await.map(|(_, added)| added))
}

/// How much each known destination knows that the base does not, or not any more; those that cannot be
/// read are left out.
///
/// # Errors
/// [`Fault::Damaged`] when the list of destinations cannot be read, any fault of reading the base.
pub async fn news(
    store: &Store,
    data: &Path,
    identity: &Identity,
) -> Result<Vec<(PathBuf, Replayed)>, Fault> {
    let mut all = Vec::new();
    for folder in listed(data)? {
        let Ok((turn, destination)) = enter(&folder, identity).await else { continue };
        let key = store.key().clone();
        if let Ok((_, journal)) = turn.work(move || destination.journal(&key)).await {
            let news = privacy::news_of(store.reader(), &journal).await?;
            all.push((folder, Replayed::of(&news)));
        }
    }
    Ok(all)
}

/// The destination in a folder, with the turn there, if it is this house's.
///
/// # Errors
/// [`BackupRejected`].
pub async fn enter(folder: &Path, identity: &Identity) -> Result<(Turn, Destination), BackupRejected> {
    let at = folder.to_owned();
    let (turn, destination) = Turn::at(folder).await?.work(move || Destination::open(&at)).await?;
    if destination.identity() == identity { Ok((turn, destination)) } else { Err(BackupRejected::Anothers) }
}

/// What telling a destination shows of it.
pub const fn standing(told: &Result<usize, BackupRejected>) -> Standing {
    match told {
        Ok(_) => Standing::UpToDate,
        Err(BackupRejected::Unusable(..) | BackupRejected::NoBackup) => Standing::Away,
        Err(_) => Standing::Broken,
    }
}

fn listed(data: &Path) -> Result<Vec<PathBuf>, Fault> {
    list::destinations(data).map_err(|rejected| {
        tracing::error!(error = %rejected, "no backup folder hears of erasures and refusals");
        Fault::Damaged("list of backup folders")
    })
}
