//! Backups: a copy brought back, what happened since carried over, and tampering found.

use std::path::{Path, PathBuf};

use kernel::{Actor, Ambient, Holder, Id, PersonId};
use personal::Purpose;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::{Cause, Location, OrganisationKey, Store};

use crate::machine::{Machine, fixture};

/// The base of a machine on which nothing runs, opened as Carnet opens it.
pub async fn opened(machine: &Machine) -> Store {
    let sheet = std::fs::read_to_string(machine.keys().remove(0)).unwrap();
    let key = OrganisationKey::read(&sheet).unwrap();
    Store::open(&Location::File(machine.base()), key, Ambient::system()).await.unwrap()
}

fn on_its_base<T>(machine: &Machine, work: impl AsyncFnOnce(&Store) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = opened(machine).await;
        let answer = work(&store).await;
        store.close().await;
        answer
    })
}

async fn count(store: &Store, sql: &str) -> i64 {
    let row = store.reader().query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

const PEOPLE: &str = "SELECT COUNT(*) FROM customers_people";
const REFUSALS: &str = "SELECT COUNT(*) FROM privacy_refusals";

fn demo_with_backup() -> Machine {
    let machine = Machine::new();
    machine.carnet(&["demo"]).done();
    machine.carnet(&["backup", "backups"]).done();
    machine
}

fn copy_in(folder: &Path) -> PathBuf {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|it| it == "db")).max().unwrap()
}

#[test]
fn a_copy_brought_back_is_the_same_file() {
    let machine = demo_with_backup();
    let before =
        on_its_base(&machine, async |store| (count(store, PEOPLE).await, count(store, REFUSALS).await));
    assert_eq!(before.0, 200);
    machine.carnet(&["restore", "backups"]).refused("--replace");
    machine.carnet(&["restore", "backups", "--replace"]).done();
    let after =
        on_its_base(&machine, async |store| (count(store, PEOPLE).await, count(store, REFUSALS).await));
    assert_eq!(before, after);
    std::fs::remove_dir_all(machine.place("data")).unwrap();
    machine.carnet(&["restore", "backups"]).done();
    machine.carnet(&["check"]).done();
}

#[test]
fn nobody_comes_back_who_was_erased_and_no_refusal_is_forgotten() {
    let machine = demo_with_backup();
    on_its_base(&machine, async |store| {
        let sql = "SELECT id AS id FROM customers_people AS p WHERE NOT EXISTS
            (SELECT 1 FROM customers_sales AS s WHERE s.person_id = p.id AND s.kind IN ('invoice', 'credit-note'))
            ORDER BY id LIMIT 1";
        let row = store.reader().query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
        let id = PersonId::from_uuid(row.unwrap().try_get::<uuid::Uuid>("", "id").unwrap());
        let cause = Cause::new(Actor::Console, Purpose::DataProtection);
        app::wiring::eraser().erase(store, cause, Holder::Person(id)).await.unwrap();
    });
    let refusals = on_its_base(&machine, async |store| count(store, REFUSALS).await);
    // somebody of the copy and somebody who came after it unsubscribe, by a file that also tells the erasure
    let customer = on_its_base(&machine, async |store| address_of_somebody_willing(store).await);
    let newsletter = |said: &str| {
        let rows = format!(
            "Nom;Prénom;E-mail;Newsletter\nLoridan;Aude;aude.loridan@example.com;{said}\n;;{customer};{said}\n"
        );
        std::fs::write(machine.place("newsletter.csv"), rows).unwrap();
        machine.import(&[machine.place("newsletter.csv")], &[]).done();
    };
    newsletter("désinscrit");
    let refusals_since = on_its_base(&machine, async |store| count(store, REFUSALS).await);
    assert!(refusals_since > refusals);
    std::fs::remove_dir_all(machine.place("data")).unwrap(); // the machine is lost, the disk beside it is not
    let restored = machine.carnet(&["restore", "backups"]).done();
    assert!(restored.said.contains("1 erasure"), "{restored:?}");
    assert_eq!(on_its_base(&machine, async |store| count(store, PEOPLE).await), 199);
    machine.carnet(&["check"]).done();
    let brought = |source: &'static str| {
        let sql = format!("SELECT COUNT(*) FROM privacy_refusals WHERE source = '{source}'");
        on_its_base(&machine, async |store| count(store, &sql).await)
    };
    assert!(brought("carried-forward") > 0, "the customer's no is back beside his record");
    let before = brought("suppression-list");
    newsletter("oui");
    assert!(brought("suppression-list") > before, "Aude is new again, and her no waited for her");
}

/// The address of somebody of the demo who refused nothing yet.
async fn address_of_somebody_willing(store: &Store) -> String {
    let sql = "SELECT e.canonical AS address FROM customers_emails AS e WHERE e.holder_kind = 'person'
        AND e.canonical IS NOT NULL AND NOT EXISTS (SELECT 1 FROM privacy_refusals AS r WHERE r.holder_id = e.holder_id)
        AND EXISTS (SELECT 1 FROM customers_people AS p WHERE p.id = e.holder_id)
        ORDER BY e.holder_id LIMIT 1";
    let row = store.reader().query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    row.unwrap().try_get::<String>("", "address").unwrap()
}

#[test]
fn a_copy_older_than_the_journal_reaches_is_refused() {
    let machine = demo_with_backup();
    let old = copy_in(&machine.place("backups"));
    // the card and the journal of a folder were cleaned away, its copies stayed
    std::fs::remove_file(machine.place("backups/carnet-backup.toml")).unwrap();
    std::fs::remove_file(machine.place("backups/carry-forward.jsonl")).unwrap();
    machine.carnet(&["backup", "backups"]).refused("carnet-backup.toml");
    machine.carnet(&["restore", "backups", "--replace"]).refused("carnet-backup.toml");
    // a second disk, begun long after that copy
    machine.carnet(&["backup", "second"]).done();
    let opened = std::fs::read_to_string(machine.place("second/carnet-backup.toml")).unwrap();
    let since = opened.lines().find(|line| line.starts_with("since")).unwrap();
    let later = opened.replace(since, "since = \"2999-01-01T00:00:00Z\"");
    std::fs::write(machine.place("second/carnet-backup.toml"), later).unwrap();
    let old = old.to_str().unwrap();
    machine.carnet(&["restore", "second", "--copy", old, "--replace"]).refused("before the journal");
    assert!(!machine.place("data/restoring.db").exists());
    machine.carnet(&["check"]).done();
}

#[test]
fn what_is_replaced_is_counted_and_a_copy_is_named_by_its_name_in_the_folder() {
    let machine = demo_with_backup();
    std::fs::write(machine.place("new.csv"), "Nom;Prénom;E-mail\nLoridan;Aude;aude@example.com\n").unwrap();
    machine.import(&[machine.place("new.csv")], &[]).done();
    let copy = copy_in(&machine.place("backups")).file_name().unwrap().to_str().unwrap().to_owned();
    let restored = machine.carnet(&["restore", "backups", "--copy", &copy, "--replace"]).done();
    assert!(restored.said.contains("contacts: 201"), "what was there: {restored:?}");
    assert!(restored.said.contains("contacts: 200"), "what is there now: {restored:?}");
}

#[test]
fn a_restore_without_the_whole_journal_is_refused() {
    let machine = demo_with_backup();
    let journal = machine.place("backups/carry-forward.jsonl");
    let text = std::fs::read_to_string(&journal).unwrap();
    let without_last: String = text.lines().rev().skip(1).map(|line| format!("{line}\n")).collect();
    std::fs::write(&journal, without_last).unwrap();
    machine.carnet(&["restore", "backups", "--replace"]).refused("carry-forward.jsonl, was changed");
    std::fs::remove_file(&journal).unwrap();
    machine.carnet(&["restore", "backups", "--replace"]).refused("carry-forward.jsonl, is missing");
    machine.carnet(&["check"]).harmed("journal of erasures and refusals is missing");
}

#[test]
fn a_damaged_copy_is_refused_and_leaves_nothing_behind() {
    let machine = demo_with_backup();
    let copy = copy_in(&machine.place("backups"));
    let mut bytes = std::fs::read(&copy).unwrap();
    bytes[300_000] ^= 1;
    std::fs::write(&copy, &bytes).unwrap();
    machine.carnet(&["restore", "backups", "--replace"]).refused("This copy is damaged");
    let left = |name: &str| machine.place("data").join(name).exists();
    assert!(!left("restoring.db") && !left("restoring.db-wal") && left("carnet.db"));
    machine.carnet(&["check"]).done();
    machine.carnet(&["restore", "nowhere"]).refused("no backup");
}

#[test]
fn a_copy_laid_in_place_by_hand_does_not_open() {
    let machine = demo_with_backup();
    std::fs::copy(copy_in(&machine.place("backups")), machine.base()).unwrap();
    machine.carnet(&["serve"]).refused("carnet restore");
}

#[test]
fn a_customer_file_that_is_gone_is_not_begun_anew() {
    let machine = demo_with_backup();
    std::fs::remove_file(machine.base()).unwrap();
    machine.carnet(&["serve"]).refused("missing or empty");
    machine.carnet(&["check"]).refused("missing or empty");
    std::fs::write(machine.base(), "").unwrap();
    machine.carnet(&["serve"]).refused("missing or empty");
    machine.carnet(&["restore", "backups"]).done();
    machine.carnet(&["check"]).done();
}

#[test]
fn a_folder_that_lost_its_identity_is_restored_on_purpose() {
    let machine = demo_with_backup();
    std::fs::write(machine.place("data/identity.toml"), "nonsense").unwrap();
    machine.carnet(&["serve"]).refused("identity.toml");
    machine.carnet(&["restore", "backups"]).refused("--replace");
    machine.carnet(&["restore", "backups", "--replace"]).done();
    machine.carnet(&["check"]).done();
}

#[test]
fn a_backup_goes_neither_into_the_data_folder_nor_among_anothers() {
    let machine = demo_with_backup();
    let inside = machine.place("data/backups");
    machine.carnet(&["backup", inside.to_str().unwrap()]).refused("in the data folder");
    let other = Machine::new();
    other.import(&[fixture("fichier-clients-fr/clients.csv")], &[]).done();
    let theirs = machine.place("backups");
    other.carnet(&["backup", theirs.to_str().unwrap()]).refused("another organisation");
    other.carnet(&["restore", theirs.to_str().unwrap(), "--replace"]).refused("another organisation");
}

#[test]
fn check_finds_damaged_pages() {
    let machine = demo_with_backup();
    let mut bytes = std::fs::read(machine.base()).unwrap();
    bytes[300_000] ^= 1;
    std::fs::write(machine.base(), bytes).unwrap();
    machine.carnet(&["check"]).harmed("pages are damaged");
}

/// Tampers with a sound base by these statements, and runs `carnet check`.
fn check_after(machine: &Machine, sql: &[&str]) -> crate::machine::Ended {
    on_its_base(machine, async |store| {
        for statement in sql {
            store.writer().execute_unprepared(statement).await.unwrap();
        }
    });
    machine.carnet(&["check"])
}

#[test]
fn check_finds_a_tampered_a_missing_and_a_moved_row() {
    let machine = demo_with_backup();
    let whole = machine.place("whole.db");
    std::fs::copy(machine.base(), &whole).unwrap();
    let anew = || {
        std::fs::copy(&whole, machine.base()).unwrap();
    };
    check_after(&machine, &["UPDATE store_journal SET verb = 'invented' WHERE seq = 700"])
        .harmed("entry 700 was changed");
    anew();
    check_after(&machine, &["DELETE FROM store_journal WHERE seq = 700"])
        .harmed("is missing or out of its place");
    anew();
    let swap = [
        "UPDATE store_journal SET seq = -1 WHERE seq = 700",
        "UPDATE store_journal SET seq = 700 WHERE seq = 701",
        "UPDATE store_journal SET seq = 701 WHERE seq = -1",
    ];
    check_after(&machine, &swap).harmed("Journal of changes: entry 700");
    anew();
    check_after(&machine, &["DELETE FROM store_journal WHERE seq = (SELECT MAX(seq) FROM store_journal)"])
        .harmed("Journal of changes:");
    anew();
    check_after(&machine, &["CREATE TABLE customers_hunches (id INTEGER, guess TEXT)"])
        .harmed("customers_hunches is in the base, but in no inventory");
    anew();
    machine.carnet(&["check"]).done();
}
