//! How far a colleague sees: what is asked of whoever invites them, and on their page.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{TeamId, UserId, Visibility};
use serde::Deserialize;
use store::{Db, Fault};
use web::view::Choice;
use web::{Form, House, Onward, Problem, Sentence, Toast, TypedPath, Visitor};

use super::colleague::{ColleaguePage, Estate, Forms, UserPath, complain};
use crate::sight::{Sight, let_see};
use crate::store::teams;

/// How far a colleague sees is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users/{id}/sight", rejection(Problem))]
pub struct UserSight {
    pub id: UserId,
}

pub async fn change(
    path: UserSight,
    visitor: Visitor,
    State(house): State<House>,
    Extension(handover): Extension<Estate>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("user");
    if let Some(sight) = read(&mut form) {
        let changed = let_see(&house.store, visitor.actor(), path.id, sight).await;
        complain(&mut form, "visibility", changed)?;
    }
    if form.is_sound() {
        let back = UserPath { id: path.id };
        return Ok(Onward::to(back).saying(Toast::new("user-sight-changed")).into_response());
    }
    let forms = Forms { sight: Some(form), ..Forms::default() };
    let page = ColleaguePage::of(&visitor, &house, &*handover, path.id, forms).await?;
    Ok(visitor.page(page).refused().into_response())
}

/// What a form says of it, everything where it says nothing; a complaint is left in the form.
pub fn read(form: &mut Form) -> Option<Sight> {
    let visibility = form.read_optional("visibility", |text| Visibility::from_name(text).ok_or("choose-one"));
    let team = form.read_optional("team", |text| text.parse::<TeamId>().map_err(|_| "choose-one"));
    form.is_sound().then(|| Sight { visibility: visibility.unwrap_or_default(), team })
}

/// A form that says so.
pub fn fill(form: Form, sight: Sight) -> Form {
    let form = form.with("visibility", sight.visibility.name());
    match sight.team {
        Some(team) => form.with("team", team),
        None => form,
    }
}

/// The locale key of a visibility.
pub const fn key(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::All => "sight-all",
        Visibility::Team => "sight-team",
        Visibility::Own => "sight-own",
    }
}

/// How far one may be let see, each with what that means.
pub fn visibilities() -> Vec<Choice> {
    let explained = |one: Visibility| {
        let hint = match one {
            Visibility::All => "sight-all-hint",
            Visibility::Team => "sight-team-hint",
            Visibility::Own => "sight-own-hint",
        };
        Choice::new(one.name(), key(one)).explained(hint)
    };
    Visibility::ALL.into_iter().map(explained).collect()
}

/// The teams one may be put into.
pub async fn team_choices(db: &impl Db) -> Result<Vec<Choice>, Fault> {
    let choice = |team: crate::store::entity::team::Model| {
        Choice::new(team.id().to_string(), Sentence::verbatim(team.name))
    };
    Ok(teams::all(db).await?.into_iter().map(choice).collect())
}
