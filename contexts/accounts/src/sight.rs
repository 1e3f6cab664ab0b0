//! How far a colleague sees in the customer file, and the teams that see together.

use kernel::{Actor, Scope, TeamId, UserId, Visibility};
use personal::{Personal, Purpose};
use store::journal::{Change, Record};
use store::{Cause, Db, Fault, Store};

use crate::store::entity::user::Model;
use crate::store::{teams, users};
use crate::user::AccountRejected;

/// How far somebody is let see, and with whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sight {
    /// How far.
    pub visibility: Visibility,
    /// The team they are in.
    pub team: Option<TeamId>,
}

impl Sight {
    /// As it was set for a user.
    pub(crate) fn of(user: &Model) -> Result<Self, Fault> {
        Ok(Self { visibility: user.visibility()?, team: user.team() })
    }

    /// What it comes to today for somebody who signs in.
    pub(crate) async fn scope(db: &impl Db, user: &Model) -> Result<Scope, Fault> {
        let Self { visibility, team } = Self::of(user)?;
        let team = match (visibility, team) {
            (Visibility::Team, Some(team)) => users::of_team(db, team).await?,
            _ => Vec::new(),
        };
        Ok(Scope::of(user.id(), user.role()?, visibility, team))
    }
}

/// Lets a colleague see so far; it holds from their next page on. Nobody does so for themselves.
///
/// # Errors
/// [`AccountRejected::OwnSight`], [`AccountRejected::Gone`], [`AccountRejected::NoTeam`].
pub async fn let_see(store: &Store, by: Actor, user: UserId, sight: Sight) -> Result<(), AccountRejected> {
    if by == Actor::User(user) {
        return Err(AccountRejected::OwnSight);
    }
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    let before = Sight::of(&users::find(tx.db(), user).await?.ok_or(AccountRejected::Gone)?)?;
    require_team(tx.db(), sight).await?;
    if before == sight {
        return Ok(tx.rollback().await?);
    }
    users::set_sight(&tx, user, sight).await?;
    let name = |sight: Sight| Some(Personal::new(sight.visibility.name().to_owned()));
    let team = |sight: Sight| sight.team.map(|team| Personal::new(team.to_string()));
    let change = Change::new("sight-changed", Record::new("user", user), None);
    let change = change.field("visibility", name(before), name(sight));
    tx.journal(change.field("team", team(before), team(sight))).await?;
    Ok(tx.commit().await?)
}

/// That the team somebody is put into is there.
pub(crate) async fn require_team(db: &impl Db, sight: Sight) -> Result<(), AccountRejected> {
    match sight.team {
        Some(team) if teams::find(db, team).await?.is_none() => Err(AccountRejected::NoTeam),
        _ => Ok(()),
    }
}

/// Puts a team together, without anybody in it yet.
///
/// # Errors
/// Any [`Fault`].
pub async fn found(store: &Store, by: Actor, name: String) -> Result<TeamId, Fault> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    let id: TeamId = tx.ambient().id();
    teams::add(&tx, id, name).await?;
    tx.journal(Change::new("created", Record::new("team", id), None)).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives a team another name.
///
/// # Errors
/// [`AccountRejected::NoTeam`].
pub async fn rename(store: &Store, by: Actor, team: TeamId, name: String) -> Result<(), AccountRejected> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    if !teams::rename(&tx, team, name).await? {
        return Err(AccountRejected::NoTeam);
    }
    tx.journal(Change::new("renamed", Record::new("team", team), None)).await?;
    Ok(tx.commit().await?)
}

/// Takes a team apart: whoever saw what it looks after sees their own, and what nobody looks after.
///
/// # Errors
/// [`AccountRejected::NoTeam`].
pub async fn dissolve(store: &Store, by: Actor, team: TeamId) -> Result<(), AccountRejected> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    if !teams::remove(&tx, team).await? {
        return Err(AccountRejected::NoTeam);
    }
    tx.journal(Change::new("removed", Record::new("team", team), None)).await?;
    Ok(tx.commit().await?)
}
