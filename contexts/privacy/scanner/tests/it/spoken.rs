//! What was said of somebody and what only sounds like it, sentence by sentence, however typed:
//! each is tried with straight and curly apostrophes, in capitals and without accents.

use std::collections::BTreeMap;

use kernel::Lang;
use kernel::text::fold;
use personal::Severity;
use serde::Deserialize;

use crate::found_in;

/// The sentences of one language of scanning.
#[derive(Deserialize)]
struct Sentences {
    /// Categories and the sentence that tells them.
    held: Vec<(String, String)>,
    /// Sentences nobody is described by.
    passes: Vec<String>,
    /// The same, where a capital letter makes the name.
    #[serde(default)]
    passes_as_written: Vec<String>,
}

#[test]
fn what_a_sentence_tells_is_held_however_it_is_typed() {
    let mut missed = Vec::new();
    for (lang, sentences) in sentences() {
        for (categories, sentence) in sentences.held {
            for typed in spellings(&sentence) {
                let held = held(&typed, lang);
                if !categories.split(' ').all(|category| held.contains(&category)) {
                    missed.push(format!("{typed}: {held:?} is not {categories}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_only_sounds_like_it_passes_however_it_is_typed() {
    let mut wrong = Vec::new();
    for (lang, sentences) in sentences() {
        let typed = sentences.passes.iter().flat_map(|sentence| spellings(sentence));
        for typed in typed.chain(sentences.passes_as_written) {
            let held = held(&typed, lang);
            if !held.is_empty() {
                wrong.push(format!("{typed}: {held:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn sentences() -> Vec<(Lang, Sentences)> {
    let read: BTreeMap<String, Sentences> =
        toml::from_str(include_str!("spoken.toml")).expect("the sentences read");
    let lang_of = |name: &str| if name == "en" { Lang::En } else { Lang::Fr };
    read.into_iter().map(|(name, sentences)| (lang_of(&name), sentences)).collect()
}

fn spellings(sentence: &str) -> [String; 5] {
    let bare: String = sentence.chars().map(without_accent).collect();
    [
        sentence.to_owned(),
        sentence.replace('\'', "’"),
        sentence.replace('’', "'"),
        sentence.to_uppercase(),
        bare,
    ]
}

/// The letter without its accent; signs stay.
fn without_accent(letter: char) -> char {
    let folded = fold(&letter.to_string()).chars().next();
    folded.filter(|_| !letter.is_ascii() && letter.is_alphabetic()).unwrap_or(letter)
}

fn held(note: &str, lang: Lang) -> Vec<&'static str> {
    let warned = found_in(note, lang).into_iter().filter(|(_, severity)| *severity >= Severity::Warn);
    warned.map(|(category, _)| category).collect()
}
