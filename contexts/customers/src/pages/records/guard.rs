//! The note guard: what a note should not tell is said before it is kept (F-01 to F-04).
//!
//! What a checksum proves (a social security number, an account, a card) is never kept. What a
//! vocabulary takes for a fact about health, beliefs, origin… is refused too, until it is reworded
//! or the words are left out. A vocabulary can be mistaken ("enceinte acoustique"), so whoever
//! writes may say that it is none of it: for these categories only, and the journal remembers who
//! said so. That is a correction of the scanner, not a ground for keeping special categories
//! (art. 9(2)): there is no way to keep such a fact knowingly here.

use std::ops::Range;

use personal::{Finding, Severity};
use web::Sentence;

use super::subject::Subject;
use crate::pages::desk::Desk;

/// What stands between the words left out.
const GAP: &str = "…";

/// A note that was not kept, and why.
pub struct Warning {
    /// What it seems to tell, a sentence a category, in mark-up.
    pub told: Vec<Sentence>,
    /// The categories a writer may call a mistake, as the form posts them.
    pub mistakable: String,
    /// Whether nothing in it is proven by a checksum.
    pub may_be_mistaken: bool,
}

/// What the guard thinks of a note.
pub struct Reading<'a> {
    text: &'a str,
    spans: Vec<(Range<usize>, Finding)>,
}

impl<'a> Reading<'a> {
    /// Reads a note about somebody.
    pub fn of(desk: &Desk, subject: &Subject, text: &'a str) -> Self {
        let own_names = subject.own_names(desk.access());
        let own_names: Vec<&str> = own_names.iter().map(String::as_str).collect();
        let mut spans = desk.office.scanner.spans(text, desk.visitor.voice().lang(), &own_names);
        spans.retain(|(_, finding)| finding.severity >= Severity::Warn);
        Self { text, spans }
    }

    /// Whether there is nothing to say.
    pub fn is_clean(&self) -> bool {
        self.spans.is_empty()
    }

    /// The warning, unless the writer called everything found a mistake.
    pub fn warning(&self, mistaken: &str) -> Option<Warning> {
        let mistaken: Vec<&str> = mistaken.split_whitespace().collect();
        let open = |finding: &Finding| {
            finding.severity == Severity::Block || !mistaken.contains(&finding.category.code())
        };
        if !self.spans.iter().any(|(_, finding)| open(finding)) {
            return None;
        }
        let categories = self.categories();
        Some(Warning {
            told: categories.iter().map(|(code, words)| sentence(code, words)).collect(),
            mistakable: categories.iter().map(|(code, _)| *code).collect::<Vec<_>>().join(" "),
            may_be_mistaken: self.spans.iter().all(|(_, finding)| finding.severity < Severity::Block),
        })
    }

    /// The note without the words it should not hold.
    pub fn without_the_words(&self) -> String {
        let (mut kept, mut end) = (String::with_capacity(self.text.len()), 0);
        for (range, _) in &self.spans {
            if range.start >= end {
                kept.push_str(self.text.get(end..range.start).unwrap_or_default());
                kept.push_str(GAP);
            }
            end = end.max(range.end);
        }
        kept.push_str(self.text.get(end..).unwrap_or_default());
        kept
    }

    /// Each category once, with the words that tell it.
    fn categories(&self) -> Vec<(&'static str, Vec<&str>)> {
        let mut all: Vec<(&'static str, Vec<&str>)> = Vec::new();
        for (range, finding) in &self.spans {
            let (code, words) = (finding.category.code(), self.text.get(range.clone()).unwrap_or_default());
            match all.iter_mut().find(|(known, _)| *known == code) {
                Some((_, known)) if known.contains(&words) => {}
                Some((_, known)) => known.push(words),
                None => all.push((code, vec![words])),
            }
        }
        all
    }
}

/// `guard-health`, `guard-bank-account`.
fn sentence(code: &str, words: &[&str]) -> Sentence {
    Sentence::new(format!("guard-{}", code.replace('_', "-"))).with("words", words.join(", "))
}
