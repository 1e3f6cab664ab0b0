//! Files of other houses, as they are found: broken rows are reported, nothing crashes. They are read
//! where they lie beside the workspace, or in `CARNET_SHARED_DATA`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::machine::Machine;

fn root() -> PathBuf {
    std::env::var_os("CARNET_SHARED_DATA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"), PathBuf::from)
}

/// The files of a shared set, or nothing and a printed line.
fn files_of(set: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(set)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            eprintln!("{} is not there: its files are left out of this run", folder.display());
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "csv" || it == "tsv" || it == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Imports each file of a set, one after the other, into one base.
fn import_each(set: &str) {
    let machine = Machine::new();
    for file in files_of(set) {
        let ended = machine.import(std::slice::from_ref(&file), &["--report", "r.json"]);
        assert!(matches!(ended.code, Some(0 | 2)), "{}: {ended:?}", file.display());
        let Ok(bytes) = std::fs::read(machine.place("r.json")) else { continue };
        let report: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(report["files"].as_array().unwrap().len(), 1, "{}", file.display());
    }
    if machine.base().exists() {
        machine.carnet(&["check"]).done();
    }
}

#[test]
fn csv_files_of_every_shape_come_in_or_are_said_to_be_none() {
    import_each("csv");
}

#[test]
fn every_naughty_string_is_somebodys_name() {
    let Some(list) = root().join("strings/blns.json").to_str().and_then(|path| std::fs::read(path).ok())
    else {
        eprintln!("strings/blns.json is not there: it is left out of this run");
        return;
    };
    let strings: Vec<String> = serde_json::from_slice(&list).unwrap();
    let printable =
        |text: &&String| !text.trim().is_empty() && text.chars().all(|letter| !letter.is_control());
    let mut csv = String::from("Nom,Prénom,E-mail\n");
    let strings: Vec<&String> = strings.iter().filter(printable).collect();
    for (place, text) in strings.iter().enumerate() {
        csv.push_str(&format!("\"{}\",Aude,aude{place}@example.com\n", text.replace('"', "\"\"")));
    }
    let machine = Machine::new();
    std::fs::write(machine.place("naughty.csv"), csv).unwrap();
    machine.import(&[machine.place("naughty.csv")], &["--report", "r.json"]).done();
    let report: Value = serde_json::from_slice(&std::fs::read(machine.place("r.json")).unwrap()).unwrap();
    let sheet = &report["files"][0]["sheets"][0];
    assert_eq!((&sheet["rejected"], &sheet["accepted"]), (&Value::Array(Vec::new()), &strings.len().into()));
}

#[test]
fn the_northwind_files_come_in() {
    import_each("northwind");
}
