//! Thirty days after it ended, an import is forgotten but for its counts (T-22).

use customers::import::{BatchState, Ending, NotTaken, forget_old};
use jiff::ToSpan;
use store::Db as _;
use testkit::on_both_engines;

use super::desk::{answers, csv, import, latest, open_books, opened, rows_in, wizard};

const CUSTOMERS: &str = "Nom;Prénom;E-mail;Remarque
Fontaine;Claire;claire.fontaine@example.com;Diabétique, livrer sans sucre
;;;Rappeler avant Noël
";

const OF_THE_IMPORT: [&str; 7] = [
    "customers_import_files",
    "customers_import_pieces",
    "customers_import_surveys",
    "customers_import_staged",
    "customers_import_rejects",
    "customers_import_notes",
    "customers_import_before",
];

#[test]
fn a_published_import_is_remembered_for_thirty_days_and_not_one_hour_more() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let better = CUSTOMERS.replace("Claire;", "Claire-Marie;");
        import(store, vec![csv("clients.csv", &better)], answers()).await;
        base.clock.pass((30 * 24 - 1).hours());
        assert_eq!(forget_old(store).await.unwrap(), 0);
        assert_eq!(wizard(store).held_notes(&latest(store).await).await.unwrap().len(), 1);

        base.clock.pass(1.hour());
        assert_eq!(forget_old(store).await.unwrap(), 2);
        let forgotten = latest(store).await;
        assert!(forgotten.key.is_none() && forgotten.findings().unwrap().is_none());
        for table in OF_THE_IMPORT {
            assert_eq!(rows_in(store, table).await, 0, "{table}");
        }
        assert_eq!(forgotten.batch.state.published().unwrap().totals.people.updated, 1, "the counts stay");
        let late = wizard(store).undo(forgotten).await;
        assert!(matches!(late, Err(NotTaken::Rejected(_))), "{late:?}");
        assert_eq!(forget_old(store).await.unwrap(), 0, "and it is forgotten once");
    });
}

#[test]
fn an_import_that_cannot_be_read_keeps_no_other_from_being_forgotten() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        store.writer().execute_unprepared("UPDATE customers_imports SET state = 'mislaid'").await.unwrap();
        base.clock.pass(1.hour());
        import(store, vec![csv("again.csv", CUSTOMERS)], answers()).await;
        base.clock.pass((30 * 24).hours());
        assert!(forget_old(store).await.is_err(), "the damage is told");
        assert!(latest(store).await.key.is_none(), "the import after it is forgotten all the same");
    });
}

#[test]
fn an_import_nobody_goes_on_with_ends_by_itself() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = opened(store, vec![csv("clients.csv", CUSTOMERS)]).await;
        base.clock.pass((29 * 24).hours());
        assert_eq!(forget_old(store).await.unwrap(), 0);
        base.clock.pass(24.hours());
        assert_eq!(forget_old(store).await.unwrap(), 1);
        let ended = wizard(store).find(id).await.unwrap();
        assert!(matches!(ended.batch.state, BatchState::Cancelled { because: Ending::Abandoned, .. }));
        assert_eq!(rows_in(store, "customers_import_files").await, 0);
    });
}
