//! Maison Delcourt, about to be set up by Camille.

use std::sync::{Arc, Mutex};

use accounts::{Keeper, SetUpTicket, WORDS};
use async_trait::async_trait;
use axum::Router;
use contracts::{Bookkeeping, Handover, Held, HouseRules};
use kernel::{Actor, Country, UserId};
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

/// What colleagues look after in a file that is not part of this test: it remembers who handed over to whom.
#[derive(Default)]
pub struct Estate(pub Mutex<Vec<(UserId, UserId)>>);

#[async_trait]
impl Handover for Estate {
    async fn held_by(&self, _: &Store, _: UserId) -> Result<Held, Fault> {
        Ok(Held { people: 12, companies: 1, tasks: 3 })
    }

    async fn hand_over(&self, _: &mut Tx, from: UserId, to: UserId) -> Result<(), Fault> {
        self.0.lock().unwrap().push((from, to));
        Ok(())
    }
}

/// The house where this is handed over.
pub fn open_handing_over(base: &Base, estate: Arc<Estate>) -> Router {
    furnished(base, None).open(accounts::routes(Arc::new(Books::default()), estate))
}

/// The house with its real accounts instead of the stage's people.
pub fn open(base: &Base) -> Router {
    open_with(base, Arc::new(Books::default()))
}

/// The same house over these books.
pub fn open_with(base: &Base, books: Arc<Books>) -> Router {
    furnished(base, None).open(accounts::routes(books, Arc::new(Estate::default())))
}

/// The house as people reach it at this address.
pub fn open_at(base: &Base, address: &str) -> Router {
    let books = Arc::new(Books::default());
    furnished(base, Some(address)).open(accounts::routes(books, Arc::new(Estate::default())))
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

/// Invites somebody whose address follows from the name.
pub async fn invite(owner: &mut Browser, name: &str, role: &str) -> Seen {
    let page = owner.get("/users").await;
    let form = page.form("form[action='/users']").fill("name", name).fill("email", &address_of(name));
    owner.submit(form.fill("role", role)).await
}

/// Somebody invited in a role, who chose the usual password and is signed in.
pub async fn colleague(base: &Base, owner: &mut Browser, name: &str, role: &str) -> Browser {
    let link = invite(owner, name, role).await.text("#invitation");
    let path = link.split_once("/password/").map(|(_, token)| format!("/password/{token}")).unwrap();
    let mut browser = Browser::new(open(base));
    let page = browser.get(&path).await;
    browser.submit(page.form("form.form").fill("new", PASSWORD)).await;
    browser
}

/// The address somebody is invited at.
pub fn address_of(name: &str) -> String {
    let given = name.split(' ').next().unwrap().to_lowercase();
    format!("{given}@delcourt.example.com")
}

/// Where the owner looks after somebody's account.
pub async fn account_of(owner: &mut Browser, name: &str) -> String {
    owner.get("/users").await.link(name)
}
