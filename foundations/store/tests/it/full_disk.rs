//! A disk that is full refuses a change, and costs nothing that is acknowledged after it.

use kernel::Actor;
use personal::Purpose;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use store::{Cause, Fault, Store};
use testkit::on_both_engines;

const CONSOLE: Cause = Cause::new(Actor::Console, Purpose::ClientManagement);

#[derive(FromQueryResult)]
struct Word {
    word: String,
}

async fn words(store: &Store) -> Vec<String> {
    let statement = Statement::from_string(DbBackend::Sqlite, "SELECT word FROM words ORDER BY word");
    let found = Word::find_by_statement(statement).all(store.reader()).await.unwrap();
    found.into_iter().map(|row| row.word).collect()
}

async fn write(store: &Store, word: &str) -> Result<(), Fault> {
    let tx = store.begin(CONSOLE).await?;
    tx.db().execute_unprepared(&format!("INSERT INTO words VALUES ('{word}')")).await?;
    tx.commit().await
}

#[test]
fn what_is_written_after_a_full_disk_is_kept() {
    on_both_engines(|base| async move {
        let store = &base.store;
        if store.engine() == store::Engine::Postgres {
            return; // its server gives a transaction up with the client's knowledge
        }
        store.writer().execute_unprepared("CREATE TABLE words (word TEXT NOT NULL)").await.unwrap();
        store.writer().execute_unprepared("PRAGMA max_page_count = 1").await.unwrap(); // as many as there are
        let full = write(store, &"claire ".repeat(100_000)).await;
        assert!(matches!(full, Err(Fault::DiskFull)), "{full:?}");

        write(store, "zoé").await.unwrap();
        drop(store.begin(CONSOLE).await.unwrap()); // somebody is refused something
        write(store, "anne").await.unwrap();
        assert_eq!(words(store).await, ["anne", "zoé"], "whoever reads sees what was acknowledged");
    });
}
