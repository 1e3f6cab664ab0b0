//! The key: missing, wrong, flawed, and brought back from the recovery sheet.

use store::{Engine, Location};
use testkit::on_both_engines;

use crate::machine::{Machine, Serving, ended, told};

/// A machine that served once, and the line of its recovery sheet.
fn machine_with_sheet() -> (Machine, String) {
    let machine = Machine::new();
    drop(machine.serve());
    let printed = machine.carnet(&["key", "sheet"]).done();
    let is_sheet = |line: &&str| line.split('-').count() == 17;
    let sheet = printed.said.lines().map(str::trim).find(is_sheet).unwrap().to_owned();
    (machine, sheet)
}

#[test]
fn a_missing_key_is_said_in_a_sentence_and_the_recovery_sheet_brings_it_back() {
    let (machine, sheet) = machine_with_sheet();
    let file = machine.keys().remove(0);
    std::fs::remove_file(&file).unwrap();
    machine.carnet(&["check"]).refused(file.to_str().unwrap());
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("recovery sheet");
    let mistyped = format!("{}{}", &sheet[1..2], &sheet[1..]);
    if mistyped != sheet {
        let ended = told(machine.command().args(["key", "restore"]), &mistyped);
        assert_eq!(ended.code, Some(2), "{ended:?}");
    }
    assert_eq!(told(machine.command().args(["key", "restore"]), &sheet).code, Some(0));
    machine.carnet(&["check"]).done();
    assert_eq!(machine.keys(), [file]);
}

#[test]
fn the_key_may_come_by_the_environment_or_as_a_credential() {
    let (machine, sheet) = machine_with_sheet();
    std::fs::remove_file(machine.keys().remove(0)).unwrap();
    ended(machine.command().arg("check").env("CARNET_KEY", &sheet)).done();
    std::fs::create_dir(machine.place("credentials")).unwrap();
    std::fs::write(machine.place("credentials/carnet-key"), &sheet).unwrap();
    ended(machine.command().arg("check").env("CREDENTIALS_DIRECTORY", machine.place("credentials"))).done();
    let flawed = ended(machine.command().arg("check").env("CARNET_KEY", "rubbish")).refused("not a key");
    assert!(flawed.complained.contains("CARNET_KEY"), "the file it hides would not help: {flawed:?}");
    assert_eq!(told(machine.command().args(["key", "restore"]), &sheet).code, Some(0));
    ended(machine.command().arg("check").env("CARNET_KEY", "")).done();
}

#[test]
fn another_organisations_key_opens_nothing() {
    let (machine, sheet) = machine_with_sheet();
    let (other, others_sheet) = machine_with_sheet();
    assert_ne!(sheet, others_sheet);
    ended(machine.command().arg("check").env("CARNET_KEY", &others_sheet)).refused("does not belong to this");
    let restored = told(machine.command().args(["key", "restore"]), &others_sheet);
    assert_eq!(restored.code, Some(2), "{restored:?}");
    assert!(restored.complained.contains("another customer file"), "{restored:?}");
    std::fs::copy(other.keys().remove(0), machine.keys().remove(0)).unwrap();
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("does not belong to this");
    assert_eq!(told(machine.command().args(["key", "restore"]), &sheet).code, Some(0));
    machine.carnet(&["check"]).done();
}

#[test]
fn a_lost_identity_comes_back_with_the_recovery_sheet_and_keeps_its_backups() {
    let (machine, sheet) = machine_with_sheet();
    machine.carnet(&["backup", "backups"]).done();
    let (_, others_sheet) = machine_with_sheet();
    let identity = machine.place("data/identity.toml");
    for lost in [&identity, &machine.place("data/backups.toml")] {
        std::fs::remove_file(lost).unwrap();
    }
    machine.carnet(&["key", "sheet"]).refused("identity.toml");
    std::fs::remove_file(machine.keys().remove(0)).unwrap();
    machine.carnet(&["serve", "--listen", "127.0.0.1:0"]).refused("carnet key restore");
    let anothers = told(machine.command().args(["key", "restore"]), &others_sheet);
    assert_eq!(anothers.code, Some(2), "{anothers:?}");
    assert!(!identity.exists() && machine.keys().is_empty(), "a key that opens nothing is not kept");
    assert_eq!(told(machine.command().args(["key", "restore"]), &sheet).code, Some(0));
    machine.carnet(&["check"]).done();
    machine.carnet(&["backup", "backups"]).done();
    machine.carnet(&["restore", "backups", "--replace"]).done();
}

#[test]
fn a_server_that_was_written_with_another_key_is_refused_until_that_key_is_back() {
    on_both_engines(async |base| {
        let Location::Postgres(url) = &base.location else {
            assert_eq!(base.store.engine(), Engine::Sqlite); // a file brings its identity along
            return;
        };
        let cause = store::Cause::new(kernel::Actor::Console, personal::Purpose::DataProtection);
        let mut tx = base.store.begin(cause).await.unwrap();
        let house: kernel::RowId = base.ambient.id();
        tx.begin_journals(house).await.unwrap();
        tx.commit().await.unwrap();
        let machine = Machine::new();
        let on_server = |words: &[&str]| {
            let mut command = machine.command();
            command.args(words).args(["--database", url]);
            command
        };
        ended(&mut on_server(&["serve"])).refused("written with another key");
        assert!(machine.keys().is_empty(), "no key is made for what another one wrote");
        let sheet = base.key.recovery_line();
        assert_eq!(told(&mut on_server(&["key", "restore"]), &sheet).code, Some(0));
        let serving = Serving::begin(&mut on_server(&["serve", "--listen", "127.0.0.1:0"]));
        assert_eq!(serving.terminate(), Some(0));
        assert_eq!(machine.keys().len(), 1);
        let identity = std::fs::read_to_string(machine.place("data/identity.toml")).unwrap();
        assert!(identity.contains(&house.to_string()), "its backups know it by that: {identity}");
    });
}

#[test]
fn a_key_beside_what_it_opens_is_refused() {
    let machine = Machine::new();
    let inside = machine.place("data/config");
    ended(machine.command().arg("serve").env("XDG_CONFIG_HOME", inside)).refused("into the data folder");
}

#[test]
fn the_recovery_sheet_is_shown_when_the_key_is_made_and_never_again_by_itself() {
    let machine = Machine::new();
    let made = machine.carnet(&["demo"]).done();
    let key = machine.keys().remove(0);
    assert!(made.said.contains(key.to_str().unwrap()), "{made:?}");
    let sheet = machine.carnet(&["key", "sheet"]).done().said;
    let line = sheet.lines().map(str::trim).find(|line| line.split('-').count() == 17).unwrap().to_owned();
    assert!(made.said.contains(&line));
    assert!(!machine.carnet(&["check"]).done().said.contains(&line));
}
