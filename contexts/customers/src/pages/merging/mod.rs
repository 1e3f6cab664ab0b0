//! Two records made one: looking for the other one, comparing them field by field, and taking them apart again.

mod other;
mod side_by_side;

use kernel::{CompanyId, Holder, PersonId};
use serde::Deserialize;
use web::{Problem, Routes, TypedPath};

use super::EDIT;
use super::paths::record;

/// Where somebody looks for the record that is the same person as this one.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/people/{id}/merge", rejection(Problem))]
pub struct PersonMerge {
    pub id: PersonId,
}

/// Where somebody looks for the record that is the same company as this one.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/companies/{id}/merge", rejection(Problem))]
pub struct CompanyMerge {
    pub id: CompanyId,
}

/// Two people side by side.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/people/{id}/merge/{other}", rejection(Problem))]
pub struct PeopleSideBySide {
    pub id: PersonId,
    pub other: PersonId,
}

/// Two companies side by side.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/companies/{id}/merge/{other}", rejection(Problem))]
pub struct CompaniesSideBySide {
    pub id: CompanyId,
    pub other: CompanyId,
}

/// Where it is said that two people became one by mistake.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/people/{id}/merge/{other}/separation", rejection(Problem))]
pub struct PersonSeparation {
    pub id: PersonId,
    pub other: PersonId,
}

/// Where it is said that two companies became one by mistake.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/companies/{id}/merge/{other}/separation", rejection(Problem))]
pub struct CompanySeparation {
    pub id: CompanyId,
    pub other: CompanyId,
}

/// The routes of merging.
pub fn routes() -> Routes {
    Routes::new()
        .get(EDIT, other::of_person)
        .get(EDIT, other::of_company)
        .get(EDIT, side_by_side::people)
        .get(EDIT, side_by_side::companies)
        .post(EDIT, side_by_side::merge_people)
        .post(EDIT, side_by_side::merge_companies)
        .post(EDIT, side_by_side::separate_people)
        .post(EDIT, side_by_side::separate_companies)
}

/// Where somebody looks for the record that is the same as this one.
pub fn search(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => PersonMerge { id }.to_string(),
        Holder::Company(id) => CompanyMerge { id }.to_string(),
    }
}

/// Two records side by side: the first one is kept.
pub fn beside(kept: Holder, gone: Holder) -> String {
    match (kept, gone) {
        (Holder::Person(id), Holder::Person(other)) => PeopleSideBySide { id, other }.to_string(),
        (Holder::Company(id), Holder::Company(other)) => CompaniesSideBySide { id, other }.to_string(),
        _ => record(kept),
    }
}

/// Where two records become two again.
pub fn separation(kept: Holder, gone: Holder) -> String {
    match (kept, gone) {
        (Holder::Person(id), Holder::Person(other)) => PersonSeparation { id, other }.to_string(),
        (Holder::Company(id), Holder::Company(other)) => CompanySeparation { id, other }.to_string(),
        _ => record(kept),
    }
}
