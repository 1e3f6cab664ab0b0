//! Following a phrase through a note, word by word.

use crate::dictionary::{Dictionary, Slot};
use crate::note::{Case, Note, Pause};
use crate::phrase::Step;

/// One position of a compiled phrase.
pub enum Position {
    /// A word that fills the slot.
    Word(Slot),
    /// Any word.
    Any,
    /// A word with a capital.
    Name,
    /// Up to so many words.
    Gap(usize),
    /// Punctuation, if there is any.
    Pause,
}

impl Position {
    /// Compiles a step, entering its spellings into the dictionary.
    pub fn of(step: &Step, dictionary: &mut Dictionary) -> Self {
        match step {
            Step::Any => Self::Any,
            Step::Name => Self::Name,
            Step::Gap(most) => Self::Gap(*most),
            Step::Pause => Self::Pause,
            Step::Word(spellings) => Self::Word(dictionary.slot(spellings)),
        }
    }
}

/// A note whose words are known by the slots they fill.
pub struct Walk<'a> {
    /// The note.
    pub note: &'a Note<'a>,
    /// The slots of each word.
    pub slots: &'a [Vec<Slot>],
}

impl Walk<'_> {
    /// The words a phrase covers from `start` on; each gap as short as it fits.
    pub fn follow(&self, phrase: &[Position], start: usize) -> Option<Vec<usize>> {
        let mut words = Vec::with_capacity(phrase.len());
        self.step(phrase, start, &mut words).then_some(words)
    }

    fn step(&self, phrase: &[Position], at: usize, words: &mut Vec<usize>) -> bool {
        let (across, phrase) = match phrase.split_first() {
            Some((Position::Pause, rest)) => (true, rest),
            _ => (false, phrase),
        };
        let Some((first, rest)) = phrase.split_first() else { return true };
        if let Position::Gap(most) = first {
            let mut reach = (at..=at + most).take_while(|next| self.goes_on(*next));
            return reach.any(|next| self.step(rest, next, words));
        }
        let parted = !words.is_empty() && !across && !self.goes_on(at);
        if parted || !self.fills(first, at) {
            return false;
        }
        words.push(at);
        let fits = self.step(rest, at + 1, words);
        if !fits {
            words.pop();
        }
        fits
    }

    /// Whether no punctuation parts the word from the one before.
    fn goes_on(&self, at: usize) -> bool {
        self.note.words().get(at).is_some_and(|word| word.pause <= Pause::Colon)
    }

    fn fills(&self, position: &Position, at: usize) -> bool {
        let Some(word) = self.note.words().get(at) else { return false };
        match position {
            Position::Word(slot) => self.slots.get(at).is_some_and(|slots| slots.contains(slot)),
            Position::Any => true,
            Position::Name => word.case != Case::Small && !self.note.is_shouted(),
            Position::Gap(_) | Position::Pause => false,
        }
    }
}
