//! Maison Delcourt, about to be set up by Camille.

use std::sync::{Arc, Mutex};

use accounts::{Keeper, SetUpTicket, WORDS};
use async_trait::async_trait;
use axum::Router;
use contracts::{Bookkeeping, HouseRules};
use kernel::{Actor, Country};
use personal::Purpose;
use store::{Cause, Fault, Store, Tx};
use testkit::Base;
use web::testing::{Browser, Seen, Stage};

pub const PASSWORD: &str = "cave agrafe pile correcte";

/// The books of a file that is not part of this test: they remember what they are told.
pub struct Books(Mutex<HouseRules>);

impl Default for Books {
    fn default() -> Self {
        Self(Mutex::new(HouseRules::of(Country::BE)))
    }
}

#[async_trait]
impl Bookkeeping for Books {
    async fn rules(&self, _: &Store) -> Result<HouseRules, Fault> {
        Ok(self.0.lock().unwrap().clone())
    }

    async fn keep_by(&self, _: &mut Tx, rules: &HouseRules) -> Result<(), Fault> {
        *self.0.lock().unwrap() = rules.clone();
        Ok(())
    }
}

/// The house with its real accounts instead of the stage's people.
pub fn open(base: &Base) -> Router {
    open_with(base, Arc::new(Books::default()))
}

/// The same house over these books.
pub fn open_with(base: &Base, books: Arc<Books>) -> Router {
    furnished(base, None).open(accounts::routes(books))
}

/// The house as people reach it at this address.
pub fn open_at(base: &Base, address: &str) -> Router {
    furnished(base, Some(address)).open(accounts::routes(Arc::new(Books::default())))
}

fn furnished(base: &Base, address: Option<&str>) -> Stage {
    let mut stage = Stage::new(base.store.clone(), &[WORDS]);
    stage.house.address = address.map(str::to_owned);
    let keeper = Arc::new(Keeper::new(base.store.clone()));
    stage.house.sessions = keeper.clone();
    stage.house.organisations = keeper;
    stage
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
