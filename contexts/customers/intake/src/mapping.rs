//! What the person corrects: a sparse sheet of corrections over what Carnet detects.
//!
//! An empty [`Mapping`] means “as detected”. The wizard saves it as a draft, and what is kept of a sheet for
//! the next file of the same source is a [`SavedMapping`](crate::SavedMapping): everything but what concerns
//! single rows.

use std::collections::BTreeMap;

use kernel::{CompanyId, PersonId};
use serde::{Deserialize, Serialize};

use crate::field::{Field, Table};

/// Corrections of a whole batch of files.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Mapping {
    /// Whether hidden sheets are read too.
    pub include_hidden_sheets: bool,
    /// Whether sales that come alone make the clients nobody knows: into a file that has clients, only when somebody
    /// said so.
    pub make_clients: bool,
    /// Corrections by file name.
    pub files: BTreeMap<String, FileMapping>,
    /// What was decided about rows that look the same.
    pub duplicates: Vec<DuplicateDecision>,
}

/// Corrections of one file.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct FileMapping {
    /// The encoding, by its name (`utf-8`, `windows-1252`…).
    pub encoding: Option<String>,
    /// The character between two cells.
    pub separator: Option<char>,
    /// Corrections by sheet name.
    pub sheets: BTreeMap<String, SheetMapping>,
}

/// Corrections of one sheet.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct SheetMapping {
    /// What the sheet holds, or that it is left out.
    pub table: Option<TableChoice>,
    /// The row of the headers; 0 for a sheet without headers.
    pub header_row: Option<u32>,
    /// Corrections by column name, as the survey and the report write it.
    pub columns: BTreeMap<String, ColumnMapping>,
    /// Cells mended in place.
    pub fixes: Vec<Fix>,
    /// What was decided about notes held back.
    pub notes: Vec<NoteDecision>,
}

/// What a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableChoice {
    /// One of the tables.
    Table(Table),
    /// Nothing to take in.
    LeaveOut,
}

/// Corrections of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct ColumnMapping {
    /// What the column stands for, or that it is left out.
    pub choice: Option<ColumnChoice>,
    /// Whether the month comes first in its dates; never assumed without a word.
    pub month_first: bool,
    /// Whether its amounts are written with a decimal point, when the detection is wrong.
    pub decimal_point: Option<bool>,
}

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnChoice {
    /// A field.
    Field(Field),
    /// Nothing: it is not imported.
    LeaveOut,
}

/// A cell mended in place: the text is read instead of the file's.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The row, as the report numbers it.
    pub row: u32,
    /// The column's name, as the report writes it.
    pub column: String,
    /// The text to read.
    pub text: String,
}

/// What was decided about one note held back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDecision {
    /// The row, as the report numbers it.
    pub row: u32,
    /// The column's name, as the report writes it.
    pub column: String,
    /// What becomes of the note.
    pub verdict: NoteVerdict,
}

/// What becomes of a note held back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteVerdict {
    /// Imported as it stands; what a checksum proves is held back all the same.
    Keep,
    /// Not imported, and forgotten with the batch.
    Drop,
    /// Imported in other words, which are scanned again.
    Rephrase(String),
}

/// A row of a batch, wherever it stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowName {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// The row, as the report numbers it.
    pub row: u32,
}

/// What a row looks like: an earlier row of the batch, or a record of the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Twin {
    /// An earlier row.
    Row(RowName),
    /// A company of the base.
    Company(CompanyId),
    /// A person of the base.
    Person(PersonId),
}

/// What was decided about two that look the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateDecision {
    /// The one that was there first.
    pub first: Twin,
    /// The row that looks like it.
    pub second: RowName,
    /// Whether both are the same.
    pub same: bool,
}

impl Mapping {
    /// How much was decided about single rows: cells mended, notes judged, pairs matched up or kept apart.
    #[must_use]
    pub fn decided(&self) -> usize {
        let sheets = self.files.values().flat_map(|file| file.sheets.values());
        let told = self.duplicates.len() + usize::from(self.make_clients);
        told + sheets.map(|sheet| sheet.fixes.len() + sheet.notes.len()).sum::<usize>()
    }

    /// Takes back whatever was decided after the check; how files and columns are read stays.
    pub fn decide_anew(&mut self) {
        self.make_clients = false;
        self.forget_rows();
    }

    /// What is left when rows are forgotten: no cell, no note, no pair.
    #[must_use]
    pub fn without_rows(&self) -> Self {
        let mut kept = self.clone();
        kept.forget_rows();
        kept
    }

    /// What of it says how files and their columns are read: what is recognised in them depends on nothing else.
    #[must_use]
    pub fn of_columns(&self) -> Self {
        let mut kept = Self { make_clients: false, ..self.without_rows() };
        for file in kept.files.values_mut() {
            file.sheets.retain(|_, sheet| *sheet != SheetMapping::default());
        }
        kept.files.retain(|_, file| *file != FileMapping::default());
        kept
    }

    fn forget_rows(&mut self) {
        self.duplicates.clear();
        for sheet in self.files.values_mut().flat_map(|file| file.sheets.values_mut()) {
            sheet.fixes.clear();
            sheet.notes.clear();
        }
    }

    /// The corrections of a sheet, if there are any.
    #[must_use]
    pub fn sheet(&self, file: &str, sheet: &str) -> Option<&SheetMapping> {
        self.files.get(file)?.sheets.get(sheet)
    }

    /// The corrections of a sheet, to be added to.
    pub fn sheet_mut(&mut self, file: &str, sheet: &str) -> &mut SheetMapping {
        self.files.entry(file.to_owned()).or_default().sheets.entry(sheet.to_owned()).or_default()
    }

    /// Says what a column stands for.
    pub fn choose(&mut self, file: &str, sheet: &str, column: &str, choice: ColumnChoice) {
        self.sheet_mut(file, sheet).columns.entry(column.to_owned()).or_default().choice = Some(choice);
    }

    /// Mends a cell in place; a second word about the same cell replaces the first.
    pub fn mend(&mut self, row: &RowName, column: &str, text: &str) {
        let fixes = &mut self.sheet_mut(&row.file, &row.sheet).fixes;
        fixes.retain(|fix| fix.row != row.row || fix.column != column);
        fixes.push(Fix { row: row.row, column: column.to_owned(), text: text.to_owned() });
    }

    /// Decides about a note held back; a second word about the same note replaces the first.
    pub fn judge(&mut self, row: &RowName, column: &str, verdict: NoteVerdict) {
        let notes = &mut self.sheet_mut(&row.file, &row.sheet).notes;
        notes.retain(|note| note.row != row.row || note.column != column);
        notes.push(NoteDecision { row: row.row, column: column.to_owned(), verdict });
    }
}

/// Drafts hold words people typed: only their extent is told.
impl std::fmt::Debug for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mapping({} files, {} decisions)", self.files.len(), self.duplicates.len())
    }
}

/// File and sheet names tell about people.
impl std::fmt::Debug for RowName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RowName({})", self.row)
    }
}
