//! Taking a whole batch back: the page says what will happen, the button does it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use personal::Access;
use web::{Onward, Problem, filters};

use super::open::Import;
use super::{Head, ImportPage, RunStep, UndoStep, problem};
use crate::import::{BatchState, Totals, forgotten_at};

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

pub async fn show(path: UndoStep, import: Import) -> Result<Response, Problem> {
    let BatchState::Published(published) = import.stored.batch.state else {
        return Ok(Onward::to(ImportPage { id: path.id }).into_response());
    };
    let page = UndoPage {
        head: Head::of(&import.stored, Vec::new())?,
        access: import.at.visitor.access,
        totals: published.totals,
        until: forgotten_at(published.at),
    };
    Ok(import.at.visitor.page(page).into_response())
}

pub async fn take_back(path: UndoStep, import: Import) -> Result<Onward, Problem> {
    import.at.steps.undo(import.stored).await.map_err(problem)?;
    Ok(Onward::to(RunStep { id: path.id }))
}
