//! What pages show is what their reader may do: every link and every form of a small file, followed by
//! each role in turn, leads to no closed door.

use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;

use app::{Premises, wiring};
use axum::http::Method;
use customers::Arrival;
use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::company::{Company, CompanyDetails};
use customers::person::{Person, PersonDetails, PersonName, Role as Employment};
use customers::sale::{DocumentKind, Sale, SaleDetails, Status};
use customers::store::{save_activity, save_company, save_person, save_sale, save_task};
use customers::task::{Task, TaskDetails};
use kernel::{Actor, Currency, Role};
use personal::{Personal, Purpose};
use privacy::RolePolicy;
use store::{Cause, Store, Tx};
use testkit::on_both_engines;
use web::testing::{Browser, Stage};
use web::{Locales, Route, Routes, Rule};

fn routes(store: &Store) -> Routes {
    let locales = Arc::new(Locales::gather(&wiring::words()).unwrap());
    let premises = Premises::over(store, Path::new("/nowhere"));
    wiring::routes(wiring::office().unwrap(), wiring::desk(locales).unwrap(), &premises)
}

/// The house as it is wired, panels of other rooms included.
fn stage(store: &Store) -> Stage {
    let mut stage = Stage::new(store.clone(), &wiring::words()).with_nav(wiring::nav());
    stage.house.grants = wiring::grants();
    stage.house.panels = web::Panels::new(privacy::panels(store));
    stage
}

/// Claire, who buys for Atelier Boréal: an unpaid invoice, a note, a task.
async fn furnish(store: &Store) {
    let mut tx = store.begin(Cause::new(Actor::Console, Purpose::ClientManagement)).await.unwrap();
    let arrival = Arrival::by_hand(tx.ambient().now());
    let name = Personal::new("Atelier Boréal".to_owned());
    let company = CompanyDetails { name, ..CompanyDetails::default() };
    let step = Company::introduce(tx.ambient().id(), company, arrival).unwrap();
    let company = save_company(&mut tx, step).await.unwrap().id;
    let details = PersonDetails {
        name: PersonName { family: Some(Personal::new("Fontaine".to_owned())), ..PersonName::default() },
        roles: vec![Employment { company, title: None }],
        ..PersonDetails::default()
    };
    let step = Person::introduce(tx.ambient().id(), details, arrival).unwrap();
    let person = save_person(&mut tx, step).await.unwrap().id;
    what_was_done(&mut tx, (person, company), arrival).await;
    tx.commit().await.unwrap();
}

async fn what_was_done(
    tx: &mut Tx,
    (person, company): (kernel::PersonId, kernel::CompanyId),
    arrival: Arrival,
) {
    let (person, company) = (Some(person), Some(company));
    let sale = SaleDetails {
        person,
        company,
        kind: DocumentKind::Invoice,
        number: Some(Personal::new("F-12".to_owned())),
        dated_on: "2026-11-02".parse().unwrap(),
        due_on: None,
        status: Status::Due,
        currency: Currency::EUR,
        net: 5_290,
        gross: None,
        lines: Vec::new(),
    };
    save_sale(tx, Sale::record(tx.ambient().id(), sale, arrival).unwrap()).await.unwrap();
    let title = Personal::new("Relancer".to_owned());
    let owner = Stage::user(Role::Reader);
    let task = TaskDetails { person, company, title, due_on: "2026-11-24".parse().unwrap(), owner };
    save_task(tx, Task::plan(tx.ambient().id(), task, arrival).unwrap()).await.unwrap();
    let (at, text) = (tx.ambient().now(), Personal::new("A appelé".to_owned()));
    let note = ActivityDetails { person, company, kind: ActivityKind::Note, direction: None, at, text };
    let step = Activity::write_down(tx.ambient().id(), note, Actor::Console, arrival).unwrap();
    save_activity(tx, step).await.unwrap();
}

/// Whether the table lets a role post there.
fn lets_post(table: &[Route], role: Role, path: &str) -> bool {
    let is_there = |route: &&Route| {
        let (pattern, parts): (Vec<_>, Vec<_>) = (route.path.split('/').collect(), path.split('/').collect());
        let fits = |(pattern, part): (&&str, &&str)| pattern.starts_with('{') || pattern == part;
        route.method == Method::POST && pattern.len() == parts.len() && pattern.iter().zip(&parts).all(fits)
    };
    let route = table.iter().find(is_there);
    match route.map(|route| route.rule) {
        Some(Rule::May(ability, purpose)) => {
            let actor = Actor::User(Stage::user(role));
            role.may(ability) && personal::Policy::allows(&RolePolicy, actor, role, purpose)
        }
        Some(_) => true,
        None => path == "/preferences",
    }
}

/// Every page of the house that somebody gets to from the first one; answers how many.
async fn walk(mut browser: Browser, role: Role, table: &[Route]) -> usize {
    let (mut waiting, mut seen) = (VecDeque::from(["/".to_owned()]), BTreeSet::new());
    while let Some(place) = waiting.pop_front() {
        // one page for each address: where a list stands and how it is sorted makes no other
        let path = place.split(['?', '#']).next().unwrap_or_default().to_owned();
        if !path.starts_with('/') || path.contains('.') || !seen.insert(path.clone()) {
            continue;
        }
        let page = browser.get(&path).await;
        assert_ne!(page.status, 403, "{role:?} is led to {path}");
        assert!(page.status.as_u16() < 500, "{role:?} at {path}");
        waiting.extend(page.attributes("a[href]", "href"));
        for action in page.attributes("form[method=post]", "action") {
            assert!(lets_post(table, role, &action), "{role:?} on {path} is shown the form to {action}");
        }
    }
    seen.len()
}

#[test]
fn no_page_shows_a_way_to_what_its_reader_may_not_do() {
    on_both_engines(async |base| {
        furnish(&base.store).await;
        let stage = stage(&base.store);
        let router = stage.open(routes(&base.store));
        let table = routes(&base.store).table();
        for role in Role::ALL {
            let pages = walk(stage.colleague(role, &router), role, &table).await;
            let least = if role == Role::Accountant { 3 } else { 10 };
            assert!(pages > least, "{role:?} got to {pages} pages");
        }
    });
}

#[test]
fn an_accountant_sees_who_bought_and_nothing_else_of_customers() {
    on_both_engines(async |base| {
        furnish(&base.store).await;
        let stage = stage(&base.store);
        let mut odile = stage.colleague(Role::Accountant, &stage.open(routes(&base.store)));
        let page = odile.get("/sales").await;
        assert!(page.body.contains("Atelier Boréal") && page.body.contains("F-12"));
        assert!(!page.has("a[href^='/companies'], a[href^='/people'], form.find"));
        let sale = odile.get(&page.attribute("tbody a", "href").unwrap()).await;
        assert_eq!(sale.status, 200);
        assert!(!sale.has("form.settle"), "whoever reads says of nothing that it is paid");
        assert!(!odile.get("/").await.has("#my-tasks"));
    });
}

#[test]
fn a_reader_finds_everybody_and_changes_nobody() {
    on_both_engines(async |base| {
        furnish(&base.store).await;
        let stage = stage(&base.store);
        let mut theo = stage.colleague(Role::Reader, &stage.open(routes(&base.store)));
        let people = theo.get("/people").await;
        assert!(!people.has(".btn.primary"), "nobody is added");
        let record = theo.get(&people.attribute("tbody a", "href").unwrap()).await;
        assert!(record.body.contains("A appelé") && record.body.contains("Relancer"));
        assert!(!record.has("form.composer, .tick, .rec-head .btn, #vp .btn"), "{}", record.body);
        assert!(theo.get("/").await.has("#my-tasks"), "what somebody is to do is shown to them");
    });
}
