//! Where the organisation's key lies: never in the data folder.
//!
//! In this order: the environment (`CARNET_KEY`), a systemd credential (`carnet-key`), the key
//! file in the configuration folder, readable by its owner alone. The file bears the mark of its
//! key, so that the recovery sheet alone says where it belongs.

use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use kernel::Ambient;
use store::{KeyFlaw, OrganisationKey};
use web::{Rejection, Sentence};

use crate::folder::{FolderRejected, Identity, make_private, unusable};

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

/// Why there is no key to open the base with.
#[derive(Debug, thiserror::Error)]
pub enum KeyRejected {
    /// It is nowhere; the file where it should be.
    #[error("the key is missing")]
    Missing(PathBuf),
    /// The key found at this place is another one; the file where the right one should be.
    #[error("the key is another one")]
    Wrong(String, PathBuf),
    /// What was found at this place is no key.
    #[error("the key cannot be read")]
    Flawed(String, #[source] KeyFlaw),
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
            None => (file.display().to_string(), read(&file)?, Some(file)),
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

    /// Writes a key file that only its owner may read. The same key may be there already.
    ///
    /// # Errors
    /// [`KeyRejected::InDataFolder`], [`KeyRejected::Unusable`].
    pub fn keep(&self, key: &OrganisationKey) -> Result<PathBuf, KeyRejected> {
        let file = self.file_of(&key.mark());
        let unusable = |error| KeyRejected::Unusable(file.clone(), error);
        make_private(&self.config).map_err(unusable)?;
        if self.is_in_data_folder() {
            return Err(KeyRejected::InDataFolder(self.config.clone()));
        }
        let is_empty = std::fs::metadata(&file).is_ok_and(|there| there.len() == 0);
        if is_empty {
            // the power went between its making and its writing: there is no key to lose
            std::fs::remove_file(&file).map_err(unusable)?;
        }
        let mut options = std::fs::OpenOptions::new();
        let mut handle = match options.write(true).create_new(true).mode(0o600).open(&file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && read(&file).is_ok() => return Ok(file),
            opened => opened.map_err(unusable)?,
        };
        writeln!(handle, "{}", key.recovery_line().as_str()).map_err(unusable)?;
        handle.sync_all().map_err(unusable)?;
        Ok(file)
    }

    /// Where the key of this mark lies.
    fn file_of(&self, mark: &str) -> PathBuf {
        self.config.join(format!("{mark}.key"))
    }

    fn is_in_data_folder(&self) -> bool {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        real(&self.config).starts_with(real(&self.data))
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

fn read(file: &Path) -> Result<OrganisationKey, KeyRejected> {
    match std::fs::read_to_string(file) {
        Ok(text) => understand(file.display().to_string(), &text).map(|(_, key)| key),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(KeyRejected::Missing(file.to_owned())),
        Err(error) => Err(KeyRejected::Unusable(file.to_owned(), error)),
    }
}

/// A key handed in by the environment or by systemd, with the place it came from.
fn handed_in() -> Result<Option<(String, OrganisationKey)>, KeyRejected> {
    if let Ok(text) = std::env::var(VARIABLE) {
        return understand(VARIABLE.to_owned(), &text).map(Some);
    }
    let Some(folder) = std::env::var_os("CREDENTIALS_DIRECTORY") else { return Ok(None) };
    let file = Path::new(&folder).join(CREDENTIAL);
    match std::fs::read_to_string(&file) {
        Ok(text) => understand(file.display().to_string(), &text).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(KeyRejected::Unusable(file, error)),
    }
}

fn understand(place: String, text: &str) -> Result<(String, OrganisationKey), KeyRejected> {
    match OrganisationKey::read(text) {
        Ok(key) => Ok((place, key)),
        Err(flaw) => Err(KeyRejected::Flawed(place, flaw)),
    }
}

impl Rejection for KeyRejected {
    fn sentence(&self) -> Sentence {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Missing(file) => Sentence::new("key-missing").with("file", shown(file)),
            Self::Wrong(place, file) => {
                Sentence::new("key-wrong").with("place", place).with("file", shown(file))
            }
            Self::Flawed(place, flaw) => {
                Sentence::new("key-flawed").with("place", place).with("flaw", flaw_sentence(*flaw))
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
    fn a_key_beside_what_it_opens_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let ring = Keyring::new(&home.path().join("data/config"), &home.path().join("data"));
        assert!(matches!(ring.begin(&Ambient::system()), Err(KeyRejected::InDataFolder(_))));
    }
}
