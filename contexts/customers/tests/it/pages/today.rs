//! What the first page tells of the file: clients and prospects without a next step, imports that wait.

use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::person::PersonDetails;
use customers::relation::Relationship;
use customers::store::{Keeper, save_activity, save_task, without_next_step};
use customers::task::{Task, TaskDetails};
use jiff::ToSpan;
use kernel::{Holder, PersonId, Role};
use personal::Personal;
use store::Store;
use testkit::on_both_engines;
use web::testing::Stage;

use crate::imports::desk::open_books;
use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, by_hand, camille, claire, day, invoice, noel, text,
};

/// A prospect of Yanis's, known by this first name alone.
fn prospect(given: &str) -> PersonDetails {
    let mut details = claire();
    (details.name.given, details.client_number) = (text(given), None);
    details.relationship = Relationship { owner: Some(Stage::user(Role::Seller)), ..Relationship::default() };
    details
}

async fn quiet(store: &Store, role: Role, takes_the_rest: bool) -> Vec<Holder> {
    let keeper = Keeper { user: Stage::user(role), takes_the_rest };
    let now = store.ambient().now();
    without_next_step(store.reader(), keeper, (now, day("2027-03-01")), 7).await.unwrap()
}

async fn planned(store: &Store, person: PersonId) {
    let mut tx = begin(store).await;
    let title = Personal::new("Rappeler".to_owned());
    let owner = Stage::user(Role::Seller);
    let details =
        TaskDetails { person: Some(person), company: None, title, due_on: day("2027-04-01"), owner };
    save_task(&mut tx, Task::plan(store.ambient().id(), details, by_hand(store)).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn called(store: &Store, person: PersonId) {
    let mut tx = begin(store).await;
    let details = ActivityDetails {
        person: Some(person),
        company: None,
        kind: ActivityKind::Note,
        direction: None,
        at: store.ambient().now(),
        text: Personal::new("Rappelée ce matin.".to_owned()),
    };
    let step = Activity::write_down(store.ambient().id(), details, camille(), by_hand(store)).unwrap();
    save_activity(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_prospect_is_without_a_next_step_until_somebody_calls_or_plans_to() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let mut ids = Vec::new();
        for given in ["Anne", "Brice", "Chloé"] {
            ids.push(a_person(store, prospect(given)).await.id);
        }
        assert!(quiet(store, Role::Seller, false).await.is_empty(), "they came today");
        base.clock.pass(31.days());
        let [anne, brice, chloe] = ids[..] else { panic!("three") };
        planned(store, anne).await;
        called(store, brice).await;
        assert_eq!(quiet(store, Role::Seller, false).await, [chloe.into()]);
        assert!(quiet(store, Role::Support, false).await.is_empty(), "somebody else's");
    });
}

#[test]
fn a_client_is_told_of_after_ninety_days_and_what_nobody_keeps_to_whoever_takes_the_rest() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await.id;
        let noel = a_person(store, noel(brasserie)).await.id;
        let claire = a_person(store, claire()).await.id;
        a_sale(store, invoice(claire, "F-1", "2026-11-06", 1_000)).await;
        a_sale(store, invoice(noel, "F-2", "2026-10-06", 1_000)).await;
        let all: [Holder; 2] = [claire.into(), noel.into()];
        assert_eq!(quiet(store, Role::Owner, true).await, all, "the freshest first; of a company its people");
        assert!(quiet(store, Role::Owner, false).await.is_empty());
    });
}
