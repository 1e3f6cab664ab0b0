//! Why holders are kept and where they come from.

use contracts::{Basis, Origin};
use kernel::{BatchId, Holder, Id, RowId};
use personal::{LegalBasis, Purpose};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, OrganisationKey, Tx};

use super::CHUNK;
use super::entity::basis;

/// One ground as it stands.
pub type Standing = (Purpose, LegalBasis, Origin);

/// Records grounds; the same one from the same origin is kept once.
pub async fn add(tx: &Tx, bases: &[Basis]) -> Result<(), Fault> {
    let keep = OnConflict::columns([
        basis::Column::HolderId,
        basis::Column::Purpose,
        basis::Column::Basis,
        basis::Column::OriginDigest,
    ])
    .do_nothing()
    .to_owned();
    for chunk in bases.chunks(CHUNK) {
        let rows: Vec<_> = chunk.iter().map(|basis| row(tx, basis)).collect();
        basis::Entity::insert_many(rows).on_conflict(keep.clone()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// The grounds of these holders, oldest first.
pub async fn of(db: &impl Db, holders: &[Holder]) -> Result<Vec<(Holder, Standing)>, Fault> {
    let mut found = Vec::new();
    for chunk in holders.chunks(CHUNK) {
        let ids = chunk.iter().map(|holder| holder.uuid());
        let find = basis::Entity::find().filter(basis::Column::HolderId.is_in(ids));
        for row in
            find.order_by_asc(basis::Column::RecordedAt).order_by_asc(basis::Column::Id).all(db).await?
        {
            let holder =
                Holder::from_parts(&row.holder_kind, row.holder_id).ok_or(Fault::Damaged("holder kind"))?;
            found.push((holder, standing(row)?));
        }
    }
    Ok(found)
}

/// Takes back the grounds an undone batch brought, save those of whoever stays.
pub async fn take_back(tx: &Tx, batch: BatchId, staying: &[Holder]) -> Result<(), Fault> {
    let of_batch = basis::Column::BatchId.eq(batch.uuid());
    let mut kept = Vec::new();
    for chunk in staying.chunks(CHUNK) {
        let ids = chunk.iter().map(|holder| holder.uuid());
        let find = basis::Entity::find().filter(of_batch.clone()).filter(basis::Column::HolderId.is_in(ids));
        kept.extend(find.all(tx.db()).await?);
    }
    basis::Entity::delete_many().filter(of_batch).exec(tx.db()).await?;
    for chunk in kept.chunks(CHUNK) {
        let rows = chunk.iter().map(|row| basis::ActiveModel::from(row.clone()).reset_all());
        basis::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// Drops an erased holder's rows.
pub async fn erase(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    basis::Entity::delete_many().filter(basis::Column::HolderId.eq(holder.uuid())).exec(tx.db()).await?;
    Ok(())
}

fn row(tx: &Tx, basis: &Basis) -> basis::ActiveModel {
    basis::ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        holder_kind: Set(basis.holder.kind().to_owned()),
        holder_id: Set(basis.holder.uuid()),
        purpose: Set(basis.purpose.code().to_owned()),
        basis: Set(basis.basis.code().to_owned()),
        source_class: Set(basis.origin.class.code().to_owned()),
        origin: Set(basis.origin.text.clone()),
        origin_digest: Set(digest(tx.key(), &basis.origin)),
        origin_on: Set(basis.origin.on.into()),
        batch_id: Set(tx.cause().batch.map(Id::uuid)),
        recorded_at: Set(tx.ambient().now().into()),
    }
}

/// What tells two origins apart in an index: their words may be long.
fn digest(key: &OrganisationKey, origin: &Origin) -> Vec<u8> {
    let (class, on) = (origin.class.code(), origin.on.to_string());
    key.digest("origins", &[class.as_bytes(), on.as_bytes(), origin.text.as_bytes()]).to_vec()
}

fn standing(row: basis::Model) -> Result<Standing, Fault> {
    let damaged = Fault::Damaged("basis");
    let origin = Origin {
        class: row.source_class.parse().map_err(|_| damaged)?,
        text: row.origin,
        on: row.origin_on.date().ok_or(damaged)?,
    };
    Ok((row.purpose.parse().map_err(|_| damaged)?, row.basis.parse().map_err(|_| damaged)?, origin))
}
