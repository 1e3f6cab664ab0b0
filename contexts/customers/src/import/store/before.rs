//! What stood in records a batch changed, and the version each has had since. An import taken back
//! leaves its records at a version of their own: the import before it must know that one, or it
//! would take them for edited by somebody.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use kernel::{BatchId, Holder, Id};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::journal::Record;
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::batches;
use super::entity::before;
use crate::before::Before;
use crate::import::key::{BatchKey, Content};
use crate::store::rows::{CHUNK, insert};

/// What stood in one record, and between which versions the batch changed it.
pub struct BeforeRow {
    /// The record.
    pub record: Record,
    /// Whom it was about.
    pub holder: Option<Holder>,
    /// The version it had.
    pub from: i64,
    /// The version it has since.
    pub version: i64,
    /// What stood in it.
    pub before: Before,
}

/// What stood, with its version, as it is sealed.
#[derive(Serialize, Deserialize)]
struct Stood {
    from: i64,
    before: Before,
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
            let stood = Stood { from: one.from, before: one.before };
            Ok(before::Model {
                batch_id: batch.uuid(),
                record_kind: one.record.kind.to_owned(),
                record_id: one.record.id,
                holder_kind: one.holder.map(|holder| holder.kind().to_owned()),
                holder_id: one.holder.map(Holder::uuid),
                version: one.version,
                before: key.seal(Content::Before(one.record.id), &stood, tx.ambient())?,
            })
        })
        .collect();
    insert::<before::Entity>(tx.db(), rows?).await
}

/// One record a batch changed: its id, the versions before and since, and what stood in it.
pub struct Changed<I, B> {
    /// The record.
    pub id: I,
    /// The version it had.
    pub from: i64,
    /// The version it has since.
    pub version: i64,
    /// What stood in it.
    pub before: B,
}

/// What stood in the records a batch changed.
pub async fn before_of(
    db: &impl Db,
    batch: BatchId,
    key: &BatchKey,
) -> Result<Vec<Changed<Uuid, Before>>, Fault> {
    let find = before::Entity::find().filter(before::Column::BatchId.eq(batch.uuid()));
    let rows = find.order_by_asc(before::Column::RecordId).all(db).await?;
    let open = |row: before::Model| {
        let Stood { from, before } = key.open(Content::Before(row.record_id), &row.before)?;
        Ok(Changed { id: row.record_id, from, version: row.version, before })
    };
    rows.into_iter().map(open).collect()
}

/// A record that was given back the state it had: the import before knows it by `from`, and should by
/// `now`.
pub struct Restored {
    /// The record.
    pub record: Record,
    /// Whom it is about.
    pub holder: Option<Holder>,
    /// The import that made it, if one did.
    pub made_by: Option<BatchId>,
    /// The version it had before the batch that is taken back.
    pub from: i64,
    /// The version it has now.
    pub now: i64,
}

/// The version of a record nobody changed since a batch made it.
pub const UNTOUCHED: i64 = 1;

/// Tells the imports before this one which version the records it gave back have now.
pub async fn move_marks(tx: &Tx, batch: BatchId, restored: Vec<Restored>) -> Result<(), Fault> {
    let mut keys: HashMap<BatchId, Option<BatchKey>> = HashMap::new();
    for chunk in restored.chunks(CHUNK) {
        let marks = marks(tx.db(), batch, chunk).await?;
        for one in chunk {
            match marks.get(&one.record.id).and_then(|marks| marks.iter().find(|mark| mark.1 == one.from)) {
                Some((owner, _)) => move_mark(tx, *owner, one).await?,
                None => mark_as_made(tx, batch, one, &mut keys).await?,
            }
        }
    }
    Ok(())
}

/// Which other imports changed these records, and to which version.
async fn marks(
    db: &impl Db,
    batch: BatchId,
    restored: &[Restored],
) -> Result<HashMap<Uuid, Vec<(Uuid, i64)>>, Fault> {
    let find = before::Entity::find()
        .select_only()
        .columns([before::Column::RecordId, before::Column::BatchId, before::Column::Version])
        .filter(before::Column::RecordId.is_in(restored.iter().map(|one| one.record.id)))
        .filter(before::Column::BatchId.ne(batch.uuid()));
    let rows: Vec<(Uuid, Uuid, i64)> = find.into_tuple().all(db).await?;
    Ok(crate::store::rows::grouped(rows.into_iter().map(|(id, owner, version)| (id, (owner, version)))))
}

async fn move_mark(tx: &Tx, owner: Uuid, one: &Restored) -> Result<(), Fault> {
    before::Entity::update_many()
        .col_expr(before::Column::Version, Expr::value(one.now))
        .filter(before::Column::BatchId.eq(owner))
        .filter(before::Column::RecordKind.eq(one.record.kind))
        .filter(before::Column::RecordId.eq(one.record.id))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// The import that made the record, and that nobody had touched since, learns its version too.
async fn mark_as_made(
    tx: &Tx,
    batch: BatchId,
    one: &Restored,
    keys: &mut HashMap<BatchId, Option<BatchKey>>,
) -> Result<(), Fault> {
    let Some(maker) = one.made_by.filter(|maker| *maker != batch && one.from == UNTOUCHED) else {
        return Ok(());
    };
    let key = match keys.entry(maker) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(unknown) => {
            let stored = batches::find(tx.db(), maker, tx.key()).await?;
            unknown.insert(stored.and_then(|stored| stored.key))
        }
    };
    let Some(key) = key else { return Ok(()) };
    let Restored { record, holder, now, .. } = one;
    let row = BeforeRow { record: *record, holder: *holder, from: 0, version: *now, before: Before::Nothing };
    keep_before(tx, maker, key, vec![row]).await
}

/// Forgets what stood in the records of a batch.
pub async fn clear_before(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    before::Entity::delete_many().filter(before::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
    Ok(())
}
