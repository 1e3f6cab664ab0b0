//! What is to be done about somebody: on their record, in a list of its own, and on the first page.

mod deeds;
mod form;
mod list;
mod today;

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Ability, Holder, UserId};
use personal::Personal;
use store::Fault;
use web::{Routes, Sentence};

pub use self::today::MyTasks;
use super::desk::{Desk, names_of};
use super::office::Staff;
use super::paths::{CompanyTask, PersonTask, TaskCompletion, TaskEdit, TaskReopening, record};
use super::{SEE, may};
use crate::store::open_tasks_of;
use crate::task::Task;

/// How many tasks a record shows at most.
const MOST: u64 = 20;

/// The routes of tasks.
pub fn routes() -> Routes {
    let plan = may(Ability::PlanTasks);
    Routes::new()
        .get(SEE, list::list)
        .get(plan, form::new::<PersonTask>)
        .post(plan, form::plan::<PersonTask>)
        .get(plan, form::new::<CompanyTask>)
        .post(plan, form::plan::<CompanyTask>)
        .get(plan, form::edit)
        .post(plan, form::correct)
        .post(plan, deeds::complete)
        .post(plan, deeds::reopen)
        .post(plan, deeds::remove)
}

/// A task, ready to be shown.
pub struct Line {
    pub title: Personal<String>,
    pub edit: String,
    /// Where the button beside it posts.
    pub turn: String,
    pub is_done: bool,
    /// When it is due, in words, and how that is coloured.
    pub due: Sentence,
    pub colour: &'static str,
    /// Who is to do it, or did.
    pub who: Option<Personal<String>>,
    /// Whether whom it is about is out of sight: whoever is to do it may say that it is done, no more.
    pub is_out_of_sight: bool,
    /// Whom it is about, where the page does not say so.
    pub about: Option<(String, Personal<String>)>,
}

impl Line {
    /// A task as it stands today, on a page about `here` or about nobody. `names` are of those in sight whom
    /// the page does not tell of already.
    pub fn new(
        task: &Task,
        (today, here): (Date, Option<Holder>),
        staff: &Staff,
        names: &HashMap<Holder, Personal<String>>,
    ) -> Self {
        let (id, due_on) = (task.id, task.details.due_on);
        let is_done = task.done.is_some();
        let doer: UserId = task.done.map_or(task.details.owner, |done| done.by);
        let about = |holder| Some((record(holder), names.get(&holder)?.clone()));
        Self {
            title: task.details.title.clone(),
            edit: TaskEdit { id }.to_string(),
            turn: if is_done { TaskReopening { id }.to_string() } else { TaskCompletion { id }.to_string() },
            is_done,
            due: due(due_on, today, task.is_overdue(today)),
            colour: match due_on {
                _ if is_done => "n",
                due_on if due_on < today => "bad",
                due_on if due_on == today => "warn",
                _ => "n",
            },
            who: staff.name(doer).cloned(),
            is_out_of_sight: task.about() != here && task.about().is_some_and(|it| !names.contains_key(&it)),
            about: task.about().and_then(about),
        }
    }
}

fn due(on: Date, today: Date, is_overdue: bool) -> Sentence {
    let key = match on {
        _ if is_overdue => "task-overdue",
        on if on == today => "task-today",
        on if today.tomorrow().is_ok_and(|tomorrow| on == tomorrow) => "task-tomorrow",
        _ => "task-due",
    };
    Sentence::new(key).with("day", on)
}

/// What a record shows of tasks.
pub struct OfRecord {
    /// What is still to be done, the most urgent first.
    pub lines: Vec<Line>,
    /// Where one is planned.
    pub plan: String,
}

impl OfRecord {
    /// The open tasks about somebody.
    pub async fn of(desk: &Desk, staff: &Staff, holder: Holder) -> Result<Self, Fault> {
        let tasks = open_tasks_of(desk.sight(), holder, MOST).await?;
        // a company's record shows what is to be done about its people too
        let others: Vec<Holder> = tasks.iter().filter_map(Task::about).filter(|it| *it != holder).collect();
        let names = names_of(desk.store(), &desk.visitor.scope, &others).await?;
        let lines =
            tasks.iter().map(|task| Line::new(task, (desk.today(), Some(holder)), staff, &names)).collect();
        Ok(Self { lines, plan: plan_page(holder) })
    }
}

impl From<PersonTask> for Holder {
    fn from(path: PersonTask) -> Self {
        Self::Person(path.id)
    }
}

impl From<CompanyTask> for Holder {
    fn from(path: CompanyTask) -> Self {
        Self::Company(path.id)
    }
}

/// Where a task about somebody is planned.
fn plan_page(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => PersonTask { id }.to_string(),
        Holder::Company(id) => CompanyTask { id }.to_string(),
    }
}
