//! The team: what each is here, who leaves and who takes over.

use contracts::Handover;
use kernel::{Actor, Role, UserId};
use personal::{Personal, Purpose};
use store::journal::{Change, Record};
use store::{Cause, Fault, Store, Tx};

use crate::store::{invitations, resets, sessions, users};
use crate::user::AccountRejected;

/// Makes somebody something else here; it holds from their next page on.
///
/// # Errors
/// [`AccountRejected::Gone`], [`AccountRejected::LastOwner`] when nobody else could look after the house.
pub async fn change_role(store: &Store, by: Actor, user: UserId, role: Role) -> Result<(), AccountRejected> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    let before = users::find(tx.db(), user).await?.ok_or(AccountRejected::Gone)?.role()?;
    if before == role {
        return Ok(tx.rollback().await?);
    }
    users::set_role(&tx, user, role).await?;
    require_an_owner(&tx).await?;
    let name = |role: Role| Some(Personal::new(role.name().to_owned()));
    let change = Change::new("role-changed", Record::new("user", user), None);
    tx.journal(change.field("role", name(before), name(role))).await?;
    Ok(tx.commit().await?)
}

/// Closes the account of a colleague who leaves: their sessions end at once, what they looked after goes to
/// an heir if one is named, and what they did stays under their name.
///
/// # Errors
/// [`AccountRejected::Gone`], [`AccountRejected::NoHeir`], [`AccountRejected::LastOwner`].
pub async fn let_go(
    store: &Store,
    handover: &dyn Handover,
    by: Actor,
    (user, heir): (UserId, Option<UserId>),
) -> Result<(), AccountRejected> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    users::find(tx.db(), user).await?.ok_or(AccountRejected::Gone)?;
    users::set_open(&tx, user, false).await?;
    require_an_owner(&tx).await?;
    shut_out(&tx, user).await?;
    tx.journal(Change::new("account-closed", Record::new("user", user), None)).await?;
    if let Some(heir) = heir {
        let takes_over = users::find(tx.db(), heir).await?.filter(|heir| heir.disabled_at.is_none());
        takes_over.ok_or(AccountRejected::NoHeir)?;
        handover.hand_over(&mut tx, user, heir).await?;
        tx.journal(Change::new("handed-over", Record::new("user", user), None)).await?;
    }
    Ok(tx.commit().await?)
}

/// Opens the account of somebody who comes back.
///
/// # Errors
/// [`AccountRejected::Gone`].
pub async fn take_back(store: &Store, by: Actor, user: UserId) -> Result<(), AccountRejected> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    users::find(tx.db(), user).await?.ok_or(AccountRejected::Gone)?;
    users::set_open(&tx, user, true).await?;
    shut_out(&tx, user).await?;
    tx.journal(Change::new("account-opened", Record::new("user", user), None)).await?;
    Ok(tx.commit().await?)
}

pub(crate) async fn shut_out(tx: &Tx, user: UserId) -> Result<(), Fault> {
    sessions::end_all(tx, user).await?;
    resets::drop_of(tx, user).await?;
    invitations::drop_of(tx, user).await
}

async fn require_an_owner(tx: &Tx) -> Result<(), AccountRejected> {
    if users::has_open_owner(tx.db()).await? { Ok(()) } else { Err(AccountRejected::LastOwner) }
}
