//! What is known of whoever tried to come in is known for a day, whether or not anybody tries after them.

use kernel::Actor;
use personal::Purpose;
use store::{Cause, Fault, Store};

use crate::store::{attempts, resets};

/// Forgets failed tries and requests for a new password of more than a day ago. To be called every hour.
///
/// # Errors
/// Any [`Fault`].
pub async fn forget_old(store: &Store) -> Result<(), Fault> {
    let tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
    attempts::forget_old(&tx).await?;
    resets::forget_old(&tx).await?;
    tx.commit().await
}
