//! Taking a whole batch back: the page says what will happen, the button does it.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use personal::Access;
use web::{House, Onward, Problem, Visitor, filters};

use super::{Head, ImportPage, RunStep, UndoStep, problem, steps};
use crate::import::{BatchState, Desk, Totals, forgotten_at};

#[derive(Template)]
#[template(path = "customers/import/undo.html")]
pub struct UndoPage {
    head: Head,
    access: Access,
    totals: Totals,
    until: Timestamp,
}

impl UndoPage {
    const fn created(&self) -> u64 {
        let Totals { companies, people, sales, products } = self.totals;
        companies.created + people.created + sales.created + products.created
    }

    const fn updated(&self) -> u64 {
        let Totals { companies, people, sales, products } = self.totals;
        companies.updated + people.updated + sales.updated + products.updated
    }
}

pub async fn show(
    path: UndoStep,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Response, Problem> {
    let stored = steps(&house, &desk, &visitor).find(path.id).await.map_err(problem)?;
    let BatchState::Published(published) = stored.batch.state else {
        return Ok(Onward::to(ImportPage { id: path.id }).into_response());
    };
    let page = UndoPage {
        head: Head::of(&stored, Vec::new())?,
        access: visitor.access,
        totals: published.totals,
        until: forgotten_at(published.at),
    };
    Ok(visitor.page(page).into_response())
}

pub async fn take_back(
    path: UndoStep,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Onward, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = steps.find(path.id).await.map_err(problem)?;
    steps.undo(stored).await.map_err(problem)?;
    Ok(Onward::to(RunStep { id: path.id }))
}
