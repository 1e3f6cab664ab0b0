//! Where the organisation's key lies: never in the data folder.
//!
//! In this order: the environment (`CARNET_KEY`), a systemd credential (`carnet-key`), the key
//! file in the configuration folder, readable by its owner alone. The file bears the mark of its
//! key, so that the recovery sheet alone says where it belongs.

use std::io::{ErrorKind, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use kernel::Ambient;
use store::{KeyFlaw, OrganisationKey};
use web::{Rejection, Sentence};

use crate::folder::{FolderRejected, Identity, lies_in, make_private, unusable};

const VARIABLE: &str = "CARNET_KEY";
const CREDENTIAL: &str = "carnet-key";

/// Where keys are looked for.
#[derive(Debug, Clone)]
pub struct Keyring {
    config: PathBuf,
    data: PathBuf,
}

/// A key and where it was found or put.
pub struct FoundKey {
    /// The key.
    pub key: OrganisationKey,
    /// Its file; `None` when it came by the environment or a credential.
    pub file: Option<PathBuf>,
    /// Whether it was made just now: its recovery sheet must be shown.
    pub is_new: bool,
}

/// Where a key was found.
#[derive(Debug, Clone)]
pub enum Place {
    /// It was handed in: the variable, or the credential's file. It hides the key file.
    HandedIn(String),
    /// The key file.
    File(PathBuf),
}

/// Why there is no key to open the base with.
#[derive(Debug, thiserror::Error)]
pub enum KeyRejected {
    /// It is nowhere; the file where it should be.
    #[error("the key is missing")]
    Missing(PathBuf),
    /// The key found at this place is another one; the file where the right one should be.
    #[error("the key is another one")]
    Wrong(Place, PathBuf),
    /// What was found at this place is no key.
    #[error("the key cannot be read")]
    Flawed(Place, #[source] KeyFlaw),
    /// The key would lie beside what it opens.
    #[error("the key file would lie in the data folder")]
    InDataFolder(PathBuf),
    /// The key file cannot be written or read.
    #[error("the key file cannot be used")]
    Unusable(PathBuf, #[source] std::io::Error),
    /// The data folder has a fault of its own.
    #[error(transparent)]
    Folder(#[from] FolderRejected),
}

impl Keyring {
    /// The keyring of a configuration folder, for this data folder.
    #[must_use]
    pub fn new(config: &Path, data: &Path) -> Self {
        Self { config: config.to_owned(), data: data.to_owned() }
    }

    /// Finds the key of this identity.
    ///
    /// # Errors
    /// [`KeyRejected`], which says where the key was looked for.
    pub fn find(&self, identity: &Identity) -> Result<FoundKey, KeyRejected> {
        let file = self.file_of(&identity.key_mark);
        let (place, key, file) = match handed_in()? {
            Some((place, key)) => (place, key, None),
            None => (Place::File(file.clone()), read(&file)?, Some(file)),
        };
        if identity.key_mark != key.mark() {
            return Err(KeyRejected::Wrong(place, self.file_of(&identity.key_mark)));
        }
        Ok(FoundKey { key, file, is_new: false })
    }

    /// The key for a new folder, and the identity the folder is to adopt: the key handed in, or a
    /// new one, which lies on the disk before any folder needs it.
    ///
    /// # Errors
    /// [`KeyRejected`] when it cannot be kept.
    pub fn begin(&self, ambient: &Ambient) -> Result<(FoundKey, Identity), KeyRejected> {
        let found = match handed_in()? {
            Some((_, key)) => FoundKey { key, file: None, is_new: false },
            None => {
                let key = OrganisationKey::generate(ambient);
                let file = self.keep(&key)?;
                FoundKey { key, file: Some(file), is_new: true }
            }
        };
        let identity = Identity::of(&found.key, ambient);
        Ok((found, identity))
    }

    /// Every key at hand: the one handed in, or whichever lie in the configuration folder.
    ///
    /// # Errors
    /// [`KeyRejected::Flawed`] when what was handed in is no key.
    pub fn at_hand(&self) -> Result<Vec<FoundKey>, KeyRejected> {
        if let Some((_, key)) = handed_in()? {
            return Ok(vec![FoundKey { key, file: None, is_new: false }]);
        }
        let Ok(entries) = std::fs::read_dir(&self.config) else { return Ok(Vec::new()) };
        let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let keys = files.filter(|file| file.extension().is_some_and(|ending| ending == "key"));
        Ok(keys
            .filter_map(|file| Some(FoundKey { key: read(&file).ok()?, file: Some(file), is_new: false }))
            .collect())
    }

    /// Writes a key file that only its owner may read. The same key may be there already; whatever
    /// else lies in its place is set aside, for it may be somebody's key.
    ///
    /// # Errors
    /// [`KeyRejected::InDataFolder`], [`KeyRejected::Unusable`].
    pub fn keep(&self, key: &OrganisationKey) -> Result<PathBuf, KeyRejected> {
        let file = self.file_of(&key.mark());
        let unusable = |error| KeyRejected::Unusable(file.clone(), error);
        if lies_in(&self.config, &self.data) {
            return Err(KeyRejected::InDataFolder(self.config.clone()));
        }
        make_private(&self.config).map_err(unusable)?;
        if read(&file).is_ok_and(|there| there.mark() == key.mark()) {
            return Ok(file);
        }
        set_aside(&file).map_err(unusable)?;
        let mut options = std::fs::OpenOptions::new();
        let mut handle = options.write(true).create_new(true).mode(0o600).open(&file).map_err(unusable)?;
        writeln!(handle, "{}", key.recovery_line().as_str()).map_err(unusable)?;
        handle.sync_all().map_err(unusable)?;
        Ok(file)
    }

    /// Where the key of this mark lies.
    fn file_of(&self, mark: &str) -> PathBuf {
        self.config.join(format!("{mark}.key"))
    }
}

impl FoundKey {
    /// Whether others on this machine may read the key file.
    #[must_use]
    pub fn is_open_to_others(&self) -> bool {
        let rights = self.file.as_ref().and_then(|file| std::fs::metadata(file).ok());
        rights.is_some_and(|rights| rights.permissions().mode() & 0o077 != 0)
    }
}

/// Moves what lies in a key's place out of the way, over nothing that was set aside before.
fn set_aside(file: &Path) -> std::io::Result<()> {
    let there = match std::fs::symlink_metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        there => there?,
    };
    if there.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if there.is_file() && there.len() == 0 {
        // the power went between its making and its writing: there is no key to lose
        return std::fs::remove_file(file);
    }
    let old = |number: u32| PathBuf::from(format!("{}.old{number}", file.display()));
    let free = (1..=u32::MAX).map(old).find(|place| !place.exists());
    std::fs::rename(file, free.ok_or(ErrorKind::AlreadyExists)?)
}

fn read(file: &Path) -> Result<OrganisationKey, KeyRejected> {
    match std::fs::read(file) {
        Ok(text) => understand(Place::File(file.to_owned()), &text).map(|(_, key)| key),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(KeyRejected::Missing(file.to_owned())),
        Err(error) => Err(KeyRejected::Unusable(file.to_owned(), error)),
    }
}

/// A key handed in by the environment or by systemd, with the place it came from. An empty variable,
/// as container tools leave one, hands in nothing.
fn handed_in() -> Result<Option<(Place, OrganisationKey)>, KeyRejected> {
    if let Some(text) = std::env::var_os(VARIABLE).filter(|text| !text.is_empty()) {
        return understand(Place::HandedIn(VARIABLE.to_owned()), text.as_bytes()).map(Some);
    }
    let Some(folder) = std::env::var_os("CREDENTIALS_DIRECTORY") else { return Ok(None) };
    let file = Path::new(&folder).join(CREDENTIAL);
    match std::fs::read(&file) {
        Ok(text) => understand(Place::HandedIn(file.display().to_string()), &text).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(KeyRejected::Unusable(file, error)),
    }
}

fn understand(place: Place, text: &[u8]) -> Result<(Place, OrganisationKey), KeyRejected> {
    let read = std::str::from_utf8(text).map_err(|_| KeyFlaw::NotHexadecimal).and_then(OrganisationKey::read);
    match read {
        Ok(key) => Ok((place, key)),
        Err(flaw) => Err(KeyRejected::Flawed(place, flaw)),
    }
}

impl Rejection for KeyRejected {
    fn sentence(&self) -> Sentence {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Missing(file) => Sentence::new("key-missing").with("file", shown(file)),
            Self::Wrong(Place::File(place), file) => {
                Sentence::new("key-wrong").with("place", shown(place)).with("file", shown(file))
            }
            Self::Wrong(Place::HandedIn(place), file) => {
                Sentence::new("key-handed-in-wrong").with("place", place).with("file", shown(file))
            }
            Self::Flawed(Place::File(place), flaw) => {
                Sentence::new("key-flawed").with("place", shown(place)).with("flaw", flaw_sentence(*flaw))
            }
            Self::Flawed(Place::HandedIn(place), flaw) => {
                Sentence::new("key-handed-in-flawed").with("place", place).with("flaw", flaw_sentence(*flaw))
            }
            Self::InDataFolder(folder) => Sentence::new("key-in-data-folder").with("folder", shown(folder)),
            Self::Unusable(file, error) => unusable(file, error),
            Self::Folder(rejected) => rejected.sentence(),
        }
    }
}

/// Why a text is no key.
pub fn flaw_sentence(flaw: KeyFlaw) -> Sentence {
    match flaw {
        KeyFlaw::NotHexadecimal => "key-flaw-letters".into(),
        KeyFlaw::WrongLength => "key-flaw-length".into(),
        KeyFlaw::Mistyped => "key-flaw-mistyped".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyRejected, Keyring};
    use kernel::Ambient;
    use std::os::unix::fs::PermissionsExt;
    use store::OrganisationKey;

    #[test]
    fn a_new_key_lies_outside_the_data_folder_for_its_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let ring = Keyring::new(&home.path().join("config"), &home.path().join("data"));
        let (found, identity) = ring.begin(&Ambient::system()).unwrap();
        let file = found.file.clone().unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(!found.is_open_to_others() && found.is_new);
        assert_eq!(ring.find(&identity).unwrap().key.mark(), found.key.mark());
        std::fs::remove_file(&file).unwrap();
        assert!(matches!(ring.find(&identity), Err(KeyRejected::Missing(missing)) if missing == file));
        ring.keep(&found.key).unwrap();
        assert!(ring.find(&identity).is_ok(), "the recovery sheet brings the file back");
        std::fs::write(&file, "").unwrap(); // the power went while it was written
        ring.keep(&found.key).unwrap();
        assert!(ring.find(&identity).is_ok());
    }

    #[test]
    fn whatever_lies_in_the_place_of_the_right_key_is_set_aside_for_it() {
        let home = tempfile::tempdir().unwrap();
        let ring = Keyring::new(&home.path().join("config"), &home.path().join("data"));
        let (found, identity) = ring.begin(&Ambient::system()).unwrap();
        let file = found.file.clone().unwrap();
        let another = OrganisationKey::generate(&Ambient::system());
        std::fs::write(&file, another.recovery_line().as_str()).unwrap(); // the wrong file was copied
        assert!(matches!(ring.find(&identity), Err(KeyRejected::Wrong(..))));
        ring.keep(&found.key).unwrap();
        assert!(ring.find(&identity).is_ok());
        std::fs::write(&file, b"\xff\xfe garbage").unwrap();
        assert!(matches!(ring.find(&identity), Err(KeyRejected::Flawed(..))));
        ring.keep(&found.key).unwrap();
        assert!(ring.find(&identity).is_ok());
        let aside = |number: u32| std::fs::read(format!("{}.old{number}", file.display())).unwrap();
        assert_eq!(aside(1), another.recovery_line().as_bytes(), "it may open somebody's file");
        assert_eq!(aside(2), b"\xff\xfe garbage");
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(&file).unwrap();
        assert!(matches!(ring.keep(&found.key), Err(KeyRejected::Unusable(..))), "a folder is nobody's key");
    }

    #[test]
    fn a_key_beside_what_it_opens_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let ring = Keyring::new(&home.path().join("data/config"), &home.path().join("data"));
        assert!(matches!(ring.begin(&Ambient::system()), Err(KeyRejected::InDataFolder(_))));
    }
}
