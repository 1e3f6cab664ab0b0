//! Accounts of people who were invented for a demonstration: made at once, and taken out as if they had
//! never been. Of real colleagues neither is done: they choose a password themselves, and what they did stays
//! under their name.

use contracts::Handover;
use kernel::UserId;
use personal::Personal;
use store::journal::{Change, Record};
use store::{Fault, Tx};

use crate::password::Password;
use crate::store::{factors, users};
use crate::team::shut_out;
use crate::user::NewUser;

/// Adds colleagues who sign in with one password, in the order given.
///
/// # Errors
/// [`Fault::Conflict`] when an address is taken; any other [`Fault`].
pub async fn add_with_password(
    tx: &mut Tx,
    new: &[NewUser],
    password: Password,
) -> Result<Vec<UserId>, Fault> {
    let hash = password.hash(tx.ambient()).await;
    let mut added = Vec::with_capacity(new.len());
    for one in new {
        let id: UserId = tx.ambient().id();
        users::add(tx, id, one, hash.clone()).await?;
        tx.journal(Change::new("invited", Record::new("user", id), None)).await?;
        added.push(id);
    }
    Ok(added)
}

/// Takes out the accounts that still have one of these addresses, save that of whoever asks; what they look
/// after is handed to that one.
///
/// # Errors
/// Any [`Fault`].
pub async fn take_out(
    tx: &mut Tx,
    handover: &dyn Handover,
    emails: &[Personal<String>],
    by: UserId,
) -> Result<(), Fault> {
    for email in emails {
        let found = users::by_email(tx.db(), email).await?.map(|user| user.id());
        let Some(user) = found.filter(|user| *user != by) else { continue };
        handover.hand_over(tx, user, by).await?;
        shut_out(tx, user).await?;
        factors::drop_of(tx, user).await?;
        users::remove(tx, user).await?;
        tx.journal(Change::new("account-removed", Record::new("user", user), None)).await?;
    }
    Ok(())
}
