//! The teams: which colleagues see each other's clients. Who is in one is said on the colleague's page.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::TeamId;
use personal::{Access, Personal};
use serde::Deserialize;
use web::view::Crumb;
use web::{Form, House, Onward, Page, Problem, Toast, TypedPath, Visitor, filters};

use super::colleague::UserPath;
use super::users::Users;
use crate::sight::{dissolve, found, rename};
use crate::store::entity::team::Model as TeamRow;
use crate::store::entity::user::Model;
use crate::store::{teams, users};
use crate::user::AccountRejected;

/// The teams.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/teams")]
pub struct Teams;

/// A team's name is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/teams/{id}", rejection(Problem))]
pub struct TeamPath {
    pub id: TeamId,
}

/// That a team is taken apart is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/teams/{id}/removal", rejection(Problem))]
pub struct TeamRemoval {
    pub id: TeamId,
}

#[derive(Template)]
#[template(path = "accounts/teams.html")]
pub struct TeamsPage {
    crumbs: Vec<Crumb>,
    teams: Vec<Team>,
    form: Form,
    access: Access,
}

/// A team with its people.
struct Team {
    id: TeamId,
    name: String,
    people: Vec<(UserPath, Personal<String>)>,
}

pub async fn list(
    _: Teams,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Page<TeamsPage>, Problem> {
    TeamsPage::of(&visitor, &house, Form::new("team")).await
}

pub async fn add(
    _: Teams,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("team");
    let Some(name) = form.required("name") else {
        return Ok(TeamsPage::of(&visitor, &house, form).await?.refused().into_response());
    };
    found(&house.store, visitor.actor(), name).await?;
    Ok(Onward::to(Teams).saying(Toast::new("team-added")).into_response())
}

pub async fn change(
    path: TeamPath,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("team");
    let Some(name) = form.required("name") else {
        return Ok(TeamsPage::of(&visitor, &house, form).await?.refused().into_response());
    };
    done(rename(&house.store, visitor.actor(), path.id, name).await)?;
    Ok(Onward::to(Teams).saying(Toast::new("team-renamed")).into_response())
}

pub async fn remove(
    path: TeamRemoval,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Onward, Problem> {
    done(dissolve(&house.store, visitor.actor(), path.id).await)?;
    Ok(Onward::to(Teams).saying(Toast::new("team-removed")))
}

/// A team that is gone already is a page that does not exist.
fn done(done: Result<(), AccountRejected>) -> Result<(), Problem> {
    match done {
        Err(AccountRejected::NoTeam) => Err(Problem::NotFound),
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => Err(rejected.into()),
        Ok(()) => Ok(()),
    }
}

impl TeamsPage {
    async fn of(visitor: &Visitor, house: &House, form: Form) -> Result<Page<Self>, Problem> {
        let db = house.store.reader();
        let (teams, everybody) = (teams::all(db).await?, users::all(db).await?);
        let teams = teams.into_iter().map(|team| Team::of(team, &everybody)).collect();
        let crumbs = vec![Crumb::link("users", Users), Crumb::here("teams")];
        Ok(visitor.page(Self { crumbs, teams, form, access: visitor.access }))
    }
}

impl Team {
    fn of(team: TeamRow, everybody: &[Model]) -> Self {
        let theirs = everybody.iter().filter(|user| user.team() == Some(team.id()));
        let people = theirs.map(|user| (UserPath { id: user.id() }, user.name.clone())).collect();
        Self { id: team.id(), name: team.name, people }
    }

    fn page(&self) -> TeamPath {
        TeamPath { id: self.id }
    }

    fn removal(&self) -> TeamRemoval {
        TeamRemoval { id: self.id }
    }
}
