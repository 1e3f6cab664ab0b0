//! The first page: how much the file holds.

use askama::Template;
use axum::extract::State;
use contracts::{FileSummary, PeopleAndCompanies};
use customers::TheFile;
use kernel::Role;
use personal::Purpose;
use web::paths::Home;
use web::{House, NavGroup, NavItem, Page, Problem, Routes, Rule, Visitor, filters};

#[derive(Template)]
#[template(path = "app/home.html")]
struct HomePage {
    summary: FileSummary,
}

/// The route of the first page.
pub fn routes() -> Routes {
    Routes::new().get(Rule::SignedIn(Purpose::ClientManagement), show)
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

async fn show(_: Home, visitor: Visitor, State(house): State<House>) -> Result<Page<HomePage>, Problem> {
    let summary = TheFile.summary(&house.store).await?;
    Ok(visitor.page(HomePage { summary }))
}
