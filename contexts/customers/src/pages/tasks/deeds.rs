//! A task is done, still to be done, or not to be done at all.

use kernel::Holder;
use web::{Form, Onward, Problem, Sentence, Toast};

use crate::entry::{NotKept, tasks};
use crate::pages::desk::Desk;
use crate::pages::paths::{TaskCompletion, TaskRemoval, TaskReopening, Tasks, record};
use crate::task::{Task, TaskRejection};

pub async fn complete(path: TaskCompletion, desk: Desk, form: Form) -> Result<Onward, Problem> {
    let done = tasks::complete(desk.store(), desk.access().into(), (path.id, desk.visitor.user)).await;
    let toast = Toast::new("task-completed").with_undo(TaskReopening { id: path.id });
    after(done, &form, toast)
}

pub async fn reopen(path: TaskReopening, desk: Desk, form: Form) -> Result<Onward, Problem> {
    let reopened = tasks::reopen(desk.store(), desk.access().into(), path.id).await;
    after(reopened, &form, Toast::new("task-reopened"))
}

pub async fn remove(path: TaskRemoval, desk: Desk, form: Form) -> Result<Onward, Problem> {
    let removed = tasks::remove(desk.store(), desk.access().into(), path.id).await;
    after(removed, &form, Toast::new("task-removed"))
}

/// Back to where the button was. That a colleague was faster is said there.
fn after(outcome: Result<Task, NotKept>, form: &Form, toast: Toast) -> Result<Onward, Problem> {
    let faster = [TaskRejection::AlreadyDone.code(), TaskRejection::NotDone.code()];
    match outcome {
        Ok(task) => Ok(Onward::to(back(form, task.about())).saying(toast)),
        Err(NotKept::Rejected(code)) if faster.contains(&code) => {
            Ok(Onward::to(back(form, None)).saying(Toast::new(code)))
        }
        Err(NotKept::Rejected(code)) => Err(Problem::rejected(Sentence::new(code))),
        Err(NotKept::ChangedMeanwhile) => Err(Problem::Conflict(Sentence::new("unsaved-changed-meanwhile"))),
        Err(NotKept::Gone) => Err(Problem::NotFound),
        Err(NotKept::Fault(fault)) => Err(fault.into()),
    }
}

/// Where one was: the first page, the list, or the record the task is about.
fn back(form: &Form, about: Option<Holder>) -> String {
    match (form.value("back"), about) {
        ("home", _) => web::paths::Home.to_string(),
        ("record" | "", Some(holder)) => record(holder),
        _ => format!("{Tasks}?kind=open"),
    }
}
