//! Opening the base: one writer and a few readers, both with the rules that keep it sound.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use engine::OLDEST_SOUND_SQLITE;
use kernel::Ambient;
use sea_orm::sqlx::sqlite::SqliteConnection;
use sea_orm::sqlx::{self, Connection as _};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::Semaphore;

use crate::news::Herald;
use crate::{Cause, Fault, OrganisationKey, Reader, Tx, jobs, upkeep};

/// How long closing waits for whoever still reads or writes.
const PATIENCE: Duration = Duration::from_secs(3);
/// How many may look at the base for long at once.
const SNAPSHOTS: u32 = 2;
/// How many pages read at once.
const READERS: u32 = 6;
/// How many change something at once, where the engine lets more than one.
const WRITERS: u32 = 8;

/// Where the base lives.
#[derive(Debug, Clone)]
pub enum Location {
    /// An encrypted file of ours.
    File(PathBuf),
    /// A PostgreSQL server, by URL. Its own disk is not encrypted by us.
    Postgres(String),
}

/// Which engine is behind the door. Only this crate and migrations need to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLCipher.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// The open base. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    writer: DatabaseConnection,
    reader: Reader,
    /// For whoever looks long: the pages' connections are not waited for, nor taken away.
    lookout: Reader,
    key: OrganisationKey,
    ambient: Ambient,
    bell: jobs::Bell,
    herald: Herald,
    log_waits: AtomicBool,
    snapshots: Arc<Semaphore>,
}

impl Store {
    /// Opens the base and proves that key and engine are sound.
    ///
    /// # Errors
    /// [`Fault::NotReadable`] for a wrong key or a damaged file, [`Fault::NotRestored`] for a
    /// backup's copy, [`Fault::EngineTooOld`] for an engine with the WAL-reset bug,
    /// [`Fault::Unreachable`] when no server answers.
    pub async fn open(location: &Location, key: OrganisationKey, ambient: Ambient) -> Result<Self, Fault> {
        let store = Self::connect(location, key, ambient).await?;
        if upkeep::is_copy(&store).await? {
            store.close().await;
            return Err(Fault::NotRestored);
        }
        Ok(store)
    }

    /// Opens a backup's copy, to replay on it what happened since and then [`Tx::take_up`] it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_copy(path: &Path, key: OrganisationKey, ambient: Ambient) -> Result<Self, Fault> {
        Self::connect(&Location::File(path.to_owned()), key, ambient).await
    }

    async fn connect(location: &Location, key: OrganisationKey, ambient: Ambient) -> Result<Self, Fault> {
        engine::prepare();
        if let Location::File(path) = location {
            make_private(path);
        }
        let options = |access| match location {
            Location::File(path) => file_options(path, &key, access),
            Location::Postgres(url) => server_options(url, access),
        };
        let writer = Database::connect(options(Access::Write)).await?;
        if engine_of(&writer) == Engine::Sqlite {
            prove_sound(&writer).await?;
        }
        // who reads for a page may have to change something before it is shown: neither waits for the other
        let reader = Reader::new(Database::connect(options(Access::Read)).await?);
        let lookout = Reader::new(Database::connect(options(Access::Look)).await?);
        let (bell, herald) = (jobs::Bell::default(), Herald::default());
        let log_waits = AtomicBool::new(false);
        let snapshots = Arc::new(Semaphore::new(SNAPSHOTS as usize));
        Ok(Self(Arc::new(Inner {
            writer,
            reader,
            lookout,
            key,
            ambient,
            bell,
            herald,
            log_waits,
            snapshots,
        })))
    }

    /// Where one reads. On the file it cannot write.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.0.reader
    }

    pub(crate) fn lookout(&self) -> &Reader {
        &self.0.lookout
    }

    /// The connection for migrations and upkeep; changes to data go through [`Store::begin`].
    #[must_use]
    pub fn writer(&self) -> &DatabaseConnection {
        &self.0.writer
    }

    /// Begins a change, made by somebody for some purpose.
    ///
    /// # Errors
    /// [`Fault::Busy`] when another change takes longer than we wait.
    pub async fn begin(&self, cause: Cause) -> Result<Tx, Fault> {
        self.reader().let_go().await;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.0.writer.begin_with_options(options).await?;
        Ok(Tx::new(inner, self.clone(), cause))
    }

    /// Which engine is behind the door.
    #[must_use]
    pub fn engine(&self) -> Engine {
        engine_of(&self.0.writer)
    }

    /// The organisation's key.
    #[must_use]
    pub fn key(&self) -> &OrganisationKey {
        &self.0.key
    }

    /// The clock and randomness this base runs under.
    #[must_use]
    pub fn ambient(&self) -> &Ambient {
        &self.0.ambient
    }

    pub(crate) fn herald(&self) -> &Herald {
        &self.0.herald
    }

    pub(crate) fn bell(&self) -> &jobs::Bell {
        &self.0.bell
    }

    /// Whether the write-ahead log still has to be folded in.
    pub(crate) fn log_waits(&self) -> &AtomicBool {
        &self.0.log_waits
    }

    /// The places of those who may look at the base for long.
    pub(crate) fn snapshots(&self) -> Arc<Semaphore> {
        Arc::clone(&self.0.snapshots)
    }

    /// Closes both pools; on the file, the write-ahead log is folded in. Whoever still reads (a
    /// download that was paused) is waited for a few seconds only.
    pub async fn close(self) {
        for pool in [self.0.lookout.pool(), self.0.reader.pool(), &self.0.writer] {
            let pool = pool.clone();
            let _ = tokio::time::timeout(PATIENCE, pool.close()).await;
        }
    }
}

/// The engine behind a connection.
pub fn engine_of(db: &impl ConnectionTrait) -> Engine {
    if db.get_database_backend() == DbBackend::Postgres { Engine::Postgres } else { Engine::Sqlite }
}

#[derive(Clone, Copy, PartialEq)]
enum Access {
    Write,
    Read,
    /// Reading, for long.
    Look,
}

impl Access {
    /// A pool for it, where the engine lets so many write at once. Who looks for long is rare.
    fn pool(self, options: &mut ConnectOptions, writers: u32) {
        let most = match self {
            Self::Write => writers,
            Self::Read => READERS,
            Self::Look => SNAPSHOTS,
        };
        options.max_connections(most).min_connections(u32::from(self != Self::Look));
        options.connect_lazy(self == Self::Look);
        options.sqlx_logging(false).record_stmt_in_spans(false).acquire_timeout(Duration::from_secs(60));
    }
}

/// `synchronous=FULL` on the writer: what is acknowledged is on the disk.
fn file_options(path: &Path, key: &OrganisationKey, access: Access) -> ConnectOptions {
    let mode = if access == Access::Write { "rwc" } else { "rw" };
    let mut options = ConnectOptions::new(format!("sqlite://carnet?mode={mode}"));
    let path = path.to_owned();
    options
        .sqlcipher_key(key.database().to_string())
        .test_before_acquire(false) // nobody can hang up on a file
        .map_sqlx_sqlite_opts(move |sqlite| {
            // not in the address above, where a `?` or a `%` in the path would mean something
            let sqlite = sqlite
                .filename(&path)
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "5000")
                .pragma("temp_store", "MEMORY");
            match access {
                Access::Write => sqlite
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .pragma("secure_delete", "ON")
                    .pragma("cache_size", "-32768"),
                Access::Read | Access::Look => {
                    sqlite.pragma("query_only", "ON").pragma("cache_size", "-8192")
                }
            }
        });
    access.pool(&mut options, 1);
    if access == Access::Write {
        options.map_sqlx_sqlite_before_acquire(|connection, _| Box::pin(is_at_rest(connection)));
    }
    options
}

/// Whether a connection may be used for writing again. A full disk makes SQLite give a transaction up by itself;
/// the driver does not notice, counts it as open for ever, and whatever is "committed" inside of it
/// would be lost at the next stop. Such a connection is closed and another one opened.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    connection.ping().await?; // behind a rollback that is still on its way
    Ok(!connection.is_in_transaction())
}

fn server_options(url: &str, access: Access) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    access.pool(&mut options, WRITERS);
    options.test_before_acquire_if_idle_for(Duration::from_secs(1)); // or each question is two
    options
}

/// A new file is its owner's alone from its first byte on; what stands beside it takes its rights.
/// Where it cannot be made, opening says so.
fn make_private(path: &Path) {
    let _ = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path);
}

async fn prove_sound(db: &DatabaseConnection) -> Result<(), Fault> {
    ask(db, "SELECT CAST(COUNT(*) AS TEXT) AS answer FROM sqlite_master").await?;
    let version = ask(db, "SELECT sqlite_version() AS answer").await?;
    let cipher = ask_pragma(db, "PRAGMA cipher_version").await?;
    let fts = ask(db, "SELECT CAST(sqlite_compileoption_used('ENABLE_FTS5') AS TEXT) AS answer").await?;
    if is_sound(&version) && !cipher.is_empty() && fts == "1" { Ok(()) } else { Err(Fault::EngineTooOld) }
}

/// Whether an engine of this version is free of the WAL-reset bug.
fn is_sound(version: &str) -> bool {
    version_of(version) >= OLDEST_SOUND_SQLITE
}

async fn ask(db: &DatabaseConnection, sql: &str) -> Result<String, Fault> {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
    Ok(row.and_then(|row| row.try_get::<String>("", "answer").ok()).unwrap_or_default())
}

async fn ask_pragma(db: &DatabaseConnection, sql: &str) -> Result<String, Fault> {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
    Ok(row.and_then(|row| row.try_get_by_index::<String>(0).ok()).unwrap_or_default())
}

fn version_of(text: &str) -> (u32, u32, u32) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

#[cfg(test)]
mod tests {
    use super::is_sound;

    #[test]
    fn only_the_engine_with_the_fix_or_a_newer_one_is_sound() {
        for older in ["", "unknown", "2.99.99", "3.9.4", "3.46.1", "3.50.4", "3.51", "3.51.2"] {
            assert!(!is_sound(older), "{older}");
        }
        for sound in ["3.51.3", "3.51.10", "3.52", "3.100.0", "4.0.0"] {
            assert!(is_sound(sound), "{sound}");
        }
    }
}
