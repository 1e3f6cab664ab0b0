//! Making a copy. The base is copied beside itself, sealed as it is, and wrapped on its way into the
//! folder; it stands there under its name once it is whole and on the disk.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use store::{Engine, Fault, OrganisationKey, Store, upkeep};
use web::Problem;

use super::copies::{self, Copy};
use super::destination::Destination;
use super::manifest::{Holds, Manifest};
use super::turn::{Progress, Turn};
use super::{BackupRejected, carry, envelope, list};
use crate::folder::{lies_in, put_in_place};
use crate::premises::Premises;
use crate::scratch::{COPYING, Scratch};

/// Whether a folder may be begun, or must have been by somebody who saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// Somebody names the folder just now.
    Gladly,
    /// Nobody looks: where the disk is not plugged in, its place on the machine's own disk is not
    /// begun instead.
    Never,
}

/// Why no copy was made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// The folder's reason.
    #[error(transparent)]
    Rejected(#[from] BackupRejected),
    /// The base's.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<NotMade> for Problem {
    fn from(reason: NotMade) -> Self {
        match reason {
            NotMade::Rejected(rejected) => rejected.into(),
            NotMade::Fault(fault) => fault.into(),
        }
    }
}

/// A folder as it was named, as this house may back up to it.
///
/// # Errors
/// [`BackupRejected::InDataFolder`], or when the path is none.
pub fn place(premises: &Premises, folder: &Path) -> Result<PathBuf, BackupRejected> {
    let folder =
        std::path::absolute(folder).map_err(|error| BackupRejected::Unusable(folder.to_owned(), error))?;
    if lies_in(&folder, &premises.data) { Err(BackupRejected::InDataFolder) } else { Ok(folder) }
}

/// Begins a folder for this house's backups, or greets the one that is there: it hears of every
/// erasure and refusal from now on.
///
/// # Errors
/// [`NotMade`].
pub async fn begin(premises: &Premises, folder: &Path) -> Result<(), NotMade> {
    let (at, identity, key) = (folder.to_owned(), premises.identity.clone(), premises.store.key().clone());
    Turn::at(folder).await?.work(move || Destination::prepare(&at, &identity, &key)).await?;
    carry::tell(&premises.store, folder, &premises.identity).await??;
    Ok(list::remember(&premises.data, folder)?)
}

/// Copies the base into a folder, with a card and a journal beside it, and remembers the folder.
/// `None` on PostgreSQL, whose own tools make the copy.
///
/// # Errors
/// [`NotMade`]: a copy that was not finished is taken away.
pub async fn back_up(premises: &Premises, folder: &Path, how: Begin) -> Result<Option<Copy>, NotMade> {
    let folder = place(premises, folder)?;
    match how {
        Begin::Gladly => begin(premises, &folder).await?,
        Begin::Never => {
            carry::tell(&premises.store, &folder, &premises.identity).await??;
        }
    }
    if premises.store.engine() == Engine::Postgres {
        return Ok(None);
    }
    let beside = premises.data.join(COPYING);
    let alone = Turn::at(&beside).await?; // one copy at a time, until a disk that fell silent lets go of it
    let scratch = Scratch::at(beside);
    upkeep::copy_to(&premises.store, scratch.path()).await?;
    let manifest = manifest_of(&premises.store, scratch.path()).await?;
    let (key, at) = (premises.store.key().clone(), folder.clone());
    let wrap = move |progress: &Progress| {
        let _until_it_is_wrapped = alone;
        wrap(&key, &manifest, (scratch.path(), &at), progress)
    };
    let (_, copy) = Turn::at(&folder).await?.work_long(wrap).await?;
    Ok(Some(copy))
}

/// What the copy holds, which is not always what the base holds by now.
async fn manifest_of(store: &Store, base: &Path) -> Result<Manifest, NotMade> {
    let copy = Store::open_copy(base, store.key().clone(), store.ambient().clone()).await?;
    let holds = Holds::of(&copy).await;
    copy.close().await;
    let file = std::fs::metadata(base).map_err(|error| BackupRejected::Unusable(base.to_owned(), error))?;
    let (carnet, made) = (env!("CARGO_PKG_VERSION").to_owned(), store.ambient().now());
    Ok(Manifest { carnet, made, bytes: file.len(), holds: holds? })
}

/// Wraps the copied base into its file.
fn wrap(
    key: &OrganisationKey,
    manifest: &Manifest,
    (base, folder): (&Path, &Path),
    progress: &Progress,
) -> Result<Copy, BackupRejected> {
    let unusable = |error| BackupRejected::Unusable(folder.to_owned(), error);
    let partial = Partial::begin(folder).map_err(unusable)?;
    envelope::seal(key, manifest, base, (&partial.file, progress)).map_err(unusable)?;
    partial.file.sync_all().map_err(unusable)?;
    let name = copies::next_name(folder, manifest.made)?;
    put_in_place(&partial.path, &folder.join(&name)).map_err(unusable)?;
    let copy = copies::all(folder)?.into_iter().find(|copy| copy.name() == name);
    copy.ok_or(BackupRejected::NoCopy)
}

/// A copy in the making, its owner's alone. It holds everybody: given up or broken off, it does not stay
/// behind; one that a power cut left is written over by the next.
struct Partial {
    path: PathBuf,
    file: File,
}

impl Partial {
    fn begin(folder: &Path) -> std::io::Result<Self> {
        let path = folder.join("carnet.partial");
        let _ = std::fs::remove_file(&path);
        // rights at its making: a stick from the shop knows none, and refuses to change them
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        Ok(Self { path, file })
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // once it is in its place, there is nothing left to remove
        let _ = std::fs::remove_file(&self.path);
    }
}
