//! Free text, judged note by note: what the law forbids to keep waits for a decision.

use personal::{Finding, Severity};

use crate::field::Field;
use crate::layout::Column;
use crate::mapping::{NoteDecision, NoteVerdict};
use crate::rows::{Note, NoteState, RowReader};

impl RowReader<'_> {
    /// Reads the notes of the row; `own_names` are names that must not trigger the scanner.
    pub(crate) fn read_notes(&mut self, own_names: &[&str]) -> Vec<Note> {
        let columns: Vec<&Column> = self.columns(Field::Note).collect();
        columns.into_iter().filter_map(|column| self.read_note(column, own_names)).collect()
    }

    pub(crate) fn read_note(&mut self, column: &Column, own_names: &[&str]) -> Option<Note> {
        let text = self.text_in(column).canonical?;
        let decision = self.decision(column).map(|decision| decision.verdict.clone());
        let text = match &decision {
            Some(NoteVerdict::Rephrase(words)) => words.clone(),
            _ => text,
        };
        let findings = self.scan(&text, own_names);
        let state = judge(&findings, decision.as_ref());
        let kept_in = matches!(decision, Some(NoteVerdict::Keep)).then(|| self.row_name());
        Some(Note { column: column.name.clone(), text, findings, state, kept_in })
    }

    fn decision(&self, column: &Column) -> Option<&NoteDecision> {
        let notes = &self.sheet.corrections?.notes;
        notes.iter().find(|note| note.row == self.number() && note.column == column.name)
    }

    pub(crate) fn scan(&self, text: &str, own_names: &[&str]) -> Vec<Finding> {
        let read = self.sheet.read;
        let findings = read.scanner.scan(text, read.lang, own_names);
        findings.into_iter().filter(|finding| finding.severity >= Severity::Warn).collect()
    }
}

/// What a checksum proves is never kept, nor a password; the rest waits for a word, and it is followed.
fn judge(findings: &[Finding], decision: Option<&NoteVerdict>) -> NoteState {
    let is_blocked = findings.iter().any(Finding::is_never_kept);
    match decision {
        Some(NoteVerdict::Drop) => NoteState::Dropped,
        Some(NoteVerdict::Keep) if !is_blocked => NoteState::Kept,
        _ if findings.is_empty() => NoteState::Kept,
        _ => NoteState::HeldBack,
    }
}
