//! Failed attempts to sign in, kept for a day under the digest of the address, or of whose code it was.

use jiff::Timestamp;
use kernel::{Id, RowId, UserId};
use personal::Personal;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, Instant, OrganisationKey, Tx};

use super::digest;
use super::entity::attempt::{ActiveModel, Column, Entity};
use crate::throttle;

const USE: &str = "sign-in attempts";
const CODES: &str = "second factor attempts";

/// What was tried: failures of each are counted apart.
#[derive(Clone, Copy)]
pub enum Tried<'a> {
    /// A password with this address.
    Password(&'a Personal<String>),
    /// A code, or a recovery code, of this user.
    Code(UserId),
}

/// Lets nobody else try the same until this transaction ends: of two who come at once, the second counts
/// the first one's failure.
pub async fn hold(tx: &Tx, tried: Tried<'_>) -> Result<(), Fault> {
    tx.hold(USE, &tried.digest(tx.key())).await
}

/// The failures with an address or of a code since an instant, newest first.
pub async fn since(
    db: &impl Db,
    key: &OrganisationKey,
    tried: Tried<'_>,
    instant: Timestamp,
) -> Result<Vec<Timestamp>, Fault> {
    let rows = Entity::find()
        .filter(Column::Who.eq(tried.digest(key)))
        .filter(Column::At.gte(Instant::from(instant)))
        .order_by_desc(Column::At)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.at.timestamp()).collect())
}

/// Notes a failure.
pub async fn fail(tx: &Tx, tried: Tried<'_>) -> Result<(), Fault> {
    let row = ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        who: Set(tried.digest(tx.key())),
        at: Set(tx.ambient().now().into()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Forgets the failures that no longer count, and those of a clock that ran ahead: nobody waits until its
/// year comes.
pub async fn forget_old(tx: &Tx) -> Result<(), Fault> {
    let now = tx.ambient().now();
    let odd = Column::At.not_between(Instant::from(now - throttle::LOOK_BACK), Instant::from(now));
    Entity::delete_many().filter(odd).exec(tx.db()).await?;
    Ok(())
}

/// Forgets the failures with an address or of a code.
pub async fn forget(tx: &Tx, tried: Tried<'_>) -> Result<(), Fault> {
    Entity::delete_many().filter(Column::Who.eq(tried.digest(tx.key()))).exec(tx.db()).await?;
    Ok(())
}

impl Tried<'_> {
    fn digest(self, key: &OrganisationKey) -> Vec<u8> {
        match self {
            Self::Password(email) => digest(key, USE, email.stored()),
            Self::Code(user) => digest(key, CODES, &user.to_string()),
        }
    }
}
