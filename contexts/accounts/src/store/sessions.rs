//! Sessions: found by the digest of their token, ended by deletion.

use jiff::{SignedDuration, Timestamp};
use kernel::{Id, Lang, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Fault, Instant, Store, Tx};
use web::{SessionToken, SignedIn};

use super::digest;
use super::entity::session::{ActiveModel, Column, Entity};
use super::users;

const USE: &str = "session tokens";
const LASTS: SignedDuration = SignedDuration::from_hours(12 * 24);

/// Who holds a token now; nobody once it ended, expired, or the account was closed.
pub async fn find(store: &Store, token: &SessionToken, now: Timestamp) -> Result<Option<SignedIn>, Fault> {
    let key = digest(store.key(), USE, token.expose());
    let Some(session) = Entity::find_by_id(key).one(store.reader()).await? else { return Ok(None) };
    if session.expires_at <= Instant::from(now) {
        return Ok(None);
    }
    let user = users::find(store.reader(), UserId::from_uuid(session.user_id)).await?;
    user.filter(|user| user.disabled_at.is_none())
        .map(|user| {
            Ok(SignedIn {
                user: user.id(),
                role: user.role()?,
                name: user.name,
                lang: user.lang.as_deref().and_then(Lang::from_code),
            })
        })
        .transpose()
}

/// Begins a session, and clears away those that expired.
pub async fn begin(tx: &Tx, user: UserId) -> Result<SessionToken, Fault> {
    let now = tx.ambient().now();
    Entity::delete_many().filter(Column::ExpiresAt.lte(Instant::from(now))).exec(tx.db()).await?;
    let token = SessionToken::from_bytes(tx.ambient().bytes());
    let row = ActiveModel {
        digest: Set(digest(tx.key(), USE, token.expose())),
        user_id: Set(user.uuid()),
        created_at: Set(now.into()),
        expires_at: Set(now.saturating_add(LASTS).unwrap_or(now).into()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(token)
}

/// Ends one session.
pub async fn end(tx: &Tx, token: &SessionToken) -> Result<(), Fault> {
    Entity::delete_by_id(digest(tx.key(), USE, token.expose())).exec(tx.db()).await?;
    Ok(())
}

/// Ends every session of a user.
pub async fn end_all(tx: &Tx, user: UserId) -> Result<(), Fault> {
    Entity::delete_many().filter(Column::UserId.eq(user.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// Ends every session of all.
pub async fn end_everybodys(tx: &Tx) -> Result<(), Fault> {
    Entity::delete_many().exec(tx.db()).await?;
    Ok(())
}
