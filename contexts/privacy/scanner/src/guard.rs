//! The note guard: every reading of a note put together.

use std::collections::BTreeMap;
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
        merged(told.chain(identifiers::identifiers(&note)).chain(passwords).collect())
    }
}

/// In the order of the text, and overlapping readings of one category as one: "est enceinte" and
/// "enceinte" tell the same thing, which whoever reads them should see once.
fn merged(mut spans: Vec<(Range<usize>, Finding)>) -> Vec<(Range<usize>, Finding)> {
    spans.sort_by_key(|(range, finding)| (range.start, range.end, finding.category, finding.severity));
    let (mut merged, mut last_of) = (Vec::<(Range<usize>, Finding)>::new(), BTreeMap::new());
    for (range, finding) in spans {
        let last = last_of.get(&finding.category).and_then(|index: &usize| merged.get_mut(*index));
        match last.filter(|(told, _)| range.start < told.end) {
            Some((told, known)) => {
                told.end = told.end.max(range.end);
                known.severity = known.severity.max(finding.severity);
            }
            None => {
                last_of.insert(finding.category, merged.len());
                merged.push((range, finding));
            }
        }
    }
    merged
}
