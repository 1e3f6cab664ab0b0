//! Those whose password was right and whose code is awaited: for some minutes, by the digest of a token.

use jiff::SignedDuration;
use kernel::{Id, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Fault, Instant, Store, Tx};
use web::SessionToken;

use super::digest;
use super::entity::waiting::{ActiveModel, Column, Entity};

const USE: &str = "awaited codes";
const LASTS: SignedDuration = SignedDuration::from_mins(10);

/// Lets somebody wait for the code, and clears away those who waited in vain.
pub async fn begin(tx: &Tx, user: UserId) -> Result<String, Fault> {
    let now = tx.ambient().now();
    Entity::delete_many().filter(Column::ExpiresAt.lte(Instant::from(now))).exec(tx.db()).await?;
    let token = SessionToken::from_bytes(tx.ambient().bytes()).expose().to_owned();
    let row = ActiveModel {
        digest: Set(digest(tx.key(), USE, &token)),
        user_id: Set(user.uuid()),
        expires_at: Set(now.saturating_add(LASTS).unwrap_or(now).into()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(token)
}

/// Who waits with this token now.
pub async fn find(store: &Store, token: &str) -> Result<Option<UserId>, Fault> {
    let row = Entity::find_by_id(digest(store.key(), USE, token)).one(store.reader()).await?;
    let good = row.filter(|row| row.expires_at > Instant::from(store.ambient().now()));
    Ok(good.map(|row| UserId::from_uuid(row.user_id)))
}

/// Uses a token up; answers whether it was still there.
pub async fn use_up(tx: &Tx, token: &str) -> Result<bool, Fault> {
    let gone = Entity::delete_by_id(digest(tx.key(), USE, token)).exec(tx.db()).await?;
    Ok(gone.rows_affected == 1)
}

/// Lets nobody wait as this user any more.
pub async fn end_all(tx: &Tx, user: UserId) -> Result<(), Fault> {
    Entity::delete_many().filter(Column::UserId.eq(user.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// Lets nobody wait any more.
pub async fn end_everybodys(tx: &Tx) -> Result<(), Fault> {
    Entity::delete_many().exec(tx.db()).await?;
    Ok(())
}
