//! Neighbouring groups of letters and digits read as one number.

use std::ops::Range;

use crate::card::is_card_word;
use crate::note::{Note, Word};

/// The longest identifier: IBANs end at thirty-four characters.
pub const LONGEST: usize = 34;

/// A run of groups with only spaces, dots, dashes or the like between them.
#[derive(Clone)]
pub struct Strand {
    /// The groups put together, in capitals.
    pub text: String,
    /// How many characters each group ends after.
    pub ends: Vec<usize>,
    /// The word of the first group.
    pub first: usize,
    /// The word of the last group.
    pub last: usize,
    /// The bytes it takes in the note.
    pub range: Range<usize>,
}

impl Strand {
    /// A strand of one group; letters glued to the front of a number ("CB4970…") are left out.
    pub fn begin(note: &Note<'_>, start: usize) -> Option<Self> {
        let word = note.words().get(start)?;
        let glued = letters_glued_to(&word.folded);
        let text = word.folded.get(glued..).filter(|text| text.is_ascii())?.to_uppercase();
        // a folded word may be longer or shorter than the written one: then all of it is meant
        let skipped = if word.range.len() == word.folded.len() { glued } else { 0 };
        let range = word.range.start + skipped..word.range.end;
        Some(Self { ends: vec![text.len()], text, first: start, last: start, range })
    }

    /// Takes the next group in; answers whether there was one.
    pub fn grow(&mut self, note: &Note<'_>) -> bool {
        let next = self.last + 1 + usize::from(self.awaits_a_key(note));
        let Some(word) = note.words().get(next) else { return false };
        let length = self.text.len() + word.folded.len();
        if length > LONGEST || !word.folded.is_ascii() || !joins(note.gap_before(next)) {
            return false;
        }
        self.text.push_str(&word.folded.to_uppercase());
        self.ends.push(length);
        self.last = next;
        self.range.end = word.range.end;
        true
    }

    /// Whether groups end only where people cut such a number.
    pub fn is_cut_at(&self, cuts: &[usize]) -> bool {
        self.ends.iter().all(|end| *end == self.text.len() || cuts.contains(end))
    }

    /// How many characters the shortest group has.
    pub fn shortest_group(&self) -> usize {
        let starts = std::iter::once(&0).chain(&self.ends);
        self.ends.iter().zip(starts).map(|(end, start)| end - start).min().unwrap_or_default()
    }

    /// "2 85 05 78 006 084 clé 41": the word before the key belongs to the number.
    fn awaits_a_key(&self, note: &Note<'_>) -> bool {
        let is_key = |word: &Word| matches!(word.folded.as_str(), "cle" | "clef" | "key" | "sleutel");
        let next = self.last + 1;
        self.text.len() == 13
            && note.words().get(next).is_some_and(is_key)
            && note.words().get(next + 1).is_some_and(Word::is_number)
    }
}

/// What may stand between two groups of one number.
pub fn joins(gap: &str) -> bool {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '–' | '‑' | '/' | '_' | '·' | ':');
    (1..=3).contains(&gap.chars().count()) && gap.chars().all(is_sign) && !gap.contains('\n')
}

/// Letters before the first digit that are no country of an IBAN.
fn letters_glued_to(word: &str) -> usize {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    match word.get(..letters) {
        Some("iban") => 4,
        Some(country) if letters == 2 && !is_card_word(country) => 0,
        Some(longer) if longer.starts_with("iban") => 4,
        _ => letters,
    }
}
