//! Second factors and recovery codes: one factor each, sealed; codes by their digests, dropped when used.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use kernel::{Id, UserId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use store::{Cipher, Db, Fault, Instant, OrganisationKey, Tx};
use uuid::Uuid;

use super::entity::{factor, recovery_code};
use crate::recovery::RecoveryCode;
use crate::totp::Secret;

const USE: &str = "recovery codes";
/// How long a secret may take from being shown to being confirmed.
const SET_UP_WITHIN: SignedDuration = SignedDuration::from_mins(15);

/// What somebody's telephone shares with Carnet.
pub struct Factor {
    /// The secret.
    pub secret: Secret,
    /// Since when it is asked for; `None` while it is being set up.
    pub since: Option<Timestamp>,
    /// The half minute of the last code taken.
    pub last_step: i64,
}

/// Somebody's factor, set up or about to be. One that was begun too long ago counts for nothing.
pub async fn find(
    db: &impl Db,
    key: &OrganisationKey,
    (user, now): (UserId, Timestamp),
) -> Result<Option<Factor>, Fault> {
    let Some(row) = factor::Entity::find_by_id(user.uuid()).one(db).await? else { return Ok(None) };
    if row.since.is_none() && now.duration_since(row.begun_at.timestamp()) >= SET_UP_WITHIN {
        return Ok(None);
    }
    let opened = cipher(key).open(&row.sealed, user.uuid().as_bytes())?;
    let secret = Secret::from_bytes(&opened).ok_or(Fault::Damaged("second factor"))?;
    Ok(Some(Factor { secret, since: row.since.map(Instant::timestamp), last_step: row.last_step }))
}

/// Whether a code is asked of somebody at sign-in.
pub async fn is_set(db: &impl Db, user: UserId) -> Result<bool, Fault> {
    let asked = factor::Entity::find_by_id(user.uuid()).filter(factor::Column::Since.is_not_null());
    Ok(asked.count(db).await? > 0)
}

/// Those of whom a code is asked.
pub async fn all_set(db: &impl Db) -> Result<HashSet<UserId>, Fault> {
    let asked = factor::Entity::find().filter(factor::Column::Since.is_not_null());
    let ids: Vec<Uuid> = asked.select_only().column(factor::Column::UserId).into_tuple().all(db).await?;
    Ok(ids.into_iter().map(UserId::from_uuid).collect())
}

/// Keeps a secret that is about to be set up, in place of an earlier one.
pub async fn begin(tx: &Tx, user: UserId, secret: &Secret) -> Result<(), Fault> {
    drop_of(tx, user).await?;
    let row = factor::ActiveModel {
        user_id: Set(user.uuid()),
        sealed: Set(cipher(tx.key()).seal(secret.bytes(), user.uuid().as_bytes(), tx.ambient())),
        begun_at: Set(tx.ambient().now().into()),
        since: Set(None),
        last_step: Set(0),
    };
    factor::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Asks for the factor from now on.
pub async fn confirm(tx: &Tx, user: UserId) -> Result<(), Fault> {
    let now = Instant::from(tx.ambient().now());
    factor::Entity::update_many()
        .col_expr(factor::Column::Since, Expr::value(now))
        .filter(factor::Column::UserId.eq(user.uuid()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Takes the code of a half minute; answers whether nobody took it, or a later one, meanwhile.
pub async fn take_step(tx: &Tx, user: UserId, step: i64) -> Result<bool, Fault> {
    let taken = factor::Entity::update_many()
        .col_expr(factor::Column::LastStep, Expr::value(step))
        .filter(factor::Column::UserId.eq(user.uuid()))
        .filter(factor::Column::LastStep.lt(step))
        .exec(tx.db())
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Drops a factor that was begun and not confirmed.
pub async fn drop_begun(tx: &Tx, user: UserId) -> Result<(), Fault> {
    let begun = factor::Entity::delete_many().filter(factor::Column::UserId.eq(user.uuid()));
    begun.filter(factor::Column::Since.is_null()).exec(tx.db()).await?;
    Ok(())
}

/// Drops somebody's factor and recovery codes.
pub async fn drop_of(tx: &Tx, user: UserId) -> Result<(), Fault> {
    factor::Entity::delete_by_id(user.uuid()).exec(tx.db()).await?;
    drop_codes(tx, user).await
}

/// Keeps recovery codes in place of those of before.
pub async fn replace_codes(tx: &Tx, user: UserId, codes: &[RecoveryCode]) -> Result<(), Fault> {
    drop_codes(tx, user).await?;
    let row = |code| recovery_code::ActiveModel {
        digest: Set(digest(tx.key(), user, code)),
        user_id: Set(user.uuid()),
    };
    recovery_code::Entity::insert_many(codes.iter().map(row)).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Uses a recovery code up; answers whether it was there.
pub async fn use_code(tx: &Tx, user: UserId, code: &RecoveryCode) -> Result<bool, Fault> {
    let gone = recovery_code::Entity::delete_by_id(digest(tx.key(), user, code)).exec(tx.db()).await?;
    Ok(gone.rows_affected == 1)
}

/// How many recovery codes somebody has left.
pub async fn codes_left(db: &impl Db, user: UserId) -> Result<u64, Fault> {
    let theirs = recovery_code::Entity::find().filter(recovery_code::Column::UserId.eq(user.uuid()));
    Ok(theirs.count(db).await?)
}

async fn drop_codes(tx: &Tx, user: UserId) -> Result<(), Fault> {
    let theirs = recovery_code::Column::UserId.eq(user.uuid());
    recovery_code::Entity::delete_many().filter(theirs).exec(tx.db()).await?;
    Ok(())
}

fn digest(key: &OrganisationKey, user: UserId, code: &RecoveryCode) -> Vec<u8> {
    key.digest(USE, &[user.uuid().as_bytes(), code.letters().as_bytes()]).to_vec()
}

fn cipher(key: &OrganisationKey) -> Cipher {
    key.cipher("second factors")
}
