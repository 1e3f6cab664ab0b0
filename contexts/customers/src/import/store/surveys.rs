//! What was recognised in the files of a batch, sealed: it shows some of their cells. It lies there as long as
//! they do.

use intake::{Mapping, Survey};
use kernel::{BatchId, Id};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use store::{Db, Fault, Tx};

use super::entity::survey;
use crate::import::key::{BatchKey, Content};

/// A survey, and what it was made under.
#[derive(Serialize, Deserialize)]
struct Kept {
    under: Mapping,
    survey: Survey,
}

/// What was recognised under these corrections; `None` where that is still to be found out. What a version
/// before kept, or cannot be read, is found out anew.
pub async fn kept_survey(
    db: &impl Db,
    (batch, key): (BatchId, &BatchKey),
    mapping: &Mapping,
) -> Result<Option<Survey>, Fault> {
    let Some(row) = survey::Entity::find_by_id(batch.uuid()).one(db).await? else { return Ok(None) };
    let kept: Option<Kept> = key.open(Content::Survey, &row.survey).ok();
    Ok(kept.filter(|kept| kept.under == mapping.of_columns()).map(|kept| kept.survey))
}

/// Keeps what was recognised under these corrections, in place of what was before.
pub async fn keep_survey(
    tx: &Tx,
    (batch, key): (BatchId, &BatchKey),
    mapping: &Mapping,
    survey: &Survey,
) -> Result<(), Fault> {
    let kept = Kept { under: mapping.of_columns(), survey: survey.clone() };
    let sealed = key.seal(Content::Survey, &kept, tx.ambient())?;
    let row = survey::Model { batch_id: batch.uuid(), survey: sealed };
    let anew = OnConflict::column(survey::Column::BatchId).update_column(survey::Column::Survey).to_owned();
    let row = row.into_active_model().reset_all();
    survey::Entity::insert(row).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Drops what was recognised in files that are dropped.
pub async fn drop_survey(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    survey::Entity::delete_by_id(batch.uuid()).exec(tx.db()).await?;
    Ok(())
}
