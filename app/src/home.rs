//! The first page: how much the file holds, and what waits to be done.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use contracts::{FileSummary, PeopleAndCompanies};
use customers::TheFile;
use kernel::Role;
use personal::Purpose;
use web::paths::Home;
use web::{House, NavGroup, NavItem, Page, Piece, Problem, Routes, Rule, TodayPanel, Visitor, filters};

#[derive(Template)]
#[template(path = "app/home.html")]
struct HomePage {
    summary: FileSummary,
    is_owner: bool,
    pieces: Vec<Piece>,
}

/// What contexts show on the first page, in this order.
#[derive(Clone)]
pub struct Today(pub Arc<[Arc<dyn TodayPanel>]>);

impl HomePage {
    /// The three lists: what each is called, where it is, how much it holds.
    fn lists(&self) -> Vec<(&'static str, String, i64)> {
        let held = [self.summary.people, self.summary.companies, self.summary.sales];
        customers::lists().into_iter().zip(held).map(|((label, href), held)| (label, href, held)).collect()
    }
}

/// The route of the first page.
pub fn routes(today: Today) -> Routes {
    Routes::new().get(Rule::SignedIn(Purpose::ClientManagement), show).knowing(today)
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
        least: Role::Seller,
    }
}

async fn show(
    _: Home,
    visitor: Visitor,
    State(house): State<House>,
    Extension(today): Extension<Today>,
) -> Result<Page<HomePage>, Problem> {
    let summary = TheFile.summary(&house.store).await?;
    let is_owner = visitor.role == Role::Owner;
    let mut pieces = Vec::new();
    for panel in today.0.iter() {
        pieces.extend(panel.piece(&house.store, &visitor).await?);
    }
    Ok(visitor.page(HomePage { summary, is_owner, pieces }))
}
