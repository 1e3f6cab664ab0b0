//! The import a page is about, found by its address, with the steps its visitor may take.

use axum::Extension;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use kernel::BatchId;
use serde::Deserialize;
use store::Cause;
use store::reads::Look;
use web::{Form, House, Onward, Problem, Toast, Visitor};

use super::{ImportPage, problem};
use crate::import::{Desk, NotTaken, Steps, Stored};

/// Who is at the desk where files come in, in which house, with the steps they may take.
pub struct AtDesk {
    /// Who asks.
    pub visitor: Visitor,
    /// The house.
    pub house: House,
    /// What an import needs beside the base.
    pub desk: Desk,
    /// The steps they take.
    pub steps: Steps,
}

/// One import with whoever works on it, wherever it stands.
pub struct Import {
    /// Who is at the desk.
    pub at: AtDesk,
    /// The batch.
    pub stored: Stored,
}

/// An import that may still be corrected; any other leads to its own page.
pub struct OpenImport(pub Import);

impl FromRequestParts<House> for AtDesk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let visitor = Visitor::from_request_parts(parts, house).await?;
        let State(house) =
            State::<House>::from_request_parts(parts, house).await.unwrap_or_else(|never| match never {});
        let desk = Extension::<Desk>::from_request_parts(parts, &house).await;
        let Extension(desk) = desk.map_err(|_| Problem::fault(NoDesk))?;
        let steps = Steps::new(house.store.clone(), desk.clone(), Cause::from(&visitor.access));
        Ok(Self { visitor, house, desk, steps })
    }
}

/// The routes were not told of a desk.
#[derive(Debug, thiserror::Error)]
#[error("the routes of the import know no desk")]
struct NoDesk;

#[derive(Deserialize)]
struct Address {
    id: BatchId,
}

impl FromRequestParts<House> for Import {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let at = AtDesk::from_request_parts(parts, house).await?;
        let address = Path::<Address>::from_request_parts(parts, house).await;
        let Path(Address { id }) = address.map_err(|_| Problem::NotFound)?;
        let stored = at.steps.find(id).await.map_err(problem)?;
        Ok(Self { at, stored })
    }
}

impl FromRequestParts<House> for OpenImport {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let import = Import::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
        if import.stored.batch.is_open() {
            return Ok(Self(import));
        }
        let onward = Onward::to(ImportPage { id: import.id() });
        let too_late = Toast::new("import-rejection-not-open");
        let onward = if parts.method == Method::POST { onward.saying(too_late) } else { onward };
        Err(onward.into_response())
    }
}

impl Import {
    /// The batch's id.
    pub const fn id(&self) -> BatchId {
        self.stored.batch.id
    }

    /// Makes sure that the batch is as the form was shown; one that moved on meanwhile, in another tab
    /// or by a colleague, is told, since the places in the form may be those of other rows now.
    pub fn unchanged(&self, form: &Form) -> Result<(), Problem> {
        match form.value("version").parse::<i64>() {
            Ok(version) if version == self.stored.batch.version => Ok(()),
            _ => Err(problem(NotTaken::ChangedMeanwhile)),
        }
    }

    /// Writes down that somebody looks at what the import tells of so many people.
    pub async fn log_look(&self, people: usize) -> Result<(), Problem> {
        let look = Look::Import { batch: self.id(), people: i64::try_from(people).unwrap_or(i64::MAX) };
        Ok(self.at.house.store.log_look(&self.at.visitor.access, look).await?)
    }
}
