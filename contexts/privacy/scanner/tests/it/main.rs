//! The note guard, through its front door.

#![allow(clippy::unwrap_used, clippy::expect_used)] // tests stop at the first surprise
#![allow(clippy::print_stdout)] // figures are shown, and skipped tests say so

mod exceptions;
mod hostile;
mod identifiers;
mod labelled;
mod mercier;
mod seed;
mod spoken;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::Lang;
use personal::{NoteScanner, Severity};
use scanner::NoteGuard;

/// One guard for all tests: it is built once in production too.
static GUARD: LazyLock<NoteGuard> =
    LazyLock::new(|| NoteGuard::seeded().expect("the built-in vocabulary reads"));

/// What the guard finds in a French note, by category.
fn found(note: &str) -> BTreeMap<&'static str, Severity> {
    found_in(note, Lang::Fr)
}

fn found_in(note: &str, lang: Lang) -> BTreeMap<&'static str, Severity> {
    GUARD
        .scan(note, lang, &[])
        .into_iter()
        .map(|finding| (finding.category.code(), finding.severity))
        .collect()
}

#[test]
fn the_vocabulary_that_comes_with_the_crate_reads() {
    if let Err(broken) = NoteGuard::seeded() {
        panic!("{broken}");
    }
}

#[test]
fn a_category_is_told_once_with_its_gravest_severity() {
    let note = "Enceinte. Elle est enceinte, sous antidépresseurs, NIR 2 79 12 62 041 077 30 et 2 79 12 62 041 077 30";
    let findings = GUARD.scan(note, Lang::Fr, &[]);
    let told: Vec<_> = findings.iter().map(|finding| (finding.category.code(), finding.severity)).collect();
    assert_eq!(told, [("health", Severity::Warn), ("identifier_nir", Severity::Block)]);
}

#[test]
fn a_note_may_carry_several_categories() {
    let note = found("en dépression depuis le divorce, encarté au PS");
    assert_eq!(note.keys().copied().collect::<Vec<_>>(), ["health", "politics", "private_life"]);
}

#[test]
fn the_name_of_the_company_itself_never_triggers() {
    let names = ["Syndicat des Gourmands", "L'Atelier du Cancer"];
    assert!(GUARD.scan("Livrer Syndicat des gourmands, quai 2", Lang::Fr, &names).is_empty());
    assert!(GUARD.scan("l’atelier du CANCER : 12 colis", Lang::Fr, &names).is_empty());
    let beside = GUARD.scan("L'Atelier du Cancer : le gérant a un cancer", Lang::Fr, &names);
    assert_eq!(beside.len(), 1, "the same word elsewhere still counts");
}

#[test]
fn empty_names_and_names_longer_than_the_note_are_no_names() {
    assert_eq!(GUARD.scan("cancer", Lang::Fr, &["", "  ", "un nom bien plus long que la note"]).len(), 1);
}

#[test]
fn spans_point_at_the_words_in_the_original_text() {
    let note = "Œuvre livrée — cliente DIABÉTIQUE, cb 4513 0000 0000 1232";
    let spans = GUARD.spans(note, Lang::Fr, &[]);
    let words: Vec<_> = spans.iter().map(|(range, _)| &note[range.clone()]).collect();
    assert_eq!(words, ["DIABÉTIQUE", "4513 0000 0000 1232"]);
}

#[test]
fn words_that_tell_one_thing_twice_are_pointed_at_once() {
    for (note, expected) in [
        ("Elle est enceinte, prévoir sans alcool.", vec!["est enceinte, prévoir sans alcool"]),
        ("Elle est enceinte, rappeler en mai.", vec!["est enceinte"]),
        ("procès en cours pour vol", vec!["procès en cours pour vol"]),
        ("mot de passe (mdp) : Tulipe#24", vec!["mot de passe (mdp) : Tulipe#24"]),
        ("Diabétique, et il a voté pour l’extrême droite.", vec!["Diabétique", "voté pour l’extrême droite"]),
    ] {
        let spans = GUARD.spans(note, Lang::Fr, &[]);
        let words: Vec<_> = spans.iter().map(|(range, _)| &note[range.clone()]).collect();
        assert_eq!(words, expected, "{note}");
    }
}

#[test]
fn accents_capitals_and_invisible_signs_change_nothing() {
    for note in ["DEPRESSION", "dépression", "de\u{301}pression", "Dé\u{ad}pres\u{200b}sion", "ｄépression"]
    {
        assert_eq!(found(note).get("health"), Some(&Severity::Warn), "{note:?}");
    }
}
