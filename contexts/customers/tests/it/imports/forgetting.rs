//! Thirty days after it ended, an import is forgotten but for its counts (T-22).

use customers::import::{
    BatchState, Ending, Halt, NotTaken, Pace, end_broken_off, end_left_behind, forget_old,
};
use jiff::ToSpan;
use kernel::BatchId;
use store::{Db as _, Engine, Fault, Store};
use testkit::{Base, on_both_engines};

use super::desk::{answers, csv, import, latest, open_books, opened, queued, rows_in, wizard, workshop};

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

/// A batch that a command works on: no job does.
async fn by_command(store: &Store) -> BatchId {
    let id = queued(store, vec![csv("clients.csv", CUSTOMERS)]).await;
    store.writer().execute_unprepared("UPDATE customers_imports SET job_id = NULL").await.unwrap();
    id
}

/// Most of an hour goes by between two steps, and the hourly round comes.
struct Slowly<'a>(&'a Base);

#[async_trait::async_trait]
impl Pace for Slowly<'_> {
    async fn at(&self, _: usize, _: usize) -> Result<(), Halt> {
        self.0.clock.pass(50.minutes());
        assert_eq!(forget_old(&self.0.store).await?, 0, "somebody is at it");
        Ok(())
    }
}

#[test]
fn the_hourly_round_leaves_an_import_alone_that_a_command_works_on_beside_the_server() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = by_command(store).await;
        assert_eq!(workshop(store).stage(id, &Slowly(&base)).await, Ok(1));
        workshop(store).publish(id).await.unwrap();
        assert!(matches!(latest(store).await.batch.state, BatchState::Published(_)));
    });
}

/// The command is killed once something is put by.
struct Killed;

#[async_trait::async_trait]
impl Pace for Killed {
    async fn at(&self, done: usize, _: usize) -> Result<(), Halt> {
        if done > 0 { Err(Halt::Fault(Fault::Busy)) } else { Ok(()) }
    }
}

#[test]
fn an_import_whose_command_fell_silent_ends_within_the_hour_or_when_the_server_starts() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        for is_at_start in [false, true] {
            let id = by_command(store).await;
            workshop(store).stage(id, &Killed).await.unwrap_err();
            assert_eq!(forget_old(store).await.unwrap(), 0, "it may still be at work");
            let ends_now = is_at_start && store.engine() == Engine::Sqlite;
            if is_at_start {
                assert_eq!(end_left_behind(store).await.unwrap(), u64::from(ends_now));
            }
            base.clock.pass(1.hour());
            assert_eq!(forget_old(store).await.unwrap(), u64::from(!ends_now));
            let ended = wizard(store).find(id).await.unwrap().batch.state;
            assert!(matches!(ended, BatchState::Failed { because: Ending::Interrupted, .. }), "{ended:?}");
            assert_eq!(rows_in(store, "customers_import_staged").await, 0);
        }
    });
}

#[test]
fn an_import_whose_command_hangs_up_ends_at_once_and_one_that_was_written_stays() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let written = latest(store).await.batch;
        end_broken_off(store, written.id).await.unwrap();
        assert_eq!(latest(store).await.batch, written);

        let id = by_command(store).await;
        workshop(store).stage(id, &Killed).await.unwrap_err();
        end_broken_off(store, id).await.unwrap();
        let ended = wizard(store).find(id).await.unwrap().batch.state;
        assert!(matches!(ended, BatchState::Failed { because: Ending::Interrupted, .. }), "{ended:?}");

        let mut coming = wizard(store).receive();
        coming.add(csv("clients.csv", CUSTOMERS)).await.unwrap();
        end_broken_off(store, coming.id()).await.unwrap();
        for table in ["customers_import_staged", "customers_import_pieces", "customers_import_files"] {
            assert_eq!(rows_in(store, table).await, 0, "{table}");
        }
    });
}
