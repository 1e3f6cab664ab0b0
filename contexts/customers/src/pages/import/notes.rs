//! Notes held back: shown to the one who may see special categories, and decided on one by one,
//! before the import as after it.

use intake::NoteVerdict;
use kernel::Lang;
use personal::{Personal, Purpose, Severity};
use web::{Form, Sentence};

use super::open::Import;
use crate::import::{Desk, Draft, HeldRow, KeptNote, Verdict, VerdictFlaw, category};

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
    /// Whether these are other words already, which tell as much.
    pub(super) is_rephrased: bool,
}

/// The notes held back; their words only for the one who may see special categories.
pub fn note_views<'a>(
    import: &Import,
    draft: &Draft,
    notes: impl Iterator<Item = &'a HeldRow>,
) -> Vec<NoteView> {
    let (grants, visitor) = (&import.at.house.grants, &import.at.visitor);
    let access = grants.sensitive(visitor.actor(), visitor.role, Purpose::DataProtection).ok();
    let view = |HeldRow { place, note, .. }: &HeldRow| NoteView {
        place: *place,
        row: note.row.row,
        sheet: Personal::new(note.row.sheet.clone()),
        who: Personal::new(note.who.clone()),
        words: access.as_ref().map(|access| note.words().reveal(access).clone()),
        categories: categories(note),
        is_blocked: note.is_blocked(),
        is_rephrased: is_rephrased(draft, note),
    };
    notes.map(view).collect()
}

fn categories(note: &KeptNote) -> Vec<Sentence> {
    let grave = note.findings.iter().filter(|finding| finding.severity >= Severity::Warn);
    grave.map(|finding| category(finding.category)).collect()
}

fn is_rephrased(draft: &Draft, note: &KeptNote) -> bool {
    let decided = draft.mapping.sheet(&note.row.file, &note.row.sheet);
    decided.into_iter().flat_map(|sheet| &sheet.notes).any(|one| {
        let is_this = one.row == note.row.row && one.column == note.column;
        is_this && matches!(one.verdict, NoteVerdict::Rephrase(_))
    })
}

impl NoteView {
    /// The field of the verdict.
    pub(super) fn field(&self) -> String {
        format!("note[{}]", self.place)
    }

    /// Whether this verdict was chosen in a form that comes back.
    pub(super) fn has(&self, form: &Form, verdict: &str) -> bool {
        form.value(&self.field()) == verdict
    }

    /// The field of its other words.
    pub(super) fn words_field(&self) -> String {
        words_field(self.place)
    }

    /// The field of the reason for keeping it.
    pub(super) fn reason_field(&self) -> String {
        reason_field(self.place)
    }
}

fn words_field(place: i64) -> String {
    format!("words[{place}]")
}

fn reason_field(place: i64) -> String {
    format!("reason[{place}]")
}

/// What a form decides about the notes, each with its place; a verdict that lacks its words is
/// complained of beside them.
pub fn verdicts(form: &mut Form, notes: &[HeldRow], desk: &Desk, lang: Lang) -> Vec<(i64, Verdict)> {
    let mut verdicts = Vec::new();
    for row in notes {
        match verdict(form, row, desk, lang) {
            Some(Ok(verdict)) => verdicts.push((row.place, verdict)),
            Some(Err((field, flaw))) => {
                form.complain(&field, Sentence::new(flaw.code()).with("row", row.note.row.row));
            }
            None => {}
        }
    }
    verdicts
}

/// Keeping what tells something sensitive takes a reason; what a checksum proves is never kept.
fn verdict(
    form: &Form,
    row: &HeldRow,
    desk: &Desk,
    lang: Lang,
) -> Option<Result<Verdict, (String, VerdictFlaw)>> {
    let (words, reason) = (words_field(row.place), reason_field(row.place));
    match form.value(&format!("note[{}]", row.place)) {
        "drop" => Some(Ok(Verdict::Drop)),
        "rephrase" => {
            Some(Verdict::rephrase(form.value(&words), &row.note, desk, lang).map_err(|flaw| (words, flaw)))
        }
        "keep" if !row.note.is_blocked() => {
            Some(Verdict::keep(form.value(&reason)).map_err(|flaw| (reason, flaw)))
        }
        _ => None,
    }
}
