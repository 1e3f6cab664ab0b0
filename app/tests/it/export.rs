//! `carnet export all` through the binary itself.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::Value;

use crate::machine::{Ended, Machine, fixture, on_its_base};

/// A machine with the workbook of Atelier Mercier in its base, and an empty folder for exports.
fn with_the_workbook() -> Machine {
    let machine = Machine::new();
    std::fs::create_dir(machine.place("out")).unwrap();
    machine.import(&[fixture("fichier-clients-fr/fichier-clients-mercier.xlsx")], &[]).done();
    machine
}

fn export(machine: &Machine, format: &str, out: &Path) -> Ended {
    machine.carnet(&["export", "all", "--format", format, "--out", out.to_str().unwrap()])
}

/// The files of the folder where exports go, the working copies among them.
fn written(machine: &Machine) -> Vec<String> {
    let folder = std::fs::read_dir(machine.place("out")).unwrap();
    let mut names: Vec<String> =
        folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_imported_workbook_is_written_out_whole_for_its_owner_alone() {
    let machine = with_the_workbook();
    let out = machine.place("out/mercier.json");
    let done = export(&machine, "json", &out).done();
    assert!(done.said.contains("mercier.json"), "{done:?}");
    let document: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    let counts = ["companies", "people", "sales"].map(|name| document[name].as_array().unwrap().len());
    assert_eq!(counts, [53, 145, 393]);
    assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o600);

    let tables = machine.place("out/mercier.zip");
    export(&machine, "csv", &tables).done();
    assert!(std::fs::read(tables).unwrap().starts_with(b"PK"));
    assert_eq!(written(&machine), ["mercier.json", "mercier.zip"]);
}

#[test]
fn the_console_exports_more_than_five_hundred_people_and_the_log_says_who_and_why() {
    let machine = Machine::new();
    let rows: String = (1..=501).map(|n| format!("Client{n};Aude;aude{n}@example.com\n")).collect();
    std::fs::write(machine.place("many.csv"), format!("Nom;Prénom;E-mail\n{rows}")).unwrap();
    machine.import(&[machine.place("many.csv")], &[]).done();
    export(&machine, "json", &machine.place("e.json")).done();
    let told = ["export", "all", "--format", "json", "--out", "e.json", "--reason", "Copie du comptable"];
    machine.carnet(&told).done();
    let reasons = on_its_base(&machine, async |store| {
        let ask = "SELECT reason AS reason FROM store_reads WHERE what = 'export' ORDER BY seq";
        let ask = Statement::from_string(DbBackend::Sqlite, ask);
        let rows = store.reader().query_all_raw(ask).await.unwrap();
        rows.iter().map(|row| row.try_get::<String>("", "reason").unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(reasons, ["Export on the command line, no reason given", "Copie du comptable"]);
}

#[test]
fn what_cannot_be_written_is_refused_and_leaves_nothing() {
    let empty = Machine::new();
    std::fs::create_dir(empty.place("out")).unwrap();
    export(&empty, "json", &empty.place("out/nothing.json")).refused("nothing");
    assert_eq!(written(&empty), Vec::<String>::new());

    let machine = with_the_workbook();
    export(&machine, "json", &machine.place("nowhere/e.json")).refused("nowhere/e.json");
    export(&machine, "json", &machine.place("out")).refused("out");
    export(&machine, "pdf", &machine.place("out/e.pdf")).refused("json, csv");
    assert_eq!(written(&machine), Vec::<String>::new());
}

#[test]
fn beside_a_running_server_the_same_file_is_written() {
    let machine = with_the_workbook();
    let document = |name: &str| -> Value {
        export(&machine, "json", &machine.place(name)).done();
        let mut document: Value =
            serde_json::from_slice(&std::fs::read(machine.place(name)).unwrap()).unwrap();
        document.as_object_mut().unwrap().retain(|key, _| key != "made_at");
        document
    };
    let before = document("out/before.json");
    let _serving = machine.serve();
    assert_eq!(document("out/beside.json"), before);
}
