//! What stood in records a batch changed.

use kernel::{BatchId, Holder, Id};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::journal::Record;
use store::{Db, Fault, Tx};

use super::entity::before;
use crate::import::before::Before;
use crate::import::key::{BatchKey, Content};
use crate::store::rows::insert;

/// What stood in one record, and the version the batch made of it.
pub struct BeforeRow {
    /// The record.
    pub record: Record,
    /// Whom it is about.
    pub holder: Option<Holder>,
    /// The version it has since.
    pub version: i64,
    /// What stood in it.
    pub before: Before,
}

/// Keeps what stood in records.
pub async fn keep_before(
    tx: &Tx,
    batch: BatchId,
    key: &BatchKey,
    changed: Vec<BeforeRow>,
) -> Result<(), Fault> {
    let rows: Result<Vec<before::Model>, Fault> = changed
        .into_iter()
        .map(|one| {
            Ok(before::Model {
                batch_id: batch.uuid(),
                record_kind: one.record.kind.to_owned(),
                record_id: one.record.id,
                holder_kind: one.holder.map(|holder| holder.kind().to_owned()),
                holder_id: one.holder.map(Holder::uuid),
                version: one.version,
                before: key.seal(Content::Before(one.record.id), &one.before, tx.ambient())?,
            })
        })
        .collect();
    insert::<before::Entity>(tx.db(), rows?).await
}

/// What stood in the records a batch changed, with their ids and versions.
pub async fn before_of(
    db: &impl Db,
    batch: BatchId,
    key: &BatchKey,
) -> Result<Vec<(uuid::Uuid, i64, Before)>, Fault> {
    let find = before::Entity::find().filter(before::Column::BatchId.eq(batch.uuid()));
    let rows = find.order_by_asc(before::Column::RecordId).all(db).await?;
    let open = |row: before::Model| {
        Ok((row.record_id, row.version, key.open(Content::Before(row.record_id), &row.before)?))
    };
    rows.into_iter().map(open).collect()
}

/// Forgets what stood in the records of a batch.
pub async fn clear_before(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    before::Entity::delete_many().filter(before::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
    Ok(())
}
