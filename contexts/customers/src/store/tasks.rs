//! Tasks.

use jiff::civil::Date;
use kernel::{CompanyId, Holder, Id, PersonId, TaskId, UserId};
use sea_orm::ActiveModelTrait as _;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use store::{Day, Db, Fault, Instant, Tx};

use super::entity::task;
use super::rows::{self, CHUNK, in_order};
use super::sight::{Sight, TASKS};
use super::{Unsaved, bookkeeping};
use crate::arrival::Arrival;
use crate::fields::{Step, removal};
use crate::task::{Done, Task, TaskDetails};

/// A task.
///
/// # Errors
/// Any [`Fault`].
pub async fn task(db: &impl Db, id: TaskId) -> Result<Option<Task>, Fault> {
    task::Entity::find_by_id(id.uuid()).one(db).await?.map(from_row).transpose()
}

/// The tasks, in the order asked; those that are not there are left out.
///
/// # Errors
/// Any [`Fault`].
pub async fn tasks_by_ids(db: &impl Db, ids: &[TaskId]) -> Result<Vec<Task>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let find = task::Entity::find().filter(task::Column::Id.is_in(chunk.iter().map(|id| id.uuid())));
        for row in find.all(db).await? {
            found.push((TaskId::from_uuid(row.id), from_row(row)?));
        }
    }
    Ok(in_order(ids, found.into_iter()))
}

/// What is still to be done about a holder, the most urgent first.
///
/// # Errors
/// Any [`Fault`].
pub async fn open_tasks_of(
    sight: Sight<'_, impl Db>,
    holder: Holder,
    limit: u64,
) -> Result<Vec<Task>, Fault> {
    let about = match holder {
        Holder::Company(id) => task::Column::CompanyId.eq(id.uuid()),
        Holder::Person(id) => task::Column::PersonId.eq(id.uuid()),
    };
    urgent(sight.db(), about.and(sight.part(TASKS)), limit).await
}

/// What a colleague still has to do up to a day, the most urgent first.
///
/// # Errors
/// Any [`Fault`].
pub async fn open_tasks_for(
    sight: Sight<'_, impl Db>,
    owner: UserId,
    until: Date,
    limit: u64,
) -> Result<Vec<Task>, Fault> {
    let due = task::Column::DueOn.lte(Day::from(until));
    let theirs = task::Column::OwnerId.eq(owner.uuid()).and(due).and(sight.part(TASKS));
    urgent(sight.db(), theirs, limit).await
}

/// All that a colleague still has to do.
///
/// # Errors
/// Any [`Fault`].
pub async fn open_tasks_held_by(db: &impl Db, owner: UserId) -> Result<Vec<Task>, Fault> {
    urgent(db, task::Column::OwnerId.eq(owner.uuid()), i64::MAX.unsigned_abs()).await
}

async fn urgent(db: &impl Db, which: sea_orm::sea_query::SimpleExpr, limit: u64) -> Result<Vec<Task>, Fault> {
    let find = task::Entity::find().filter(which).filter(task::Column::DoneAt.is_null());
    let find = find.order_by_asc(task::Column::DueOn).order_by_asc(task::Column::Id).limit(limit);
    find.all(db).await?.into_iter().map(from_row).collect()
}

/// Saves what a verb did to a task.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; [`Fault::Conflict`] when
/// whom it is about is not in the file; any other [`Fault`].
pub async fn save_task(tx: &mut Tx, step: Step<Task>) -> Result<Task, Unsaved> {
    bookkeeping::open(tx).await?; // held: nobody is removed in between
    let now: Instant = tx.ambient().now().into();
    let row = to_row(&step.after, now);
    match &step.before {
        None => rows::insert::<task::Entity>(tx.db(), vec![row]).await?,
        Some(before) => {
            let update = task::Entity::update_many()
                .set(row.into_active_model().reset_all())
                .filter(task::Column::Id.eq(before.id.uuid()))
                .filter(task::Column::Version.eq(before.version));
            Unsaved::unless(update.exec(tx.db()).await?.rows_affected)?;
        }
    }
    tx.journal(step.change()).await?;
    Ok(step.after)
}

/// Removes a task.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`], or any [`Fault`].
pub async fn remove_task(tx: &mut Tx, task: &Task) -> Result<(), Unsaved> {
    let delete = task::Entity::delete_many()
        .filter(task::Column::Id.eq(task.id.uuid()))
        .filter(task::Column::Version.eq(task.version));
    Unsaved::unless(delete.exec(tx.db()).await?.rows_affected)?;
    Ok(tx.journal(removal(task)).await?)
}

fn to_row(task: &Task, now: Instant) -> task::Model {
    let details = &task.details;
    task::Model {
        id: task.id.uuid(),
        version: task.version,
        created_at: task.arrival.at.into(),
        updated_at: now,
        company_id: details.company.map(CompanyId::uuid),
        person_id: details.person.map(PersonId::uuid),
        title: details.title.clone(),
        due_on: details.due_on.into(),
        owner_id: details.owner.uuid(),
        done_at: task.done.map(|done| done.at.into()),
        done_by: task.done.map(|done| done.by.uuid()),
    }
}

pub(super) fn from_row(row: task::Model) -> Result<Task, Fault> {
    let done = row.done_at.zip(row.done_by);
    Ok(Task {
        id: TaskId::from_uuid(row.id),
        version: row.version,
        arrival: Arrival::by_hand(row.created_at.timestamp()),
        details: TaskDetails {
            person: row.person_id.map(PersonId::from_uuid),
            company: row.company_id.map(CompanyId::from_uuid),
            title: row.title,
            due_on: row.due_on.date().ok_or(Fault::Damaged("day"))?,
            owner: UserId::from_uuid(row.owner_id),
        },
        done: done.map(|(at, by)| Done { at: at.timestamp(), by: UserId::from_uuid(by) }),
    })
}
