//! The list of a data folder's destinations, `backups.toml`: whoever is on it hears of every erasure and
//! refusal, and one of them gets a copy every night.

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::BackupRejected;
use crate::folder::write_whole;

/// The list as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// Where a copy goes every night.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nightly: Option<PathBuf>,
    #[serde(default)]
    folders: Vec<PathBuf>,
}

/// Remembers a destination.
///
/// # Errors
/// [`BackupRejected`] when the list cannot be read or written.
pub fn remember(data: &Path, folder: &Path) -> Result<(), BackupRejected> {
    change(data, |known| {
        if !known.folders.iter().any(|one| one == folder) {
            known.folders.push(folder.to_owned());
        }
    })
}

/// Chooses where a copy goes every night; the folder is known already.
///
/// # Errors
/// [`BackupRejected`] when the list cannot be read or written.
pub fn choose(data: &Path, nightly: Option<PathBuf>) -> Result<(), BackupRejected> {
    change(data, |known| known.nightly = nightly)
}

/// Where a copy goes every night.
///
/// # Errors
/// [`BackupRejected`] when the list cannot be read.
pub fn nightly(data: &Path) -> Result<Option<PathBuf>, BackupRejected> {
    Ok(known(data)?.nightly)
}

/// The folders a data folder backs up to.
///
/// # Errors
/// [`BackupRejected`] when the list cannot be read.
pub fn destinations(data: &Path) -> Result<Vec<PathBuf>, BackupRejected> {
    Ok(known(data)?.folders)
}

/// Changes the list, alone with it from reading to writing: of two who read it at once the second would
/// write the first one's folder away, and that folder would hear of no erasure any more. Whoever only
/// reads waits for nobody, for the list is replaced as a whole.
fn change(data: &Path, change: impl FnOnce(&mut Known)) -> Result<(), BackupRejected> {
    let _alone = alone(data)?;
    let before = known(data)?;
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return Ok(()); // nothing to write, on a disk that may be full
    }
    write(data, &after)
}

/// Waits to be the only one, in this process and beside it, until what is answered is dropped. The list
/// itself cannot be locked: another file takes its place.
fn alone(data: &Path) -> Result<File, BackupRejected> {
    let path = data.join("backups.lock");
    let lock = || {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
        file.lock()?;
        Ok::<_, std::io::Error>(file)
    };
    lock().map_err(|error| BackupRejected::Unusable(path.clone(), error))
}

fn write(data: &Path, known: &Known) -> Result<(), BackupRejected> {
    let path = file(data);
    let text = toml::to_string(known)
        .map_err(|error| BackupRejected::Unusable(path.clone(), std::io::Error::other(error)))?;
    write_whole(&path, text.as_bytes()).map_err(|error| BackupRejected::Unusable(path, error))
}

/// The destinations a data folder knows. A list that cannot be read is no empty one: they would never
/// hear of an erasure again.
fn known(data: &Path) -> Result<Known, BackupRejected> {
    let path = file(data);
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text).map_err(|_| BackupRejected::DamagedList(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Known::default()),
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(BackupRejected::DamagedList(path)),
        Err(error) => Err(BackupRejected::Unusable(path, error)),
    }
}

fn file(data: &Path) -> PathBuf {
    data.join("backups.toml")
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{choose, destinations, nightly, remember};

    #[test]
    fn of_many_who_choose_folders_at_once_none_writes_anothers_away() {
        let home = tempfile::tempdir().unwrap();
        let disk = |number: usize| PathBuf::from(format!("/media/disk-{number}"));
        std::thread::scope(|scope| {
            for owner in 0..8 {
                let data: &Path = home.path();
                scope.spawn(move || {
                    for number in owner * 8..owner * 8 + 8 {
                        remember(data, &disk(number)).unwrap();
                    }
                    choose(data, Some(disk(owner * 8))).unwrap();
                });
            }
        });
        let known = destinations(home.path()).unwrap();
        let lost: Vec<PathBuf> = (0..64).map(disk).filter(|one| !known.contains(one)).collect();
        assert!(lost.is_empty(), "they would hear of no erasure any more: {lost:?}");
        assert_eq!(known.len(), 64, "each once");
        assert!(nightly(home.path()).unwrap().is_some_and(|folder| known.contains(&folder)));
    }
}
