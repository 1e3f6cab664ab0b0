//! The first page: how much the file holds, and what waits to be done.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use contracts::{FileSummary, PeopleAndCompanies};
use customers::TheFile;
use kernel::Ability;
use personal::Purpose;
use web::paths::Home;
use web::{
    House, NavGroup, NavItem, Page, Piece, Problem, Routes, Rule, TodayPanel, TodayPlace, Visitor, filters,
};

#[derive(Template)]
#[template(path = "app/home.html")]
struct HomePage {
    summary: FileSummary,
    lists: Vec<(&'static str, String, i64)>,
    /// What needs somebody's care before all else.
    care: Vec<Piece>,
    pieces: Vec<Piece>,
}

/// What contexts show on the first page, in this order.
#[derive(Clone)]
pub struct Today(pub Arc<[Arc<dyn TodayPanel>]>);

/// The lists the visitor may open: what each is called, where it is, how much it holds.
fn lists(summary: &FileSummary, visitor: &Visitor) -> Vec<(&'static str, String, i64)> {
    let held = [summary.people, summary.companies, summary.sales];
    let open = customers::lists().into_iter().zip(held).filter(|(list, _)| visitor.may(list.needs));
    open.map(|(list, held)| (list.label, list.href, held)).collect()
}

/// The route of the first page.
pub fn routes(today: Today) -> Routes {
    Routes::new().get(Rule::May(Ability::SeeToday, Purpose::ClientManagement), show).knowing(today)
}

/// Its entry in the menu.
pub fn nav() -> NavItem {
    NavItem {
        group: NavGroup::Today,
        rank: 0,
        label: "home",
        icon: "house",
        href: Home.to_string(),
        on_phone: true,
        needs: Ability::SeeToday,
    }
}

async fn show(
    _: Home,
    visitor: Visitor,
    State(house): State<House>,
    Extension(today): Extension<Today>,
) -> Result<Page<HomePage>, Problem> {
    let summary = TheFile.summary(&house.store).await?;
    let lists = lists(&summary, &visitor);
    let (mut care, mut pieces) = (Vec::new(), Vec::new());
    for panel in today.0.iter() {
        let piece = panel.piece(&house.store, &visitor).await?;
        match panel.place() {
            TodayPlace::Care => care.extend(piece),
            TodayPlace::Work => pieces.extend(piece),
        }
    }
    Ok(visitor.page(HomePage { summary, lists, care, pieces }))
}
