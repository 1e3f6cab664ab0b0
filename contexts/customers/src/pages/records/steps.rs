//! The steps from a record to the one before and the one after.

use axum::extract::Query;
use kernel::Id as _;
use listing::Place;
use web::{Onward, Problem};

use super::Pairs;
use super::trail::step;
use crate::pages::desk::Desk;
use crate::pages::paths::{NextCompany, NextPerson, PreviousCompany, PreviousPerson};

pub async fn previous_person(
    path: PreviousPerson,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Onward, Problem> {
    step(&desk, (path.id.into(), Place::Before(path.id.uuid())), &pairs).await
}

pub async fn next_person(
    path: NextPerson,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Onward, Problem> {
    step(&desk, (path.id.into(), Place::After(path.id.uuid())), &pairs).await
}

pub async fn previous_company(
    path: PreviousCompany,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Onward, Problem> {
    step(&desk, (path.id.into(), Place::Before(path.id.uuid())), &pairs).await
}

pub async fn next_company(
    path: NextCompany,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Onward, Problem> {
    step(&desk, (path.id.into(), Place::After(path.id.uuid())), &pairs).await
}
