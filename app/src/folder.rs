//! The data folder: one organisation, held by one process at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Component, Path, PathBuf};

use kernel::{Ambient, RowId};
use serde::{Deserialize, Serialize};
use store::OrganisationKey;
use web::{Rejection, Sentence};

use crate::cli::Verb;
use crate::scratch::{COPYING, DRILL, Scratch};

/// An opened data folder. Dropping it lets the next process in.
pub struct DataFolder {
    path: PathBuf,
    lock: File,
    served_last: Option<String>,
}

/// What the folder says of itself: which key opens it. Nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Identity {
    /// Tells organisations apart where their backups lie side by side. The journal begins with it.
    pub id: RowId,
    /// The key's public mark; it names the key file.
    pub key_mark: String,
}

impl Identity {
    /// A new identity for what this key opens.
    #[must_use]
    pub fn of(key: &OrganisationKey, ambient: &Ambient) -> Self {
        Self { id: ambient.id(), key_mark: key.mark() }
    }
}

/// What the process that holds a folder says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// What it does.
    pub verb: Verb,
    /// Its process number.
    pub process: u32,
    /// Where it serves, if it does.
    pub address: Option<String>,
    /// Where the folder was served last.
    #[serde(default)]
    pub served_last: Option<String>,
}

/// Why the folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderRejected {
    /// Another process holds it; what it says of itself, if that could be read; what was wanted.
    #[error("another process holds the data folder")]
    Held(Option<Holding>, Verb),
    /// It cannot be made, read or written.
    #[error("the data folder cannot be used")]
    Unusable(PathBuf, #[source] std::io::Error),
    /// Its identity is missing or damaged.
    #[error("the data folder's identity is missing or damaged")]
    Damaged(PathBuf),
    /// There is nothing in it, where something is needed.
    #[error("the data folder is empty")]
    Empty(PathBuf),
}

impl DataFolder {
    /// Opens the folder, making it if need be, and holds it for this process.
    ///
    /// # Errors
    /// [`FolderRejected::Held`] when another process holds it.
    pub fn hold(path: &Path, verb: Verb) -> Result<Self, FolderRejected> {
        let unusable = |error| FolderRejected::Unusable(path.to_owned(), error);
        make_private(path).map_err(unusable)?;
        let mut options = OpenOptions::new();
        let mut lock = options
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path.join("held-by"))
            .map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(FolderRejected::Held(holder(&mut lock), verb)),
            Err(TryLockError::Error(error)) => return Err(unusable(error)),
        }
        let served_last = holder(&mut lock).and_then(|before| before.address.or(before.served_last));
        let folder = Self { path: path.to_owned(), lock, served_last };
        folder.clear_broken_off();
        folder.say(verb, None).map_err(unusable)?;
        Ok(folder)
    }

    /// Holds a folder that must have something in it: nothing is made.
    ///
    /// # Errors
    /// [`FolderRejected::Empty`], or as [`DataFolder::hold`].
    pub fn hold_existing(path: &Path, verb: Verb) -> Result<Self, FolderRejected> {
        if identity_file(path).exists() || base(path).exists() {
            Self::hold(path, verb)
        } else {
            Err(FolderRejected::Empty(path.to_owned()))
        }
    }

    /// Where a copy stands while it is brought back: beside the base, whose place it takes once it is whole.
    #[must_use]
    pub fn coming_base(&self) -> PathBuf {
        self.path.join("restoring.db")
    }

    /// A restore, a copy or a drill that was killed leaves a whole base, of people who were erased since
    /// too: it goes as soon as anybody holds the folder again.
    fn clear_broken_off(&self) {
        for base in [self.coming_base(), self.path.join(COPYING), self.path.join(DRILL)] {
            drop(Scratch::at(base));
        }
    }

    /// Says what this process does with the folder, for whoever comes second.
    ///
    /// # Errors
    /// Any error of writing.
    pub fn say(&self, verb: Verb, address: Option<String>) -> std::io::Result<()> {
        let served_last = self.served_last.clone();
        let holding = Holding { verb, process: std::process::id(), address, served_last };
        let text = toml::to_string(&holding).unwrap_or_default();
        let mut lock = &self.lock;
        lock.set_len(0)?;
        lock.rewind()?;
        lock.write_all(text.as_bytes())
    }

    /// The encrypted base.
    #[must_use]
    pub fn base(&self) -> PathBuf {
        base(&self.path)
    }

    /// Whether there is a base: an empty file is none.
    #[must_use]
    pub fn has_base(&self) -> bool {
        has_base(&self.path)
    }

    /// Proves that this process may read and write the base, if there is one.
    ///
    /// # Errors
    /// [`FolderRejected::Unusable`].
    pub fn prove_rights(&self) -> Result<(), FolderRejected> {
        if !self.has_base() {
            return Ok(());
        }
        let opened = OpenOptions::new().read(true).write(true).open(self.base());
        opened.map(|_| ()).map_err(|error| FolderRejected::Unusable(self.base(), error))
    }

    /// Where the folder was served last, before this process held it.
    #[must_use]
    pub fn served_last(&self) -> Option<&str> {
        self.served_last.as_deref()
    }

    /// The folder itself.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the folder says of itself; `None` if it is new.
    ///
    /// # Errors
    /// [`FolderRejected::Damaged`] when that is not ours, or is gone from beside a base.
    pub fn identity(&self) -> Result<Option<Identity>, FolderRejected> {
        identity_at(&self.path)
    }

    /// Gives the folder its identity.
    ///
    /// # Errors
    /// Any error of writing.
    pub fn adopt(&self, identity: &Identity) -> Result<(), FolderRejected> {
        if self.identity().is_ok_and(|known| known.as_ref() == Some(identity)) {
            return Ok(()); // nothing to write, on a disk that may be full
        }
        let path = identity_file(&self.path);
        let text = toml::to_string(identity).map_err(|_| FolderRejected::Damaged(path.clone()))?;
        write_whole(&path, text.as_bytes()).map_err(|error| FolderRejected::Unusable(path, error))
    }

    /// Takes back the identity of a folder that came to nothing, so that it is new again.
    pub fn disown(&self) {
        let _ = std::fs::remove_file(identity_file(&self.path));
    }
}

/// The identity of a data folder that nobody need hold: for the key's own commands.
///
/// # Errors
/// [`FolderRejected::Damaged`] when it is not ours, or is gone from beside a base.
pub fn identity_at(folder: &Path) -> Result<Option<Identity>, FolderRejected> {
    let path = identity_file(folder);
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text).map(Some).map_err(|_| FolderRejected::Damaged(path)),
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(FolderRejected::Damaged(path)),
        Err(error) if error.kind() != ErrorKind::NotFound => Err(FolderRejected::Unusable(path, error)),
        Err(_) if has_base(folder) => Err(FolderRejected::Damaged(path)),
        Err(_) => Ok(None),
    }
}

/// Whether a path lies in a folder, by whichever way it is named; it need not be there yet.
#[must_use]
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    real(path).starts_with(real(folder))
}

/// The path without links and detours, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = |ancestor: &Path| Some((ancestor.canonicalize().ok()?, ancestor.to_owned()));
    let Some((mut real, ancestor)) = path.ancestors().find_map(there) else { return path.to_owned() };
    for part in path.strip_prefix(&ancestor).unwrap_or(Path::new("")).components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
    }
    real
}

/// Makes a folder only its owner may enter; one that is there already keeps its rights.
///
/// # Errors
/// Any error of the file system.
pub fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if path.exists() && !path.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Writes a small file whole or not at all, and on the disk before it answers.
///
/// # Errors
/// Any error of the file system.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let fresh = path.with_extension("new");
    let written = File::create(&fresh).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        put_in_place(&fresh, path)
    });
    written.inspect_err(|_| drop(std::fs::remove_file(&fresh)))
}

/// Gives a file that is on the disk its name, in the place of whatever bore it; durable too.
///
/// # Errors
/// Any error of the file system.
pub fn put_in_place(file: &Path, place: &Path) -> std::io::Result<()> {
    std::fs::rename(file, place)?;
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn base(folder: &Path) -> PathBuf {
    folder.join("carnet.db")
}

fn has_base(folder: &Path) -> bool {
    std::fs::metadata(base(folder)).is_ok_and(|file| file.len() > 0)
}

fn identity_file(folder: &Path) -> PathBuf {
    folder.join("identity.toml")
}

fn holder(lock: &mut File) -> Option<Holding> {
    let mut text = String::new();
    lock.read_to_string(&mut text).ok()?;
    toml::from_str(&text).ok()
}

impl Rejection for FolderRejected {
    fn sentence(&self) -> Sentence {
        match self {
            Self::Held(Some(holding), wanted) => holding.sentence(*wanted),
            Self::Held(None, _) => "folder-held".into(),
            Self::Unusable(path, error) => unusable(path, error),
            Self::Damaged(path) => Sentence::new("folder-damaged").with("file", path.display().to_string()),
            Self::Empty(path) => Sentence::new("folder-empty").with("folder", path.display().to_string()),
        }
    }
}

impl Holding {
    /// Who holds the folder, and which page does what was wanted.
    fn sentence(&self, wanted: Verb) -> Sentence {
        let process = self.process.to_string();
        let Some(address) = &self.address else {
            let verb = Sentence::verbatim(self.verb.words());
            return Sentence::new("folder-held-by-command").with("verb", verb).with("process", process);
        };
        let page = wanted.page().unwrap_or_default();
        let instead = Sentence::new(wanted.instead()).with("page", format!("{address}{page}"));
        Sentence::new("folder-held-by-server")
            .with("process", process)
            .with("address", address)
            .with("instead", instead)
    }
}

/// That a file or folder cannot be used, and why.
pub fn unusable(place: &Path, error: &std::io::Error) -> Sentence {
    let sentence = Sentence::new("place-unusable").with("place", place.display().to_string());
    sentence.with("reason", reason(error))
}

/// Why a file or folder cannot be used, in words a person may act on.
pub fn reason(error: &std::io::Error) -> Sentence {
    match error.kind() {
        ErrorKind::PermissionDenied => "reason-not-allowed".into(),
        ErrorKind::ReadOnlyFilesystem => "reason-read-only".into(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "reason-full".into(),
        ErrorKind::NotFound => "reason-not-there".into(),
        ErrorKind::NotADirectory => "reason-no-folder".into(),
        ErrorKind::IsADirectory => "reason-no-file".into(),
        ErrorKind::AlreadyExists => "reason-there-already".into(),
        ErrorKind::TimedOut => "reason-no-answer".into(),
        _ => "reason-other".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{DataFolder, FolderRejected, Holding, Identity, lies_in, write_whole};
    use crate::cli::Verb;
    use kernel::Ambient;

    #[test]
    fn the_second_process_is_told_who_holds_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let first = DataFolder::hold(home.path(), Verb::Serve).unwrap();
        first.say(Verb::Serve, Some("http://127.0.0.1:8421".to_owned())).unwrap();
        let Err(FolderRejected::Held(Some(holding), Verb::Import)) =
            DataFolder::hold(home.path(), Verb::Import)
        else {
            panic!("it is held")
        };
        let address = Some("http://127.0.0.1:8421".to_owned());
        let (process, served_last) = (std::process::id(), None);
        assert_eq!(holding, Holding { verb: Verb::Serve, process, address, served_last });
        drop(first);
        for verb in [Verb::Import, Verb::Check] {
            let next = DataFolder::hold(home.path(), verb).unwrap();
            assert_eq!(next.served_last(), Some("http://127.0.0.1:8421"), "remembered from one to the next");
        }
    }

    #[test]
    fn a_folder_within_is_found_by_every_way_there() {
        let home = tempfile::tempdir().unwrap();
        let place = |path: &str| home.path().join(path);
        std::fs::create_dir_all(place("data/beside")).unwrap();
        std::os::unix::fs::symlink(place("data"), place("link")).unwrap();
        for inside in ["data", "data/copies", "link/copies", "nowhere/../data/copies", "data/beside/.."] {
            assert!(lies_in(&place(inside), &place("data")), "{inside}");
        }
        for outside in ["copies", "data2", "data/../copies", "link/../copies/x"] {
            assert!(!lies_in(&place(outside), &place("data")), "{outside}");
        }
    }

    #[test]
    fn a_base_whose_identity_is_gone_is_not_taken_for_a_new_folder() {
        let home = tempfile::tempdir().unwrap();
        let folder = DataFolder::hold(home.path(), Verb::Serve).unwrap();
        assert_eq!(folder.identity().unwrap(), None);
        let identity = Identity { id: Ambient::system().id(), key_mark: "2".to_owned() };
        folder.adopt(&identity).unwrap();
        assert_eq!(folder.identity().unwrap(), Some(identity));
        write_whole(&folder.base(), b"something").unwrap();
        std::fs::remove_file(home.path().join("identity.toml")).unwrap();
        assert!(matches!(folder.identity(), Err(FolderRejected::Damaged(_))));
    }
}
