//! Precision and recall on notes labelled by hand. `notes.toml` was written before the vocabulary,
//! the other files before the correction they led to.

use std::collections::BTreeMap;

use kernel::Lang;
use personal::Severity;
use serde::Deserialize;

use crate::found_in;

/// What the issue asks for.
const ENOUGH: f64 = 0.9;

#[derive(Deserialize)]
struct Section {
    sensitive: Vec<(String, String)>,
    harmless: Vec<String>,
}

/// How the guard did: what it holds back is what is at least a warning.
#[derive(Default, Debug, Clone, Copy)]
struct Score {
    right: usize,
    missed: usize,
    wrong: usize,
    passed: usize,
}

impl Score {
    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed) as f64
    }

    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong) as f64
    }

    /// The share of harmless notes let through.
    fn let_through(self) -> f64 {
        self.passed as f64 / (self.passed + self.wrong) as f64
    }
}

#[test]
fn nine_in_ten_of_the_notes_labelled_first_are_judged_rightly() {
    expect_enough(include_str!("notes.toml"));
}

#[test]
fn nine_in_ten_of_the_notes_of_other_trades_are_judged_rightly() {
    expect_enough(include_str!("trades.toml"));
}

#[test]
fn nine_in_ten_of_the_notes_of_later_rounds_are_judged_rightly() {
    expect_enough(include_str!("rounds.toml"));
}

#[test]
fn no_harmless_note_is_ever_blocked() {
    for text in [include_str!("notes.toml"), include_str!("trades.toml"), include_str!("rounds.toml")] {
        for (name, section) in sections(text) {
            for note in section.harmless {
                let blocked =
                    found_in(&note, lang_of(&name)).into_values().any(|severity| severity == Severity::Block);
                assert!(!blocked, "{note}");
            }
        }
    }
}

fn expect_enough(text: &str) {
    let (mut total, mut by_category) = (Score::default(), BTreeMap::<String, Score>::new());
    for (name, section) in sections(text) {
        let score = judge(&section, lang_of(&name), &mut by_category);
        total = add(total, score);
    }
    let figures = format!(
        "precision {:.3}, recall {:.3}, harmless let through {:.3} ({total:?})\n{by_category:#?}",
        total.precision(),
        total.recall(),
        total.let_through(),
    );
    assert!(
        total.precision() >= ENOUGH && total.recall() >= ENOUGH && total.let_through() >= ENOUGH,
        "{figures}"
    );
    println!("{figures}");
}

fn judge(section: &Section, lang: Lang, by_category: &mut BTreeMap<String, Score>) -> Score {
    let mut score = Score::default();
    for (categories, note) in &section.sensitive {
        let held = held_back(note, lang);
        let all = categories.split(' ').all(|category| held.contains(&category));
        let counted = Score { right: usize::from(all), missed: usize::from(!all), ..Score::default() };
        let counted = Score { wrong: usize::from(!all && !held.is_empty()), ..counted };
        let category = by_category.entry(categories.clone()).or_default();
        *category = add(*category, counted);
        score = add(score, counted);
    }
    for note in &section.harmless {
        let wrong = usize::from(!held_back(note, lang).is_empty());
        score = add(score, Score { wrong, passed: 1 - wrong, ..Score::default() });
    }
    score
}

fn held_back(note: &str, lang: Lang) -> Vec<&'static str> {
    let warned = found_in(note, lang).into_iter().filter(|(_, severity)| *severity >= Severity::Warn);
    warned.map(|(category, _)| category).collect()
}

fn sections(text: &str) -> BTreeMap<String, Section> {
    toml::from_str(text).expect("the labelled notes read")
}

/// English sections are scanned as English, the others as a French organisation would.
fn lang_of(section: &str) -> Lang {
    if section.ends_with("en") { Lang::En } else { Lang::Fr }
}

fn add(left: Score, right: Score) -> Score {
    Score {
        right: left.right + right.right,
        missed: left.missed + right.missed,
        wrong: left.wrong + right.wrong,
        passed: left.passed + right.passed,
    }
}
