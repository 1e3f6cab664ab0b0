//! Links and the set-up ticket: one each, used once.

use jiff::Timestamp;
use kernel::{Id, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Fault, Instant, Store, Tx};

use super::digest;
use super::entity::invitation::{ActiveModel, Column, Entity};

const USE: &str = "invitation tokens";

/// Whom a good token is for; nobody for the set-up ticket.
pub struct Found {
    pub user: Option<UserId>,
}

/// A token that is good now.
pub async fn find(store: &Store, token: &str) -> Result<Option<Found>, Fault> {
    let row = Entity::find_by_id(digest(store.key(), USE, token)).one(store.reader()).await?;
    let good = row.filter(|row| row.expires_at > Instant::from(store.ambient().now()));
    Ok(good.map(|row| Found { user: row.user_id.map(UserId::from_uuid) }))
}

/// Stores a token in place of an earlier one for the same user, or of the earlier ticket.
pub async fn replace(tx: &Tx, user: Option<UserId>, token: &str, until: Timestamp) -> Result<(), Fault> {
    let whose = user.map_or_else(|| Column::UserId.is_null(), |user| Column::UserId.eq(user.uuid()));
    Entity::delete_many().filter(whose).exec(tx.db()).await?;
    let row = ActiveModel {
        digest: Set(digest(tx.key(), USE, token)),
        user_id: Set(user.map(Id::uuid)),
        expires_at: Set(until.into()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Uses a token up; answers whether it was still there.
pub async fn use_up(tx: &Tx, token: &str) -> Result<bool, Fault> {
    let gone = Entity::delete_by_id(digest(tx.key(), USE, token)).exec(tx.db()).await?;
    Ok(gone.rows_affected == 1)
}

/// Drops a user's link.
pub async fn drop_of(tx: &Tx, user: UserId) -> Result<(), Fault> {
    Entity::delete_many().filter(Column::UserId.eq(user.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// Drops every link and the ticket.
pub async fn drop_all(tx: &Tx) -> Result<(), Fault> {
    Entity::delete_many().exec(tx.db()).await?;
    Ok(())
}
