//! The first steps on the first page: what makes a new house one to rely on, each ticked by doing it. They
//! go when all are done, or when the owner puts them aside.

use accounts::{steps_aside, steps_put_aside};
use askama::Template;
use async_trait::async_trait;
use axum::extract::State;
use contracts::PeopleAndCompanies as _;
use customers::TheFile;
use kernel::Ability;
use personal::Purpose;
use serde::Deserialize;
use store::{Engine, Store};
use web::{
    House, Onward, Piece, Problem, Routes, Rule, Toast, TodayPanel, TodayPlace, TypedPath, Visitor, filters,
    paths,
};

use crate::backup::{self, Diary};
use crate::premises::Premises;

/// That the first steps are put aside is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/first-steps/removal")]
struct Removal;

/// The first steps of a house, for whoever may take them.
pub struct FirstSteps(pub Premises);

/// One step: what it is called, why it is worth it, where it is done.
struct Step {
    label: &'static str,
    why: &'static str,
    page: String,
    is_done: bool,
}

#[derive(Template)]
#[template(path = "app/first_steps.html")]
struct StepsPanel {
    steps: Vec<Step>,
    done: usize,
}

/// The route by which they are put aside.
pub fn routes() -> Routes {
    Routes::new().post(Rule::May(Ability::ManageOrganisation, Purpose::DataProtection), put_aside)
}

#[async_trait]
impl TodayPanel for FirstSteps {
    fn place(&self) -> TodayPlace {
        TodayPlace::Work
    }

    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if !visitor.may(Ability::ManageOrganisation) || steps_put_aside(store).await? {
            return Ok(None);
        }
        let steps = steps(&self.0, visitor).await?;
        let done = steps.iter().filter(|step| step.is_done).count();
        if done == steps.len() {
            return Ok(None);
        }
        Piece::of(&StepsPanel { steps, done }, visitor).map(Some)
    }
}

/// The steps in the order they are best taken in.
async fn steps(premises: &Premises, visitor: &Visitor) -> Result<Vec<Step>, Problem> {
    let store = &premises.store;
    let team = accounts::team_so_far(store, visitor.user).await?;
    let has_file = !TheFile.summary(store).await?.is_empty();
    let has_way = post::is_set_up(store.reader()).await?;
    let step = |label, why, page: String, is_done| Step { label, why, page, is_done };
    let mut steps = vec![
        step("first-step-house", "first-step-house-why", accounts::organisation_page(), true),
        step("first-step-file", "first-step-file-why", customers::import_page(), has_file),
    ];
    if store.engine() != Engine::Postgres {
        let has_copy = Diary::of(&premises.data).last.is_some();
        steps.push(step("first-step-backup", "first-step-backup-why", backup::page(), has_copy));
    }
    let factor = paths::SecondFactor.to_string();
    steps.extend([
        step("first-step-factor", "first-step-factor-why", factor, team.has_second_factor),
        step("first-step-mail", "first-step-mail-why", mailroom::mail_page(), has_way),
        step("first-step-team", "first-step-team-why", accounts::users_page(), team.has_colleagues),
    ]);
    Ok(steps)
}

async fn put_aside(_: Removal, visitor: Visitor, State(house): State<House>) -> Result<Onward, Problem> {
    steps_aside(&house.store, visitor.user).await?;
    Ok(Onward::to(paths::Home).saying(Toast::new("first-steps-aside")))
}
