//! No text makes the guard panic, nor think for long.

use std::path::{Path, PathBuf};

use kernel::Lang;
use personal::NoteScanner;
use proptest::prelude::*;

use crate::GUARD;

proptest! {
    #[test]
    fn any_text_is_scanned_and_its_spans_are_text(note in any::<String>(), name in any::<String>()) {
        for lang in Lang::ALL {
            for (range, _) in GUARD.spans(&note, lang, &[&name]) {
                prop_assert!(note.get(range).is_some());
            }
        }
    }

    #[test]
    fn words_and_numbers_in_any_order_are_scanned(note in "((il|est|condamné|porte|de|la|et|CGT|M\\.|[0-9]{1,5}|FR76|[,.:!\u{ad} ]) ?){0,60}") {
        GUARD.scan(&note, Lang::Fr, &["la porte"]);
    }

    #[test]
    fn punctuation_around_a_word_does_not_hide_it(before in "[ ,.;:!?()«»\"/]{0,4}", after in "[ ,.;:!?()«»\"/]{0,4}") {
        let note = format!("{before}séropositif{after}");
        prop_assert_eq!(GUARD.scan(&note, Lang::Fr, &[]).len(), 1);
    }
}

#[test]
fn a_long_note_costs_no_more_than_its_length() {
    for word in ["arabe ", "12 ", "1 ", "FR76 ", "et ", "mot de passe ", "mdp:", "mdp(", "de la rue d'une "] {
        GUARD.scan(&format!("{})", word.repeat(5_000)), Lang::Fr, &["de la rue"]);
    }
}

#[test]
fn adjectives_without_end_are_not_followed_without_end() {
    for words in ["arabe ", "arabe et ", "gay and "] {
        GUARD.scan(&words.repeat(50_000), Lang::En, &[]);
    }
}

#[test]
fn naughty_strings_are_scanned() {
    let Some(file) = shared_data().map(|data| data.join("strings/blns.json")).filter(|file| file.exists())
    else {
        println!("skipped: the naughty strings are absent");
        return;
    };
    let strings: Vec<String> =
        serde_json::from_slice(&std::fs::read(file).expect("it reads")).expect("it is JSON");
    assert!(!strings.is_empty());
    for string in &strings {
        for (range, _) in GUARD.spans(string, Lang::En, &[string]) {
            assert!(string.get(range).is_some(), "{string:?}");
        }
    }
}

/// Where third-party data are: beside the repository, or where the variable says.
fn shared_data() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    std::env::var_os("CARNET_SHARED_DATA").map(PathBuf::from).or(Some(root))
}
