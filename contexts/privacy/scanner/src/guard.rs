//! The note guard: every reading of a note put together.

use std::ops::Range;

use kernel::Lang;
use personal::{Finding, NoteScanner};

use crate::lexicon::Lexicon;
use crate::note::Note;
use crate::scene::Scene;
use crate::vocabulary::{BrokenVocabulary, Tongue, Vocabulary};
use crate::{identifiers, password};

/// Warns of what a note should not tell. Build it once and share it.
pub struct NoteGuard {
    lexicon: Lexicon,
}

impl NoteGuard {
    /// A guard with the vocabulary Carnet comes with: French, Dutch and English.
    ///
    /// # Errors
    /// The phrase of the built-in vocabulary that cannot be read; a test keeps it from happening.
    pub fn seeded() -> Result<Self, BrokenVocabulary> {
        let mut lexicon = Lexicon::default();
        for tongue in Tongue::ALL {
            lexicon.learn(&Vocabulary::seed(tongue)?)?;
        }
        Ok(Self { lexicon })
    }
}

impl NoteScanner for NoteGuard {
    fn spans(&self, text: &str, lang: Lang, own_names: &[&str]) -> Vec<(Range<usize>, Finding)> {
        let note = Note::read(text);
        let sightings = self.lexicon.sightings(&note);
        let scene = Scene::new(&note, &sightings, lang).knowing(own_names);
        let told =
            scene.findings().into_iter().map(|(first, last, finding)| (note.range(first, last), finding));
        let passwords = password::passwords(&note, &sightings);
        let mut spans: Vec<_> = told.chain(identifiers::identifiers(&note)).chain(passwords).collect();
        spans.sort_by_key(|(range, finding)| (range.start, range.end, finding.category, finding.severity));
        spans.dedup();
        spans
    }
}
