//! Taking rows out of the index so that no word of them is left in it.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{CHUNK, entity};
use crate::{Engine, Fault, Tx};

/// From so many on, it is asked whether reading everything anew is less work than wiping one by one.
const MANY: usize = 100;
/// Wiping one row out of both full-text tables costs as much as reading so many rows anew.
const WIPING: i64 = 500;

/// How the embedded engine's full-text tables forget: each row wiped where it stands, or only struck out.
const WIPE: [&str; 2] = [
    "INSERT INTO store_search_words(store_search_words, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO store_search_trigrams(store_search_trigrams, rank) VALUES ('secure-delete', 1)",
];
const STRIKE_OUT: [&str; 2] = [
    "INSERT INTO store_search_words(store_search_words, rank) VALUES ('secure-delete', 0)",
    "INSERT INTO store_search_trigrams(store_search_trigrams, rank) VALUES ('secure-delete', 0)",
];
const READ_ANEW: [&str; 2] = [
    "INSERT INTO store_search_words(store_search_words) VALUES ('rebuild')",
    "INSERT INTO store_search_trigrams(store_search_trigrams) VALUES ('rebuild')",
];

/// Removes the rows of these records or holders. Many at once are struck out and both full-text tables
/// made anew, which leaves as little of them as wiping one by one, in a fraction of the time.
pub async fn remove(tx: &Tx, column: entity::Column, ids: &[Uuid]) -> Result<(), Fault> {
    if !is_much(tx, ids.len()).await? {
        return delete(tx, column, ids).await;
    }
    run(tx, STRIKE_OUT).await?;
    delete(tx, column, ids).await?;
    run(tx, READ_ANEW).await?;
    run(tx, WIPE).await
}

async fn is_much(tx: &Tx, count: usize) -> Result<bool, Fault> {
    if tx.engine() != Engine::Sqlite || count < MANY {
        return Ok(false);
    }
    let last = entity::Entity::find().select_only().column_as(entity::Column::Id.max(), "last");
    let rows = last.into_tuple::<Option<i64>>().one(tx.db()).await?.flatten().unwrap_or(0);
    Ok(i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(WIPING) > rows)
}

async fn delete(tx: &Tx, column: entity::Column, ids: &[Uuid]) -> Result<(), Fault> {
    for chunk in ids.chunks(CHUNK) {
        let gone = entity::Entity::delete_many().filter(column.is_in(chunk.iter().copied()));
        gone.exec(tx.db()).await?;
    }
    Ok(())
}

async fn run(tx: &Tx, statements: [&str; 2]) -> Result<(), Fault> {
    for statement in statements {
        tx.db().execute_unprepared(statement).await?;
    }
    Ok(())
}
