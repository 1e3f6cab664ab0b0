//! Notes held back: shown to the one who may see special categories, and decided on one by one,
//! before the import as after it.

use kernel::text::trim;
use personal::{Personal, Purpose, Severity};
use web::{Form, House, Sentence, Visitor};

use crate::import::{HeldRow, KeptNote, Verdict, category};

/// A note held back.
pub struct NoteView {
    pub(super) place: i64,
    pub(super) row: u32,
    pub(super) sheet: Personal<String>,
    pub(super) who: Personal<String>,
    /// `None` for whoever may not see special categories.
    pub(super) words: Option<String>,
    pub(super) categories: Vec<Sentence>,
    pub(super) is_blocked: bool,
}

/// The notes held back; their words only for the one who may see special categories.
pub fn note_views<'a>(
    house: &House,
    visitor: &Visitor,
    notes: impl Iterator<Item = &'a HeldRow>,
) -> Vec<NoteView> {
    let access = house.grants.sensitive(visitor.actor(), visitor.role, Purpose::DataProtection).ok();
    let view = |HeldRow { place, note, .. }: &HeldRow| NoteView {
        place: *place,
        row: note.row.row,
        sheet: Personal::new(note.row.sheet.clone()),
        who: Personal::new(note.who.clone()),
        words: access.as_ref().map(|access| note.words().reveal(access).clone()),
        categories: categories(note),
        is_blocked: note.is_blocked(),
    };
    notes.map(view).collect()
}

fn categories(note: &KeptNote) -> Vec<Sentence> {
    let grave = note.findings.iter().filter(|finding| finding.severity >= Severity::Warn);
    grave.map(|finding| category(finding.category)).collect()
}

impl NoteView {
    /// Whether this verdict was chosen in a form that comes back.
    fn has(&self, form: &Form, verdict: &str) -> bool {
        form.value(&format!("note-{}", self.place)) == verdict
    }

    pub(super) fn is_dropped(&self, form: &Form) -> bool {
        self.has(form, "drop")
    }

    pub(super) fn is_rephrased(&self, form: &Form) -> bool {
        self.has(form, "rephrase")
    }

    pub(super) fn is_kept(&self, form: &Form) -> bool {
        self.has(form, "keep")
    }

    /// The field of its other words.
    pub(super) fn words_field(&self) -> String {
        format!("words-{}", self.place)
    }

    /// The field of the reason for keeping it.
    pub(super) fn reason_field(&self) -> String {
        format!("reason-{}", self.place)
    }
}

/// What a form decides about the notes, each with its place; a verdict that lacks its words is
/// complained of.
pub fn verdicts(form: &mut Form, notes: &[HeldRow]) -> Vec<(i64, Verdict)> {
    notes.iter().filter_map(|row| Some((row.place, verdict(form, row)?))).collect()
}

/// Keeping what tells something sensitive takes a reason; what a checksum proves is never kept.
fn verdict(form: &mut Form, row: &HeldRow) -> Option<Verdict> {
    let place = row.place;
    match form.value(&format!("note-{place}")) {
        "drop" => Some(Verdict::Drop),
        "rephrase" => {
            said(form, &format!("words-{place}"), "import-note-words-missing").map(Verdict::Rephrase)
        }
        "keep" if !row.note.is_blocked() => {
            said(form, &format!("reason-{place}"), "import-note-reason-missing").map(Verdict::Keep)
        }
        _ => None,
    }
}

/// The fields of notes are numbered and have no label of their own, so the form as a whole tells.
fn said(form: &mut Form, field: &str, missing: &'static str) -> Option<String> {
    let text = trim(form.value(field)).to_owned();
    if text.is_empty() {
        form.complain_of_all(missing);
        return None;
    }
    Some(text)
}
