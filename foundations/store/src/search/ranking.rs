//! Ranking, the same on both engines: how near is each word typed to a word that is there?

use std::collections::HashSet;

use personal::Access;
use strsim::damerau_levenshtein;

use super::{Hit, entity, slips};

/// Below this nearness of its weakest word a row is not what was meant.
const NEAR_ENOUGH: f64 = 0.6;

/// The best rows, each once, best first; equal ones by the letter.
pub fn rank(rows: Vec<entity::Model>, words: &[String], access: &Access, limit: usize) -> Vec<Hit> {
    let mut seen = HashSet::new();
    let mut hits: Vec<(Hit, String)> = rows
        .into_iter()
        .filter(|row| seen.insert(row.record_id))
        .map(|row| {
            let text = row.text.reveal(access).clone();
            (Hit { score: score(&text, words), kind: row.kind, id: row.record_id }, text)
        })
        .filter(|(hit, _)| hit.score >= NEAR_ENOUGH)
        .collect();
    hits.sort_by(|(a, said), (b, other)| {
        b.score.total_cmp(&a.score).then_with(|| said.cmp(other)).then(a.id.cmp(&b.id))
    });
    hits.truncate(limit);
    hits.into_iter().map(|(hit, _)| hit).collect()
}

/// The mean nearness of the words, or 0 if one of them is near nothing.
fn score(text: &str, words: &[String]) -> f64 {
    let there: Vec<&str> = text.split(' ').collect();
    let mut sum = 0.0;
    for word in words {
        let best = there.iter().map(|candidate| nearness(word, candidate)).fold(0.0, f64::max);
        if best < NEAR_ENOUGH {
            return 0.0;
        }
        sum += best;
    }
    sum / words.len() as f64
}

/// 1 for the same word, a little less for its beginning or a part, less for a slip of the keys.
fn nearness(typed: &str, there: &str) -> f64 {
    if typed == there {
        return 1.0;
    }
    if there.starts_with(typed) {
        return 0.95;
    }
    let letters = typed.chars().count();
    if letters >= 3 && there.contains(typed) {
        return 0.9;
    }
    let start: String = there.chars().take(letters + 1).collect();
    let keys = damerau_levenshtein(typed, there).min(damerau_levenshtein(typed, &start));
    if keys <= slips::forgiven(typed) { 0.75 } else { 0.0 }
}
