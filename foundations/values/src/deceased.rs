//! The mark of a death in a remark. Whoever it marks is never written to again.

use jiff::civil::Date;
use kernel::text::words;

use crate::date::{self, DateContext};

/// Somebody is said to have died.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Deceased {
    /// The day, where a whole date was written.
    pub date: Option<Date>,
}

/// Folded words of a death, parted by `;`.
const DEAD: &str = "decede;decedee;decedes;decedees;deces;dcd;mort;morte;defunt;defunte;deceased;died;dead;rip;overleden;\
    gestorven;overlijden";
/// Words that mean a death only when they are nearly all that is said.
const EVERYDAY: &str = "mort;morte;dead;rip";
/// Words that make a figure of speech of those: "nature morte", "point mort".
const FIGURES: &str = "nature;point;bois;angle;temps;poids;feuille;saison;eau;arbre;peine;ivre;lettre";
/// People near: their death is not the customer's.
const NEAR: &str = "pere;mere;mari;epoux;epouse;femme;conjoint;conjointe;compagnon;compagne;frere;soeur;fils;fille;enfant;\
    parent;parents;grand;oncle;tante;cousin;cousine;associe;associee;gerant;chien;chat;beau;belle;father;mother;husband;wife;\
    partner;brother;sister;son;daughter;spouse;vader;moeder;man;vrouw;broer;zus;zoon;dochter;echtgenoot;echtgenote;\
    veuve;veuf;widow;widower;weduwe;weduwnaar;predecesseur;ancien;proprietaire;patron;dirigeant;collegue";
const NEGATIONS: &str = "pas;non;not;niet";

/// Finds in a remark that the person it is about has died; a death of somebody near is none.
#[must_use]
pub fn find(text: &str, context: &DateContext) -> Option<Deceased> {
    let said = words(text);
    let is_cross = text.trim_start().starts_with(['†', '✝']);
    let is_told = (0..said.len())
        .any(|at| (is_in(DEAD, &said[at]) || is_phrase(&said[at..])) && is_the_customer(&said, at));
    (is_cross || is_told).then(|| Deceased { date: date::within(text, context) })
}

/// `passed away`, `feu M. Coq`.
fn is_phrase(words: &[String]) -> bool {
    match words {
        [passed, away, ..] if passed == "passed" && away == "away" => true,
        [late, civility, ..] => is_in("feu;feue", late) && is_in("m;mr;mme;mlle;monsieur;madame", civility),
        _ => false,
    }
}

/// Whether the death at this word is the customer's own: nobody near is named around it, nothing denies it.
fn is_the_customer(words: &[String], at: usize) -> bool {
    let before = &words[at.saturating_sub(5)..at];
    let after = match words.get(at + 1).map(String::as_str) {
        // "décès de son mari"
        Some("de" | "du" | "d" | "of" | "van") => &words[at + 2..words.len().min(at + 5)],
        _ => &[],
    };
    let is_near = before.iter().chain(after).any(|word| is_in(NEAR, word));
    let is_denied = words[at.saturating_sub(3)..at].iter().any(|word| is_in(NEGATIONS, word));
    let is_figure = before.last().is_some_and(|word| is_in(FIGURES, word));
    let is_plain = !is_in(EVERYDAY, &words[at]) || (words.len() <= 4 && !is_figure);
    !is_near && !is_denied && is_plain
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(';').any(|listed| listed == word)
}
