//! What says that this is a demonstration, and the page on which it is taken out.

use askama::Template;
use async_trait::async_trait;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use customers::demonstration::how_many;
use kernel::Ability;
use personal::Purpose;
use serde::Deserialize;
use store::{Store, jobs};
use web::paths::Home;
use web::{
    Form, House, Onward, Piece, Problem, Routes, Rule, Toast, TodayPanel, TodayPlace, TypedPath, Visitor,
    Wish, filters,
};

use super::removal::{KIND, ask};

/// The demonstration.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/demonstration")]
pub struct Demonstration;

const OWNER: Rule = Rule::May(Ability::ManageOrganisation, Purpose::DataProtection);

/// The routes of the demonstration.
pub fn routes() -> Routes {
    Routes::new().get(OWNER, show).post(OWNER, remove)
}

/// Says on the first page that these people do not exist; the owner reads how they go.
pub struct DemoToday;

#[derive(Template)]
#[template(path = "app/demo_today.html")]
struct DemoPanel;

#[async_trait]
impl TodayPanel for DemoToday {
    fn place(&self) -> TodayPlace {
        TodayPlace::Care
    }

    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        let is_there = how_many(store.reader()).await? > 0;
        is_there.then(|| Piece::of(&DemoPanel, visitor)).transpose()
    }
}

#[derive(Template)]
#[template(path = "app/demo.html", blocks = ["state"])]
struct DemoPage {
    form: Form,
    left: i64,
    is_under_way: bool,
}

impl DemoPage {
    async fn of(house: &House, form: Form) -> Result<Self, Problem> {
        let db = house.store.reader();
        let is_under_way = jobs::is_under_way(db, KIND).await?;
        Ok(Self { form, left: how_many(db).await?, is_under_way })
    }
}

async fn show(_: Demonstration, visitor: Visitor, State(house): State<House>) -> Result<Response, Problem> {
    let page = DemoPage::of(&house, Form::new("demo")).await?;
    let is_over = page.left == 0 && !page.is_under_way;
    if is_over && !matches!(visitor.shell().wish(), Wish::Fragment(_)) {
        return Ok(Onward::to(Home).into_response());
    }
    Ok(visitor.page(page).part("state", |page| Box::new(page.as_state())).into_response())
}

/// The box must be ticked: nothing brings the demonstration back.
async fn remove(
    _: Demonstration,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("demo");
    if form.value("sure").is_empty() {
        form.complain("sure", "demo-not-sure");
        let page = DemoPage::of(&house, form).await?;
        return Ok(visitor.page(page).refused().into_response());
    }
    ask(&house.store, visitor.actor()).await?;
    Ok(Onward::to(Demonstration).saying(Toast::new("demo-removal-begins")).into_response())
}
