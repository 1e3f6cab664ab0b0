//! Files come in piece by piece, each sealed for its place: a piece that is missing, moved or cut is noticed.

use customers::import::{NotTaken, forget_old};
use customers::store::totals;
use jiff::ToSpan;
use kernel::Id;
use sea_orm::{ConnectionTrait, Statement, Value};
use store::{Fault, Store};
use testkit::on_both_engines;

use super::desk::{Steady, csv, open_books, opened, queued, rows_in, wizard, workshop};

/// A list of forty people that takes three pieces: beside one of them stands far too much.
fn list() -> String {
    let line = |number: usize| {
        let shelf = "x".repeat(if number == 20 { 5 << 19 } else { 1 });
        format!("Prénom{number};Noël;client{number}@example.com;{shelf}\n")
    };
    let head = "Prénom;Nom;E-mail;Rayon\n".to_owned();
    std::iter::once(head).chain((0..40).map(line)).collect()
}

async fn run(store: &Store, sql: &str, values: Vec<Value>) {
    let backend = store.writer().get_database_backend();
    store.writer().execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
}

#[test]
fn a_file_of_several_pieces_is_read_as_it_was_handed_over() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = queued(store, vec![csv("clients.csv", &list())]).await;
        assert_eq!(rows_in(store, "customers_import_pieces").await, 3);
        workshop(store).stage(id, &Steady).await.unwrap();
        workshop(store).publish(id).await.unwrap();
        assert_eq!(totals(store.reader()).await.unwrap().people, 40);
        assert_eq!(rows_in(store, "customers_import_pieces").await, 0, "it is not kept once it is written");
    });
}

#[test]
fn a_piece_opens_in_its_place_alone() {
    let harms = [
        ("the last one is gone", "DELETE FROM customers_import_pieces WHERE batch_id = $1 AND place = 2"),
        ("the first one is gone", "DELETE FROM customers_import_pieces WHERE batch_id = $1 AND place = 0"),
        (
            "two changed places",
            "UPDATE customers_import_pieces SET place = CASE place WHEN 0 THEN 11 ELSE 10 END \
             WHERE batch_id = $1 AND place < 2",
        ),
        (
            "one stands in another file",
            "UPDATE customers_import_pieces SET file = CASE file WHEN 0 THEN 11 ELSE 10 END \
             WHERE batch_id = $1 AND place = 0",
        ),
        (
            "the file is said to end earlier",
            "UPDATE customers_import_files SET size = 2097152 WHERE batch_id = $1",
        ),
    ];
    on_both_engines(move |base| async move {
        let store = &base.store;
        open_books(store).await;
        for (harm, sql) in harms {
            let id = opened(store, vec![csv("a.csv", &list()), csv("b.csv", &list())]).await;
            let this = || vec![Value::from(id.uuid())];
            run(store, sql, this()).await;
            let back = |what: &str| {
                format!(
                    "UPDATE customers_import_pieces SET {what} = {what} - 10 WHERE batch_id = $1 AND {what} > 9"
                )
            };
            run(store, &back("place"), this()).await;
            run(store, &back("file"), this()).await;
            let checked = wizard(store).check(id).await;
            assert!(matches!(checked, Err(NotTaken::Fault(Fault::Damaged(_)))), "{harm}");
        }
    });
}

#[test]
fn what_cannot_be_read_leaves_nothing_behind() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let picture = csv("photo.csv", &format!("\u{1}%PNG{}", "\u{0}".repeat(3 << 20)));
        assert!(wizard(store).open(vec![picture], Default::default()).await.unwrap().is_err());
        assert_eq!(rows_in(store, "customers_import_pieces").await, 0);
    });
}

#[test]
fn a_file_that_is_cut_off_on_its_way_is_swept_up() {
    on_both_engines(|base| async move {
        let store = &base.store;
        let mut coming = wizard(store).receive();
        coming.begin("clients.csv").await.unwrap();
        coming.take(list().as_bytes()).await.unwrap();
        drop(coming);
        assert_eq!(rows_in(store, "customers_import_pieces").await, 2, "the last one was not sealed yet");
        assert_eq!(forget_old(store).await.unwrap(), 0, "it may still be coming");
        base.clock.pass(2.hours());
        assert_eq!(forget_old(store).await.unwrap(), 1);
        assert_eq!(rows_in(store, "customers_import_pieces").await, 0);
    });
}
