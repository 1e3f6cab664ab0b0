//! Files on their way in, sealed piece by piece as they come: none stands in memory whole, and none in the
//! clear on a disk. The key they are sealed under becomes their batch's; until then nobody else has it. What is
//! cut off on its way never opens again, and the hourly tidying sweeps it up.

use kernel::BatchId;
use sheets::Limits;
use store::{Cause, Fault, Store, Tx};
use zeroize::Zeroizing;

use super::batch::Batch;
use super::draft::Draft;
use super::files::{ImportFile, is_archive};
use super::key::BatchKey;
use super::reading::unpacked;
use super::store::batches;
use super::store::{KeptFile, PIECE, add_files, add_piece, drop_file, drop_files};

/// How many bytes of a file are taken at most: one more than any file that is read has, so that it is refused as too
/// long. Nothing is gained by keeping the rest.
#[must_use]
pub fn most_taken() -> u64 {
    Limits::default().long_bytes as u64 + 1
}

/// Files that are to be a batch.
pub struct Incoming {
    store: Store,
    cause: Cause,
    id: BatchId,
    key: BatchKey,
    wrapped: Vec<u8>,
    files: Vec<KeptFile>,
    archives: Vec<i64>,
    /// The file that is coming.
    coming: Option<Coming>,
    next: i64,
}

struct Coming {
    name: String,
    sealed: i64,
    size: u64,
    /// What is not sealed yet: the last piece must be known for it.
    rest: Zeroizing<Vec<u8>>,
}

impl Incoming {
    /// Nothing yet.
    pub(super) fn new(store: &Store, cause: Cause) -> Self {
        let id = store.ambient().id();
        let (key, wrapped) = BatchKey::make(id, store.key(), store.ambient());
        let (files, archives) = (Vec::new(), Vec::new());
        Self { store: store.clone(), cause, id, key, wrapped, files, archives, coming: None, next: 0 }
    }

    /// The next file begins.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn begin(&mut self, name: impl Into<String>) -> Result<(), Fault> {
        self.end().await?;
        let rest = Zeroizing::new(Vec::with_capacity(PIECE));
        self.coming = Some(Coming { name: name.into(), sealed: 0, size: 0, rest });
        Ok(())
    }

    /// Some more of it has come; what is beyond [`most_taken`] is let go.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn take(&mut self, mut bytes: &[u8]) -> Result<(), Fault> {
        let most = most_taken();
        while let (Some(coming), false) = (&mut self.coming, bytes.is_empty()) {
            let room = usize::try_from(most - coming.size).unwrap_or(usize::MAX);
            bytes = bytes.get(..room).unwrap_or(bytes);
            let (now, later) = bytes.split_at(bytes.len().min(PIECE - coming.rest.len()));
            coming.rest.extend_from_slice(now);
            coming.size += now.len() as u64;
            bytes = later;
            if coming.rest.len() == PIECE && !later.is_empty() {
                self.seal(false).await?;
            }
        }
        Ok(())
    }

    /// A file that is at hand comes in.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn add(&mut self, file: ImportFile) -> Result<(), Fault> {
        self.begin(file.name).await?;
        self.take(&file.bytes).await?;
        self.end().await
    }

    /// The id of the batch they are to be.
    #[must_use]
    pub const fn id(&self) -> BatchId {
        self.id
    }

    /// Why, and for whom, they come.
    pub(super) const fn cause(&self) -> Cause {
        self.cause
    }

    /// Whether no file has come.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.files.is_empty() && self.coming.is_none()
    }

    /// The last file has come: the tables of archives follow in the place of the archives.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub(super) async fn close(&mut self) -> Result<(), Fault> {
        self.end().await?;
        for at in std::mem::take(&mut self.archives) {
            self.unpack(at).await?;
        }
        self.archives.clear();
        Ok(())
    }

    async fn unpack(&mut self, at: i64) -> Result<(), Fault> {
        let Some(index) = self.files.iter().position(|file| file.place == at) else { return Ok(()) };
        let Some(archive) = self.files.get(index).cloned() else { return Ok(()) };
        let tables = unpacked(self.store.reader(), (self.id, &self.key), archive).await?;
        let Some(tables) = tables else { return Ok(()) };
        self.files.remove(index);
        for table in tables {
            self.add(table).await?;
        }
        let tx = self.store.begin(self.cause).await?;
        drop_file(&tx, self.id, at).await?;
        tx.commit().await
    }

    /// The files, with the key they are sealed under.
    pub(super) fn sealed(&self) -> ((BatchId, &BatchKey), Vec<KeptFile>) {
        ((self.id, &self.key), self.files.clone())
    }

    /// They become a batch.
    pub(super) async fn settle(self, tx: &Tx, draft: Draft) -> Result<Batch, Fault> {
        let batch = Batch::begin(self.id, self.cause.actor, tx.ambient().now());
        let names = self.files.iter().map(|file| file.name.clone()).collect();
        batches::begin(tx, &batch, (&self.key, self.wrapped), &Draft { names, ..draft }).await?;
        add_files(tx, self.id, &self.key, &self.files).await?;
        Ok(batch)
    }

    /// Nothing is kept of them.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn let_go(self) -> Result<(), Fault> {
        let tx = self.store.begin(self.cause).await?;
        drop_files(&tx, self.id).await?;
        tx.commit().await
    }

    async fn end(&mut self) -> Result<(), Fault> {
        if self.coming.is_none() {
            return Ok(());
        }
        self.seal(true).await?;
        if let Some(Coming { name, size, .. }) = self.coming.take() {
            self.files.push(KeptFile::new(name, self.next, size));
            self.next += 1;
        }
        Ok(())
    }

    async fn seal(&mut self, is_last: bool) -> Result<(), Fault> {
        let Some(coming) = &mut self.coming else { return Ok(()) };
        if coming.sealed == 0 && is_archive(&coming.rest) {
            self.archives.push(self.next);
        }
        let tx = self.store.begin(self.cause).await?;
        let at = (self.next, coming.sealed, is_last);
        add_piece(&tx, self.id, &self.key, (at, &coming.rest)).await?;
        tx.commit().await?;
        coming.sealed += 1;
        coming.rest.clear();
        Ok(())
    }
}

/// Files tell about people.
impl std::fmt::Debug for Incoming {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Incoming({} files)", self.files.len())
    }
}
