//! Keeping the file sound: folding the log in, checking every page, copying it whole.

use std::path::Path;

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::{Engine, Fault, Store};

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

/// Writes a consistent copy, encrypted under the same key, to a path that must not exist yet.
/// On PostgreSQL there is no file of ours to copy: `false`.
///
/// # Errors
/// [`Fault::DiskFull`] or any other [`Fault`].
pub async fn copy_to(store: &Store, path: &Path) -> Result<bool, Fault> {
    if store.engine() != Engine::Sqlite {
        return Ok(false);
    }
    let path = path.to_str().ok_or(Fault::Damaged("path"))?;
    let copy = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [path.into()]);
    store.writer().execute_raw(copy).await?;
    Ok(true)
}

/// Checks every page's seal and every index. Answers whether all is sound.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn is_sound(store: &Store) -> Result<bool, Fault> {
    if store.engine() != Engine::Sqlite {
        return Ok(true);
    }
    let db = store.writer();
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
