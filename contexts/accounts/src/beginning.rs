//! How far a new house has come: what the first steps ask of the accounts, and that the owner put them aside.

use kernel::{Actor, UserId};
use personal::Purpose;
use store::journal::{Change, Record};
use store::{Cause, Fault, Store};

use crate::store::{factors, organisation, users};

/// What the accounts tell of the first steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamSoFar {
    /// Whether anybody else was invited.
    pub has_colleagues: bool,
    /// Whether the reader has a second factor.
    pub has_second_factor: bool,
}

/// How far the team has come, as somebody of it sees it.
///
/// # Errors
/// Any [`Fault`].
pub async fn team_so_far(store: &Store, reader: UserId) -> Result<TeamSoFar, Fault> {
    let others = users::all(store.reader()).await?.into_iter().any(|user| user.id() != reader);
    let has_second_factor = factors::is_set(store.reader(), reader).await?;
    Ok(TeamSoFar { has_colleagues: others, has_second_factor })
}

/// Whether somebody put the first steps aside.
///
/// # Errors
/// Any [`Fault`].
pub async fn steps_put_aside(store: &Store) -> Result<bool, Fault> {
    organisation::steps_are_aside(store.reader()).await
}

/// Puts the first steps aside, for everybody who saw them.
///
/// # Errors
/// Any [`Fault`].
pub async fn steps_aside(store: &Store, by: UserId) -> Result<(), Fault> {
    let mut tx = store.begin(Cause::new(Actor::User(by), Purpose::DataProtection)).await?;
    organisation::put_steps_aside(&tx).await?;
    tx.journal(Change::new("first-steps-put-aside", Record::new("user", by), None)).await?;
    tx.commit().await
}
