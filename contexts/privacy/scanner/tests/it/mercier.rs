//! The notes of the Mercier customer file, as its owner labelled them.

use std::path::Path;

use personal::Severity;
use serde_json::Value;

use crate::found;

#[test]
fn every_sensitive_note_is_held_back_with_its_category() {
    let notes = notes("sensitive_notes");
    assert!(notes.len() >= 18, "the file lists {}", notes.len());
    for note in notes {
        let (text, category) = (string(&note, "text"), string(&note, "category"));
        let held = found(&text);
        assert!(held.get(category.as_str()) >= Some(&Severity::Warn), "{text}: {held:?}");
    }
}

#[test]
fn every_look_alike_passes_without_even_a_hint() {
    let notes = notes("looks_sensitive_but_is_not");
    assert!(notes.len() >= 10, "the file lists {}", notes.len());
    for note in notes {
        let text = string(&note, "text");
        assert!(found(&text).is_empty(), "{text}: {:?}", found(&text));
    }
}

fn notes(kind: &str) -> Vec<Value> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures/fichier-clients-fr/expected.json");
    let expected: Value =
        serde_json::from_slice(&std::fs::read(file).expect("the fixture is there")).expect("JSON");
    let sheets = expected["sheets"].as_object().expect("sheets").values();
    sheets.filter_map(|sheet| sheet[kind].as_array()).flatten().cloned().collect()
}

fn string(note: &Value, field: &str) -> String {
    note[field].as_str().expect("a text").to_owned()
}
