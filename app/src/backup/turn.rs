//! One at a time at each destination, and nobody for ever: a disk on the network that went away may
//! answer after hours, and the house must not stand still meanwhile.

use std::collections::HashMap;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
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

/// How many bytes were written: a copy may take its time, as long as it moves.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<AtomicU64>);

impl Progress {
    /// A writer that counts what passes.
    pub fn over<W: Write>(&self, inner: W) -> impl Write + use<W> {
        Counting { inner: BufWriter::with_capacity(256 * 1024, inner), bytes: Arc::clone(&self.0) }
    }

    fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

struct Counting<W: Write> {
    inner: BufWriter<W>,
    bytes: Arc<AtomicU64>,
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.bytes.fetch_add(written as u64, Ordering::Relaxed);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
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
        self.work_long(|_| work()).await
    }

    /// Does file work that may take its time, as long as bytes are written every half a minute.
    ///
    /// # Errors
    /// As [`Turn::work`].
    pub async fn work_long<T: Send + 'static>(
        self,
        work: impl FnOnce(&Progress) -> Result<T, BackupRejected> + Send + 'static,
    ) -> Result<(Self, T), BackupRejected> {
        let folder = self.folder.clone();
        let progress = Progress::default();
        let theirs = progress.clone();
        let mut task = tokio::task::spawn_blocking(move || (work(&theirs), self));
        let mut before = 0;
        loop {
            match tokio::time::timeout(PATIENCE, &mut task).await {
                Ok(Ok((done, turn))) => return done.map(|done| (turn, done)),
                Err(_) if progress.bytes() > before => before = progress.bytes(),
                Ok(Err(_)) | Err(_) => return Err(silent(&folder)),
            }
        }
    }
}

fn silent(folder: &Path) -> BackupRejected {
    BackupRejected::Unusable(folder.to_owned(), ErrorKind::TimedOut.into())
}
