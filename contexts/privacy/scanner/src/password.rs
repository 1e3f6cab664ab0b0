//! Passwords: announced by a word, and a secret follows.
//!
//! A secret may hold any sign, so it ends where the next white space stands: what is cut out of a
//! note must not leave its tail behind. Only a bracket or a quote that was opened before the
//! announcement belongs to the sentence around it.

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

/// Secrets that give themselves away without a figure or a sign.
const NOTORIOUS: &[&str] =
    &["azerty", "azertyuiop", "qwerty", "qwertz", "motdepasse", "letmein", "iloveyou", "doudou", "loulou"];

/// What opens a quotation or a bracket, and what closes it.
const PAIRS: &[(char, char)] =
    &[('"', '"'), ('\'', '\''), ('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('“', '”'), ('‘', '’')];

/// Every password told in the note, with the bytes from its announcement to its end.
pub fn passwords(note: &Note<'_>, sightings: &[Sighting<'_>]) -> Vec<(Range<usize>, Finding)> {
    let of = |meaning| sightings.iter().filter(move |sighting| sighting.phrase.meaning == meaning);
    let excuses: HashSet<_> = of(Meaning::NoPassword).map(Sighting::first).collect();
    let search = Search { note, excuses, blanks: blanks(note.text()) };
    let finding = Finding { category: SensitiveCategory::Password, severity: Severity::Warn };
    of(Meaning::Password)
        .filter_map(|announced| {
            let secret = search.secret_after(announced.last())?;
            let told = note.range(announced.first(), announced.last());
            Some((told.start..search.end_of(secret, told.end), finding))
        })
        .collect()
}

/// Where white space stands.
fn blanks(text: &str) -> Vec<usize> {
    text.char_indices().filter(|(_, sign)| sign.is_whitespace()).map(|(at, _)| at).collect()
}

/// A note in which secrets are looked for.
struct Search<'a> {
    note: &'a Note<'a>,
    /// The words after which no secret follows.
    excuses: HashSet<usize>,
    /// Where white space stands.
    blanks: Vec<usize>,
}

/// What precedes a word that may be the secret.
struct Place {
    /// The announcement, or "est", stands right before.
    due: bool,
    /// A colon or an equals sign stands right before.
    handed_over: bool,
    /// Something else was said of the password: it is forgotten, changed, provisional.
    excused: bool,
}

impl Search<'_> {
    /// The word with which the secret begins that follows the announcement's last word.
    fn secret_after(&self, last: usize) -> Option<usize> {
        let mut place = Place { due: true, handed_over: false, excused: false };
        for index in (last + 1..self.note.words().len()).take(REACH) {
            let word = self.note.words().get(index)?;
            let gap = self.note.gap_before(index);
            place.handed_over = gap.contains([':', '=', '→', '>']);
            let begins_with_a_sign = index == last + 1 && !gap.ends_with(char::is_whitespace);
            let parted = word.pause == Pause::Sentence && !place.handed_over && !begins_with_a_sign;
            let goes_on = place.handed_over || word.pause < Pause::Phrase;
            if parted || place.excused && !goes_on {
                return None;
            }
            if self.is_secret(index, &place) {
                return Some(index);
            }
            place.excused |= self.excuses.contains(&index);
            place.due = is_is(&word.folded);
        }
        None
    }

    fn is_secret(&self, index: usize, place: &Place) -> bool {
        let told = place.due || place.handed_over;
        // "provisoire : Tulipe24", "mdp : Nouveau24": told after all
        if place.excused || self.excuses.contains(&index) {
            return place.handed_over && mixes_letters_and_digits(self.piece_at(index));
        }
        let is_notorious =
            || self.note.words().get(index).is_some_and(|word| NOTORIOUS.contains(&word.folded.as_str()));
        looks_secret(self.piece_at(index), told)
            || place.due && is_notorious()
            || place.handed_over && (looks_secret(self.token_at(index), true) || self.is_quoted(index))
            || (place.handed_over || self.follows_is(index)) && self.is_alone(index)
    }

    /// "password is tulip".
    fn follows_is(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.note.words().get(before));
        before.is_some_and(|word| is_is(&word.folded))
    }

    /// Where the secret ends: at the next white space, or with the quotation it stands in.
    fn end_of(&self, index: usize, announced: usize) -> usize {
        let start = self.note.range(index, index).start;
        let mut end = self.unbroken(self.closing_of(index).unwrap_or(start));
        let secret = |end: usize| self.note.text().get(announced..end).filter(|all| all.len() <= LONGEST * 4);
        while let Some(sign) = secret(end).and_then(stray_closing) {
            end -= sign.len_utf8();
        }
        end
    }

    /// Where the quotation is closed in which the word stands, when it opens right before.
    fn closing_of(&self, index: usize) -> Option<usize> {
        let opening = self.note.gap_before(index).chars().rev().find(|sign| !sign.is_whitespace())?;
        let (_, closing) = PAIRS.iter().find(|(open, _)| *open == opening)?;
        let start = self.note.range(index, index).start;
        let quoted = self.note.text().get(start..)?.char_indices().take(LONGEST);
        let mut line = quoted.take_while(|(_, sign)| *sign != '\n');
        line.find(|(_, sign)| sign == closing).map(|(at, _)| start + at)
    }

    /// `"ma belle tulipe"`: a secret of several words.
    fn is_quoted(&self, index: usize) -> bool {
        let is_quote = |sign: char| matches!(sign, '"' | '«' | '“');
        self.note.gap_before(index).trim_end().ends_with(is_quote) && self.closing_of(index).is_some()
    }

    /// The next white space from a place on.
    fn unbroken(&self, from: usize) -> usize {
        let next = self.blanks.partition_point(|blank| *blank < from);
        self.blanks.get(next).copied().unwrap_or(self.note.text().len())
    }

    /// The run of characters a word begins, up to white space: passwords hold signs too.
    fn token_at(&self, index: usize) -> &str {
        let gap = self.note.gap_before(index);
        let before = gap.len() - gap.trim_end_matches(|sign| !is_before_a_secret(sign)).len();
        let start = self.note.range(index, index).start;
        let token = self.note.text().get(start - before..self.unbroken(start)).unwrap_or_default();
        let end = token.char_indices().nth(LONGEST).map_or(token.len(), |(at, _)| at);
        let is_around = |sign: char| PAIRS.iter().any(|(open, close)| sign == *open || sign == *close);
        token.get(..end).unwrap_or_default().trim_matches(is_around)
    }

    /// The same up to the first sign that usually parts words, where no sign handed it over.
    fn piece_at(&self, index: usize) -> &str {
        let token = self.token_at(index);
        token.split([':', '=', '(', ')', '«', '»', '"', ',', ';']).next().unwrap_or(token)
    }

    /// `mot de passe : azerty` and nothing after it in the phrase.
    fn is_alone(&self, index: usize) -> bool {
        let end = self.unbroken(self.note.range(index, index).start);
        let next = self.note.words().partition_point(|word| word.range.start < end);
        self.note.words().get(next).is_none_or(|next| next.pause != Pause::None)
            && self.token_at(index).chars().filter(|sign| sign.is_alphanumeric()).count() >= SHORTEST
    }
}

/// The verb that hands a secret over.
fn is_is(word: &str) -> bool {
    matches!(word, "est" | "is" | "was" | "sera" | "reste")
}

/// White space, or a sign that hands the secret over.
fn is_before_a_secret(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ':' | '=' | '→' | '>' | ',' | ';')
}

/// The last sign, when it closes what was opened before the secret.
fn stray_closing(secret: &str) -> Option<char> {
    let last = secret.chars().next_back()?;
    let (open, _) = PAIRS.iter().find(|(_, close)| *close == last)?;
    let count = |sign: char| secret.chars().filter(|other| *other == sign).count();
    let is_stray = if *open == last { count(last) % 2 == 1 } else { count(*open) < count(last) };
    is_stray.then_some(last)
}

fn mixes_letters_and_digits(value: &str) -> bool {
    let has = |kind: fn(char) -> bool| value.chars().any(kind);
    value.chars().count() >= SHORTEST && has(char::is_alphabetic) && has(|sign| sign.is_ascii_digit())
}

/// Letters with digits or signs among them; digits alone only where a code is due.
fn looks_secret(value: &str, due: bool) -> bool {
    let value = value.trim_end_matches(['.', '?']);
    let has = |kind: fn(char) -> bool| value.chars().any(kind);
    let (letters, digits) = (has(char::is_alphabetic), has(|c| c.is_ascii_digit()));
    let signs = value.contains(['!', '@', '#', '$', '%', '&', '*', '?', '+', '_']);
    let is_date = !letters && value.contains('/');
    let is_secret = letters && digits || due && letters && signs || due && digits;
    value.chars().count() >= SHORTEST && !is_date && is_secret
}
