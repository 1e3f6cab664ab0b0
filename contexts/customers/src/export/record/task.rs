//! A task.

use jiff::Timestamp;
use kernel::{CompanyId, PersonId, TaskId, UserId};
use personal::Access;
use serde::Serialize;

use super::instant;
use crate::task::Task;

/// Something to be done about somebody.
#[derive(Clone, Serialize)]
pub struct TaskRecord {
    /// The id.
    pub id: TaskId,
    /// The person it is about.
    pub person_id: Option<PersonId>,
    /// The company it is about.
    pub company_id: Option<CompanyId>,
    /// What is to be done.
    pub title: String,
    /// The last day for it.
    pub due_on: String,
    /// The colleague who is to do it.
    pub owner_id: UserId,
    /// When somebody said that it is done, in UTC.
    pub done_at: Option<String>,
    /// The colleague who said so.
    pub done_by: Option<UserId>,
    /// The same instant, for whoever tells it in the house's own time.
    #[serde(skip)]
    pub done: Option<Timestamp>,
}

impl TaskRecord {
    /// Reveals a task.
    pub fn of(task: &Task, access: &Access) -> Self {
        let details = &task.details;
        Self {
            id: task.id,
            person_id: details.person,
            company_id: details.company,
            title: details.title.reveal(access).clone(),
            due_on: details.due_on.to_string(),
            owner_id: details.owner,
            done_at: task.done.map(|done| instant(done.at)),
            done_by: task.done.map(|done| done.by),
            done: task.done.map(|done| done.at),
        }
    }
}
