//! Opening the house for a command: the folder held, the key found, the base open and up to date.

use std::path::PathBuf;

use kernel::Ambient;
use migrations::{Migrations, MigratorTrait};
use store::{Fault, Location, OrganisationKey, Store, upkeep};
use web::{Problem, Rejection, Sentence};

use crate::cli::Verb;
use crate::console::Console;
use crate::folder::{DataFolder, FolderRejected, Identity};
use crate::keyring::{FoundKey, Keyring};
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
    /// The PostgreSQL server does not answer, or not to us.
    #[error("the PostgreSQL server cannot be used")]
    ServerSilent,
    /// The PostgreSQL database belongs to another key.
    #[error("the PostgreSQL database belongs to another key")]
    AnothersServer,
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

    /// Opens a house only to look at it: the base stays as it is, whoever wrote it.
    ///
    /// # Errors
    /// A [`Problem`] that says what stands in the way.
    pub async fn to_check(settings: &Settings, ambient: &Ambient) -> Result<Self, Problem> {
        let folder = DataFolder::hold_existing(&settings.data, Verb::Check)?;
        let empty = || FolderRejected::Empty(folder.path().to_owned());
        let identity = folder.identity()?.ok_or_else(empty)?;
        let key = Keyring::new(&settings.config_folder, folder.path()).find(&identity)?;
        still_there(&folder, settings)?;
        let store = connect(&settings.location(folder.base()), &key, ambient).await?;
        Ok(Self { folder, store, identity, key })
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
        let opened = open_base(&location, &key, ambient).await;
        if opened.is_err() && is_new && !folder.has_base() {
            folder.disown();
        }
        let store = opened?;
        folder.adopt(&identity)?;
        Ok(Self { folder, store, identity, key })
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
    let looking = Store::open(location, OrganisationKey::generate(ambient), ambient.clone()).await;
    let store = looking.map_err(|fault| why_not_open(fault, location))?;
    let found = key_of_server(ring, &store).await;
    store.close().await;
    match found? {
        Looked::Blank => Ok(ring.begin(ambient)?),
        Looked::Written(None) => Err(BaseRejected::AnothersServer.into()),
        Looked::Written(Some(found)) => {
            let identity = Identity::of(&found.key, ambient);
            Ok((*found, identity))
        }
    }
}

/// What a look at a server's database shows: nothing yet, or whether a key at hand wrote it.
enum Looked {
    Blank,
    Written(Option<Box<FoundKey>>),
}

async fn key_of_server(ring: &Keyring, store: &Store) -> Result<Looked, Problem> {
    if !upkeep::is_begun(store).await? {
        return Ok(Looked::Blank);
    }
    for found in ring.at_hand()? {
        if upkeep::is_of_key(store, &found.key).await? {
            return Ok(Looked::Written(Some(Box::new(found))));
        }
    }
    Ok(Looked::Written(None))
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

async fn open_base(location: &Location, key: &FoundKey, ambient: &Ambient) -> Result<Store, Problem> {
    let store = connect(location, key, ambient).await?;
    Migrations::up(store.writer(), None).await.map_err(Fault::from)?;
    if matches!(location, Location::Postgres(_)) && !upkeep::is_of_this_key(&store).await? {
        return Err(BaseRejected::AnothersServer.into());
    }
    Ok(store)
}

async fn connect(location: &Location, key: &FoundKey, ambient: &Ambient) -> Result<Store, Problem> {
    let opened = Store::open(location, key.key.clone(), ambient.clone()).await;
    opened.map_err(|fault| why_not_open(fault, location))
}

fn why_not_open(fault: Fault, location: &Location) -> Problem {
    match (fault, location) {
        (Fault::NotReadable, _) => BaseRejected::Unreadable.into(),
        (Fault::NotRestored, _) => BaseRejected::NotRestored.into(),
        (Fault::EngineTooOld, _) => BaseRejected::EngineTooOld.into(),
        (Fault::Unreachable | Fault::Engine(_) | Fault::Busy, Location::Postgres(_)) => {
            BaseRejected::ServerSilent.into()
        }
        (fault, _) => fault.into(),
    }
}

impl Rejection for BaseRejected {
    fn sentence(&self) -> Sentence {
        match self {
            Self::Unreadable => "base-unreadable".into(),
            Self::Gone(path) => Sentence::new("base-gone").with("file", path.display().to_string()),
            Self::NotRestored => "base-not-restored".into(),
            Self::EngineTooOld => "base-engine-too-old".into(),
            Self::ServerSilent => "base-server-silent".into(),
            Self::AnothersServer => "base-anothers-server".into(),
        }
    }
}
