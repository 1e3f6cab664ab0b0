//! Madame Mercier's nine years, through the real binary: every fact of `expected.json` that a report
//! tells, for the workbook, the three Unicode files and the windows-1252 ones.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::machine::{Machine, PROVENANCE, ended, fixture};

const WORKBOOK: [&str; 1] = ["fichier-clients-mercier.xlsx"];
const UNICODE: [&str; 3] = ["clients-utf8-bom.csv", "contacts-texte-unicode.txt", "ventes-virgule-utf8.csv"];
const WINDOWS: [&str; 3] = ["clients.csv", "contacts.csv", "ventes.csv"];
const SHEETS: [&str; 3] = ["Clients", "Contacts", "Ventes"];

fn files(names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(|name| fixture("fichier-clients-fr").join(name)).collect()
}

fn json(path: PathBuf) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn expected() -> Value {
    json(fixture("fichier-clients-fr/expected.json"))
}

/// Imports the files on a machine of its own and answers the report.
fn report_of(names: &[&str]) -> (Machine, Value) {
    let machine = Machine::new();
    machine.import(&files(names), &["--report", "r.json"]).done();
    let report = json(machine.place("r.json"));
    assert_is_documented(&report);
    (machine, report)
}

#[test]
fn the_hidden_sheet_is_left_out_unless_somebody_asks_for_it() {
    let why = |report: &Value| report["files"][0]["left_out"][0]["reason"].clone();
    assert_eq!(why(&report_of(&WORKBOOK).1), "hidden-sheet");
    let machine = Machine::new();
    machine.import(&files(&WORKBOOK), &["--hidden-sheets", "--report", "r.json"]).done();
    assert_eq!(why(&json(machine.place("r.json"))), "no-table-recognised", "it was looked at");
}

fn assert_is_documented(report: &Value) {
    let schema = json(fixture("../docs/import-report.schema.json"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let flaws: Vec<String> =
        validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(flaws.is_empty(), "{flaws:#?}");
}

/// The three sheets in their order, whatever files they came in.
fn sheets(report: &Value) -> Vec<&Value> {
    let files = report["files"].as_array().unwrap();
    files.iter().flat_map(|file| file["sheets"].as_array().unwrap()).collect()
}

/// The numbers under a key of each entry of a list.
fn numbers(list: &Value, key: &str) -> BTreeSet<u64> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_u64().unwrap()).collect()
}

fn assert_facts(report: &Value) {
    let expected = expected();
    for (name, sheet) in SHEETS.into_iter().zip(sheets(report)) {
        let facts = &expected["sheets"][name];
        assert_eq!(sheet["header_row"], facts["header_row"], "{name}");
        assert_eq!(sheet["data_rows"], facts["data_rows"], "{name}");
        assert_eq!(sheet["accepted"], facts["accepted_before_merging_duplicates"], "{name}");
        assert_eq!(numbers(&sheet["rejected"], "row"), numbers(&facts["rejected"], "xlsx_row"), "{name}");
        for (kind, count) in facts["lines_by_kind"].as_object().unwrap() {
            assert_eq!(&sheet["lines"][kind.replace('_', "-")], count, "{name}: {kind}");
        }
        assert_duplicates(name, sheet, facts);
        assert_notes(name, sheet, facts);
        if let Some(orphans) = facts.get("orphans_unknown_client") {
            assert_eq!(numbers(&sheet["orphans"], "row"), numbers(orphans, "xlsx_row"), "{name}");
        }
        if let Some(consent) = facts.get("consent_counts_in_accepted_rows") {
            assert_eq!(&sheet["consent"], consent, "{name}");
        }
        if let Some(warnings) = facts.get("warnings") {
            let missing = &numbers(warnings, "xlsx_row") - &numbers(&sheet["warnings"], "row");
            assert!(missing.is_empty(), "{name}: nobody is warned of {missing:?}");
        }
    }
    assert_sums(&sheets(report), &expected["sheets"]);
}

/// Certainty is at least what is written, and look-alikes are kept apart.
fn assert_duplicates(name: &str, sheet: &Value, facts: &Value) {
    let rank = |certainty: &Value| {
        ["possible", "probable", "certain"].iter().position(|it| certainty == *it).expect("a certainty")
    };
    let found: BTreeMap<(u64, u64), &Value> = sheet["duplicates"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|pair| Some(((pair["rows"][0].as_u64()?, pair["rows"][1].as_u64()?), pair)))
        .collect();
    let rows =
        |pair: &Value| (pair["a"]["xlsx_row"].as_u64().unwrap(), pair["b"]["xlsx_row"].as_u64().unwrap());
    let listed = |key: &str| facts.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    for pair in listed("duplicates") {
        let Some(seen) = found.get(&rows(&pair)) else { panic!("{name}: {pair} is not found") };
        if let Some(least) = pair.get("certainty") {
            assert!(rank(&seen["certainty"]) >= rank(least), "{name}: {seen} instead of {pair}");
        }
        assert!(!seen["reasons"].as_array().unwrap().is_empty(), "{name}: {seen} gives no reason");
        assert_ne!(seen["message"], "", "{name}");
    }
    for pair in listed("not_duplicates") {
        let merged = found.get(&rows(&pair)).is_some_and(|seen| seen["merged"] == true);
        assert!(!merged, "{name}: {pair} were taken for one");
    }
}

fn assert_notes(name: &str, sheet: &Value, facts: &Value) {
    let held = sheet["sensitive"].as_array().unwrap();
    let listed = |key: &str| facts.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    for note in listed("sensitive_notes") {
        let is_held =
            held.iter().any(|it| it["row"] == note["xlsx_row"] && it["category"] == note["category"]);
        assert!(is_held, "{name}: {note} is not held back");
    }
    for note in listed("looks_sensitive_but_is_not") {
        assert!(!held.iter().any(|it| it["row"] == note["xlsx_row"]), "{name}: {note} is held back");
    }
}

fn assert_sums(found: &[&Value], expected: &Value) {
    let clients = &found[0]["sums_cents"]["CA 2023"]["accepted"];
    assert_eq!(clients, &expected["Clients"]["sum_readable_CA2023_cents_in_accepted_rows"]);
    let (sales, facts) = (found[2], &expected["Ventes"]["sums_of_accepted_rows_without_duplicates"]);
    let sum = |column: &str| &sales["sums_cents"][column]["without_duplicates"];
    assert_eq!(sum("Total HT"), &facts["total_ht_cents"]);
    assert_eq!(sum("Total TTC"), &facts["total_ttc_cents_readable"]);
    let twins = sales["duplicates"].as_array().unwrap().iter().filter(|pair| pair["merged"] == true).count();
    assert_eq!(sales["accepted"].as_u64().unwrap() - twins as u64, facts["rows"].as_u64().unwrap());
}

#[test]
fn the_workbook_is_read_as_expected_and_again_it_changes_nothing() {
    let (machine, report) = report_of(&WORKBOOK);
    assert_facts(&report);
    let left_out = &report["files"][0]["left_out"];
    assert_eq!((&left_out[0]["name"], &left_out[0]["reason"]), (&"Listes".into(), &"hidden-sheet".into()));
    assert_eq!(sheets(&report)[2]["hidden_rows"].as_array().unwrap().len(), 3);

    machine.import(&files(&WORKBOOK), &["--report", "again.json"]).done();
    let again = json(machine.place("again.json"));
    assert_is_documented(&again);
    for table in ["companies", "people", "sales"] {
        let (first, second) = (&report["totals"][table], &again["totals"][table]);
        assert!(first["created"].as_u64().unwrap() > 0, "{table}");
        assert_eq!((&second["created"], &second["updated"]), (&0.into(), &0.into()), "{table}");
        assert_eq!(second["unchanged"], first["created"], "{table}");
    }
    machine.carnet(&["check"]).done();
}

#[test]
fn three_unicode_files_in_one_call_say_the_same_as_the_workbook() {
    let (machine, report) = report_of(&UNICODE);
    assert_facts(&report);
    let detected: Vec<(&str, &str)> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["encoding"].as_str().unwrap(), file["separator"].as_str().unwrap()))
        .collect();
    assert_eq!(detected, [("utf-8", ";"), ("utf-16le", "tab"), ("utf-8", ",")]);

    let again = machine.import(&files(&WORKBOOK), &["--report", "workbook.json"]).done();
    let workbook = json(machine.place("workbook.json"));
    for table in ["companies", "people", "sales"] {
        let totals = &workbook["totals"][table];
        assert_eq!((&totals["created"], &totals["updated"]), (&0.into(), &0.into()), "{table}: {again:?}");
    }
}

#[test]
fn the_windows_1252_files_are_read_as_far_as_their_letters_go() {
    let (_machine, report) = report_of(&WINDOWS);
    assert_facts(&report);
    for file in report["files"].as_array().unwrap() {
        assert_eq!(file["encoding"], "windows-1252", "{}", file["name"]);
    }
}

#[test]
fn nothing_is_written_without_a_yes_and_a_refused_call_leaves_no_report() {
    let machine = Machine::new();
    let workbook = files(&WORKBOOK).remove(0);
    let mut look = machine.command();
    let looked = ended(look.arg("import").arg(&workbook).args(PROVENANCE).args(["--report", "r.json"]));
    assert_eq!(looked.code, Some(2), "{looked:?}");
    assert!(looked.said.contains("--yes"), "{looked:?}");
    assert_facts(&json(machine.place("r.json")));
    machine.import(std::slice::from_ref(&workbook), &["--report", "written.json"]).done();
    let totals = &json(machine.place("written.json"))["totals"];
    assert!(totals["people"]["created"].as_u64().unwrap() > 0, "the look before wrote nothing");

    std::fs::write(machine.place("empty.csv"), "").unwrap();
    let empty = machine.import(&[machine.place("empty.csv")], &[]);
    assert_eq!(empty.code, Some(2), "{empty:?}");
    machine
        .import(std::slice::from_ref(&workbook), &["--report", "nowhere/r.json"])
        .refused("nowhere/r.json");
    machine.carnet(&["demo"]).refused("--data");
}

#[test]
fn the_house_of_a_belgian_owner_reads_belgian_numbers() {
    let machine = Machine::new();
    let rows = "Société;TVA;Téléphone\nBrasserie du Vieux-Port;0403.170.701;02 555 12 12\n";
    std::fs::write(machine.place("clients.csv"), rows).unwrap();
    let import = |more: &[&str]| machine.import(&[machine.place("clients.csv")], more);
    import(&["--country", "BE", "--report", "r.json"]).done();
    let report = json(machine.place("r.json"));
    assert_eq!(sheets(&report)[0]["warnings"], Value::Array(Vec::new()), "{report:#}");
    let another = Machine::new();
    std::fs::write(another.place("clients.csv"), rows).unwrap();
    let look = |more: &[&str]| {
        let looked = another.look(&[another.place("clients.csv")], &[more, &["--report", "r.json"]].concat());
        assert_eq!(looked.code, Some(2), "{looked:?}");
        json(another.place("r.json"))
    };
    let told = look(&["--country", "BE"]);
    assert_eq!(sheets(&told)[0]["warnings"], Value::Array(Vec::new()), "{told:#}");
    let told = look(&[]);
    assert_ne!(sheets(&told)[0]["warnings"], Value::Array(Vec::new()), "a look settles no country: {told:#}");
    let demo = machine.place("demo");
    let demo = ["--data", demo.to_str().unwrap()];
    machine.carnet(&[&["demo"][..], &demo[..]].concat()).done();
    import(&[&["--country", "BE"][..], &demo[..]].concat()).refused("--country");
}
