//! Rows not taken in and notes held back: kept sealed for as long as the batch is remembered, so
//! that somebody can mend, rephrase or drop them.

use kernel::{BatchId, Holder, Id, RowId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::entity::{before, note, reject, staged};
use crate::import::held::{KeptNote, KeptReject};
use crate::import::key::{BatchKey, Content};
use crate::store::rows::{CHUNK, insert, place};

/// The rows of a batch that were not taken in.
pub struct Rejects;

/// The notes of a batch that were held back.
pub struct HeldNotes;

/// A note held back, with its place and whom it is about once the batch is published.
pub struct HeldRow {
    /// Its place among those of the batch.
    pub place: i64,
    /// Whom it is about.
    pub holder: Option<Holder>,
    /// The note.
    pub note: KeptNote,
}

impl Rejects {
    /// Writes them anew.
    pub async fn replace(tx: &Tx, batch: BatchId, key: &BatchKey, all: &[KeptReject]) -> Result<(), Fault> {
        Self::clear(tx, batch).await?;
        Self::add(tx, batch, key, (0, all)).await
    }

    /// Writes some more, from a place on.
    pub async fn add(
        tx: &Tx,
        batch: BatchId,
        key: &BatchKey,
        (from, some): (usize, &[KeptReject]),
    ) -> Result<(), Fault> {
        let rows: Result<Vec<reject::Model>, Fault> = some
            .iter()
            .enumerate()
            .map(|(index, one)| {
                let at = place(from + index);
                let sealed = key.seal(Content::Reject(at), one, tx.ambient())?;
                Ok(reject::Model { batch_id: batch.uuid(), place: at, reject: sealed })
            })
            .collect();
        insert::<reject::Entity>(tx.db(), rows?).await
    }

    /// All of them, with their places, in the order of the files.
    pub async fn of(db: &impl Db, batch: BatchId, key: &BatchKey) -> Result<Vec<(i64, KeptReject)>, Fault> {
        opened(rejects_of(batch).all(db).await?, key)
    }

    /// So many of the first ones, with their places: a long list has more than any page shows.
    pub async fn first(
        db: &impl Db,
        batch: BatchId,
        key: &BatchKey,
        most: u64,
    ) -> Result<Vec<(i64, KeptReject)>, Fault> {
        opened(rejects_of(batch).limit(most).all(db).await?, key)
    }

    /// Those at some places, which stand in order.
    pub async fn at(
        db: &impl Db,
        batch: BatchId,
        key: &BatchKey,
        places: &[i64],
    ) -> Result<Vec<(i64, KeptReject)>, Fault> {
        let mut found = Vec::new();
        for some in places.chunks(CHUNK) {
            let these = rejects_of(batch).filter(reject::Column::Place.is_in(some.iter().copied()));
            found.extend(opened(these.all(db).await?, key)?);
        }
        Ok(found)
    }

    /// How many there are.
    pub async fn how_many(db: &impl Db, batch: BatchId) -> Result<u64, Fault> {
        let all = reject::Entity::find().filter(reject::Column::BatchId.eq(batch.uuid()));
        Ok(all.count(db).await?)
    }

    /// Writes one anew in its place.
    pub async fn keep(
        tx: &Tx,
        batch: BatchId,
        key: &BatchKey,
        (place, one): (i64, &KeptReject),
    ) -> Result<(), Fault> {
        let sealed = key.seal(Content::Reject(place), one, tx.ambient())?;
        let update = reject::Entity::update_many().col_expr(reject::Column::Reject, Expr::value(sealed));
        let this = update.filter(reject::Column::BatchId.eq(batch.uuid()));
        this.filter(reject::Column::Place.eq(place)).exec(tx.db()).await?;
        Ok(())
    }

    /// Forgets one.
    pub async fn forget(tx: &Tx, batch: BatchId, place: i64) -> Result<(), Fault> {
        reject::Entity::delete_by_id((batch.uuid(), place)).exec(tx.db()).await?;
        Ok(())
    }

    /// Forgets all.
    pub async fn clear(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
        reject::Entity::delete_many().filter(reject::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
        Ok(())
    }
}

/// The rows of a batch that were not taken in, in the order of the files.
fn rejects_of(batch: BatchId) -> Select<reject::Entity> {
    let find = reject::Entity::find().filter(reject::Column::BatchId.eq(batch.uuid()));
    find.order_by_asc(reject::Column::Place)
}

fn opened(rows: Vec<reject::Model>, key: &BatchKey) -> Result<Vec<(i64, KeptReject)>, Fault> {
    let open = |row: reject::Model| Ok((row.place, key.open(Content::Reject(row.place), &row.reject)?));
    rows.into_iter().map(open).collect()
}

impl HeldNotes {
    /// Writes them anew, with whom each is about where that is known.
    pub async fn replace(
        tx: &Tx,
        batch: BatchId,
        key: &BatchKey,
        all: &[(KeptNote, Option<Holder>)],
    ) -> Result<(), Fault> {
        Self::clear(tx, batch).await?;
        Self::add(tx, batch, key, (0, all)).await
    }

    /// Writes some more, from a place on.
    pub async fn add(
        tx: &Tx,
        batch: BatchId,
        key: &BatchKey,
        (from, some): (usize, &[(KeptNote, Option<Holder>)]),
    ) -> Result<(), Fault> {
        let rows: Result<Vec<note::Model>, Fault> = some
            .iter()
            .enumerate()
            .map(|(index, (one, holder))| {
                let at = place(from + index);
                Ok(note::Model {
                    id: tx.ambient().id::<RowId>().uuid(),
                    batch_id: batch.uuid(),
                    place: at,
                    holder_kind: holder.map(|holder| holder.kind().to_owned()),
                    holder_id: holder.map(Holder::uuid),
                    note: key.seal(Content::Note(at), one, tx.ambient())?,
                })
            })
            .collect();
        insert::<note::Entity>(tx.db(), rows?).await
    }

    /// All of them, in the order of the files.
    pub async fn of(db: &impl Db, batch: BatchId, key: &BatchKey) -> Result<Vec<HeldRow>, Fault> {
        let find = note::Entity::find().filter(note::Column::BatchId.eq(batch.uuid()));
        let rows = find.order_by_asc(note::Column::Place).all(db).await?;
        let open = |row: note::Model| {
            let holder = row.holder_kind.as_deref().zip(row.holder_id);
            Ok(HeldRow {
                place: row.place,
                holder: holder.and_then(|(kind, id)| Holder::from_parts(kind, id)),
                note: key.open(Content::Note(row.place), &row.note)?,
            })
        };
        rows.into_iter().map(open).collect()
    }

    /// Those of a batch about somebody.
    pub async fn about(
        db: &impl Db,
        batch: BatchId,
        key: &BatchKey,
        holder: Holder,
    ) -> Result<Vec<KeptNote>, Fault> {
        let find = note::Entity::find().filter(note::Column::BatchId.eq(batch.uuid()));
        let theirs = find.filter(note::Column::HolderId.eq(holder.uuid()));
        let rows = theirs.order_by_asc(note::Column::Place).all(db).await?;
        rows.into_iter().map(|row| key.open(Content::Note(row.place), &row.note)).collect()
    }

    /// How many of all batches wait for a decision.
    pub async fn how_many(db: &impl Db) -> Result<u64, Fault> {
        Ok(note::Entity::find().count(db).await?)
    }

    /// Writes one anew in its place.
    pub async fn keep(
        tx: &Tx,
        batch: BatchId,
        key: &BatchKey,
        (place, one): (i64, &KeptNote),
    ) -> Result<(), Fault> {
        let sealed = key.seal(Content::Note(place), one, tx.ambient())?;
        let update = note::Entity::update_many().col_expr(note::Column::Note, Expr::value(sealed));
        let this = update.filter(note::Column::BatchId.eq(batch.uuid()));
        this.filter(note::Column::Place.eq(place)).exec(tx.db()).await?;
        Ok(())
    }

    /// Forgets one.
    pub async fn forget(tx: &Tx, batch: BatchId, place: i64) -> Result<(), Fault> {
        note::Entity::delete_many()
            .filter(note::Column::BatchId.eq(batch.uuid()))
            .filter(note::Column::Place.eq(place))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Forgets all.
    pub async fn clear(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
        note::Entity::delete_many().filter(note::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
        Ok(())
    }
}

/// Forgets whatever an unfinished or remembered batch holds about somebody by their id.
pub async fn forget_by_holder(tx: &Tx, holder: Uuid) -> Result<(), Fault> {
    note::Entity::delete_many().filter(note::Column::HolderId.eq(holder)).exec(tx.db()).await?;
    staged::Entity::delete_many().filter(staged::Column::HolderId.eq(holder)).exec(tx.db()).await?;
    before::Entity::delete_many().filter(before::Column::HolderId.eq(holder)).exec(tx.db()).await?;
    Ok(())
}
