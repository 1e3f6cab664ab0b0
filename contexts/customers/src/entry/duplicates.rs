//! What somebody says of two records that look like one: that they are two, and that they may be one after all.

use personal::Access;
use store::Store;
use uuid::Uuid;

use super::NotKept;
use crate::duplicates::between;
use crate::store::{Pair, decline, held, keep_pairs, last_scan, no_longer_distinct, pair_between};

/// Says that two records are two: no scan brings the pair again.
///
/// # Errors
/// [`NotKept::Gone`] where no scan found them alike, and any fault.
pub async fn are_two(store: &Store, access: &Access, (first, second): (Uuid, Uuid)) -> Result<Pair, NotKept> {
    let tx = store.begin(access.into()).await?;
    held(&tx).await?;
    let pair = pair_between(tx.db(), first, second).await?.ok_or(NotKept::Gone)?;
    decline(&tx, &pair).await?;
    tx.commit().await?;
    Ok(pair)
}

/// Takes back that two records are two, and compares them anew.
///
/// # Errors
/// [`NotKept::Gone`] where nobody said it, and any fault.
pub async fn may_be_one(
    store: &Store,
    access: &Access,
    (first, second): (Uuid, Uuid),
) -> Result<Option<Pair>, NotKept> {
    let scan = last_scan(store.reader()).await?.ok_or(NotKept::Gone)?;
    let tx = store.begin(access.into()).await?;
    held(&tx).await?;
    let pair = no_longer_distinct(&tx, first, second).await?.ok_or(NotKept::Gone)?;
    let found = between(store, pair, access).await?;
    keep_pairs(&tx, scan.job, found.as_slice()).await?;
    tx.commit().await?;
    Ok(found)
}
