//! Bringing a copy back: the journal is replayed on it before it takes the place of a base, so that
//! there is no moment in which somebody erased is back or a no forgotten (laws 4 and 8).

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use contracts::{FileSummary, PeopleAndCompanies};
use customers::TheFile;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{Actor, Ambient};
use migrations::{Migrations, MigratorTrait};
use personal::Purpose;
use privacy::{CarriedForward, Replayed};
use store::upkeep::Writer;
use store::{Cause, Fault, Location, Store, upkeep};
use web::Problem;

use super::destination::Destination;
use super::turn::Progress;
use super::{BackupRejected, carry, copies, envelope, list};
use crate::folder::{DataFolder, FolderRejected, Identity, put_in_place};
use crate::keyring::Keyring;
use crate::opening::{BaseRejected, connect, migrate, writer};
use crate::settings::Settings;
use crate::wiring;

/// What was brought back.
pub struct Restored {
    /// The copy and when it was made; `None` on PostgreSQL, where the server's own tools brought the
    /// base back.
    pub copy: Option<(PathBuf, Timestamp)>,
    /// What the file holds now.
    pub holds: FileSummary,
    /// What was there before.
    pub predecessor: Predecessor,
    /// What of the journal was news to it.
    pub replayed: Replayed,
    /// The zone the house lives in.
    pub zone: TimeZone,
}

/// The house that a copy took the place of.
#[derive(Debug, Clone, Copy)]
pub enum Predecessor {
    /// There was none.
    Nobody,
    /// It could not be read any more: what it knew last is lost.
    Silent,
    /// It told what it knew; so much it held.
    Heard(FileSummary),
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
    let destination = open(&from)?;
    let identity = destination.identity().clone();
    let present = present(folder, &wish)?;
    if present.as_ref().is_some_and(|present| *present != identity) {
        return Err(BackupRejected::AnothersHouse.into());
    }
    list::destinations(folder.path())?; // damaged, it is mended before anything changes
    let key = Keyring::new(&settings.config_folder, folder.path()).find(&identity)?.key;
    destination.journal(&key)?;
    let copying = Copying { folder, key: key.clone(), ambient };
    match settings.location(folder.base()) {
        Location::File(_) if folder.has_base() && !wish.replace => Err(BackupRejected::NotEmpty.into()),
        Location::File(_) => {
            let copy = wish.copy.map_or_else(|| copies::newest(&from), |copy| Ok(in_folder(&from, copy)))?;
            copying.put(copy, &from, &identity).await
        }
        server => {
            let store = connect(&server, &key, ambient).await?;
            copying.on_server(store, &from, &destination).await
        }
    }
}

/// The destination in the folder; one whose card is gone is told from no destination at all.
fn open(from: &Path) -> Result<Destination, BackupRejected> {
    match Destination::open(from) {
        Err(BackupRejected::NoBackup) if copies::newest(from).is_ok() => Err(BackupRejected::NoCard),
        opened => opened,
    }
}

/// A copy as it was named: the name of one in the folder, or the path of one.
fn in_folder(from: &Path, copy: &Path) -> PathBuf {
    let there = from.join(copy);
    if !copy.exists() && there.exists() { there } else { copy.to_owned() }
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
        self.folder.coming_base()
    }

    /// Puts a copy in the place of the base, once it knows whatever happened since.
    async fn put(&self, copy: PathBuf, from: &Path, identity: &Identity) -> Result<Restored, Problem> {
        let predecessor = self.hear_predecessor(from, identity).await?;
        self.bring(&copy)?;
        let journal = open(from)?.journal(&self.key)?; // anew: the predecessor may have added to it
        let taken_up = self.take_up(&journal).await;
        let taken_up = taken_up.and_then(|taken_up| self.move_in(from, identity).map(|()| taken_up));
        if taken_up.is_err() {
            self.clear_away();
        }
        let TakenUp { made, holds, replayed, zone } = taken_up?;
        Ok(Restored { copy: Some((copy, made)), holds, predecessor, replayed, zone })
    }

    /// Lets the house that is about to be replaced add what the journal does not know yet. A base
    /// that cannot be read, the usual reason to restore, has nothing to say; one that is only kept
    /// from speaking now (busy, a full disk) is not replaced unheard.
    async fn hear_predecessor(&self, from: &Path, identity: &Identity) -> Result<Predecessor, Problem> {
        if !self.folder.has_base() {
            return Ok(Predecessor::Nobody);
        }
        self.folder.prove_rights()?;
        match self.heard(from, identity).await {
            Ok(heard) => heard.map(Predecessor::Heard),
            Err(Fault::NotReadable | Fault::NotRestored | Fault::Damaged(_)) => Ok(Predecessor::Silent),
            Err(fault) => Err(fault.into()),
        }
    }

    async fn heard(&self, from: &Path, identity: &Identity) -> Result<Result<FileSummary, Problem>, Fault> {
        let location = Location::File(self.folder.base());
        let store = Store::open(&location, self.key.clone(), self.ambient.clone()).await?;
        let heard = async {
            if migrations::is_newer(store.writer()).await? {
                return Ok(Err(BaseRejected::Newer.into()));
            }
            Migrations::up(store.writer(), None).await?;
            let told = carry::tell(&store, from, identity).await?;
            let holds = TheFile.summary(&store).await?;
            Ok(told.map(|_| holds).map_err(Problem::from))
        };
        let heard = heard.await;
        store.close().await;
        heard
    }

    fn bring(&self, copy: &Path) -> Result<(), BackupRejected> {
        let place = self.place();
        if copy.is_dir() {
            return Err(BackupRejected::Unusable(copy.to_owned(), ErrorKind::IsADirectory.into()));
        }
        remove_with_log(&place).map_err(|error| BackupRejected::Unusable(place.clone(), error))?;
        let is_empty = std::fs::metadata(copy).is_ok_and(|there| there.len() == 0);
        if is_empty {
            return Err(BackupRejected::DamagedCopy); // the disk it was written to was full
        }
        let brought = envelope::bring(&self.key, copy, &place, &Progress::default());
        brought.map(|_| ()).inspect_err(|_| self.clear_away())
    }

    /// A copy that was not taken up holds people: it does not stay behind.
    fn clear_away(&self) {
        let _ = remove_with_log(&self.place());
    }

    /// Answers when the copy was made, what it holds now, and what was news to it.
    async fn take_up(&self, journal: &[CarriedForward]) -> Result<TakenUp, Problem> {
        let place = self.place();
        let opened = Store::open_copy(&place, self.key.clone(), self.ambient.clone()).await;
        let store = opened.map_err(|fault| match fault {
            Fault::NotReadable => Problem::from(BackupRejected::DamagedCopy),
            other => other.into(),
        })?;
        let replayed = prove_and_replay(&store, journal).await;
        store.close().await;
        replayed
    }

    /// Puts a copy that was taken up in the place of the base, as the last step of all. Whoever is killed
    /// on the way leaves a house that opens and tells its backups what happens, or one that says that its
    /// file is missing.
    fn move_in(&self, from: &Path, identity: &Identity) -> Result<(), Problem> {
        self.settle(from, identity)?;
        let (place, base) = (self.place(), self.folder.base());
        let put = || {
            File::open(&place)?.sync_all()?;
            remove_log(&base)?;
            put_in_place(&place, &base)
        };
        Ok(put().map_err(|error| BackupRejected::Unusable(base.clone(), error))?)
    }

    /// Has the folder say whose it is, and remember where its backups lie.
    fn settle(&self, from: &Path, identity: &Identity) -> Result<(), Problem> {
        self.folder.adopt(identity)?;
        Ok(list::remember(self.folder.path(), from)?)
    }

    /// Replays on a base that the server's own tools brought back: this house's, and nothing less.
    async fn on_server(
        &self,
        store: Store,
        from: &Path,
        destination: &Destination,
    ) -> Result<Restored, Problem> {
        let replayed = async {
            match writer(&store, store.key()).await? {
                Writer::ThisKey => {}
                Writer::Nobody => return Err(BackupRejected::NothingOnServer.into()),
                Writer::AnotherKey => return Err(BaseRejected::AnothersServer.into()),
                Writer::Unproven => return Err(BaseRejected::JournalGone.into()),
            }
            let journal = destination.journal(store.key())?;
            self.settle(from, destination.identity())?;
            let replayed = migrate_and_replay(&store, &journal).await?;
            let (holds, zone) = (TheFile.summary(&store).await?, zone_of(&store).await?);
            Ok(Restored { copy: None, holds, predecessor: Predecessor::Nobody, replayed, zone })
        };
        let restored = replayed.await;
        store.close().await;
        restored
    }
}

/// A copy that knows whatever happened since it was made.
struct TakenUp {
    made: Timestamp,
    holds: FileSummary,
    replayed: Replayed,
    zone: TimeZone,
}

async fn zone_of(store: &Store) -> Result<TimeZone, Fault> {
    Ok(wiring::books().rules(store).await?.zone)
}

async fn prove_and_replay(store: &Store, journal: &[CarriedForward]) -> Result<TakenUp, Problem> {
    if !upkeep::is_sound(store).await? {
        return Err(BackupRejected::DamagedCopy.into());
    }
    if !upkeep::is_copy(store).await? {
        return Err(BackupRejected::NotACopy.into());
    }
    let made = upkeep::copied_at(store).await?;
    let replayed = migrate_and_replay(store, journal).await?;
    let (holds, zone) = (TheFile.summary(store).await?, zone_of(store).await?);
    Ok(TakenUp { made, holds, replayed, zone })
}

/// Brings a copy's tables up to date, tells it what happened since, and makes it a base again.
///
/// # Errors
/// A [`Problem`] that says what stood in the way.
pub async fn migrate_and_replay(store: &Store, journal: &[CarriedForward]) -> Result<Replayed, Problem> {
    migrate(store).await?;
    replay(store, journal).await
}

/// Replays the journal and takes the copy up, in one transaction.
async fn replay(store: &Store, journal: &[CarriedForward]) -> Result<Replayed, Problem> {
    let mut tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await?;
    let replayed = privacy::replay(&mut tx, &wiring::eraser(), journal).await?;
    accounts::sign_everybody_out(&tx).await?;
    post::drop_waiting(&tx).await?; // what waited then has left since, or its link is dead
    tx.take_up().await?;
    tx.commit().await?;
    upkeep::fold_log(store).await?;
    Ok(replayed)
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
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use kernel::Ambient;
    use store::OrganisationKey;

    use super::{Copying, list};
    use crate::cli::Verb;
    use crate::folder::{DataFolder, Identity};

    #[test]
    fn whoever_is_killed_while_a_copy_moves_in_leaves_a_folder_that_knows_whose_it_is() {
        let home = tempfile::tempdir().unwrap();
        let folder = DataFolder::hold(home.path(), Verb::Restore).unwrap();
        let ambient = Ambient::system();
        let key = OrganisationKey::generate(&ambient);
        let identity = Identity::of(&key, &ambient);
        let copying = Copying { folder: &folder, key, ambient: &ambient };
        let disk = Path::new("/media/disk/carnet");
        // there is no copy to put in place: as far as this comes whoever is killed just before
        assert!(copying.move_in(disk, &identity).is_err());
        assert_eq!(folder.identity().unwrap(), Some(identity.clone()), "`serve` says what is missing");
        assert_eq!(list::destinations(home.path()).unwrap(), [disk], "and the disk hears of erasures");
        std::fs::write(folder.coming_base(), "a copy").unwrap();
        copying.move_in(disk, &identity).unwrap();
        assert!(folder.has_base() && !folder.coming_base().exists());
    }
}
