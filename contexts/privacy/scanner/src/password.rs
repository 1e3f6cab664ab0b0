//! Passwords: announced by a word, and a secret follows.

use std::collections::HashSet;
use std::ops::Range;

use personal::{Finding, SensitiveCategory, Severity};

use crate::lexicon::Sighting;
use crate::meaning::Meaning;
use crate::note::{Note, Pause};

/// How many words may stand between the announcement and the secret ("mot de passe espace client :").
const REACH: usize = 5;

/// How many characters of a secret are looked at.
const LONGEST: usize = 64;

/// The shortest secret.
const SHORTEST: usize = 4;

/// Every password told in the note, with the bytes from its announcement to its end.
pub fn passwords(note: &Note<'_>, sightings: &[Sighting<'_>]) -> Vec<(Range<usize>, Finding)> {
    let of = |meaning| sightings.iter().filter(move |sighting| sighting.phrase.meaning == meaning);
    let excuses: HashSet<_> = of(Meaning::NoPassword).map(Sighting::first).collect();
    let finding = Finding { category: SensitiveCategory::Password, severity: Severity::Warn };
    of(Meaning::Password)
        .filter_map(|announced| {
            let secret = secret_after(note, announced.last(), &excuses)?;
            Some((note.range(announced.first(), secret), finding))
        })
        .collect()
}

/// The word of the secret that follows the announcement's last word.
fn secret_after(note: &Note<'_>, last: usize, excuses: &HashSet<usize>) -> Option<usize> {
    let mut due = true;
    for index in (last + 1..note.words().len()).take(REACH) {
        let word = note.words().get(index)?;
        let handed_over = note.gap_before(index).contains([':', '=']);
        let parted = word.pause == Pause::Sentence && !handed_over;
        if parted || excuses.contains(&index) {
            return None;
        }
        due |= handed_over;
        if looks_secret(secret_at(note, index), due) || handed_over && is_lone_word(note, index) {
            return Some(index);
        }
        due = matches!(word.folded.as_str(), "est" | "is");
    }
    None
}

/// The unbroken run of characters a word is part of: passwords hold signs too.
fn secret_at<'a>(note: &Note<'a>, index: usize) -> &'a str {
    let start = note.range(index, index).start;
    let before = note.gap_before(index);
    let signs = before.len() - before.trim_end_matches(|c: char| !is_around_a_secret(c)).len();
    let run = note.text().get(start - signs..).unwrap_or_default();
    let mut letters = run.char_indices().enumerate().skip(1);
    let end = letters.find(|(count, (_, letter))| *count >= LONGEST || is_around_a_secret(*letter));
    run.get(..end.map_or(run.len(), |(_, (at, _))| at)).unwrap_or_default()
}

fn is_around_a_secret(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '=' | '(' | ')' | '«' | '»' | '"' | ',' | ';')
}

/// Letters with digits or signs among them; digits alone only where a code is due.
fn looks_secret(value: &str, due: bool) -> bool {
    let value = value.trim_end_matches('.');
    let has = |kind: fn(char) -> bool| value.chars().any(kind);
    let (letters, digits) = (has(char::is_alphabetic), has(|c| c.is_ascii_digit()));
    let signs = value.contains(['!', '@', '#', '$', '%', '&', '*', '?', '+', '_']);
    let is_date = !letters && value.contains('/');
    let is_secret = letters && digits || due && letters && signs || due && digits;
    value.chars().count() >= SHORTEST && !is_date && is_secret
}

/// `mot de passe : azerty` and nothing after it in the phrase.
fn is_lone_word(note: &Note<'_>, index: usize) -> bool {
    let alone = note.words().get(index + 1).is_none_or(|next| next.pause != Pause::None);
    alone && note.words().get(index).is_some_and(|word| word.folded.chars().count() >= SHORTEST)
}
