//! From the word of a note to the positions of phrases it may fill.

use std::collections::HashMap;

use crate::note::{Case, Word};
use crate::phrase::Spelling;

/// The set of spellings one position of a phrase accepts.
pub type Slot = usize;

/// Which slots a word fills. Phrases share the slots they write alike.
#[derive(Default)]
pub struct Dictionary {
    known: HashMap<Vec<Spelling>, Slot>,
    whole: HashMap<String, Vec<Slot>>,
    capitals: HashMap<String, Vec<Slot>>,
    proper: HashMap<String, Vec<Slot>>,
    stems: HashMap<String, Vec<Slot>>,
    number: Vec<Slot>,
    longest_stem: usize,
}

impl Dictionary {
    /// The slot of a position that accepts these spellings.
    pub fn slot(&mut self, spellings: &[Spelling]) -> Slot {
        if let Some(known) = self.known.get(spellings) {
            return *known;
        }
        let next = self.known.len();
        self.known.insert(spellings.to_vec(), next);
        for spelling in spellings {
            self.enter(spelling, next);
        }
        next
    }

    /// The slots a word fills; capitals mean nothing in a note that is all capitals.
    pub fn slots_of(&self, word: &Word, shouted: bool) -> Vec<Slot> {
        let folded = word.folded.as_str();
        let mut slots = Vec::new();
        let mut take = |found: Option<&Vec<Slot>>| slots.extend(found.into_iter().flatten());
        take(self.whole.get(folded));
        take(self.capitals.get(folded).filter(|_| word.case == Case::Capitals && !shouted));
        take(self.proper.get(folded).filter(|_| word.case != Case::Small));
        take(Some(&self.number).filter(|_| word.is_number()));
        let ends = folded.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for end in ends.take_while(|end| *end <= self.longest_stem) {
            take(folded.get(..end).and_then(|stem| self.stems.get(stem)));
        }
        slots
    }

    fn enter(&mut self, spelling: &Spelling, slot: Slot) {
        let (words, text) = match spelling {
            Spelling::Whole(text) => (&mut self.whole, text),
            Spelling::Capitals(text) => (&mut self.capitals, text),
            Spelling::Proper(text) => (&mut self.proper, text),
            Spelling::Stem(text) => {
                self.longest_stem = self.longest_stem.max(text.len());
                (&mut self.stems, text)
            }
            Spelling::Number => return self.number.push(slot),
        };
        words.entry(text.clone()).or_default().push(slot);
    }
}
