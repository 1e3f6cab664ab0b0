//! One at a time at each destination, and nobody for ever: a disk on the network that went away may
//! answer after hours, and the house must not stand still meanwhile.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Queue, OwnedMutexGuard};

use super::BackupRejected;

/// How long a disk may take to answer before it counts as away.
const PATIENCE: Duration = Duration::from_secs(30);

type Queues = Mutex<HashMap<PathBuf, Arc<Queue<()>>>>;
static QUEUES: LazyLock<Queues> = LazyLock::new(Queues::default);

/// A turn at a destination: whoever has it is alone there.
pub struct Turn {
    folder: PathBuf,
    _held: OwnedMutexGuard<()>,
}

impl Turn {
    /// Waits for the turn at a folder.
    ///
    /// # Errors
    /// [`BackupRejected::Unusable`] when somebody there still waits for the disk.
    pub async fn at(folder: &Path) -> Result<Self, BackupRejected> {
        let queue = {
            let mut queues = QUEUES.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(queues.entry(folder.to_owned()).or_default())
        };
        match tokio::time::timeout(PATIENCE, queue.lock_owned()).await {
            Ok(held) => Ok(Self { folder: folder.to_owned(), _held: held }),
            Err(_) => Err(silent(folder)),
        }
    }

    /// Does file work beside the other tasks. The turn ends only with the work, however late the
    /// disk answers; nobody waits for it longer than half a minute.
    ///
    /// # Errors
    /// Whatever the work says; [`BackupRejected::Unusable`] when the disk does not answer.
    pub async fn work<T: Send + 'static>(
        self,
        work: impl FnOnce() -> Result<T, BackupRejected> + Send + 'static,
    ) -> Result<(Self, T), BackupRejected> {
        let folder = self.folder.clone();
        let task = tokio::task::spawn_blocking(move || (work(), self));
        match tokio::time::timeout(PATIENCE, task).await {
            Ok(Ok((done, turn))) => done.map(|done| (turn, done)),
            Ok(Err(_)) | Err(_) => Err(silent(&folder)),
        }
    }
}

fn silent(folder: &Path) -> BackupRejected {
    BackupRejected::Unusable(folder.to_owned(), ErrorKind::TimedOut.into())
}
