//! Refusals: there is a way to add one and none to lower one.

use contracts::{Refusal, StandingRefusal};
use jiff::Timestamp;
use kernel::{Holder, Id, RowId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Day, Db, Fault, Instant, Tx};

use super::CHUNK;
use super::entity::refusal;
use crate::carry_forward::CARRY_FORWARD;
use crate::scope::ScopeColumns;

/// Adds refusals; one that stands already stays as it is. Backups hear of them.
pub async fn add(tx: &Tx, refusals: &[Refusal]) -> Result<(), Fault> {
    if refusals.is_empty() {
        return Ok(());
    }
    tx.enqueue_once(CARRY_FORWARD).await?;
    let rows: Vec<refusal::ActiveModel> = refusals.iter().map(|refusal| row(tx, refusal)).collect();
    let keep = OnConflict::columns([
        refusal::Column::HolderId,
        refusal::Column::Channel,
        refusal::Column::Purpose,
        refusal::Column::Mark,
    ])
    .do_nothing()
    .to_owned();
    for chunk in rows.chunks(CHUNK) {
        let insert = refusal::Entity::insert_many(chunk.to_vec()).on_conflict(keep.clone());
        insert.exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// The refusals of these holders, newest first.
pub async fn of(db: &impl Db, holders: &[Holder]) -> Result<Vec<(Holder, StandingRefusal)>, Fault> {
    let mut found = Vec::new();
    for chunk in holders.chunks(CHUNK) {
        let ids = chunk.iter().map(|holder| holder.uuid());
        let find = refusal::Entity::find().filter(refusal::Column::HolderId.is_in(ids));
        for row in find.order_by_desc(refusal::Column::RecordedAt).all(db).await? {
            found.push((holder_of(&row)?, standing(row)?));
        }
    }
    Ok(found)
}

/// The refusals recorded after an instant, with their holders: what a backup made then lacks.
pub async fn since(db: &impl Db, instant: Timestamp) -> Result<Vec<(Holder, StandingRefusal)>, Fault> {
    let find = refusal::Entity::find().filter(refusal::Column::RecordedAt.gte(Instant::from(instant)));
    let rows = find.order_by_asc(refusal::Column::RecordedAt).all(db).await?;
    rows.into_iter().map(|row| Ok((holder_of(&row)?, standing(row)?))).collect()
}

/// Drops an erased holder's rows; the suppression list holds what must outlive them.
pub async fn erase(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    refusal::Entity::delete_many().filter(refusal::Column::HolderId.eq(holder.uuid())).exec(tx.db()).await?;
    Ok(())
}

fn row(tx: &Tx, refusal: &Refusal) -> refusal::ActiveModel {
    let scope = ScopeColumns::from(refusal.scope);
    refusal::ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        holder_kind: Set(refusal.holder.kind().to_owned()),
        holder_id: Set(refusal.holder.uuid()),
        channel: Set(scope.channel),
        purpose: Set(scope.purpose),
        mark: Set(scope.mark),
        until: Set(scope.until),
        said_on: Set(refusal.said_on.map(Day::from)),
        source: Set(refusal.source.to_owned()),
        batch_id: Set(tx.cause().batch.map(Id::uuid)),
        recorded_at: Set(tx.ambient().now().into()),
    }
}

fn holder_of(row: &refusal::Model) -> Result<Holder, Fault> {
    Holder::from_parts(&row.holder_kind, row.holder_id).ok_or(Fault::Damaged("holder kind"))
}

fn standing(row: refusal::Model) -> Result<StandingRefusal, Fault> {
    let said_on = row.said_on.as_ref().and_then(Day::date);
    let columns =
        ScopeColumns { channel: row.channel, purpose: row.purpose, mark: row.mark, until: row.until };
    Ok(StandingRefusal { scope: columns.scope()?, said_on })
}
