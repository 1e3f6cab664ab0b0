//! The first page: how much the file holds, and what waits to be done.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use contracts::{FileSummary, PeopleAndCompanies};
use customers::{Office, TheFile};
use kernel::Ability;
use personal::Purpose;
use web::paths::Home;
use web::{
    House, NavGroup, NavItem, Page, Piece, Problem, Routes, Rule, Sentence, TodayPanel, TodayPlace, Visitor,
    filters,
};

#[derive(Template)]
#[template(path = "app/home.html")]
struct HomePage {
    summary: FileSummary,
    lists: Vec<(&'static str, String, Sentence)>,
    /// What needs somebody's care before all else.
    care: Vec<Piece>,
    pieces: Vec<Piece>,
}

/// What contexts show on the first page.
#[derive(Clone)]
pub struct Today {
    /// Their panels, in this order.
    pub panels: Arc<[Arc<dyn TodayPanel>]>,
    /// The office of the file, whose lists are counted.
    pub office: Office,
}

/// The lists the visitor may open: what each is called, where it is, how much it holds in their sight.
fn lists(held: [Sentence; 3], visitor: &Visitor) -> Vec<(&'static str, String, Sentence)> {
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
    let lists = lists(customers::held_by_lists(&house.store, &visitor, &today.office).await?, &visitor);
    let (mut care, mut pieces) = (Vec::new(), Vec::new());
    for panel in today.panels.iter() {
        let piece = panel.piece(&house.store, &visitor).await?;
        match panel.place() {
            TodayPlace::Care => care.extend(piece),
            TodayPlace::Work => pieces.extend(piece),
        }
    }
    Ok(visitor.page(HomePage { summary, lists, care, pieces }))
}
