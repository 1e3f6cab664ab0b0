//! Records out of sight.

use kernel::{BatchId, Holder, Id};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Db, Fault, Tx};

use super::entity::staged;
use crate::import::key::{BatchKey, Content};
use crate::import::staged::{Staged, StagedKind};
use crate::store::rows::{insert, place};

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
    let rows = find.order_by_asc(staged::Column::Place).limit(limit).all(db).await?;
    let open =
        |row: staged::Model| Ok((row.place, key.open_briefly(Content::Staged(row.place), &row.record)?));
    rows.into_iter().map(open).collect()
}

/// Clears what is staged of a batch.
pub async fn clear_staged(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    staged::Entity::delete_many().filter(staged::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
    Ok(())
}
