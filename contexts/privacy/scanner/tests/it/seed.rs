//! The seed of the facts §12, word by word.

use std::collections::BTreeMap;

use kernel::Lang;
use personal::Severity;

use crate::found_in;

/// Words that are hints unless a person is near; those marked `~` in the seed are too.
const SHORT: &[&str] = &["noir", "race", "arabe", "con", "rom", "straight", "affair", "lover", "homo", "ras"];

/// Names of places: where somebody works or is delivered. Being there is looked for instead.
const PLACES: &[&str] = &["hospital*", "ziekenhuis"];

/// Everyday words of French or English ("RAS", "roma", "turkey"): they count in a note that reads as Dutch.
const FALSE_FRIENDS: &[&str] = &["ras", "Roma", "Turk*", "militant*"];

type Seed = BTreeMap<String, BTreeMap<String, Vec<String>>>;

#[test]
fn every_word_of_the_seed_is_known_with_its_category() {
    let seed: Seed = toml::from_str(include_str!("seed.toml")).expect("the seed reads");
    for (category, languages) in &seed {
        for (tongue, words) in languages {
            for word in words {
                check(category, tongue, word);
            }
        }
    }
}

fn check(category: &str, tongue: &str, word: &str) {
    let soft = word.ends_with('~') || SHORT.contains(&word);
    let bare = word.trim_end_matches('~').trim_end_matches('*');
    let of_a_person = match tongue {
        "fr" => format!("il est {bare}"),
        "nl" => format!("hij is {bare}"),
        _ => format!("he is {bare}"),
    };
    let place = PLACES.contains(&word);
    let expected = if place { Severity::Hint } else { Severity::Warn };
    assert_eq!(
        severity(category, tongue, &of_a_person),
        Some(expected),
        "{category} {tongue}: {of_a_person}"
    );
    if tongue == "nl" && FALSE_FRIENDS.contains(&word) {
        return;
    }
    let expected = if soft || place { Severity::Hint } else { Severity::Warn };
    assert_eq!(severity(category, tongue, bare), Some(expected), "{category} {tongue}: {bare}");
    if word.contains('*') {
        let longer = format!("{bare}xx");
        assert_eq!(severity(category, tongue, &longer), Some(expected), "{category} {tongue}: {longer}");
    }
}

fn severity(category: &str, tongue: &str, note: &str) -> Option<Severity> {
    let lang = if tongue == "en" { Lang::En } else { Lang::Fr };
    found_in(note, lang).get(category).copied()
}
