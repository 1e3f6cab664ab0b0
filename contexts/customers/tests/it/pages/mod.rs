//! The pages of the file, through HTTP.

mod columns;
mod files;
mod forms;
mod history;
mod in_place;
mod lists;
mod merging;
mod palette;
mod quality;
mod records;
mod sale_form;
mod searched;
mod sight;
mod small;
mod tasks;
mod today;
mod writing;

use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use contracts::{Colleague, Colleagues};
use customers::import::Desk;
use customers::{Office, TheFile, WORDS, commands, nav, new_person_page, routes, search_page};
use kernel::{Ability, Role};
use personal::Personal;
use store::{Fault, Store};
use testkit::Base;
use web::testing::{Browser, Stage};
use web::{Nav, Routes};

use crate::imports::desk::desk;

/// The two who work at Maison Delcourt.
struct Staff;

#[async_trait]
impl Colleagues for Staff {
    async fn colleagues(&self, _: &Store) -> Result<Vec<Colleague>, Fault> {
        let one = |role, name: &str| Colleague {
            id: Stage::user(role),
            name: Personal::new(name.to_owned()),
            role,
            is_open: true,
        };
        Ok(vec![one(Role::Owner, "Camille Delcourt"), one(Role::Seller, "Yanis Moreau")])
    }
}

/// The routes of the file, and of the desk where files come in.
pub fn all_routes() -> Routes {
    routes_over(desk())
}

/// The same over a desk of its own.
pub fn routes_over(desk: Desk) -> Routes {
    let office = Office::new(desk.privacy.clone(), desk.scanner.clone(), Arc::new(Staff));
    routes(office, desk)
}

/// Maison Delcourt with the pages of the file.
pub fn open(base: &Base) -> (Stage, Router) {
    let nav = Nav::new(nav()).with_search(search_page(), Ability::SeeSales);
    let nav = nav.with_commands(commands(), Vec::new());
    let nav = nav.with_creation(new_person_page(), "person-new-plain", Ability::EditCustomers);
    let mut stage = Stage::new(base.store.clone(), &[WORDS]).with_nav(nav);
    stage.house.horizon = Arc::new(TheFile);
    let router = stage.open(all_routes());
    (stage, router)
}

/// Camille's browser on the pages of the file.
pub fn camille(base: &Base) -> Browser {
    let (stage, router) = open(base);
    stage.owner(&router)
}

/// Yanis's browser on the pages of the file.
pub fn yanis(base: &Base) -> Browser {
    let (stage, router) = open(base);
    stage.seller(&router)
}
