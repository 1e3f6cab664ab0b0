//! How sources are read, sealed: headers are the business's own words.

use intake::SavedMapping;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use store::{Db, Fault, Instant, OrganisationKey, Tx};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::entity::mapping;

/// What the seal is for.
const LABEL: &str = "import mappings";

/// How a source is read, and when that was used last.
pub async fn find(
    db: &impl Db,
    source: Uuid,
    key: &OrganisationKey,
) -> Result<Option<(SavedMapping, Timestamp)>, Fault> {
    let Some(row) = mapping::Entity::find_by_id(source).one(db).await? else { return Ok(None) };
    let plain = key.cipher(LABEL).open(&row.mapping, source.as_bytes())?;
    let saved = serde_json::from_slice(&plain).map_err(|_| Fault::Damaged("import mapping"))?;
    Ok(Some((saved, row.used_at.timestamp())))
}

/// Keeps how a source is read.
pub async fn keep(tx: &Tx, source: Uuid, saved: &SavedMapping) -> Result<(), Fault> {
    let plain = Zeroizing::new(serde_json::to_vec(saved).map_err(|_| Fault::Damaged("import mapping"))?);
    let mapping = tx.key().cipher(LABEL).seal(&plain, source.as_bytes(), tx.ambient());
    let used_at = Instant::from(tx.ambient().now());
    let row = mapping::Model { id: source, mapping, used_at };
    let anew = OnConflict::column(mapping::Column::Id)
        .update_columns([mapping::Column::Mapping, mapping::Column::UsedAt])
        .to_owned();
    let row = row.into_active_model().reset_all();
    mapping::Entity::insert(row).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Forgets how a source is read.
pub async fn drop(tx: &Tx, source: Uuid) -> Result<(), Fault> {
    mapping::Entity::delete_by_id(source).exec(tx.db()).await?;
    Ok(())
}

/// Forgets what was not used since.
pub async fn drop_older(tx: &Tx, than: Timestamp) -> Result<(), Fault> {
    let old = mapping::Column::UsedAt.lt(Instant::from(than));
    mapping::Entity::delete_many().filter(old).exec(tx.db()).await?;
    Ok(())
}
