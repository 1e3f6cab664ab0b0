//! Every phrase of every language, compiled so that one walk over a note finds them all.

use std::collections::HashMap;

use personal::SensitiveCategory;

use crate::dictionary::{Dictionary, Slot};
use crate::meaning::{Meaning, Proof, Term};
use crate::note::Note;
use crate::phrase::{self, Step};
use crate::vocabulary::{BrokenVocabulary, Terms, Tongue, Vocabulary};
use crate::walk::{Position, Walk};

/// The compiled phrases.
#[derive(Default)]
pub struct Lexicon {
    dictionary: Dictionary,
    phrases: Vec<Phrase>,
    /// The phrases that begin with a slot.
    beginning: HashMap<Slot, Vec<usize>>,
}

/// A phrase and what it stands for.
pub struct Phrase {
    /// Its language.
    pub tongue: Tongue,
    /// What finding it means.
    pub meaning: Meaning,
    positions: Vec<Position>,
}

/// A phrase found in a note.
pub struct Sighting<'a> {
    /// The phrase.
    pub phrase: &'a Phrase,
    /// The words it covers, in order; those in its gaps are not among them.
    pub words: Vec<usize>,
}

impl Lexicon {
    /// Adds the words of one language.
    ///
    /// # Errors
    /// The phrase that cannot be read, and why.
    pub fn learn(&mut self, vocabulary: &Vocabulary) -> Result<(), BrokenVocabulary> {
        let context = &vocabulary.context;
        for (meaning, phrases) in [
            (Meaning::Person, &context.person),
            (Meaning::Nobody, &context.nobody),
            (Meaning::Grammar, &context.grammar),
            (Meaning::Linking, &context.linking),
            (Meaning::Joining, &context.joining),
            (Meaning::Telltale, &context.telltale),
            (Meaning::Password, &context.password),
            (Meaning::NoPassword, &context.no_password),
        ] {
            phrases.iter().try_for_each(|phrase| self.add(vocabulary, phrase, meaning))?;
        }
        for phrase in vocabulary.harmless.values().flatten() {
            self.add(vocabulary, phrase, Meaning::Harmless)?;
        }
        vocabulary
            .terms
            .iter()
            .try_for_each(|(category, terms)| self.learn_terms(vocabulary, *category, terms))
    }

    /// Every phrase found in the note.
    pub fn sightings(&self, note: &Note<'_>) -> Vec<Sighting<'_>> {
        let shouted = note.is_shouted();
        let slots: Vec<_> = note.words().iter().map(|word| self.dictionary.slots_of(word, shouted)).collect();
        let walk = Walk { note, slots: &slots };
        let mut found = Vec::new();
        for (start, filled) in slots.iter().enumerate() {
            for phrase in self.beginning_with(filled) {
                if let Some(words) = walk.follow(&phrase.positions, start) {
                    found.push(Sighting { phrase, words });
                }
            }
        }
        found
    }

    fn learn_terms(
        &mut self,
        vocabulary: &Vocabulary,
        category: SensitiveCategory,
        terms: &Terms,
    ) -> Result<(), BrokenVocabulary> {
        let noun = Some(vocabulary.context.noun_stands);
        for (phrases, proof, noun) in [
            (&terms.plain, Proof::Plain, None),
            (&terms.quality, Proof::Plain, noun),
            (&terms.soft, Proof::Soft, None),
            (&terms.soft_quality, Proof::Soft, noun),
            (&terms.faint, Proof::Faint, None),
        ] {
            for phrase in phrases.values().flatten() {
                let only_here = vocabulary.context.only_here.contains(phrase);
                self.add(vocabulary, phrase, Meaning::Term(Term { category, proof, only_here, noun }))?;
            }
        }
        Ok(())
    }

    fn add(&mut self, vocabulary: &Vocabulary, text: &str, meaning: Meaning) -> Result<(), BrokenVocabulary> {
        let tongue = vocabulary.tongue;
        let broken =
            |reason: &str| BrokenVocabulary { tongue, place: text.to_owned(), reason: reason.to_owned() };
        let steps = phrase::parse(text, &vocabulary.context.lists).map_err(broken)?;
        if let Some(Step::Word(first)) = steps.first() {
            let slot = self.dictionary.slot(first);
            self.beginning.entry(slot).or_default().push(self.phrases.len());
        }
        let positions = steps.iter().map(|step| Position::of(step, &mut self.dictionary)).collect();
        self.phrases.push(Phrase { tongue, meaning, positions });
        Ok(())
    }

    /// Each phrase once that begins with one of the slots.
    fn beginning_with(&self, slots: &[Slot]) -> impl Iterator<Item = &Phrase> {
        let mut indexes: Vec<_> =
            slots.iter().filter_map(|slot| self.beginning.get(slot)).flatten().collect();
        indexes.sort_unstable();
        indexes.dedup();
        indexes.into_iter().filter_map(|index| self.phrases.get(*index))
    }
}

impl Sighting<'_> {
    /// Its first word.
    pub fn first(&self) -> usize {
        self.words.first().copied().unwrap_or_default()
    }

    /// Its last word.
    pub fn last(&self) -> usize {
        self.words.last().copied().unwrap_or_default()
    }
}
