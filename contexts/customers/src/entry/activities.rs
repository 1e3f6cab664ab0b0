//! What people write down of what was said.

use kernel::ActivityId;
use store::journal::{Change, Record};
use store::{Cause, Fault, Store, Tx};

use super::NotKept;
use crate::activity::Activity;
use crate::fields::{Journalled, Step};
use crate::store::{activities_by_ids, held, remove_activity, save_activity};

/// Keeps an entry of a timeline; answers under which id. The same one sent twice is written down once.
/// `despite_warning`: the writer called what the guard found a mistake.
///
/// # Errors
/// [`NotKept::Gone`] when whom it is about is not in the file any more; any [`Fault`].
pub async fn write_down(
    store: &Store,
    cause: Cause,
    (mut step, despite_warning): (Step<Activity>, bool),
) -> Result<ActivityId, NotKept> {
    let mut tx = store.begin(cause).await?;
    held(&tx).await?; // of two clicks the second waits, and finds what the first one wrote
    let earlier = activities_by_ids(tx.db(), &[step.after.id]).await?.pop();
    if let Some(earlier) = earlier {
        if earlier.says_the_same_as(&step.after) {
            tx.rollback().await?;
            return Ok(earlier.id);
        }
        step.after.id = tx.ambient().id(); // other words are another entry
    }
    let activity = save_activity(&mut tx, step).await.map_err(NotKept::where_nobody_is)?;
    if despite_warning {
        remember_mistake(&mut tx, activity.record(), &activity).await?;
    }
    tx.commit().await?;
    Ok(activity.id)
}

/// Takes back an entry that whoever asks has written down themselves; answers it.
///
/// # Errors
/// [`NotKept::Forbidden`] for somebody else's, or an import's; [`NotKept::Gone`]; any [`Fault`].
pub async fn take_back(store: &Store, cause: Cause, id: ActivityId) -> Result<Activity, NotKept> {
    let mut tx = store.begin(cause).await?;
    let activity = activities_by_ids(tx.db(), &[id]).await?.pop().ok_or(NotKept::Gone)?;
    if activity.author != cause.actor || activity.arrival.batch.is_some() {
        return Err(NotKept::Forbidden);
    }
    remove_activity(&mut tx, &activity).await?;
    tx.commit().await?;
    Ok(activity)
}

/// That a warning was called a mistake is remembered without what it was about: nobody is to be
/// classified by it.
pub(super) async fn remember_mistake(
    tx: &mut Tx,
    record: Record,
    about: &impl Journalled,
) -> Result<(), Fault> {
    tx.journal(Change::new("warning-called-mistaken", record, about.holder())).await
}
