//! Everything that goes wrong, as data (one type, one place that words it).
//!
//! Handlers and extractors return a [`Problem`]; the reception turns it into a page, a fragment or
//! JSON in the reader's language, and the command line into a sentence. What is shown says what
//! happened and what to do; a fault of ours is logged under a short random reference, and only the
//! reference is shown.

mod answer;
mod reference;
mod told;

use std::error::Error;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use personal::Denied;

pub(crate) use answer::{answer, beside_the_page};
pub use told::Told;

use crate::Sentence;

/// What went wrong.
#[derive(Debug, Clone)]
pub enum Problem {
    /// The domain says no to what was asked; the sentence says why and what to do.
    Rejected(Sentence),
    /// The state of things has changed meanwhile; the sentence says how.
    Conflict(Sentence),
    /// The request cannot be understood: no form of ours sends it.
    BadInput,
    /// Nobody is signed in.
    SignInNeeded,
    /// The house is not set up yet.
    SetUpNeeded,
    /// The house requires a second factor, and the reader has none yet.
    SecondFactorNeeded,
    /// The role or purpose does not allow it.
    Forbidden,
    /// The request comes from another site.
    CrossSite,
    /// There is no such page or record, or not for this reader.
    NotFound,
    /// What was asked for stands on another page of ours now.
    MovedTo(String),
    /// More was sent than a page takes.
    TooLarge,
    /// The house is too busy: nothing was changed, and trying again later helps.
    Busy,
    /// The answer took too long; whether the change was made is not known.
    TooSlow,
    /// The machine's disk is full: nothing was written.
    DiskFull,
    /// A fault of ours.
    Fault(Fault),
}

/// An error inside, kept for the log and never shown.
#[derive(Debug, Clone)]
pub struct Fault(Arc<dyn Error + Send + Sync>);

/// A verb of the domain that says no. Any rejection can be returned with `?` from a handler.
pub trait Rejection: Error {
    /// Why, and what to do about it.
    fn sentence(&self) -> Sentence;

    /// Whether the state of things is the reason, rather than what was asked.
    fn is_conflict(&self) -> bool {
        false
    }
}

impl Problem {
    /// A fault of ours.
    pub fn fault(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Fault(Fault(Arc::new(error)))
    }

    /// A domain's no, by its locale key or sentence.
    pub fn rejected(sentence: impl Into<Sentence>) -> Self {
        Self::Rejected(sentence.into())
    }

    /// The status of the answer.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Rejected(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) | Self::SetUpNeeded => StatusCode::CONFLICT,
            Self::BadInput => StatusCode::BAD_REQUEST,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::SecondFactorNeeded | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound | Self::MovedTo(_) => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooSlow => StatusCode::GATEWAY_TIMEOUT,
            Self::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The problem a bare status stands for, when a library answered without one of ours.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::SignInNeeded,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Self::NotFound,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Self::TooSlow,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            status if status.is_client_error() => Self::BadInput,
            status => Self::fault(Unexplained(status)),
        }
    }
}

impl<R: Rejection> From<R> for Problem {
    fn from(rejection: R) -> Self {
        let sentence = rejection.sentence();
        if rejection.is_conflict() { Self::Conflict(sentence) } else { Self::Rejected(sentence) }
    }
}

impl From<store::Fault> for Problem {
    fn from(fault: store::Fault) -> Self {
        match fault {
            store::Fault::Busy => Self::Busy,
            store::Fault::DiskFull => Self::DiskFull,
            other => Self::fault(other),
        }
    }
}

impl From<Denied> for Problem {
    fn from(_: Denied) -> Self {
        Self::Forbidden
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        Self::fault(error)
    }
}

/// An address that does not fit its route names nothing.
impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Self::NotFound
    }
}

/// The reception finds the problem in the answer and words it for the reader.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A library answered with a server error and gave no reason.
#[derive(Debug, thiserror::Error)]
#[error("a handler answered {0} without saying why")]
struct Unexplained(StatusCode);
