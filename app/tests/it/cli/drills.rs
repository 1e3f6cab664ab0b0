//! The folder of the nights on the command line, and the restore drill.

use super::backups::{copy_in, demo_with_backup, erase_somebody};
use crate::machine::{Machine, on_its_base};

/// What the data folder keeps of a drill besides its diary.
fn left_of_a_drill(machine: &Machine) -> bool {
    ["drill.db", "drill.db-wal", "drill.db-shm"].iter().any(|name| machine.place("data").join(name).exists())
}

#[test]
fn a_drill_brings_the_newest_copy_back_beside_the_base_and_leaves_nothing_but_its_report() {
    let machine = demo_with_backup();
    let drill = machine.carnet(&["backup", "drill", "backups"]).done();
    assert!(drill.said.contains("1,300 contacts") && drill.said.contains("can be restored"), "{drill:?}");
    assert!(!left_of_a_drill(&machine));
    on_its_base(&machine, async |store| erase_somebody(store).await);
    machine.carnet(&["check"]).done(); // which tells the folder
    let drill = machine.carnet(&["backup", "drill", "backups"]).done();
    assert!(drill.said.contains("1,299 contacts") && drill.said.contains("1 erasure"), "{drill:?}");
    let diary = std::fs::read_to_string(machine.place("data/backups.diary.json")).unwrap();
    assert_eq!(diary.matches("\"opens\"").count(), 2, "both are kept: {diary}");
}

#[test]
fn a_drill_says_what_is_wrong_with_a_copy() {
    let machine = demo_with_backup();
    let copy = copy_in(&machine.place("backups"));
    let whole = std::fs::read(&copy).unwrap();
    std::fs::write(&copy, &whole[..whole.len() / 2]).unwrap(); // the disk was pulled out
    machine.carnet(&["backup", "drill", "backups"]).harmed("cannot be restored");
    assert!(!left_of_a_drill(&machine));
    std::fs::remove_file(machine.place("backups/carry-forward.jsonl")).unwrap();
    machine.carnet(&["backup", "drill", "backups"]).refused("carry-forward.jsonl, is missing");
    machine.carnet(&["backup", "drill"]).refused("--nightly");
}

#[test]
fn the_folder_of_the_nights_is_named_once_and_an_unplugged_disk_is_not_begun_anew() {
    let machine = demo_with_backup();
    machine.carnet(&["backup"]).refused("--nightly");
    machine.carnet(&["backup", "nights", "--nightly"]).done();
    let made = machine.carnet(&["backup"]).done();
    assert!(made.said.contains("nights/carnet-0002-"), "{made:?}");
    machine.carnet(&["backup", "drill"]).done();
    std::fs::rename(machine.place("nights"), machine.place("unplugged")).unwrap();
    machine.carnet(&["backup"]).refused("no Carnet backup");
    assert!(!machine.place("nights").exists(), "the place of the disk is no disk");
    std::fs::rename(machine.place("unplugged"), machine.place("nights")).unwrap();
    machine.carnet(&["backup"]).done();
}
