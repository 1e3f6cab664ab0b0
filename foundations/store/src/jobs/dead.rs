//! Dead letters: jobs that no try helped. They stay until somebody has them tried again.

use kernel::{Id, JobId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};

use super::{State, entity};
use crate::{Db, Fault, Instant, Tx};

/// How many jobs of one kind were given up.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct GivenUp {
    /// Their kind.
    pub kind: String,
    /// How many.
    pub count: i64,
}

/// The jobs that were given up, by kind.
///
/// # Errors
/// Any [`Fault`].
pub async fn given_up(db: &impl Db) -> Result<Vec<GivenUp>, Fault> {
    let of_a_kind = entity::Entity::find()
        .select_only()
        .column(entity::Column::Kind)
        .column_as(entity::Column::Id.count(), "count")
        .filter(entity::Column::State.eq(State::Dead.name()))
        .group_by(entity::Column::Kind)
        .order_by_asc(entity::Column::Kind);
    Ok(of_a_kind.into_model::<GivenUp>().all(db).await?)
}

/// Queues a dead letter once more, as if it had never been tried; answers whether it was one.
pub async fn revive(tx: &Tx, id: JobId) -> Result<bool, Fault> {
    let again = entity::ActiveModel {
        state: Set(State::Queued.name().to_owned()),
        attempts: Set(0),
        run_at: Set(Instant::from(tx.ambient().now())),
        stopping: Set(false),
        failure: Set(None),
        ended_at: Set(None),
        ..Default::default()
    };
    let revived = entity::Entity::update_many()
        .set(again)
        .filter(entity::Column::Id.eq(id.uuid()))
        .filter(entity::Column::State.eq(State::Dead.name()))
        .exec(tx.db())
        .await?;
    Ok(revived.rows_affected == 1)
}

/// Drops a job, unless somebody is at it.
pub async fn forget(tx: &Tx, id: JobId) -> Result<(), Fault> {
    entity::Entity::delete_by_id(id.uuid())
        .filter(entity::Column::State.ne(State::Running.name()))
        .exec(tx.db())
        .await?;
    Ok(())
}
