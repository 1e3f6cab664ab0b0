//! Keeping the file sound: folding the log in, checking every page, copying it whole.

use std::path::Path;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::{Engine, Fault, Store, Tx, journal};

/// What a copy bears in its header (`PRAGMA user_version`) until it is taken up: laid in the place
/// of a base by hand, it does not open, so that nobody comes back who was erased since (law 8).
const COPY: i64 = 8;

/// Folds the write-ahead log into the file and empties it, so that nothing erased stays in it.
///
/// # Errors
/// Any [`Fault`].
pub async fn fold_log(store: &Store) -> Result<(), Fault> {
    if store.engine() == Engine::Sqlite {
        store.writer().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    }
    Ok(())
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
    let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [text.into()]);
    store.writer().execute_raw(vacuum).await?;
    let copy = Store::open_copy(path, store.key().clone(), store.ambient().clone()).await?;
    copy.writer().execute_unprepared(&format!("PRAGMA user_version = {COPY}")).await?;
    copy.close().await;
    Ok(true)
}

/// Whether this is a backup's copy that was not taken up.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn is_copy(store: &Store) -> Result<bool, Fault> {
    if store.engine() != Engine::Sqlite {
        return Ok(false);
    }
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA user_version");
    let row = store.writer().query_one_raw(ask).await?.ok_or(Fault::Damaged("header"))?;
    Ok(row.try_get_by_index::<i64>(0)? == COPY)
}

impl Tx {
    /// Makes a copy a base again, once this transaction is committed with what was replayed in it.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn take_up(&self) -> Result<(), Fault> {
        if self.db().get_database_backend() == DbBackend::Sqlite {
            self.db().execute_unprepared("PRAGMA user_version = 0").await?;
        }
        Ok(())
    }
}

/// Whether the base was written under this key, as far as it has been written at all: on PostgreSQL
/// nothing else tells. A tampered end of a chain looks the same.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn is_of_this_key(store: &Store) -> Result<bool, Fault> {
    match journal::CHAIN.glance(store.reader(), store.key()).await {
        Ok(_) => Ok(true),
        Err(Fault::Damaged(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
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
