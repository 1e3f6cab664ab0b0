//! Bringing a copy back: the journal is replayed on it before it takes the place of a base, so that
//! there is no moment in which somebody erased is back or a no forgotten (laws 4 and 8).

use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use kernel::{Actor, Ambient};
use migrations::{Migrations, MigratorTrait};
use personal::Purpose;
use privacy::CarriedForward;
use store::{Cause, Fault, Location, Store, upkeep};
use web::Problem;

use super::destination::Destination;
use super::{BackupRejected, carry, copies};
use crate::folder::{DataFolder, FolderRejected, Identity};
use crate::keyring::Keyring;
use crate::settings::Settings;
use crate::wiring;

/// What was brought back.
pub struct Restored {
    /// The copy; `None` on PostgreSQL, where the server's own tools brought the base back.
    pub copy: Option<PathBuf>,
    /// Erasures that were replayed.
    pub erasures: usize,
    /// Refusals that were replayed.
    pub refusals: usize,
    /// Whether a house that was there could tell what it knew before it was replaced.
    pub predecessor_heard: bool,
}

/// What to bring back, and whether over what is there.
pub struct Wish<'a> {
    /// The folder of the backups.
    pub folder: &'a Path,
    /// Another copy than the newest.
    pub copy: Option<&'a Path>,
    /// Whether the copy may take the place of a house that is there.
    pub replace: bool,
}

/// Brings a copy back into a data folder that is held.
///
/// # Errors
/// [`BackupRejected`], or whatever stands in the way of the key or the base; what was there is
/// still there then.
pub async fn restore(
    folder: &DataFolder,
    settings: &Settings,
    ambient: &Ambient,
    wish: Wish<'_>,
) -> Result<Restored, Problem> {
    let from = std::path::absolute(wish.folder)
        .map_err(|error| BackupRejected::Unusable(wish.folder.to_owned(), error))?;
    let destination = Destination::open(&from)?;
    let identity = destination.identity().clone();
    let present = present(folder, &wish)?;
    if present.as_ref().is_some_and(|present| *present != identity) {
        return Err(BackupRejected::AnothersHouse.into());
    }
    let key = Keyring::new(&settings.config_folder, folder.path()).find(&identity)?.key;
    destination.journal(&key)?;
    let copying = Copying { folder, key: key.clone(), ambient };
    let (copy, predecessor_heard) = match settings.location(folder.base()) {
        Location::Postgres(_) => (None, true),
        Location::File(_) if folder.has_base() && !wish.replace => {
            return Err(BackupRejected::NotEmpty.into());
        }
        Location::File(_) => {
            let copy = wish.copy.map_or_else(|| copies::newest(&from), |copy| Ok(copy.to_owned()))?;
            let heard = copying.hear_predecessor(&destination).await?;
            copying.bring(&copy)?;
            (Some(copy), heard)
        }
    };
    let journal = Destination::open(&from)?.journal(&key)?;
    match settings.location(copying.place()) {
        Location::File(_) => {
            let taken_up = copying.take_up(&journal).await;
            if taken_up.is_err() {
                copying.clear_away();
            }
            taken_up?;
        }
        location => replay(&Store::open(&location, key, ambient.clone()).await?, &journal).await?,
    }
    folder.adopt(&identity)?;
    carry::remember(folder.path(), &from)?;
    let erasures = journal.iter().filter(|line| matches!(line, CarriedForward::Erased(_))).count();
    Ok(Restored { copy, erasures, refusals: journal.len() - erasures, predecessor_heard })
}

/// Whose house is there. One that cannot say it any more may only be replaced on purpose.
fn present(folder: &DataFolder, wish: &Wish<'_>) -> Result<Option<Identity>, Problem> {
    match folder.identity() {
        Err(FolderRejected::Damaged(_)) if wish.replace => Ok(None),
        Err(FolderRejected::Damaged(_)) => Err(BackupRejected::NotEmpty.into()),
        known => Ok(known?),
    }
}

struct Copying<'a> {
    folder: &'a DataFolder,
    key: store::OrganisationKey,
    ambient: &'a Ambient,
}

impl Copying<'_> {
    /// Beside the base: it takes the base's place only once it was replayed on.
    fn place(&self) -> PathBuf {
        self.folder.path().join("restoring.db")
    }

    /// Lets the house that is about to be replaced add what the journal does not know yet. A base
    /// that cannot be read, the usual reason to restore, has nothing to say.
    async fn hear_predecessor(&self, destination: &Destination) -> Result<bool, Problem> {
        if !self.folder.has_base() {
            return Ok(true);
        }
        let location = Location::File(self.folder.base());
        let Ok(store) = Store::open(&location, self.key.clone(), self.ambient.clone()).await else {
            return Ok(false);
        };
        let told = carry::tell(&store, destination.clone()).await;
        store.close().await;
        match told {
            Ok(told) => told.map(|_| true).map_err(Problem::from),
            Err(_) => Ok(false),
        }
    }

    fn bring(&self, copy: &Path) -> Result<(), BackupRejected> {
        let place = self.place();
        remove_with_log(&place).map_err(|error| BackupRejected::Unusable(place.clone(), error))?;
        let brought = std::fs::copy(copy, &place)
            .and_then(|_| std::fs::set_permissions(&place, Permissions::from_mode(0o600)));
        brought.map_err(|error| BackupRejected::Unusable(copy.to_owned(), error))
    }

    /// A copy that was not taken up holds people: it does not stay behind.
    fn clear_away(&self) {
        let _ = remove_with_log(&self.place());
    }

    async fn take_up(&self, journal: &[CarriedForward]) -> Result<(), Problem> {
        let place = self.place();
        let opened = Store::open_copy(&place, self.key.clone(), self.ambient.clone()).await;
        let store = opened.map_err(|fault| match fault {
            Fault::NotReadable => Problem::from(BackupRejected::DamagedCopy),
            other => other.into(),
        })?;
        let replayed = prove_and_replay(&store, journal).await;
        store.close().await;
        replayed?;
        let base = self.folder.base();
        let put = || {
            File::open(&place)?.sync_all()?;
            remove_log(&base)?;
            std::fs::rename(&place, &base)?;
            File::open(self.folder.path())?.sync_all()
        };
        put().map_err(|error| BackupRejected::Unusable(base.clone(), error).into())
    }
}

async fn prove_and_replay(store: &Store, journal: &[CarriedForward]) -> Result<(), Problem> {
    if !upkeep::is_sound(store).await? {
        return Err(BackupRejected::DamagedCopy.into());
    }
    Migrations::up(store.writer(), None).await.map_err(Fault::from)?;
    replay(store, journal).await
}

/// Replays the journal and takes the copy up, in one transaction.
async fn replay(store: &Store, journal: &[CarriedForward]) -> Result<(), Problem> {
    let mut tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await?;
    privacy::replay(&mut tx, &wiring::eraser(), journal).await?;
    tx.take_up().await?;
    tx.commit().await?;
    Ok(upkeep::fold_log(store).await?)
}

fn remove_with_log(base: &Path) -> std::io::Result<()> {
    remove(base)?;
    remove_log(base)
}

/// A write-ahead log belongs to the file it was written for, never to the one that follows.
fn remove_log(base: &Path) -> std::io::Result<()> {
    let beside = |ending: &str| PathBuf::from(format!("{}{ending}", base.display()));
    remove(&beside("-wal"))?;
    remove(&beside("-shm"))
}

fn remove(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
