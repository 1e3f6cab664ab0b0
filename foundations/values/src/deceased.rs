//! The mark of a death in a remark. Whoever it marks is never written to again.

use jiff::civil::Date;
use kernel::text::{fold, words};

use crate::date::DateContext;
use crate::opt_out::date_within;

/// Somebody is said to have died.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Deceased {
    /// The day, where a whole date was written.
    pub date: Option<Date>,
}

const DEAD: &[&str] = &[
    "decede",
    "decedee",
    "decedes",
    "decedees",
    "dcd",
    "mort",
    "morte",
    "defunt",
    "defunte",
    "deceased",
    "died",
    "dead",
    "overleden",
    "gestorven",
    "dcdee",
];
/// Words that mean a death only when they are nearly all that is said ("nature morte", "point mort").
const EVERYDAY: &[&str] = &["mort", "morte", "dead"];

/// People near: their death is not the customer's.
const NEAR: &[&str] = &[
    "pere",
    "mere",
    "mari",
    "epoux",
    "epouse",
    "femme",
    "conjoint",
    "conjointe",
    "compagnon",
    "compagne",
    "frere",
    "soeur",
    "fils",
    "fille",
    "enfant",
    "parent",
    "parents",
    "grand",
    "oncle",
    "tante",
    "cousin",
    "cousine",
    "associe",
    "associee",
    "gerant",
    "chien",
    "chat",
    "beau",
    "belle",
    "father",
    "mother",
    "husband",
    "wife",
    "partner",
    "brother",
    "sister",
    "son",
    "daughter",
    "spouse",
    "vader",
    "moeder",
    "man",
    "vrouw",
    "broer",
    "zus",
    "zoon",
    "dochter",
    "echtgenoot",
    "echtgenote",
    "predecesseur",
    "ancien",
    "proprietaire",
    "patron",
    "dirigeant",
    "collegue",
];
const NEGATIONS: &[&str] = &["pas", "non", "not", "niet", "n"];

/// Finds in a remark that the person it is about has died; a death of somebody near is none.
#[must_use]
pub fn find(text: &str, context: &DateContext) -> Option<Deceased> {
    let said = words(&fold(text));
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let is_cross = text.trim_start().starts_with(['†', '✝']);
    let is_told = said.iter().enumerate().any(|(at, word)| DEAD.contains(word) && is_the_customer(&said, at));
    (is_cross || is_told).then(|| Deceased { date: date_within(text, context) })
}

/// Whether the death at this word is the customer's own: nobody near is named around it, nothing denies it.
fn is_the_customer(words: &[&str], at: usize) -> bool {
    let before = &words[at.saturating_sub(5)..at];
    let after = &words[at + 1..words.len().min(at + 3)];
    let is_near = before.iter().chain(after).any(|word| NEAR.contains(word));
    let is_denied = words[at.saturating_sub(3)..at].iter().any(|word| NEGATIONS.contains(word));
    let is_plain = !EVERYDAY.contains(&words[at]) || words.len() <= 4;
    !is_near && !is_denied && is_plain
}
