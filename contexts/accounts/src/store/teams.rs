//! Teams: a name each; who is in one is kept with the colleagues, so that nobody is in two.

use kernel::{Id, TeamId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, Tx};

use super::entity::team::{ActiveModel, Column, Entity, Model};
use super::entity::user;

/// Every team, by its age.
pub async fn all(db: &impl Db) -> Result<Vec<Model>, Fault> {
    Ok(Entity::find().order_by_asc(Column::Id).all(db).await?)
}

/// A team by id.
pub async fn find(db: &impl Db, id: TeamId) -> Result<Option<Model>, Fault> {
    Ok(Entity::find_by_id(id.uuid()).one(db).await?)
}

/// Adds a team.
pub async fn add(tx: &Tx, id: TeamId, name: String) -> Result<(), Fault> {
    let row = ActiveModel { id: Set(id.uuid()), name: Set(name), created_at: Set(tx.ambient().now().into()) };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Gives a team another name; answers whether it was there.
pub async fn rename(tx: &Tx, id: TeamId, name: String) -> Result<bool, Fault> {
    let update = Entity::update_many().col_expr(Column::Name, Expr::value(name));
    Ok(update.filter(Column::Id.eq(id.uuid())).exec(tx.db()).await?.rows_affected == 1)
}

/// Takes a team apart; answers whether it was there.
pub async fn remove(tx: &Tx, id: TeamId) -> Result<bool, Fault> {
    user::Entity::update_many()
        .col_expr(user::Column::TeamId, Expr::value(None::<uuid::Uuid>))
        .filter(user::Column::TeamId.eq(id.uuid()))
        .exec(tx.db())
        .await?;
    Ok(Entity::delete_by_id(id.uuid()).exec(tx.db()).await?.rows_affected == 1)
}
