//! The last step: the work under way, told as it goes on, and a way to stop it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use personal::Access;
use store::jobs::{State as JobState, status};
use web::{Onward, Problem, Sentence, Toast, Wish, filters};

use super::list::state_key;
use super::open::Import;
use super::{Cancellation, CheckStep, Head, ImportPage, Imports, MappingStep, RunStep, problem};
use crate::import::{BatchState, Work};

#[derive(Template)]
#[template(path = "customers/import/run.html", blocks = ["job"])]
pub struct RunPage {
    head: Head,
    access: Access,
    state: Sentence,
    done: i64,
    total: i64,
    is_stopping: bool,
    can_be_stopped: bool,
    is_over: bool,
    is_lost: bool,
    is_undoing: bool,
    /// The check of a long list, and not the import itself.
    is_check: bool,
}

pub async fn show(path: RunStep, import: Import) -> Result<Response, Problem> {
    let (stored, visitor) = (&import.stored, &import.at.visitor);
    let is_page = !matches!(visitor.shell().wish(), Wish::Fragment(_));
    if is_page && stored.batch.is_open() {
        return Ok(Onward::to(CheckStep { id: path.id }).into_response());
    }
    if is_page && stored.batch.state.work().is_none() {
        return Ok(Onward::to(ImportPage { id: path.id }).into_response());
    }
    let page = RunPage::of(&import).await?;
    Ok(visitor.page(page).part("job", |page| Box::new(page.as_job())).into_response())
}

pub async fn stop(path: Cancellation, import: Import) -> Result<Onward, Problem> {
    let steps = import.at.steps;
    steps.stop(import.stored).await.map_err(problem)?;
    let now = steps.find(path.id).await.map_err(problem)?;
    if now.batch.is_open() {
        return Ok(Onward::to(MappingStep { id: path.id }).saying(Toast::new("import-check-stopped")));
    }
    let toast = Toast::new("import-stopping");
    match now.batch.state.work() {
        Some(_) => Ok(Onward::to(RunStep { id: path.id }).saying(toast)),
        None => Ok(Onward::to(Imports).saying(Toast::new("import-stopped"))),
    }
}

impl RunPage {
    async fn of(import: &Import) -> Result<Self, Problem> {
        let state = &import.stored.batch.state;
        let job = match state.work() {
            Some(Work { job: Some(job) }) => status(import.at.house.store.reader(), job).await?,
            _ => None,
        };
        let is_lost = state.work().is_some()
            && job.as_ref().is_some_and(|job| matches!(job.state, JobState::Dead | JobState::Cancelled));
        Ok(Self {
            head: Head::of(&import.stored, Vec::new())?,
            access: import.at.visitor.access,
            state: state_key(state).into(),
            done: job.as_ref().map_or(0, |job| job.done),
            total: job.as_ref().map_or(0, |job| job.total),
            is_stopping: job.as_ref().is_some_and(|job| job.stopping),
            can_be_stopped: matches!(
                state,
                BatchState::Checking(_)
                    | BatchState::Queued(_)
                    | BatchState::Staging(_)
                    | BatchState::Staged(_)
            ),
            is_over: state.work().is_none(),
            is_lost,
            is_check: matches!(state, BatchState::Checking(_)) || import.stored.batch.is_open(),
            is_undoing: matches!(state, BatchState::Undoing(..) | BatchState::Undone { .. }),
        })
    }
}
