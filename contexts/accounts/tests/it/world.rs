//! Maison Delcourt, about to be set up by Camille.

use std::sync::Arc;

use accounts::{Keeper, SetUpTicket, WORDS};
use axum::Router;
use kernel::Actor;
use personal::Purpose;
use store::{Cause, Store};
use testkit::Base;
use web::testing::{Browser, Seen, Stage};

pub const PASSWORD: &str = "cave agrafe pile correcte";

/// The house with its real accounts instead of the stage's people.
pub fn open(base: &Base) -> Router {
    let mut stage = Stage::new(base.store.clone(), &[WORDS]);
    let keeper = Arc::new(Keeper::new(base.store.clone()));
    stage.house.sessions = keeper.clone();
    stage.house.organisations = keeper;
    stage.open(accounts::routes())
}

pub async fn ticket(store: &Store) -> String {
    let tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap();
    let ticket = SetUpTicket::make(&tx).await.unwrap();
    tx.commit().await.unwrap();
    ticket
}

pub async fn set_up(base: &Base, browser: &mut Browser) -> Seen {
    let page = browser.get(&format!("/set-up?ticket={}", ticket(&base.store).await)).await;
    let form = page
        .form("form.form")
        .fill("organisation", "Maison Delcourt")
        .fill("country", "FR")
        .fill("controller", "Maison Delcourt SARL")
        .fill("name", "Camille Delcourt")
        .fill("email", "Camille@Delcourt.example.com")
        .fill("password", PASSWORD);
    browser.submit(form).await
}

pub async fn sign_in(browser: &mut Browser, email: &str, password: &str) -> Seen {
    let page = browser.get("/sign-in").await;
    let form = page.form("form.form").fill("email", email).fill("password", password);
    browser.submit(form).await
}
