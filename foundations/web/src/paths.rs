//! The few addresses the frame itself leads to, and those where rooms send the reader to each other
//! without knowing one another. Contexts declare their own beside their handlers.

use axum_extra::routing::TypedPath;
use kernel::{CompanyId, Holder, PersonId};
use serde::Deserialize;

use crate::Problem;

/// The first page after signing in.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/")]
pub struct Home;

/// Where a stranger signs in; `accounts` answers there.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/sign-in")]
pub struct SignIn;

impl SignIn {
    /// The sign-in page that leads back to a path afterwards. The query of that path is dropped:
    /// it may hold what somebody searched for.
    #[must_use]
    pub fn then(path: &str) -> String {
        let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
        format!("{Self}?next={next}")
    }

    /// The sign-in page that says that the session ended, for whoever sent a form without one.
    #[must_use]
    pub fn after_the_end() -> String {
        format!("{Self}?ended=yes")
    }
}

/// Where an empty house is set up; `accounts` answers there.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/set-up")]
pub struct SetUp;

/// Where somebody sets their second factor up; `accounts` answers there.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account/second-factor")]
pub struct SecondFactor;

/// The list of people; `customers` answers there.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/people")]
pub struct People;

/// The list of companies; `customers` answers there.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/companies")]
pub struct Companies;

/// A person's record page; `customers` answers there.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/people/{id}", rejection(Problem))]
pub struct PersonRecord {
    /// Whose.
    pub id: PersonId,
}

/// A company's record page; `customers` answers there.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/companies/{id}", rejection(Problem))]
pub struct CompanyRecord {
    /// Whose.
    pub id: CompanyId,
}

/// The record page of a person or a company.
#[must_use]
pub fn record(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => PersonRecord { id }.to_string(),
        Holder::Company(id) => CompanyRecord { id }.to_string(),
    }
}

pub use crate::preferences::PreferencesPath as Preferences;

/// A path of this house, safe to send a browser back to: never another site.
#[must_use]
pub fn local(path: &str) -> Option<&str> {
    let plain = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    plain.then_some(path)
}
