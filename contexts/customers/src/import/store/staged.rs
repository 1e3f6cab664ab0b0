//! Records out of sight.

use kernel::{BatchId, Holder, Id};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::entity::staged;
use crate::import::key::{BatchKey, Content};
use crate::import::staged::{Staged, StagedKind};
use crate::store::rows::{CHUNK, insert, place};

/// Stages records from a place on.
pub async fn stage(
    tx: &Tx,
    batch: BatchId,
    key: &BatchKey,
    (from, records): (usize, &[Staged]),
) -> Result<(), Fault> {
    let rows: Result<Vec<staged::Model>, Fault> = records
        .iter()
        .enumerate()
        .map(|(index, record)| {
            let at = place(from + index);
            let holder = record.holder();
            Ok(staged::Model {
                batch_id: batch.uuid(),
                place: at,
                kind: record.kind().code().to_owned(),
                holder_kind: holder.map(|holder| holder.kind().to_owned()),
                holder_id: holder.map(Holder::uuid),
                record: key.seal_briefly(Content::Staged(at), record, tx.ambient())?,
            })
        })
        .collect();
    insert::<staged::Entity>(tx.db(), rows?).await
}

/// Some records of one kind, those after a place; with each its place.
pub async fn staged_after(
    db: &impl Db,
    batch: BatchId,
    key: &BatchKey,
    (kind, after, limit): (StagedKind, i64, u64),
) -> Result<Vec<(i64, Staged)>, Fault> {
    let find = staged::Entity::find()
        .filter(staged::Column::BatchId.eq(batch.uuid()))
        .filter(staged::Column::Place.gt(after))
        .filter(staged::Column::Kind.eq(kind.code()));
    opened(find.order_by_asc(staged::Column::Place).limit(limit).all(db).await?, key)
}

/// The records at some places.
pub async fn staged_at(
    db: &impl Db,
    batch: BatchId,
    key: &BatchKey,
    places: &[i64],
) -> Result<Vec<(i64, Staged)>, Fault> {
    let of_batch = || staged::Entity::find().filter(staged::Column::BatchId.eq(batch.uuid()));
    let mut found = Vec::new();
    for some in places.chunks(CHUNK) {
        let rows = of_batch().filter(staged::Column::Place.is_in(some.iter().copied())).all(db).await?;
        found.extend(opened(rows, key)?);
    }
    Ok(found)
}

/// The records about somebody, of people and companies alone. They are looked for by whom they are about alone:
/// asked for the batch as well, SQLite goes through all of it.
pub async fn staged_about(
    db: &impl Db,
    batch: BatchId,
    key: &BatchKey,
    holders: &[Uuid],
) -> Result<Vec<(i64, Staged)>, Fault> {
    let mut found = Vec::new();
    for some in holders.chunks(CHUNK) {
        let theirs = staged::Column::HolderId.is_in(some.iter().copied());
        let mut rows = staged::Entity::find().filter(theirs).all(db).await?;
        rows.retain(|row| row.batch_id == batch.uuid());
        found.extend(opened(rows, key)?);
    }
    Ok(found)
}

fn opened(rows: Vec<staged::Model>, key: &BatchKey) -> Result<Vec<(i64, Staged)>, Fault> {
    let open =
        |row: staged::Model| Ok((row.place, key.open_briefly(Content::Staged(row.place), &row.record)?));
    rows.into_iter().map(open).collect()
}

/// Writes a record anew in its place.
pub async fn restage(
    tx: &Tx,
    batch: BatchId,
    key: &BatchKey,
    (place, record): (i64, &Staged),
) -> Result<(), Fault> {
    let sealed = key.seal_briefly(Content::Staged(place), record, tx.ambient())?;
    let update = staged::Entity::update_many().col_expr(staged::Column::Record, Expr::value(sealed));
    let this = update.filter(staged::Column::BatchId.eq(batch.uuid()));
    this.filter(staged::Column::Place.eq(place)).exec(tx.db()).await?;
    Ok(())
}

/// Clears what is staged of a batch.
pub async fn clear_staged(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    staged::Entity::delete_many().filter(staged::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
    Ok(())
}
