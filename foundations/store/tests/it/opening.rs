//! Opening: the right key only, nothing readable on the disk, a sound engine.

use migrations::{Migrations, MigratorTrait};
use sea_orm::{DbBackend, Statement};
use store::{Db, Engine, Fault, OrganisationKey, Store, upkeep};
use testkit::on_both_engines;

use crate::world::{claire, journal, renamed};

#[test]
fn a_wrong_key_is_told_from_the_right_one() {
    on_both_engines(|base| async move {
        if base.store.engine() == Engine::Postgres {
            return; // the server has no key of ours; the data folder's mark tells there
        }
        let other = OrganisationKey::generate(&kernel::Ambient::system());
        let wrong = Store::open(&base.location, other, base.ambient.clone()).await;
        assert_eq!(wrong.err(), Some(Fault::NotReadable));
        assert!(Store::open(&base.location, base.key.clone(), base.ambient.clone()).await.is_ok());
    });
}

#[test]
fn what_is_on_the_disk_is_unreadable_without_the_key() {
    on_both_engines(|base| async move {
        if base.store.engine() == Engine::Postgres {
            return; // a PostgreSQL server's own disk is not encrypted by us: SECURITY.md says so
        }
        let mut tx = base.store.begin(crate::world::cause()).await.unwrap();
        tx.ciphers_of(&[claire(&base.store).into()]).await.unwrap();
        tx.enqueue("canary", serde_json::json!({ "word": "Quetzalcoatl" })).await.unwrap();
        tx.commit().await.unwrap();
        for file in std::fs::read_dir(&base.folder).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(12).any(|window| window == b"Quetzalcoatl"));
            assert!(!bytes.windows(15).any(|window| window == b"SQLite format 3"));
        }
    });
}

#[test]
fn a_migration_that_is_cut_off_leaves_nothing_and_runs_again() {
    on_both_engines(|base| async move {
        if base.store.engine() == Engine::Postgres {
            return; // migrated once, for the template
        }
        let location = store::Location::File(base.folder.join("cut-off.db"));
        let fresh = Store::open(&location, base.key.clone(), base.ambient.clone()).await.unwrap();
        fresh.writer().execute_unprepared("CREATE TABLE store_jobs (id INTEGER)").await.unwrap();
        assert!(Migrations::up(fresh.writer(), None).await.is_err(), "it stumbles in the middle");
        let left = store::schema::tables(fresh.reader()).await.unwrap();
        assert_eq!(left.keys().collect::<Vec<_>>(), ["store_jobs"]);
        fresh.writer().execute_unprepared("DROP TABLE store_jobs").await.unwrap();
        Migrations::up(fresh.writer(), None).await.unwrap();
    });
}

#[test]
fn a_copy_is_whole_and_opens_with_the_same_key() {
    on_both_engines(|base| async move {
        let person = claire(&base.store);
        journal(&base.store, vec![renamed(person, "Fontaine", "Leroy")]).await;
        let copy = base.folder.join("copy.db");
        if !upkeep::copy_to(&base.store, &copy).await.unwrap() {
            return; // PostgreSQL: no file of ours
        }
        upkeep::fold_log(&base.store).await.unwrap();
        assert!(upkeep::is_sound(&base.store).await.unwrap());
        let again = Store::open_copy(&copy, base.key.clone(), base.ambient.clone()).await.unwrap();
        let verified = store::journal::verify(again.reader(), again.key()).await.unwrap();
        assert_eq!(verified.unwrap().entries, 1);
    });
}

#[test]
fn a_new_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    on_both_engines(|base| async move {
        if base.store.engine() == Engine::Postgres {
            return; // no file of ours
        }
        for name in ["carnet.db", "carnet.db-wal"] {
            let rights = std::fs::metadata(base.folder.join(name)).unwrap().permissions();
            assert_eq!(rights.mode() & 0o777, 0o600, "{name}");
        }
    });
}

#[test]
fn a_copy_opens_as_a_base_only_once_it_was_taken_up() {
    on_both_engines(|base| async move {
        let copy = base.folder.join("copy.db");
        if !upkeep::copy_to(&base.store, &copy).await.unwrap() {
            return; // PostgreSQL: no file of ours
        }
        let location = store::Location::File(copy.clone());
        let minute = base.ambient.now().as_second() / 60;
        let open = || Store::open(&location, base.key.clone(), base.ambient.clone());
        assert_eq!(open().await.err(), Some(Fault::NotRestored));
        let restored = Store::open_copy(&copy, base.key.clone(), base.ambient.clone()).await.unwrap();
        assert_eq!(upkeep::copied_at(&restored).await.unwrap().as_second() / 60, minute);
        let given_up = restored.begin(crate::world::cause()).await.unwrap();
        given_up.take_up().await.unwrap();
        given_up.rollback().await.unwrap();
        assert_eq!(open().await.err(), Some(Fault::NotRestored));
        let tx = restored.begin(crate::world::cause()).await.unwrap();
        tx.take_up().await.unwrap();
        tx.commit().await.unwrap();
        restored.close().await;
        assert!(open().await.is_ok());
    });
}

/// What a connection of the encrypted file answers to a pragma.
async fn pragma(db: &impl Db, name: &str) -> String {
    let asked = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"));
    let row = db.query_one_raw(asked).await.unwrap().unwrap();
    let number = row.try_get_by_index::<i64>(0).map(|number| number.to_string());
    number.or_else(|_| row.try_get_by_index::<String>(0)).unwrap()
}

#[test]
fn what_is_acknowledged_is_on_the_disk_and_what_is_deleted_is_overwritten() {
    on_both_engines(|base| async move {
        if base.store.engine() == Engine::Postgres {
            return; // the server's own settings: a test cluster knows no durability
        }
        let tx = base.store.begin(crate::world::cause()).await.unwrap();
        assert_eq!(pragma(tx.db(), "synchronous").await, "2", "FULL: every commit waits for the disk");
        assert_eq!(pragma(tx.db(), "journal_mode").await, "wal");
        assert_eq!(pragma(tx.db(), "foreign_keys").await, "1");
        assert_eq!(pragma(tx.db(), "secure_delete").await, "1");
        assert_eq!(pragma(tx.db(), "temp_store").await, "2", "nothing is laid down beside the file");
        tx.rollback().await.unwrap();
        assert_eq!(pragma(base.store.reader(), "query_only").await, "1");
        assert_eq!(pragma(base.store.reader(), "temp_store").await, "2");
    });
}
