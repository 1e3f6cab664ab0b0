//! Making a copy, and finding the copies of a folder.

use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use store::{Store, upkeep};
use web::Problem;

use super::destination::Destination;
use super::{BackupRejected, carry};
use crate::folder::{lies_in, put_in_place};
use crate::opening::Opened;

/// A backup that was made.
pub struct Made {
    /// The copy; `None` on PostgreSQL, whose own tools make it.
    pub copy: Option<PathBuf>,
    /// Its size.
    pub bytes: u64,
}

/// Copies the base into a folder, with a card and a journal beside it, and remembers the folder.
///
/// # Errors
/// [`BackupRejected`], or any fault of the base: a copy that was not finished is taken away.
pub async fn back_up(house: &Opened, folder: &Path) -> Result<Made, Problem> {
    let folder =
        std::path::absolute(folder).map_err(|error| BackupRejected::Unusable(folder.to_owned(), error))?;
    if lies_in(&folder, house.folder.path()) {
        return Err(BackupRejected::InDataFolder.into());
    }
    let store = &house.store;
    Destination::prepare(&folder, &house.identity, store.key())?;
    carry::tell(store, &folder, &house.identity).await??;
    carry::remember(house.folder.path(), &folder)?;
    let (partial, copy) = (folder.join("carnet.partial"), folder.join(next_name(&folder, store)?));
    let partial = Partial::at(partial);
    if !upkeep::copy_to(store, &partial.0).await? {
        return Ok(Made { copy: None, bytes: 0 });
    }
    let bytes = keep(&partial.0, &copy).map_err(|error| BackupRejected::Unusable(copy.clone(), error))?;
    Ok(Made { copy: Some(copy), bytes })
}

/// A copy in the making. It holds everybody: given up or broken off, it does not stay behind.
struct Partial(PathBuf);

impl Partial {
    fn at(path: PathBuf) -> Self {
        let _ = std::fs::remove_file(&path);
        Self(path)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // once it is in its place, there is nothing left to remove
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The newest copy of a folder, by the number in its name.
///
/// # Errors
/// [`BackupRejected::NoCopy`], or when the folder cannot be read.
pub fn newest(folder: &Path) -> Result<PathBuf, BackupRejected> {
    last(folder)?.map(|(_, copy)| copy).ok_or(BackupRejected::NoCopy)
}

fn last(folder: &Path) -> Result<Option<(u64, PathBuf)>, BackupRejected> {
    let unusable = |error| BackupRejected::Unusable(folder.to_owned(), error);
    let mut last = None;
    for entry in std::fs::read_dir(folder).map_err(unusable)? {
        let path = entry.map_err(unusable)?.path();
        if let Some(number) = path.file_name().and_then(|name| number_of(name.to_str()?)) {
            last = last.max(Some((number, path)));
        }
    }
    Ok(last)
}

/// The number of a copy: the clock may have been put back between two of them.
fn number_of(name: &str) -> Option<u64> {
    let (number, _) = name.strip_prefix("carnet-")?.strip_suffix(".db")?.split_once('-')?;
    number.parse().ok()
}

/// A name that counts, and tells when: `carnet-0007-20261122T030405.678Z.db`.
fn next_name(folder: &Path, store: &Store) -> Result<String, BackupRejected> {
    let number = last(folder)?.map_or(1, |(number, _)| number.saturating_add(1));
    let now = store.ambient().now().strftime("%Y%m%dT%H%M%S.%3fZ");
    Ok(format!("carnet-{number:04}-{now}.db"))
}

/// Puts a finished copy in its place, on the disk and for its owner alone.
fn keep(partial: &Path, copy: &Path) -> std::io::Result<u64> {
    std::fs::set_permissions(partial, Permissions::from_mode(0o600))?;
    let file = File::open(partial)?;
    file.sync_all()?;
    let bytes = file.metadata()?.len();
    put_in_place(partial, copy)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::newest;

    #[test]
    fn the_newest_copy_is_the_last_one_made_whatever_the_clock_said() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "carnet-0009-20261122T030405.678Z.db",
            "carnet-0010-20261120T030405.678Z.db", // the clock was put right in between
            "carnet-notes.db",
            "carnet-0011-20261121T030405.678Z.partial",
        ];
        for name in names {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(newest(folder.path()).unwrap(), folder.path().join(names[1]));
    }
}
