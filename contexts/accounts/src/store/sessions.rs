//! Sessions: found by the digest of their token, ended by deletion.

use jiff::{SignedDuration, Timestamp};
use kernel::{Id, Lang, UserId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, Instant, OrganisationKey, Store, Tx};
use web::{Chosen, ChosenColumns, SessionToken, SignedIn};

use super::digest;
use super::entity::session::{ActiveModel, Column, Entity, Model};
use super::{factors, organisation, users, waiting};
use crate::device::Device;
use crate::sight::Sight;

const USE: &str = "session tokens";
const LASTS: SignedDuration = SignedDuration::from_hours(12 * 24);

/// A session that lasts.
pub struct Found {
    /// Who holds it.
    pub signed_in: SignedIn,
    /// When it was noted last that it is in use.
    pub seen_at: Timestamp,
}

/// Who holds a token now; nobody once it ended, expired, or the account was closed.
pub async fn find(store: &Store, token: &SessionToken, now: Timestamp) -> Result<Option<Found>, Fault> {
    let key = digest(store.key(), USE, token.expose());
    let Some(session) = Entity::find_by_id(key).one(store.reader()).await? else { return Ok(None) };
    if session.expires_at <= Instant::from(now) {
        return Ok(None);
    }
    let user = users::find(store.reader(), UserId::from_uuid(session.user_id)).await?;
    let Some(user) = user.filter(|user| user.disabled_at.is_none()) else { return Ok(None) };
    let requires = organisation::requires_factor(store.reader()).await?;
    let signed_in = SignedIn {
        user: user.id(),
        role: user.role()?,
        scope: Sight::scope(store.reader(), &user).await?,
        lang: user.lang.as_deref().and_then(Lang::from_code),
        lacks_second_factor: requires && !factors::is_set(store.reader(), user.id()).await?,
        name: user.name,
        chosen: Chosen {
            theme: user.theme,
            density: user.density,
            keys: user.keys,
            columns: ChosenColumns::read(user.columns.as_deref()),
        },
    };
    Ok(Some(Found { signed_in, seen_at: session.seen_at.timestamp() }))
}

/// The sessions of a user that last, the one seen last first.
pub async fn of(db: &impl Db, user: UserId, now: Timestamp) -> Result<Vec<Model>, Fault> {
    let theirs = Entity::find()
        .filter(Column::UserId.eq(user.uuid()))
        .filter(Column::ExpiresAt.gt(Instant::from(now)));
    Ok(theirs.order_by_desc(Column::SeenAt).order_by_desc(Column::CreatedAt).all(db).await?)
}

/// What a session of the list is called in its form: nobody signs in by it.
pub fn handle(key: &OrganisationKey, token: &SessionToken) -> Vec<u8> {
    digest(key, USE, token.expose())
}

/// Notes that a session is in use.
pub async fn touch(tx: &Tx, token: &SessionToken) -> Result<(), Fault> {
    let now = Instant::from(tx.ambient().now());
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(now))
        .filter(Column::Digest.eq(handle(tx.key(), token)))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Ends one of a user's sessions, by what the list calls it.
pub async fn end_one(tx: &Tx, user: UserId, handle: Vec<u8>) -> Result<(), Fault> {
    Entity::delete_by_id(handle).filter(Column::UserId.eq(user.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// Ends a user's sessions but this one.
pub async fn end_others(tx: &Tx, user: UserId, own: &SessionToken) -> Result<(), Fault> {
    Entity::delete_many()
        .filter(Column::UserId.eq(user.uuid()))
        .filter(Column::Digest.ne(handle(tx.key(), own)))
        .exec(tx.db())
        .await?;
    waiting::end_all(tx, user).await
}

/// Begins a session on a device, and clears away those that expired.
pub async fn begin(tx: &Tx, user: UserId, device: &Device) -> Result<SessionToken, Fault> {
    let now = tx.ambient().now();
    Entity::delete_many().filter(Column::ExpiresAt.lte(Instant::from(now))).exec(tx.db()).await?;
    let token = SessionToken::from_bytes(tx.ambient().bytes());
    let row = ActiveModel {
        digest: Set(digest(tx.key(), USE, token.expose())),
        user_id: Set(user.uuid()),
        created_at: Set(now.into()),
        expires_at: Set(now.saturating_add(LASTS).unwrap_or(now).into()),
        device: Set(device.words().cloned()),
        seen_at: Set(now.into()),
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
    waiting::end_all(tx, user).await
}

/// Ends every session of all.
pub async fn end_everybodys(tx: &Tx) -> Result<(), Fault> {
    Entity::delete_many().exec(tx.db()).await?;
    waiting::end_everybodys(tx).await
}
