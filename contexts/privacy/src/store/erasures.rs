//! Receipts of erasures.

use jiff::Timestamp;
use kernel::{Holder, Id, RowId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, Tx};

use super::entity::erasure;

/// The receipt of an erasure: that it happened, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// Its number.
    pub number: RowId,
    /// When it happened.
    pub at: Timestamp,
}

/// The receipt of a holder's erasure, if they were erased.
pub async fn of(db: &impl Db, holder: Holder) -> Result<Option<Receipt>, Fault> {
    let find = erasure::Entity::find().filter(erasure::Column::HolderId.eq(holder.uuid()));
    let row = find.order_by_asc(erasure::Column::At).one(db).await?;
    Ok(row.map(|row| Receipt { number: RowId::from_uuid(row.id), at: row.at.timestamp() }))
}

/// Writes the receipt of an erasure; a second one of the same holder adds nothing.
pub async fn add(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    if of(tx.db(), holder).await?.is_some() {
        return Ok(());
    }
    let row = erasure::ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        holder_kind: Set(holder.kind().to_owned()),
        holder_id: Set(holder.uuid()),
        at: Set(tx.ambient().now().into()),
    };
    erasure::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Everybody who was erased.
///
/// # Errors
/// Any [`Fault`].
pub async fn all(db: &impl Db) -> Result<Vec<Holder>, Fault> {
    let rows = erasure::Entity::find().order_by_asc(erasure::Column::Id).all(db).await?;
    rows.iter()
        .map(|row| Holder::from_parts(&row.holder_kind, row.holder_id).ok_or(Fault::Damaged("holder kind")))
        .collect()
}
