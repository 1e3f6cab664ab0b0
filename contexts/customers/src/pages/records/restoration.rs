//! A value of the past given back to a record, or its last change undone.

use axum::extract::Query;
use kernel::{CompanyId, Holder, PersonId};
use serde::Deserialize;
use web::{Form, Onward, Problem, Toast, TypedPath};

use crate::company::Company;
use crate::entry::Kept;
use crate::entry::restoring::restore;
use crate::giving_back::Extent;
use crate::pages::desk::Desk;
use crate::pages::forms::sheet::{OnForm, page_of};
use crate::pages::not_kept;
use crate::person::Person;

use super::frame::{Section, section_of};

/// Where a value of a person's past is given back.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/people/{id}/history/{entry}/restoration", rejection(Problem))]
pub struct PersonRestoration {
    pub id: PersonId,
    pub entry: i64,
}

/// Where a value of a company's past is given back.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/companies/{id}/history/{entry}/restoration", rejection(Problem))]
pub struct CompanyRestoration {
    pub id: CompanyId,
    pub entry: i64,
}

/// Which version a change brought, where the whole of it is undone.
#[derive(Deserialize)]
pub struct Undone {
    version: Option<i64>,
}

/// Where an entry of a record's history is given back.
pub fn address(holder: Holder, entry: i64) -> String {
    match holder {
        Holder::Person(id) => PersonRestoration { id, entry }.to_string(),
        Holder::Company(id) => CompanyRestoration { id, entry }.to_string(),
    }
}

/// Where a correction is undone.
fn undo(holder: Holder, kept: Kept) -> String {
    format!("{}?version={}", address(holder, kept.entry), kept.version)
}

/// The message of a correction, with its undo; without one where nothing had to be written.
pub fn undoable(toast: Toast, holder: Holder, kept: Option<Kept>) -> Toast {
    match kept {
        Some(kept) => toast.with_undo(undo(holder, kept)),
        None => toast,
    }
}

pub async fn person(
    path: PersonRestoration,
    desk: Desk,
    Query(undone): Query<Undone>,
    form: Form,
) -> Result<Onward, Problem> {
    give_back::<Person>(&desk, (path.id, path.entry), undone.version, &form).await
}

pub async fn company(
    path: CompanyRestoration,
    desk: Desk,
    Query(undone): Query<Undone>,
    form: Form,
) -> Result<Onward, Problem> {
    give_back::<Company>(&desk, (path.id, path.entry), undone.version, &form).await
}

/// Gives back what the entry took: all of it after a change, one value from the history.
async fn give_back<T: OnForm>(
    desk: &Desk,
    (id, entry): (T::Id, i64),
    version: Option<i64>,
    form: &Form,
) -> Result<Onward, Problem> {
    let (extent, done, back) = match version {
        Some(version) => (Extent::Everything(version), "record-undone", None),
        None => {
            let history = section_of(id.into(), Section::History);
            (Extent::Field(form.value("field")), "record-value-restored", Some(history))
        }
    };
    let given = restore::<T>(desk.store(), &*desk.office.privacy, desk.access(), (id, entry, extent)).await;
    let said = match given {
        Ok(()) => done,
        Err(not_kept) => not_kept::why(not_kept, "record-changed-since")?,
    };
    let page = page_of::<T>(desk, id).await?;
    let back = back.filter(|_| page == T::page(id)).unwrap_or(page);
    Ok(Onward::to(back).saying(Toast::new(said)))
}
