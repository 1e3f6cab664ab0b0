//! Somebody a file brought in, by the real binary: with a note held back, a row left out, a column
//! without a field and a correction since. After the erasure no word of theirs is left on the machine,
//! in its log, however talkative, or among its temporary files.

use std::path::PathBuf;

use kernel::{Actor, Ambient, Holder, Id, PersonId};
use personal::Purpose;
use sea_orm::{ConnectionTrait, Statement};
use store::{Cause, Location, OrganisationKey, Store};
use testkit::{Base, on_both_engines};

use super::{pages, traces};
use crate::machine::{Machine, PROVENANCE, ended};

const HEADER: &str = "Nom;Prénom;E-mail;Ville;Remarque;Surnom";
const FIRST: &str = "qzcanari1;qzcanari2;qzcanari3@example.com;qzcanari4;Diabétique, dit qzcanari5;qzcanari6";
const SINCE: &str = "qzcanari1;qzcanari2;qzcanari3@example.com;qzcanari7;;qzcanari6";
const OF_NOBODY: &str = ";;;;Rappeler qzcanari1 qzcanari2, le cousin de qzcanari8;";

#[test]
fn nothing_a_file_told_of_somebody_is_left_on_the_machine_after_the_erasure() {
    on_both_engines(async |base| {
        let machine = Machine::new();
        let location = house_of(&machine, &base);
        import(&machine, &location, &[FIRST, OF_NOBODY]);
        import(&machine, &location, &[SINCE]);
        let key = key_of(&machine);
        assert_everywhere(&machine, &location, &key, |found| found.contains(&1), "the search sees the index");
        assert_eq!(erase_everybody(&location, &key).await, 1, "both files tell of one person");
        assert_everywhere(&machine, &location, &key, Vec::is_empty, "after the erasure");
    });
}

/// A file on the machine's own disk, or the test's database on the server.
fn house_of(machine: &Machine, base: &Base) -> Location {
    match &base.location {
        Location::File(_) => Location::File(machine.base()),
        server @ Location::Postgres(_) => server.clone(),
    }
}

/// Imports a file of these rows, and takes the file off the machine.
fn import(machine: &Machine, location: &Location, rows: &[&str]) {
    let file = machine.place("clients.csv");
    std::fs::write(&file, [&[HEADER], rows].concat().join("\n")).unwrap();
    let temporary: PathBuf = machine.place("tmp");
    std::fs::create_dir_all(&temporary).unwrap();
    let mut command = machine.command();
    command.env("TMPDIR", &temporary).env("CARNET_LOG", "trace");
    if let Location::Postgres(url) = location {
        command.args(["--database", url]);
    }
    ended(command.args(["import", "clients.csv", "--yes"]).args(PROVENANCE)).done();
    std::fs::remove_file(file).unwrap();
}

fn key_of(machine: &Machine) -> OrganisationKey {
    OrganisationKey::read(&std::fs::read_to_string(machine.keys().remove(0)).unwrap()).unwrap()
}

async fn erase_everybody(location: &Location, key: &OrganisationKey) -> usize {
    let store = Store::open(location, key.clone(), Ambient::system()).await.unwrap();
    let ask = Statement::from_string(
        store.reader().get_database_backend(),
        "SELECT id AS id FROM customers_people",
    );
    let people = store.reader().query_all_raw(ask).await.unwrap();
    for row in &people {
        let id = PersonId::from_uuid(row.try_get::<uuid::Uuid>("", "id").unwrap());
        let cause = Cause::new(Actor::Console, Purpose::DataProtection);
        app::wiring::eraser().erase(&store, cause, Holder::Person(id)).await.unwrap();
    }
    store.close().await;
    people.len()
}

/// Checks which of the words are in the base, laid open, and that no other file has any.
fn assert_everywhere(
    machine: &Machine,
    location: &Location,
    key: &OrganisationKey,
    is_right: fn(&Vec<u8>) -> bool,
    when: &str,
) {
    let base = match location {
        Location::File(file) => pages::decrypted(file, key),
        Location::Postgres(_) => traces::dump(location),
    };
    let words = || (1..=8_u8).map(|number| (number, format!("qzcanari{number}")));
    let found = words().filter(|(_, word)| base.find(word).is_some()).map(|(number, _)| number).collect();
    assert!(is_right(&found), "{when}: {found:?} in {}", base.place);
    let files = traces::files_below(&machine.place(""));
    assert!(files.iter().any(|file| file.place.ends_with("carnet.log")), "the log is among the files");
    for (file, (_, word)) in files.iter().flat_map(|file| words().map(move |word| (file, word))) {
        assert_eq!(file.find(&word), None, "{when}: {word} is left in {}", file.place);
    }
}
