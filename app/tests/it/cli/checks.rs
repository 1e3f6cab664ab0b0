//! `carnet check`: what was tampered with, taken away or damaged is found.

use kernel::Actor;
use personal::Purpose;
use sea_orm::ConnectionTrait;
use store::Cause;

use super::backups::demo_with_backup;
use crate::machine::{Ended, Machine, on_its_base};

#[test]
fn check_finds_damaged_pages() {
    let machine = demo_with_backup();
    let mut bytes = std::fs::read(machine.base()).unwrap();
    bytes[300_000] ^= 1;
    std::fs::write(machine.base(), bytes).unwrap();
    machine.carnet(&["check"]).harmed("pages are damaged");
}

#[test]
fn a_file_that_does_not_open_any_more_is_harm_too() {
    let machine = demo_with_backup();
    let whole = std::fs::read(machine.base()).unwrap();
    let mut salted = whole.clone();
    salted[..16].fill(7);
    for harmed in [&salted[..], &whole[..whole.len() / 2 / 4096 * 4096], &whole[..100]] {
        std::fs::write(machine.base(), harmed).unwrap();
        machine.carnet(&["check"]).harmed("restore a backup");
    }
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let machine = demo_with_backup();
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m2031_01_01_a_later_idea', 0)";
    on_its_base(&machine, async |store| store.writer().execute_unprepared(newer).await.unwrap());
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("newer version");
    machine.carnet(&["restore", "backups", "--replace"]).refused("newer version");
    machine.carnet(&["check"]).refused("newer version");
}

/// Tampers with a sound base by these statements, and runs `carnet check`.
fn check_after(machine: &Machine, sql: &[&str]) -> Ended {
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
        .harmed("is missing or out of place");
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
        .harmed("customers_hunches is in the database, but in no inventory");
    anew();
    machine.carnet(&["check"]).done();
}

#[test]
fn check_sends_a_base_of_an_older_version_to_be_brought_up_to_date() {
    let machine = demo_with_backup();
    check_after(&machine, &["DELETE FROM seaql_migrations WHERE version LIKE '%vat'"])
        .refused("carnet serve");
}

#[test]
fn check_misses_a_journal_a_key_and_a_refusal() {
    let machine = demo_with_backup();
    let whole = machine.place("whole.db");
    std::fs::copy(machine.base(), &whole).unwrap();
    let harms: [(&[&str], &str); 5] = [
        (
            &["DELETE FROM store_journal", "DELETE FROM store_chains WHERE name = 'journal'"],
            "Journal of changes: it was emptied",
        ),
        (&["DELETE FROM store_reads", "DELETE FROM store_chains WHERE name = 'reads'"], "Access log:"),
        (
            &[
                "DELETE FROM store_holder_keys WHERE holder_id IN (SELECT holder_id FROM store_holder_keys LIMIT 3)",
            ],
            "Keys: 3 are missing",
        ),
        (&["DELETE FROM privacy_refusals"], "records have lost theirs"),
        (&["DELETE FROM privacy_suppressions"], "that the customer file does not have"),
    ];
    for (sql, words) in harms {
        check_after(&machine, sql).harmed(words);
        std::fs::copy(&whole, machine.base()).unwrap();
    }
    machine.carnet(&["check"]).done();
}

#[test]
fn check_tells_of_jobs_that_were_given_up_and_calls_it_no_harm() {
    let machine = Machine::with_demo();
    on_its_base(&machine, async |store| {
        let mut tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap();
        for kind in [post::SEND, post::SEND, "import"] {
            tx.enqueue(kind, serde_json::Value::Null).await.unwrap();
        }
        tx.commit().await.unwrap();
        store.writer().execute_unprepared("UPDATE store_jobs SET state = 'dead'").await.unwrap();
    });
    let told = machine.carnet(&["check"]).done();
    assert!(told.said.contains("2 messages were not sent"), "{told:?}");
    assert!(told.said.contains("one job of the kind “import” was given up"), "{told:?}");
}
