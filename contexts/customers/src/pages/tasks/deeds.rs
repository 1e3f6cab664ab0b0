//! A task is done, still to be done, or not to be done at all.

use axum::extract::Query;
use kernel::{Holder, TaskId};
use web::{Form, Onward, Problem, Toast};

use super::list::list_at;

use crate::entry::{NotKept, tasks};
use crate::pages::desk::Desk;
use crate::pages::not_kept;
use crate::pages::paths::{TaskCompletion, TaskRemoval, TaskReopening, record};

pub async fn complete(path: TaskCompletion, desk: Desk, form: Form) -> Result<Onward, Problem> {
    let back = Back::of(&desk, path.id, form.value("back")).await?;
    let done = tasks::complete(desk.store(), desk.access().into(), (path.id, desk.visitor.user)).await;
    let undo = format!("{}?back={}", TaskReopening { id: path.id }, back.place());
    back.after(done.err(), Toast::new("task-completed").with_undo(undo))
}

pub async fn reopen(
    path: TaskReopening,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
    form: Form,
) -> Result<Onward, Problem> {
    let asked = pairs.iter().find(|(name, _)| name == "back").map(|(_, place)| place.as_str());
    let back = Back::of(&desk, path.id, asked.unwrap_or_else(|| form.value("back"))).await?;
    let reopened = tasks::reopen(desk.store(), desk.access().into(), path.id).await;
    back.after(reopened.err(), Toast::new("task-reopened"))
}

pub async fn remove(path: TaskRemoval, desk: Desk, form: Form) -> Result<Onward, Problem> {
    let version = form.value("version").parse().map_err(|_| Problem::BadInput)?;
    let task = desk.sight().task(path.id).await?.ok_or(Problem::NotFound)?;
    let about: Vec<Holder> = task.about().into_iter().collect();
    if desk.sight().among(&about).await?.is_empty() {
        return Err(Problem::NotFound); // whoever is only to do it may say that it is done, no more
    }
    let back = Back::of(&desk, path.id, form.value("back")).await?;
    let removed = tasks::remove(desk.store(), desk.access().into(), (path.id, version)).await;
    back.after(removed.err(), Toast::new("task-removed"))
}

/// Where the button was: the first page, the list in its view, or the record the task is about.
enum Back {
    Home,
    List(String),
    Record(Holder),
}

impl Back {
    /// As a form says: `home`, `list?kind=open`, or the record.
    async fn of(desk: &Desk, id: TaskId, place: &str) -> Result<Self, Problem> {
        let task = desk.sight().task(id).await?.ok_or(Problem::NotFound)?;
        let about = task.about().ok_or(Problem::NotFound)?;
        let is_seen = !desk.sight().among(&[about]).await?.is_empty();
        Ok(match place.split_once('?').unwrap_or((place, "")) {
            ("home", _) => Self::Home,
            ("list", query) => Self::List(list_at(&desk.catalogues().tasks, query)),
            // whoever is to do it may not see whom it is about
            _ if !is_seen => Self::List(list_at(&desk.catalogues().tasks, "")),
            _ => Self::Record(about),
        })
    }

    /// Its name in an address.
    const fn place(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::List(_) => "list",
            Self::Record(_) => "record",
        }
    }

    /// Back there. That a colleague was faster is said there too.
    fn after(self, refused: Option<NotKept>, toast: Toast) -> Result<Onward, Problem> {
        let toast = match refused {
            None => toast,
            Some(refused) => Toast::new(not_kept::why(refused, "unsaved-changed-meanwhile")?),
        };
        let page = match self {
            Self::Home => web::paths::Home.to_string(),
            Self::List(page) => page,
            Self::Record(holder) => record(holder),
        };
        Ok(Onward::to(page).saying(toast))
    }
}
