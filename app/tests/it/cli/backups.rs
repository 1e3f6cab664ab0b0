//! Backups: a copy brought back, what happened since carried over, and tampering found.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use kernel::{Actor, Holder, Id, PersonId};
use personal::{Personal, Purpose};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::{Cause, Location, Store, upkeep};
use testkit::on_both_engines;

use crate::machine::{Machine, fixture, on_its_base};

/// Erases somebody whom no invoice holds back.
pub async fn erase_somebody(store: &Store) {
    let sql = "SELECT id AS id FROM customers_people AS p WHERE NOT EXISTS
        (SELECT 1 FROM customers_sales AS s WHERE s.person_id = p.id AND s.kind IN ('invoice', 'credit-note'))
        ORDER BY id LIMIT 1";
    let row = store.reader().query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    let id = PersonId::from_uuid(row.unwrap().try_get::<uuid::Uuid>("", "id").unwrap());
    let cause = Cause::new(Actor::Console, Purpose::DataProtection);
    app::wiring::eraser().erase(store, cause, Holder::Person(id)).await.unwrap();
}

async fn count(store: &Store, sql: &str) -> i64 {
    let ask = Statement::from_string(store.reader().get_database_backend(), sql);
    store.reader().query_one_raw(ask).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

const PEOPLE: &str = "SELECT COUNT(*) FROM customers_people";
const REFUSALS: &str = "SELECT COUNT(*) FROM privacy_refusals";

pub fn demo_with_backup() -> Machine {
    let machine = Machine::with_demo();
    machine.carnet(&["backup", "backups"]).done();
    machine
}

pub fn copy_in(folder: &Path) -> PathBuf {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|it| it == "age")).max().unwrap()
}

#[test]
fn a_copy_brought_back_is_the_same_file() {
    let machine = demo_with_backup();
    let before =
        on_its_base(&machine, async |store| (count(store, PEOPLE).await, count(store, REFUSALS).await));
    assert_eq!(before.0, 1_300);
    machine.carnet(&["restore", "backups"]).refused("--replace");
    let link = "SELECT COUNT(*) FROM (SELECT digest FROM accounts_sessions UNION ALL SELECT digest FROM accounts_invitations)";
    machine.carnet(&["user", "reset", "camille@maison-delcourt.example"]).done();
    machine.carnet(&["backup", "backups"]).done();
    assert_eq!(on_its_base(&machine, async |store| count(store, link).await), 1);
    machine.carnet(&["restore", "backups", "--replace"]).done();
    assert_eq!(
        on_its_base(&machine, async |store| count(store, link).await),
        0,
        "it may have been used since"
    );
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
    on_its_base(&machine, async |store| erase_somebody(store).await);
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
    assert_eq!(on_its_base(&machine, async |store| count(store, PEOPLE).await), 1_299);
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
fn what_waited_in_a_copy_is_not_sent_once_more_by_who_brings_it_back() {
    let machine = Machine::with_demo();
    let asked = async |store: &Store| {
        let mut tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap();
        let to = (&Personal::new(String::new()), &Personal::new("zoe@example.com".to_owned()));
        let given = [("house", "Maison Delcourt".to_owned()), ("link", "https://c.example/x".to_owned())];
        let letter =
            post::Letter::new(&accounts::LETTERS, "invitation", post::Tongue::Fr, to, &given).unwrap();
        post::put(&mut tx, &letter).await.unwrap();
        tx.commit().await.unwrap();
    };
    on_its_base(&machine, asked);
    machine.carnet(&["backup", "backups"]).done();
    machine.carnet(&["restore", "backups", "--replace"]).done();
    assert_eq!(on_its_base(&machine, async |store| post::slips(store).await.unwrap().len()), 0);
}

#[test]
fn a_folder_whose_card_is_gone_is_not_begun_again() {
    let machine = demo_with_backup();
    // the card and the journal of a folder were cleaned away, its copies stayed
    std::fs::remove_file(machine.place("backups/carnet-backup.toml")).unwrap();
    std::fs::remove_file(machine.place("backups/carry-forward.jsonl")).unwrap();
    machine.carnet(&["backup", "backups"]).refused("carnet-backup.toml");
    machine.carnet(&["restore", "backups", "--replace"]).refused("carnet-backup.toml");
}

#[test]
fn a_damaged_list_of_backup_folders_is_no_empty_one() {
    let machine = demo_with_backup();
    let list = machine.place("data/backups.toml");
    let whole = std::fs::read(&list).unwrap();
    std::fs::write(&list, &whole[..whole.len() - 3]).unwrap();
    machine.carnet(&["check"]).harmed("backups.toml");
    machine.carnet(&["backup", "second"]).refused("backups.toml");
    assert_eq!(std::fs::read(&list).unwrap(), &whole[..whole.len() - 3], "it is left to be mended");
    std::fs::write(&list, &whole).unwrap();
    machine.carnet(&["check"]).done();
}

#[test]
fn what_a_restore_cannot_finish_it_does_not_begin() {
    let machine = demo_with_backup();
    std::fs::write(machine.place("new.csv"), "Nom;Prénom;E-mail\nLoridan;Aude;aude@example.com\n").unwrap();
    machine.import(&[machine.place("new.csv")], &[]).done();
    let list = machine.place("data/backups.toml");
    let whole = std::fs::read(&list).unwrap();
    std::fs::write(&list, &whole[..whole.len() - 3]).unwrap();
    machine.carnet(&["restore", "backups", "--replace"]).refused("backups.toml");
    assert_eq!(on_its_base(&machine, async |store| count(store, PEOPLE).await), 1_301, "Aude is still there");
    std::fs::write(&list, &whole).unwrap();
    machine.carnet(&["restore", "backups", "--replace"]).done();
    assert_eq!(on_its_base(&machine, async |store| count(store, PEOPLE).await), 1_300);
    machine.carnet(&["check"]).done();
}

#[test]
fn a_copy_older_than_the_folder_beside_it_learns_what_happened_before_that_was_begun() {
    let machine = demo_with_backup();
    on_its_base(&machine, async |store| erase_somebody(store).await);
    machine.carnet(&["backup", "second"]).done(); // begun after she was erased
    let old = copy_in(&machine.place("backups"));
    std::fs::remove_dir_all(machine.place("data")).unwrap();
    let restored = machine.carnet(&["restore", "second", "--copy", old.to_str().unwrap()]).done();
    assert!(restored.said.contains("1 erasure"), "{restored:?}");
    assert_eq!(on_its_base(&machine, async |store| count(store, PEOPLE).await), 1_299);
    machine.carnet(&["check"]).done();
    let again = machine.carnet(&["restore", "second", "--replace"]).done();
    assert!(again.said.contains("no erasure, no refusal"), "the newer copy knew: {again:?}");
}

#[test]
fn what_is_no_copy_is_not_brought_back() {
    let machine = demo_with_backup();
    let base = machine.base();
    machine
        .carnet(&["restore", "backups", "--replace", "--copy", base.to_str().unwrap()])
        .refused("not a copy");
    machine.carnet(&["restore", "backups", "--replace", "--copy", "data"]).refused("folder");
    machine.carnet(&["backup", "backups"]).done();
    let newest = copy_in(&machine.place("backups"));
    assert!(newest.file_name().unwrap().to_str().unwrap().starts_with("carnet-0002-"), "{newest:?}");
    std::fs::write(machine.place("backups/carnet-0003-20261122T030405.678Z.age"), "").unwrap(); // a full disk
    machine.carnet(&["restore", "backups", "--replace"]).refused("This copy is damaged");
    machine.carnet(&["check"]).done();
}

#[test]
fn what_happened_last_is_told_to_the_backups_before_the_server_stops() {
    let machine = demo_with_backup();
    let serving = machine.serve();
    on_its_base(&machine, async |store| erase_somebody(store).await);
    assert_eq!(serving.terminate(), Some(0));
    let journal = std::fs::read_to_string(machine.place("backups/carry-forward.jsonl")).unwrap();
    assert!(journal.contains("erased"), "the machine may never start again");
}

#[test]
fn a_servers_database_is_restored_by_whose_it_is_and_only_once_it_is_there() {
    on_both_engines(async |base| {
        let Location::Postgres(url) = &base.location else { return };
        let machine = demo_with_backup();
        std::fs::remove_dir_all(machine.place("data")).unwrap();
        let restore = || machine.carnet(&["restore", "backups", "--database", url]);
        restore().refused("nothing in this PostgreSQL database");
        let mut tx = base.store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap();
        tx.begin_journals(base.ambient.id()).await.unwrap();
        tx.commit().await.unwrap();
        restore().refused("written with another key");
        base.store.writer().execute_unprepared("DELETE FROM store_chains").await.unwrap();
        restore().refused("journal of changes of this PostgreSQL database is gone");
        assert_eq!(count(&base.store, REFUSALS).await, 0, "nobody else's refusals");
    });
}

#[test]
fn what_is_replaced_is_counted_and_a_copy_is_named_by_its_name_in_the_folder() {
    let machine = demo_with_backup();
    std::fs::write(machine.place("new.csv"), "Nom;Prénom;E-mail\nLoridan;Aude;aude@example.com\n").unwrap();
    machine.import(&[machine.place("new.csv")], &[]).done();
    let copy = copy_in(&machine.place("backups")).file_name().unwrap().to_str().unwrap().to_owned();
    let restored = machine.carnet(&["restore", "backups", "--copy", &copy, "--replace"]).done();
    assert!(restored.said.contains("contacts: 1,301"), "what was there: {restored:?}");
    assert!(restored.said.contains("contacts: 1,300"), "what is there now: {restored:?}");
}

#[test]
fn a_restore_without_the_whole_journal_is_refused() {
    let machine = demo_with_backup();
    let journal = machine.place("backups/carry-forward.jsonl");
    let text = std::fs::read_to_string(&journal).unwrap();
    let without_last: String = text.lines().rev().skip(1).map(|line| format!("{line}\n")).collect();
    std::fs::write(&journal, without_last).unwrap();
    machine.carnet(&["restore", "backups", "--replace"]).refused("carry-forward.jsonl, has been changed");
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
    machine.carnet(&["restore", "nowhere"]).refused("no Carnet backup");
}

#[test]
fn a_copy_laid_in_place_by_hand_does_not_open() {
    let machine = demo_with_backup();
    let bare = machine.place("bare.db");
    on_its_base(&machine, async |store| assert!(upkeep::copy_to(store, &bare).await.unwrap()));
    for copy in [bare, copy_in(&machine.place("backups"))] {
        std::fs::copy(copy, machine.base()).unwrap();
        machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("carnet restore");
    }
}

#[test]
fn a_customer_file_that_is_gone_is_not_begun_anew() {
    let machine = demo_with_backup();
    std::fs::remove_file(machine.base()).unwrap();
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("missing or empty");
    machine.carnet(&["check"]).harmed("missing or empty");
    std::fs::write(machine.base(), "").unwrap();
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("missing or empty");
    machine.carnet(&["restore", "backups"]).done();
    machine.carnet(&["check"]).done();
}

#[test]
fn a_folder_that_lost_its_identity_is_restored_on_purpose() {
    let machine = demo_with_backup();
    std::fs::write(machine.place("data/identity.toml"), "nonsense").unwrap();
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("identity.toml");
    machine.carnet(&["restore", "backups"]).refused("--replace");
    machine.carnet(&["restore", "backups", "--replace"]).done();
    machine.carnet(&["check"]).done();
}

#[test]
fn a_backup_goes_neither_into_the_data_folder_nor_among_anothers() {
    let machine = demo_with_backup();
    let inside = machine.place("data/backups");
    machine.carnet(&["backup", inside.to_str().unwrap()]).refused("in the data folder");
    machine.carnet(&["backup", "nowhere/../data/backups"]).refused("in the data folder");
    assert!(!inside.exists());
    let other = Machine::new();
    other.import(&[fixture("fichier-clients-fr/clients.csv")], &[]).done();
    let theirs = machine.place("backups");
    other.carnet(&["backup", theirs.to_str().unwrap()]).refused("another organisation");
    other.carnet(&["restore", theirs.to_str().unwrap(), "--replace"]).refused("another organisation");
}

#[test]
fn a_copy_of_the_first_version_the_bare_base_is_still_brought_back() {
    let machine = demo_with_backup();
    std::fs::remove_file(copy_in(&machine.place("backups"))).unwrap();
    let bare = machine.place("backups/carnet-0001-20261122T030405.678Z.db");
    on_its_base(&machine, async |store| assert!(upkeep::copy_to(store, &bare).await.unwrap()));
    on_its_base(&machine, async |store| erase_somebody(store).await);
    machine.carnet(&["check"]).done(); // which tells the folder
    std::fs::remove_dir_all(machine.place("data")).unwrap();
    machine.carnet(&["restore", "backups"]).done();
    assert_eq!(on_its_base(&machine, async |store| count(store, PEOPLE).await), 1_299);
}

#[test]
fn a_folder_of_copies_holds_one_opaque_file_for_each_and_nothing_half_made() {
    let machine = demo_with_backup();
    std::fs::write(machine.place("backups/carnet.partial"), "what a power cut left").unwrap();
    std::fs::write(machine.place("data/copying.db"), "what a power cut left").unwrap();
    machine.carnet(&["backup", "backups"]).done();
    let mut names: Vec<String> = std::fs::read_dir(machine.place("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(names[0].starts_with("carnet-0001-") && names[1].starts_with("carnet-0002-"), "{names:?}");
    assert_eq!(names[2..], ["carnet-backup.toml", "carry-forward.jsonl"]);
    assert!(!machine.place("data/copying.db").exists());
    let mode = std::fs::metadata(copy_in(&machine.place("backups"))).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let bytes = std::fs::read(copy_in(&machine.place("backups"))).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
}

#[test]
fn another_keys_copy_is_refused_and_said_to_be_one() {
    let machine = demo_with_backup();
    let other = Machine::new();
    other.carnet(&["demo"]).done();
    other.carnet(&["backup", "backups"]).done();
    let theirs = copy_in(&other.place("backups"));
    let restore = ["restore", "backups", "--replace", "--copy", theirs.to_str().unwrap()];
    machine.carnet(&restore).refused("made with another key");
    machine.carnet(&["check"]).done();
}
