//! Making a copy, and finding the copies of a folder.

use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use store::upkeep;
use web::Problem;

use super::destination::Destination;
use super::{BackupRejected, carry};
use crate::folder::put_in_place;
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
    if folder.starts_with(house.folder.path()) {
        return Err(BackupRejected::InDataFolder.into());
    }
    let (store, now) = (&house.store, house.store.ambient().now());
    Destination::prepare(&folder, &house.identity, now, store.key())?;
    carry::tell(store, &folder, &house.identity).await??;
    carry::remember(house.folder.path(), &folder)?;
    let (partial, copy) = (folder.join("carnet.partial"), folder.join(name_at(now)));
    let _ = std::fs::remove_file(&partial);
    match upkeep::copy_to(store, &partial).await {
        Ok(true) => {
            let bytes =
                keep(&partial, &copy).map_err(|error| BackupRejected::Unusable(copy.clone(), error))?;
            Ok(Made { copy: Some(copy), bytes })
        }
        Ok(false) => Ok(Made { copy: None, bytes: 0 }),
        Err(fault) => {
            let _ = std::fs::remove_file(&partial);
            Err(fault.into())
        }
    }
}

/// The newest copy of a folder.
///
/// # Errors
/// [`BackupRejected::NoCopy`], or when the folder cannot be read.
pub fn newest(folder: &Path) -> Result<PathBuf, BackupRejected> {
    let unusable = |error| BackupRejected::Unusable(folder.to_owned(), error);
    let mut copies = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unusable)? {
        let path = entry.map_err(unusable)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("carnet-") && name.ends_with(".db") {
            copies.push(path);
        }
    }
    copies.into_iter().max().ok_or(BackupRejected::NoCopy)
}

/// A name that sorts by time: `carnet-20261122T030405.678Z.db`.
fn name_at(now: Timestamp) -> String {
    format!("carnet-{}.db", now.strftime("%Y%m%dT%H%M%S.%3fZ"))
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
