//! Failed attempts to sign in, kept for a day under the digest of the address.

use jiff::Timestamp;
use kernel::{Id, RowId};
use personal::Personal;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, Instant, OrganisationKey, Tx};

use super::digest;
use super::entity::attempt::{ActiveModel, Column, Entity};
use crate::throttle;

const USE: &str = "sign-in attempts";

/// The failures with an address since an instant, newest first.
pub async fn since(
    db: &impl Db,
    key: &OrganisationKey,
    email: &Personal<String>,
    instant: Timestamp,
) -> Result<Vec<Timestamp>, Fault> {
    let rows = Entity::find()
        .filter(Column::Who.eq(who(key, email)))
        .filter(Column::At.gte(Instant::from(instant)))
        .order_by_desc(Column::At)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.at.timestamp()).collect())
}

/// Notes a failure, and clears away those that no longer count.
pub async fn fail(tx: &Tx, email: &Personal<String>) -> Result<(), Fault> {
    let now = tx.ambient().now();
    Entity::delete_many()
        .filter(Column::At.lt(Instant::from(now - throttle::LOOK_BACK)))
        .exec(tx.db())
        .await?;
    let row = ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        who: Set(who(tx.key(), email)),
        at: Set(now.into()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Forgets the failures with an address.
pub async fn forget(tx: &Tx, email: &Personal<String>) -> Result<(), Fault> {
    Entity::delete_many().filter(Column::Who.eq(who(tx.key(), email))).exec(tx.db()).await?;
    Ok(())
}

fn who(key: &OrganisationKey, email: &Personal<String>) -> Vec<u8> {
    digest(key, USE, email.stored())
}
