//! Opening the house for a command: the folder held, the key found, the base open and up to date.

use std::path::PathBuf;

use kernel::{Actor, Ambient};
use migrations::{Migrations, MigratorTrait};
use personal::Purpose;
use store::upkeep::Writer;
use store::{Cause, Fault, Location, OrganisationKey, Store, journal, upkeep};
use web::{Problem, Rejection, Sentence};

use crate::cli::Verb;
use crate::console::Console;
use crate::folder::{DataFolder, FolderRejected, Identity};
use crate::keyring::{FoundKey, Keyring};
use crate::premises::Premises;
use crate::settings::Settings;

/// An open house. Dropping it lets the next process in; close the store first.
pub struct Opened {
    /// The folder, held.
    pub folder: DataFolder,
    /// The base.
    pub store: Store,
    /// What the folder says of itself.
    pub identity: Identity,
    /// The key, and where it was found or put.
    pub key: FoundKey,
}

/// Why the base does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaseRejected {
    /// The key fits the folder but not its file, or the file is damaged: the engine cannot tell.
    #[error("the base cannot be read with this key")]
    Unreadable,
    /// The folder has a key and an identity, but its file is gone or was emptied.
    #[error("the base is gone")]
    Gone(PathBuf),
    /// It is a backup's copy, laid there by hand.
    #[error("the base is a copy that was not restored")]
    NotRestored,
    /// The engine this binary was built with is unsafe.
    #[error("the database engine is too old")]
    EngineTooOld,
    /// A newer Carnet has worked on it.
    #[error("the base was written by a newer version")]
    Newer,
    /// The PostgreSQL server does not answer, or not to us.
    #[error("the PostgreSQL server cannot be used")]
    ServerSilent,
    /// The PostgreSQL database belongs to another key.
    #[error("the PostgreSQL database belongs to another key")]
    AnothersServer,
    /// The PostgreSQL database holds something, and no journal that says with which key.
    #[error("the journal of the PostgreSQL database is gone")]
    JournalGone,
}

impl BaseRejected {
    /// Whether it tells of harm to the customer file itself.
    #[must_use]
    pub const fn is_harm(&self) -> bool {
        matches!(self, Self::Unreadable | Self::Gone(_) | Self::NotRestored)
    }
}

impl Opened {
    /// Opens a house that must be there already.
    ///
    /// # Errors
    /// A [`Problem`] that says what stands in the way.
    pub async fn existing(settings: &Settings, verb: Verb, ambient: &Ambient) -> Result<Self, Problem> {
        let folder = DataFolder::hold_existing(&settings.data, verb)?;
        Self::enter(folder, settings, ambient).await
    }

    /// Opens a house only to look at it: the base stays as it is, whoever wrote it. A base that does not
    /// open is an answer too: the inner error.
    ///
    /// # Errors
    /// A [`Problem`] that says what stands in the way.
    pub async fn to_check(
        settings: &Settings,
        ambient: &Ambient,
    ) -> Result<Result<Self, BaseRejected>, Problem> {
        let folder = DataFolder::hold_existing(&settings.data, Verb::Check)?;
        let empty = || FolderRejected::Empty(folder.path().to_owned());
        let identity = folder.identity()?.ok_or_else(empty)?;
        let key = Keyring::new(&settings.config_folder, folder.path()).find(&identity)?;
        let location = settings.location(folder.base());
        folder.prove_rights()?;
        let opened = match still_there(&folder, settings) {
            Ok(()) => Store::open(&location, key.key.clone(), ambient.clone()).await,
            Err(gone) => return Ok(Err(gone)),
        };
        match opened {
            Ok(store) if !migrations::is_begun(store.writer()).await.map_err(Fault::from)? => {
                Err(Problem::rejected("base-not-begun"))
            }
            Ok(store) if migrations::is_newer(store.writer()).await.map_err(Fault::from)? => {
                Err(BaseRejected::Newer.into())
            }
            Ok(store) if migrations::is_older(store.writer()).await.map_err(Fault::from)? => {
                Err(Problem::rejected("base-older"))
            }
            Ok(store) => Ok(Ok(Self { folder, store, identity, key })),
            Err(fault) => why_not_open(fault, &location).map(Err),
        }
    }

    /// Enters a folder that is held; a new one gets its key and its base.
    ///
    /// # Errors
    /// A [`Problem`] that says what stands in the way.
    pub async fn enter(folder: DataFolder, settings: &Settings, ambient: &Ambient) -> Result<Self, Problem> {
        let ring = Keyring::new(&settings.config_folder, folder.path());
        let location = settings.location(folder.base());
        let known = folder.identity()?;
        let is_new = known.is_none();
        let (key, identity) = match known {
            Some(identity) => {
                let key = ring.find(&identity)?;
                folder.prove_rights()?;
                still_there(&folder, settings)?;
                (key, identity)
            }
            None => match &location {
                Location::File(_) => ring.begin(ambient)?,
                Location::Postgres(_) => begin_on_server(&ring, &location, ambient).await?,
            },
        };
        if let Location::File(_) = location {
            // A file that is there without its identity would never open again.
            folder.adopt(&identity)?;
        }
        let opened = open_base(&location, &key, &identity, ambient).await;
        if opened.is_err() && is_new && !folder.has_base() {
            folder.disown();
        }
        let (store, is_begun) = opened?;
        folder.adopt(&identity)?;
        // a first start that was killed may have told nobody of the key it made
        let key = FoundKey { is_new: key.is_new || is_begun, ..key };
        Ok(Self { folder, store, identity, key })
    }

    /// The house, for those who neither open nor close it.
    #[must_use]
    pub fn premises(&self) -> Premises {
        let (store, data) = (self.store.clone(), self.folder.path().to_owned());
        Premises { store, data, identity: self.identity.clone() }
    }

    /// Closes the base: the log is folded into the file. Then the folder is free.
    pub async fn close(self) {
        self.store.close().await;
    }
}

/// The key of a server's database: a new one only for a database in which nothing was written yet.
async fn begin_on_server(
    ring: &Keyring,
    location: &Location,
    ambient: &Ambient,
) -> Result<(FoundKey, Identity), Problem> {
    // any key will do to look: the server's database is not encrypted by us
    let store = connect(location, &OrganisationKey::generate(ambient), ambient).await?;
    let known = known_on_server(ring, &store).await;
    store.close().await;
    match known? {
        Some(known) => Ok(known),
        None => Ok(ring.begin(ambient)?),
    }
}

/// The key at hand that wrote a server's database, and the house it is; `None` before anything was
/// written.
async fn known_on_server(ring: &Keyring, store: &Store) -> Result<Option<(FoundKey, Identity)>, Problem> {
    for found in ring.at_hand()? {
        match writer(store, &found.key).await? {
            Writer::Nobody => return Ok(None),
            Writer::ThisKey => {
                let identity = identity_in(store, &found.key).await?;
                return Ok(Some((found, identity)));
            }
            Writer::AnotherKey => {}
            Writer::Unproven => return Err(BaseRejected::JournalGone.into()),
        }
    }
    match writer(store, store.key()).await? {
        Writer::Nobody => Ok(None),
        _ => Err(BaseRejected::AnothersServer.into()),
    }
}

/// Who wrote a base: one fresh from its migrations is nobody's yet.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn writer(store: &Store, key: &OrganisationKey) -> Result<Writer, Fault> {
    match upkeep::writer(store, key).await? {
        Writer::Unproven if migrations::is_fresh(store.reader()).await? => Ok(Writer::Nobody),
        writer => Ok(writer),
    }
}

/// The identity a base that was begun gives its folder: its backups know it by that.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn identity_in(store: &Store, key: &OrganisationKey) -> Result<Identity, Fault> {
    let fresh = Identity::of(key, store.ambient());
    let house = journal::house(store.reader()).await?;
    Ok(house.map_or(fresh.clone(), |id| Identity { id, ..fresh }))
}

/// Says what must be kept of a key that was just made, and warns of one that others may read.
pub fn tell_of_key(key: &FoundKey, console: &Console) {
    if let (true, Some(file)) = (key.is_new, &key.file) {
        console.say(Sentence::new("key-made").with("file", file.display().to_string()));
        console.say("key-sheet");
        console.print(&format!("\n    {}\n", key.key.recovery_line().as_str()));
    }
    if let (true, Some(file)) = (key.is_open_to_others(), &key.file) {
        console.note(Sentence::new("key-open-to-others").with("file", file.display().to_string()));
    }
}

/// A file that is gone is not begun anew: whoever looks for nine years of customers must be told.
fn still_there(folder: &DataFolder, settings: &Settings) -> Result<(), BaseRejected> {
    match settings.location(folder.base()) {
        Location::File(path) if !folder.has_base() => Err(BaseRejected::Gone(path)),
        _ => Ok(()),
    }
}

/// Opens the base, and begins it where nobody did: whether it was.
async fn open_base(
    location: &Location,
    key: &FoundKey,
    identity: &Identity,
    ambient: &Ambient,
) -> Result<(Store, bool), Problem> {
    let store = connect(location, &key.key, ambient).await?;
    migrate(&store).await?;
    match (writer(&store, store.key()).await?, location) {
        (Writer::Nobody, _) => {
            begin(&store, identity).await?;
            return Ok((store, true));
        }
        (Writer::AnotherKey, Location::Postgres(_)) => return Err(BaseRejected::AnothersServer.into()),
        (Writer::Unproven, Location::Postgres(_)) => return Err(BaseRejected::JournalGone.into()),
        // the file opened with its key: what happened to its journal is for `check` to tell
        (Writer::AnotherKey | Writer::Unproven, Location::File(_)) | (Writer::ThisKey, _) => {}
    }
    Ok((store, false))
}

/// Opens a base.
///
/// # Errors
/// A [`Problem`] that says why it does not open.
pub async fn connect(
    location: &Location,
    key: &OrganisationKey,
    ambient: &Ambient,
) -> Result<Store, Problem> {
    match Store::open(location, key.clone(), ambient.clone()).await {
        Ok(store) => Ok(store),
        Err(fault) => Err(why_not_open(fault, location)?.into()),
    }
}

/// Brings a base's tables up to date.
///
/// # Errors
/// [`BaseRejected::Newer`], or any fault of the base.
pub async fn migrate(store: &Store) -> Result<(), Problem> {
    if migrations::is_newer(store.writer()).await.map_err(Fault::from)? {
        return Err(BaseRejected::Newer.into());
    }
    Ok(Migrations::up(store.writer(), None).await.map_err(Fault::from)?)
}

/// Begins the journals of a new house, before there is anything to journal: from then on they are
/// missed when they are gone.
async fn begin(store: &Store, identity: &Identity) -> Result<(), Fault> {
    let mut tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
    tx.begin_journals(identity.id).await?;
    tx.commit().await
}

/// Why a base does not open, where that is not a fault of the machine.
fn why_not_open(fault: Fault, location: &Location) -> Result<BaseRejected, Problem> {
    match (fault, location) {
        (Fault::NotReadable, _) => Ok(BaseRejected::Unreadable),
        (Fault::NotRestored, _) => Ok(BaseRejected::NotRestored),
        (Fault::EngineTooOld, _) => Ok(BaseRejected::EngineTooOld),
        (Fault::Unreachable | Fault::Engine(_) | Fault::Busy, Location::Postgres(_)) => {
            Ok(BaseRejected::ServerSilent)
        }
        (fault, _) => Err(fault.into()),
    }
}

impl Rejection for BaseRejected {
    fn sentence(&self) -> Sentence {
        match self {
            Self::Unreadable => "base-unreadable".into(),
            Self::Gone(path) => Sentence::new("base-gone").with("file", path.display().to_string()),
            Self::NotRestored => "base-not-restored".into(),
            Self::EngineTooOld => "base-engine-too-old".into(),
            Self::Newer => "base-newer".into(),
            Self::ServerSilent => "base-server-silent".into(),
            Self::AnothersServer => "base-anothers-server".into(),
            Self::JournalGone => "base-journal-gone".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use store::{Fault, Location};
    use web::Rejection as _;

    #[test]
    fn an_engine_that_is_too_old_is_refused_in_a_sentence_of_its_own() {
        let file = Location::File("carnet.db".into());
        let server = Location::Postgres("postgres://localhost/carnet".to_owned());
        for place in [file, server] {
            let rejected = super::why_not_open(Fault::EngineTooOld, &place);
            let rejected = rejected.unwrap_or_else(|problem| panic!("no answer but {problem:?}"));
            assert_eq!(rejected, super::BaseRejected::EngineTooOld);
            assert_eq!(rejected.sentence(), "base-engine-too-old".into());
        }
    }
}
