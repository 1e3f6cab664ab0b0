//! What goes on while somebody looks at the base for long: the log is emptied afterwards, pages are
//! still answered, and closing does not wait for ever.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Statement};
use store::{Db, Engine, Snapshot, upkeep};
use testkit::on_both_engines;

use crate::world::{cause, claire, journal, renamed, sql};

/// Looks at the base, as an export does: from then on it sees this instant.
async fn look(snapshot: &Snapshot) {
    let ask =
        Statement::from_string(snapshot.db().get_database_backend(), "SELECT COUNT(*) FROM store_journal");
    snapshot.db().query_one_raw(ask).await.unwrap();
}

#[test]
fn the_log_is_emptied_once_nobody_reads_any_more() {
    on_both_engines(|base| async move {
        let log = base.folder.join("carnet.db-wal");
        let bytes = || std::fs::metadata(&log).map_or(0, |file| file.len());
        let person = claire(&base.store);
        journal(&base.store, vec![renamed(person, "Fontaine", "Leroy")]).await;
        let snapshot = base.store.snapshot().await.unwrap();
        look(&snapshot).await;
        journal(&base.store, vec![renamed(person, "Leroy", "Fontaine")]).await;
        let emptied = upkeep::fold_log(&base.store).await.unwrap();
        if base.store.engine() == Engine::Postgres {
            assert!(emptied, "there is no log of ours");
            return;
        }
        assert!(!emptied && bytes() > 0, "somebody reads");
        assert!(!upkeep::fold_what_waits(&base.store).await.unwrap());
        drop(snapshot);
        let mut tries = 0;
        while !upkeep::fold_what_waits(&base.store).await.unwrap() {
            tries += 1;
            assert!(tries < 50, "nobody reads any more");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(bytes(), 0);
    });
}

#[test]
fn two_may_look_for_long_and_the_third_waits_for_a_place() {
    on_both_engines(|base| async move {
        let first = base.store.snapshot().await.unwrap();
        let second = base.store.snapshot().await.unwrap();
        let soon = Duration::from_millis(200);
        assert!(tokio::time::timeout(soon, base.store.snapshot()).await.is_err());
        look(&second).await;
        assert!(
            store::journal::verify(base.store.reader(), base.store.key()).await.is_ok(),
            "pages are answered"
        );
        drop(first);
        assert!(base.store.snapshot().await.is_ok());
    });
}

#[test]
fn closing_waits_a_few_seconds_for_who_still_reads_and_not_for_ever() {
    on_both_engines(|base| async move {
        let snapshot = base.store.snapshot().await.unwrap();
        look(&snapshot).await;
        let begun = Instant::now();
        base.store.close().await;
        assert!(begun.elapsed() < Duration::from_secs(15));
        drop(snapshot);
    });
}

#[test]
fn the_planner_hears_of_tables_that_grow_within_a_transaction() {
    on_both_engines(|base| async move {
        let table = "CREATE TABLE rows_of_a_file (place BIGINT PRIMARY KEY, holder BIGINT NOT NULL, words TEXT NOT NULL)";
        sql(&base.store, table).await;
        sql(&base.store, "CREATE INDEX rows_by_holder ON rows_of_a_file (holder)").await;
        let tx = base.store.begin(cause()).await.unwrap();
        tx.tell_the_planner().await.unwrap();
        if base.store.engine() == Engine::Postgres {
            let filled =
                "INSERT INTO rows_of_a_file SELECT n, n, repeat('x', 100) FROM generate_series(1, 40000) n";
            tx.db().execute_unprepared(filled).await.unwrap();
            assert!(reads_it_whole(tx.db()).await, "it was empty a moment ago");
            tx.tell_the_planner().await.unwrap();
            assert!(!reads_it_whole(tx.db()).await);
        }
        tx.commit().await.unwrap();
    });
}

/// Whether the rows of five hundred holders are looked for in all of the table.
async fn reads_it_whole(db: &impl Db) -> bool {
    let holders: Vec<String> = (1..=500).map(|holder| (holder * 7).to_string()).collect();
    let asked = format!("EXPLAIN SELECT words FROM rows_of_a_file WHERE holder IN ({})", holders.join(", "));
    let plan = db.query_all_raw(Statement::from_string(db.get_database_backend(), asked)).await.unwrap();
    plan.iter().any(|line| line.try_get_by_index::<String>(0).unwrap().contains("Seq Scan"))
}
