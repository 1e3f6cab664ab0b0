//! Tasks planned, changed, done and taken back.

use kernel::{TaskId, UserId};
use store::{Cause, Store};

use super::NotKept;
use super::activities::remember_mistake;
use crate::arrival::Arrival;
use crate::fields::{Journalled as _, Step};
use crate::store::{held, remove_task, save_task, task};
use crate::task::{Done, Task, TaskDetails, TaskRejection};

/// What somebody typed, and whether they called what the guard found in it a mistake.
pub struct TypedTask {
    /// What is to be done.
    pub details: TaskDetails,
    /// Whether a warning was called a mistake.
    pub despite_warning: bool,
}

/// Plans a task. The same one sent twice is planned once.
///
/// # Errors
/// [`NotKept`] when the domain says no, when whom it is about is gone, and for any fault.
pub async fn plan(store: &Store, cause: Cause, (id, typed): (TaskId, TypedTask)) -> Result<(), NotKept> {
    let mut tx = store.begin(cause).await?;
    held(&tx).await?; // of two clicks the second waits, and finds what the first one made
    if task(tx.db(), id).await?.is_some_and(|earlier| earlier.details == typed.details) {
        return Ok(tx.rollback().await?);
    }
    let arrival = Arrival::by_hand(tx.ambient().now());
    let step = Task::plan(id, typed.details, arrival).map_err(rejected)?;
    let planned = save_task(&mut tx, step).await.map_err(NotKept::where_nobody_is)?;
    if typed.despite_warning {
        remember_mistake(&mut tx, planned.record(), &planned).await?;
    }
    Ok(tx.commit().await?)
}

/// Corrects a task that was read in this version. Nothing is written where nothing changed.
///
/// # Errors
/// [`NotKept`] for the second of two who edit at once, when the domain says no, and for any fault.
pub async fn correct(
    store: &Store,
    cause: Cause,
    (id, version, typed): (TaskId, i64, TypedTask),
) -> Result<(), NotKept> {
    let mut tx = store.begin(cause).await?;
    let task = task(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    if task.version != version {
        return Err(NotKept::ChangedMeanwhile);
    }
    if task.details == typed.details {
        return Ok(tx.rollback().await?);
    }
    let corrected = save_task(&mut tx, task.correct(typed.details).map_err(rejected)?).await?;
    if typed.despite_warning {
        remember_mistake(&mut tx, corrected.record(), &corrected).await?;
    }
    Ok(tx.commit().await?)
}

/// Says that a task is done; answers it.
///
/// # Errors
/// [`NotKept`] when a colleague was faster, when it is gone, and for any fault.
pub async fn complete(store: &Store, cause: Cause, (id, by): (TaskId, UserId)) -> Result<Task, NotKept> {
    let done = Done { at: store.ambient().now(), by };
    changed(store, cause, id, |task| task.complete(done)).await
}

/// Says that a task is still to be done; answers it.
///
/// # Errors
/// [`NotKept`] when a colleague was faster, when it is gone, and for any fault.
pub async fn reopen(store: &Store, cause: Cause, id: TaskId) -> Result<Task, NotKept> {
    changed(store, cause, id, Task::reopen).await
}

/// Takes a task out of the file; answers it.
///
/// # Errors
/// [`NotKept`] for somebody who read another version, when it is gone already, and any fault.
pub async fn remove(store: &Store, cause: Cause, (id, version): (TaskId, i64)) -> Result<Task, NotKept> {
    let mut tx = store.begin(cause).await?;
    let task = task(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    if task.version != version {
        return Err(NotKept::ChangedMeanwhile);
    }
    remove_task(&mut tx, &task).await?;
    tx.commit().await?;
    Ok(task)
}

async fn changed(
    store: &Store,
    cause: Cause,
    id: TaskId,
    verb: impl FnOnce(Task) -> Result<Step<Task>, TaskRejection> + Send,
) -> Result<Task, NotKept> {
    let mut tx = store.begin(cause).await?;
    let task = task(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    let task = save_task(&mut tx, verb(task).map_err(rejected)?).await?;
    tx.commit().await?;
    Ok(task)
}

const fn rejected(rejection: TaskRejection) -> NotKept {
    NotKept::Rejected(rejection.code())
}
