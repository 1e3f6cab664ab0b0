//! Shown whole, taken out whole: a word is put into every personal column of somebody's rows; the
//! export must show each, and after the erasure none may be left in any table.

use std::collections::BTreeSet;

use contracts::PersonalDataSource;
use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::books::HouseRules;
use customers::sale::{DocumentKind, Line, SaleDetails};
use customers::store::{figures_of, sale, save_activity, set_house_rules, totals};
use customers::{INVENTORY, OfTheFile};
use jiff::tz::TimeZone;
use kernel::{Country, Currency, Holder, Id};
use personal::Personal;
use personal::inventory::{Class, Inventory};
use sea_orm::{ConnectionTrait, Statement};
use store::Store;
use store::search::{Among, find};
use testkit::{access, on_both_engines};

use crate::world::{
    a_company, a_person, a_sale, begin, brasserie, by_hand, camille, claire, company_named, invoice, noel,
};

async fn noted(store: &Store, about: Holder, words: &str) {
    let (person, company) = match about {
        Holder::Person(id) => (Some(id), None),
        Holder::Company(id) => (None, Some(id)),
    };
    let text = Personal::new(words.to_owned());
    let at = store.ambient().now();
    let details = ActivityDetails { person, company, kind: ActivityKind::Note, direction: None, at, text };
    let step = Activity::write_down(store.ambient().id(), details, camille(), by_hand(store)).unwrap();
    let mut tx = begin(store).await;
    save_activity(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
}

/// An order that is nobody's invoice, so that nothing stands against an erasure.
fn an_order(buyer: impl Into<Holder>) -> SaleDetails {
    let mut order = invoice(buyer, "C2026-0001", "2026-11-02", 5_290);
    order.kind = DocumentKind::Order;
    order.lines = vec![Line { sku: Some(Personal::new("VIN".to_owned())), ..order.lines[0].clone() }];
    order
}

/// Puts a word of its own into every personal column of every row there is; answers the words.
async fn put_words(store: &Store) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (table, column) in personal_columns() {
        let word = format!("canari{}", words.len() + 1000);
        let sql = format!("UPDATE {table} SET {column} = '{word}'");
        if store.writer().execute_unprepared(&sql).await.unwrap().rows_affected() > 0 {
            words.insert(word);
        }
    }
    words
}

fn personal_columns() -> Vec<(String, String)> {
    let inventory = Inventory::read(INVENTORY).unwrap();
    let of_table = |(table, rules): (String, personal::inventory::Table)| {
        let personal = rules.columns.into_iter().filter(|(_, column)| column.class == Class::Personal);
        personal.map(move |(column, _)| (table.clone(), column)).collect::<Vec<_>>()
    };
    inventory.table.into_iter().flat_map(of_table).collect()
}

/// Every text of every table of the file.
async fn everything_left(store: &Store) -> String {
    let mut left = String::new();
    for (table, column) in personal_columns() {
        let sql = format!("SELECT CAST({column} AS TEXT) AS it FROM {table}");
        let backend = store.reader().get_database_backend();
        for row in store.reader().query_all_raw(Statement::from_string(backend, sql)).await.unwrap() {
            left += &row.try_get::<Option<String>>("", "it").unwrap().unwrap_or_default();
            left.push('\n');
        }
    }
    left
}

async fn erase(store: &Store, holder: Holder) {
    let mut tx = begin(store).await;
    assert!(OfTheFile.objections(&tx, holder).await.unwrap().is_empty());
    OfTheFile.erase(&mut tx, holder).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn every_personal_word_of_a_person_is_exported_and_none_is_left_after() {
    on_both_engines(|base| async move {
        let employer = a_company(&base.store, company_named("Cave Poulain")).await;
        let mut details = claire();
        details.roles = noel(employer.id).roles;
        let claire = Holder::from(a_person(&base.store, details).await.id);
        noted(&base.store, claire, "Préfère être appelée le matin.").await;
        a_sale(&base.store, an_order(claire)).await;
        let words = put_words(&base.store).await;
        let of_company: BTreeSet<String> = exported(&base.store, employer.id.into()).await;

        let told = exported(&base.store, claire).await;
        let hers: BTreeSet<String> = words.difference(&of_company).cloned().collect();
        assert!(hers.len() > 20, "{hers:?}");
        assert!(hers.is_subset(&told), "not exported: {:?}", hers.difference(&told));

        erase(&base.store, claire).await;
        let left = everything_left(&base.store).await;
        assert!(hers.iter().all(|word| !left.contains(word.as_str())), "{left}");
        assert!(exported(&base.store, claire).await.is_empty());
    });
}

#[test]
fn every_personal_word_of_a_company_is_exported_and_none_is_left_after() {
    on_both_engines(|base| async move {
        let brasserie = Holder::from(a_company(&base.store, brasserie()).await.id);
        noted(&base.store, brasserie, "Ferme le lundi.").await;
        a_sale(&base.store, an_order(brasserie)).await;
        let words = put_words(&base.store).await;
        let told = exported(&base.store, brasserie).await;
        assert!(words.len() > 15 && words.is_subset(&told), "not exported: {:?}", words.difference(&told));
        erase(&base.store, brasserie).await;
        assert_eq!(everything_left(&base.store).await, "");
    });
}

async fn exported(store: &Store, holder: Holder) -> BTreeSet<String> {
    let rows = OfTheFile.export(store, holder, &access()).await.unwrap();
    rows.into_iter().flat_map(|row| row.values.into_values()).collect()
}

#[test]
fn an_erased_person_is_found_no_more_and_counts_no_more() {
    on_both_engines(|base| async move {
        let claire = Holder::from(a_person(&base.store, claire()).await.id);
        let order = a_sale(&base.store, an_order(claire)).await;
        let before = totals(base.store.reader()).await.unwrap();
        assert_eq!((before.people, before.sales, before.of_people.spend.net), (1, 1, 5_290));
        erase(&base.store, claire).await;
        let db = base.store.reader();
        for typed in ["fontaine", "0639982011", "C2026-0001"] {
            assert!(find(db, &access(), typed, Among::all(&[]), 5).await.unwrap().is_empty(), "{typed}");
        }
        assert_eq!(sale(db, order.id).await.unwrap(), None);
        assert_eq!(figures_of(db, claire).await.unwrap(), None);
        assert_eq!(totals(db).await.unwrap(), Default::default());
    });
}

#[test]
fn a_sale_to_a_company_through_an_erased_person_stays_the_company_s() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await.id;
        let noel = a_person(&base.store, noel(brasserie)).await.id;
        let order = a_sale(&base.store, SaleDetails { person: Some(noel), ..an_order(brasserie) }).await;
        erase(&base.store, noel.into()).await;
        let db = base.store.reader();
        let kept = sale(db, order.id).await.unwrap().unwrap();
        assert_eq!((kept.details.company, kept.details.person), (Some(brasserie), None));
        assert_eq!(figures_of(db, brasserie.into()).await.unwrap().unwrap().figures.spend.net, 5_290);
        let hits = find(db, &access(), "C2026-0001", Among::all(&["sale"]), 5).await.unwrap();
        assert_eq!(hits.first().map(|hit| hit.id), Some(order.id.uuid()));
    });
}

#[test]
fn the_company_erased_a_sale_through_a_person_stays_theirs_and_can_be_found() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await.id;
        let noel = a_person(&base.store, noel(brasserie)).await.id;
        let order = a_sale(&base.store, SaleDetails { person: Some(noel), ..an_order(brasserie) }).await;
        erase(&base.store, brasserie.into()).await;
        let db = base.store.reader();
        let kept = sale(db, order.id).await.unwrap().unwrap();
        assert_eq!((kept.details.company, kept.details.person), (None, Some(noel)));
        assert_eq!(find(db, &access(), "C2026-0001", Among::all(&["sale"]), 5).await.unwrap().len(), 1);
        assert_eq!(figures_of(db, noel.into()).await.unwrap().unwrap().figures.spend.net, 5_290);
    });
}

#[test]
fn invoices_hold_an_erasure_back_by_the_law_of_the_business() {
    on_both_engines(|base| async move {
        let claire = Holder::from(a_person(&base.store, claire()).await.id);
        a_sale(&base.store, invoice(claire, "2026-0001", "2026-11-02", 5_290)).await;
        a_sale(&base.store, an_order(claire)).await;
        let mut tx = begin(&base.store).await;
        let objections = OfTheFile.objections(&tx, claire).await.unwrap();
        assert_eq!(objections.iter().map(|one| (one.rule, one.rows)).collect::<Vec<_>>(), [("T-05", 1)]);
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        let belgian = HouseRules { country: Country::BE, currency: Currency::EUR, zone };
        set_house_rules(&mut tx, &belgian).await.unwrap();
        assert_eq!(OfTheFile.objections(&tx, claire).await.unwrap()[0].rule, "T-06");
    });
}
