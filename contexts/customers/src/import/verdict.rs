//! What somebody decides about a note held back: before the import, as a correction of what is read;
//! after it, for as long as the batch is remembered, as a change of the file.

use intake::NoteVerdict;
use kernel::text::trim;
use kernel::{Holder, Lang};
use personal::{Personal, Severity};
use store::{Fault, Tx};

use super::batch::{Batch, BatchRejection, BatchState};
use super::desk::Desk;
use super::draft::{Draft, KeepingReason};
use super::held::KeptNote;
use super::key::BatchKey;
use super::publication::notes::kept_because;
use super::retention::forgotten_at;
use super::store::{HeldNotes, HeldRow, companies_there, people_there};
use crate::activity::{Activity, ActivityDetails, ActivityKind};
use crate::arrival::Arrival;
use crate::codes::codes;
use crate::fields::Step;
use crate::store::{Unsaved, save_activities};

/// What becomes of a note held back.
#[derive(Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is left out, and forgotten.
    Drop,
    /// It is imported in these words, if they tell nothing sensitive.
    Rephrase(String),
    /// It is imported as it is, for this reason; what a checksum proves never is, nor a password.
    Keep(String),
}

/// Fewer letters give no reason.
const SHORTEST_REASON: usize = 10;

codes! {
    /// Why a verdict is none.
    VerdictFlaw {
        /// The note is to be rephrased, in no words.
        WordsMissing = "import-note-words-missing",
        /// The new words tell something sensitive too.
        WordsSensitive = "import-note-words-sensitive",
        /// The note is to be kept, for no reason.
        ReasonMissing = "import-note-reason-missing",
    }
}

impl Verdict {
    /// A note in other words, if these tell nothing sensitive.
    ///
    /// # Errors
    /// [`VerdictFlaw`] when nothing is said, or as much as before.
    pub fn rephrase(words: &str, note: &KeptNote, desk: &Desk, lang: Lang) -> Result<Self, VerdictFlaw> {
        let words = trim(words);
        if words.is_empty() {
            return Err(VerdictFlaw::WordsMissing);
        }
        if is_sensitive(words, note, desk, lang) {
            return Err(VerdictFlaw::WordsSensitive);
        }
        Ok(Self::Rephrase(words.to_owned()))
    }

    /// A note as it is, for a reason somebody else can understand.
    ///
    /// # Errors
    /// [`VerdictFlaw::ReasonMissing`] when hardly anything is said.
    pub fn keep(reason: &str) -> Result<Self, VerdictFlaw> {
        let reason = trim(reason);
        let letters = reason.chars().filter(|sign| sign.is_alphanumeric()).count();
        if letters < SHORTEST_REASON {
            return Err(VerdictFlaw::ReasonMissing);
        }
        Ok(Self::Keep(reason.to_owned()))
    }
}

fn is_sensitive(words: &str, note: &KeptNote, desk: &Desk, lang: Lang) -> bool {
    let found = desk.scanner.scan(words, lang, &[&note.who]);
    found.iter().any(|finding| finding.severity >= Severity::Warn)
}

/// Words of notes: nothing is printed.
impl std::fmt::Debug for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Drop => "Drop",
            Self::Rephrase(_) => "Rephrase",
            Self::Keep(_) => "Keep",
        })
    }
}

impl Draft {
    /// Decides about a note before the import; another word about the same cell replaces it.
    pub fn judge(&mut self, note: &KeptNote, verdict: Verdict) {
        self.withdraw(&note.row, &note.column);
        let verdict = match verdict {
            Verdict::Drop => NoteVerdict::Drop,
            Verdict::Rephrase(words) => NoteVerdict::Rephrase(words),
            Verdict::Keep(reason) => {
                let (row, column) = (note.row.clone(), note.column.clone());
                self.justify(KeepingReason { row, column, reason });
                NoteVerdict::Keep
            }
        };
        self.mapping.judge(&note.row, &note.column, verdict);
    }
}

/// Whether notes of a batch can still be decided on after it was published.
///
/// # Errors
/// [`BatchRejection`] when it is not published, or forgotten.
pub fn still_open(batch: &Batch, now: jiff::Timestamp) -> Result<(), BatchRejection> {
    match &batch.state {
        BatchState::Published(published) if now < forgotten_at(published.at) => Ok(()),
        BatchState::Published(_) => Err(BatchRejection::TooLate),
        _ => Err(BatchRejection::NotPublished),
    }
}

/// A batch whose notes are decided on after it was published.
pub struct Afterwards<'a> {
    /// The batch.
    pub batch: &'a Batch,
    /// Its key.
    pub key: &'a BatchKey,
    /// What was decided before.
    pub draft: &'a Draft,
    /// What an import needs beside the base.
    pub desk: &'a Desk,
}

impl Afterwards<'_> {
    /// Follows verdicts, each with the place of its note. Answers how many notes are still held back,
    /// because the new words tell something sensitive too.
    ///
    /// # Errors
    /// [`Unsaved`]; give the transaction up then.
    pub async fn judge(&self, tx: &mut Tx, verdicts: &[(i64, Verdict)]) -> Result<usize, Unsaved> {
        let (mut notes, mut reasons, mut still_held) = (Vec::new(), Vec::new(), 0);
        for row in HeldNotes::of(tx.db(), self.batch.id, self.key).await? {
            let Some((_, verdict)) = verdicts.iter().find(|(place, _)| *place == row.place) else { continue };
            let Some(words) = self.words(&row.note, verdict) else {
                still_held += 1;
                continue;
            };
            let note = match (words.is_empty(), there(tx, &row).await?) {
                (false, Some(holder)) => self.note(tx, holder, words),
                _ => None,
            };
            if let (Some(note), Verdict::Keep(reason)) = (&note, verdict) {
                reasons.push(kept_because(&note.after, reason));
            }
            notes.extend(note);
            HeldNotes::forget(tx, self.batch.id, row.place).await?;
        }
        save_activities(tx, notes).await?;
        tx.journal_all(reasons).await?;
        Ok(still_held)
    }

    /// The words that enter the file; none for a note that is dropped; `None` when it stays held back.
    fn words(&self, note: &KeptNote, verdict: &Verdict) -> Option<String> {
        match verdict {
            Verdict::Drop => Some(String::new()),
            Verdict::Keep(_) => (!note.is_blocked()).then(|| note.text.clone()),
            Verdict::Rephrase(words) => {
                (!is_sensitive(words, note, self.desk, self.draft.lang)).then(|| words.clone())
            }
        }
    }

    fn note(&self, tx: &Tx, holder: Holder, words: String) -> Option<Step<Activity>> {
        let (person, company) = match holder {
            Holder::Person(id) => (Some(id), None),
            Holder::Company(id) => (None, Some(id)),
        };
        let at = tx.ambient().now();
        let (kind, text) = (ActivityKind::Note, Personal::new(words));
        let details = ActivityDetails { person, company, kind, direction: None, at, text };
        let arrival = Arrival::by_batch(at, self.batch.id);
        Activity::write_down(tx.ambient().id(), details, tx.cause().actor, arrival).ok()
    }
}

/// Whom a note is about, unless they are gone.
async fn there(tx: &Tx, row: &HeldRow) -> Result<Option<Holder>, Fault> {
    let Some(holder) = row.holder else { return Ok(None) };
    let there = match holder {
        Holder::Person(id) => people_there(tx.db(), &[id]).await?,
        Holder::Company(id) => companies_there(tx.db(), &[id]).await?,
    };
    Ok(there.contains(&holder.uuid()).then_some(holder))
}
