//! Keeping the file sound: folding the log in, checking every page, copying it whole.

use std::path::Path;
use std::sync::atomic::Ordering;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::{Engine, Fault, OrganisationKey, Store, Tx, journal, schema};

/// What a copy bears in its header (`PRAGMA user_version`) until it is taken up: laid in the place
/// of a base by hand, it does not open, so that nobody comes back who was erased since (law 8).
const COPY: i64 = 8;

/// Folds the write-ahead log into the file and empties it, so that nothing erased stays in it.
/// Answers whether it is empty: while somebody reads (an export), it waits for a quiet moment, and
/// [`fold_what_waits`] tries again.
///
/// # Errors
/// Any [`Fault`]; it is tried again too.
pub async fn fold_log(store: &Store) -> Result<bool, Fault> {
    if store.engine() != Engine::Sqlite {
        return Ok(true);
    }
    store.log_waits().store(true, Ordering::SeqCst);
    let fold = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
    let row = store.writer().query_one_raw(fold).await?.ok_or(Fault::Damaged("write-ahead log"))?;
    let is_busy = row.try_get_by_index::<i64>(0)? != 0;
    store.log_waits().store(is_busy, Ordering::SeqCst);
    Ok(!is_busy)
}

/// Folds the log if that still waits to be done; without waiting for whoever reads.
///
/// # Errors
/// Any [`Fault`].
pub async fn fold_what_waits(store: &Store) -> Result<bool, Fault> {
    if !store.log_waits().load(Ordering::SeqCst) {
        return Ok(true);
    }
    store.writer().execute_unprepared("PRAGMA busy_timeout = 0").await?;
    let folded = fold_log(store).await;
    store.writer().execute_unprepared("PRAGMA busy_timeout = 5000").await?;
    folded
}

/// Writes a consistent copy, encrypted under the same key, to a path that must not exist yet. It
/// opens by [`Store::open_copy`] only, until it is taken up.
/// On PostgreSQL there is no file of ours to copy: `false`.
///
/// # Errors
/// [`Fault::DiskFull`] or any other [`Fault`].
pub async fn copy_to(store: &Store, path: &Path) -> Result<bool, Fault> {
    if store.engine() != Engine::Sqlite {
        return Ok(false);
    }
    let text = path.to_str().ok_or(Fault::Damaged("path"))?;
    let made = store.ambient().now();
    let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [text.into()]);
    store.writer().execute_raw(vacuum).await?;
    let copy = Store::open_copy(path, store.key().clone(), store.ambient().clone()).await?;
    let marks = format!("PRAGMA application_id = {}; PRAGMA user_version = {COPY}", made.as_second() / 60);
    copy.writer().execute_unprepared(&marks).await?;
    copy.close().await;
    Ok(true)
}

/// Whether this is a backup's copy that was not taken up.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn is_copy(store: &Store) -> Result<bool, Fault> {
    Ok(store.engine() == Engine::Sqlite && mark(store, "PRAGMA user_version").await? == COPY)
}

/// When a copy was made, to the minute. It says so in its encrypted header (`PRAGMA application_id`):
/// a file's name and date can be changed.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn copied_at(copy: &Store) -> Result<Timestamp, Fault> {
    let minutes = mark(copy, "PRAGMA application_id").await?;
    Timestamp::from_second(minutes * 60).map_err(|_| Fault::Damaged("header"))
}

async fn mark(store: &Store, pragma: &'static str) -> Result<i64, Fault> {
    let ask = Statement::from_string(DbBackend::Sqlite, pragma);
    let row = store.writer().query_one_raw(ask).await?.ok_or(Fault::Damaged("header"))?;
    Ok(row.try_get_by_index::<i64>(0)?)
}

impl Tx {
    /// Makes a copy a base again, once this transaction is committed with what was replayed in it.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn take_up(&self) -> Result<(), Fault> {
        if self.db().get_database_backend() == DbBackend::Sqlite {
            self.db().execute_unprepared("PRAGMA user_version = 0; PRAGMA application_id = 0").await?;
        }
        Ok(())
    }
}

/// Who wrote a base, as far as its journal proves it: on PostgreSQL nothing else tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// Nobody yet: there is not one row.
    Nobody,
    /// Whoever has this key.
    ThisKey,
    /// Somebody with another key. A tampered end of the journal looks the same.
    AnotherKey,
    /// There are rows, and no journal that says by whom.
    Unproven,
}

/// Whether the holder of `key` wrote this base; it may have been opened with another one.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn writer(store: &Store, key: &OrganisationKey) -> Result<Writer, Fault> {
    if is_blank(store).await? {
        return Ok(Writer::Nobody);
    }
    match journal::CHAIN.glance(store.reader(), key).await {
        Err(Fault::Damaged(_)) => Ok(Writer::AnotherKey),
        Err(fault) => Err(fault),
        Ok(_) if journal::CHAIN.is_begun(store.reader()).await? => Ok(Writer::ThisKey),
        Ok(_) => Ok(Writer::Unproven),
    }
}

/// Whether there is not one row in the base, or no table of ours yet.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn is_blank(store: &Store) -> Result<bool, Fault> {
    let db = store.reader();
    let tables = schema::tables(db).await?;
    if !tables.contains_key("store_chains") {
        return Ok(true);
    }
    for table in tables.into_keys() {
        let any = format!("SELECT 1 AS one FROM \"{table}\" LIMIT 1");
        if db.query_one_raw(Statement::from_string(db.get_database_backend(), any)).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Checks every page's seal and every index. Answers whether all is sound; a page on which the check
/// itself stumbles is not.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn is_sound(store: &Store) -> Result<bool, Fault> {
    if store.engine() != Engine::Sqlite {
        return Ok(true);
    }
    match are_pages_sound(store.writer()).await {
        Err(Fault::NotReadable) => Ok(false),
        answer => answer,
    }
}

async fn are_pages_sound(db: &DatabaseConnection) -> Result<bool, Fault> {
    let seals =
        db.query_all_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA cipher_integrity_check")).await?;
    let pages = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check")).await?;
    let fine = pages.len() == 1
        && pages
            .first()
            .and_then(|row| row.try_get_by_index::<String>(0).ok())
            .is_some_and(|word| word == "ok");
    Ok(seals.is_empty() && fine)
}
