//! The report of an import: what was taken in, what was not and why, in codes and sentences.
//!
//! Its JSON is documented by `docs/import-report.schema.json`. Column names are the file's own
//! headers; rows are numbered as the sheet, or as the records of a text file.

mod together;
mod write;

use std::collections::BTreeMap;

use kernel::{CompanyId, PersonId};
use personal::SensitiveCategory;
use serde::{Deserialize, Serialize};

use crate::codes::{Certainty, LeftOut, Likeness, Rejection, WarningCode};
use crate::field::Table;
use crate::lines::LineKind;
use crate::mapping::RowName;
use crate::sums::Sum;

/// The report of a batch.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// The files, in the order they were given.
    pub files: Vec<FileReport>,
    /// What became of the records, by table; filled in when the batch is written.
    pub totals: Totals,
}

/// What became of the records of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Companies.
    pub companies: Tally,
    /// People.
    pub people: Tally,
    /// Sales.
    pub sales: Tally,
    /// Products.
    pub products: Tally,
}

/// What became of the records of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// New records.
    pub created: u64,
    /// Records that changed.
    pub updated: u64,
    /// Records that say what they said before.
    pub unchanged: u64,
}

/// What was found in a file.
#[derive(Clone, Serialize, Deserialize)]
pub struct FileReport {
    /// The file's name.
    pub name: String,
    /// `csv`, `xlsx`, `xls`, `ods` or `vcard`; `null` when the file was not read.
    pub format: Option<String>,
    /// The encoding of a text file.
    pub encoding: Option<String>,
    /// The separator of a text file: the character, or `tab`.
    pub separator: Option<String>,
    /// Why nothing of the file is read.
    pub refused: Option<Refused>,
    /// The sheets read.
    pub sheets: Vec<SheetReport>,
    /// The sheets left out.
    pub left_out: Vec<LeftOutSheet>,
}

/// Why a file is not read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Refused {
    /// The code.
    pub code: String,
    /// The sentence.
    pub message: String,
}

/// A sheet left out.
#[derive(Clone, Serialize, Deserialize)]
pub struct LeftOutSheet {
    /// The sheet's name.
    pub name: String,
    /// The code of the reason.
    pub reason: LeftOut,
    /// The sentence.
    pub message: String,
}

/// What was found in a sheet.
#[derive(Clone, Serialize, Deserialize)]
pub struct SheetReport {
    /// The sheet's name.
    pub name: String,
    /// What its rows are.
    pub table: Table,
    /// The program that wrote it; `null` where its headers tell of none.
    #[serde(default)]
    pub program: Option<String>,
    /// The row of the headers; `null` without headers.
    pub header_row: Option<u32>,
    /// How many rows there are of each kind.
    pub lines: BTreeMap<LineKind, u32>,
    /// Rows of data.
    pub data_rows: u32,
    /// Rows taken in, before duplicates are merged.
    pub accepted: u32,
    /// Rows hidden in the workbook, and read all the same.
    pub hidden_rows: Vec<u32>,
    /// Columns without a field: read, summed, left out of the base.
    pub columns_left_out: Vec<String>,
    /// Rows not taken in.
    pub rejected: Vec<RejectedRow>,
    /// Rows that look the same.
    pub duplicates: Vec<DuplicateRows>,
    /// Rows whose client number leads nowhere.
    pub orphans: Vec<OrphanRow>,
    /// What a person should know.
    pub warnings: Vec<WarningRow>,
    /// Notes held back.
    pub sensitive: Vec<SensitiveRow>,
    /// Answers of the rows taken in.
    pub consent: ConsentCount,
    /// Sums by column.
    pub sums_cents: BTreeMap<String, Sum>,
    /// How many more there are than are named: of a long list the first ones are.
    #[serde(default, skip_serializing_if = "Further::is_nothing")]
    pub further: Further,
}

/// How many more of each there are than a report names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Further {
    /// Rows not taken in.
    pub rejected: usize,
    /// Rows that look the same.
    pub duplicates: usize,
    /// Rows whose client number leads nowhere.
    pub orphans: usize,
    /// Remarks on cells.
    pub warnings: usize,
    /// Notes held back.
    pub sensitive: usize,
}

impl Further {
    /// Whether the report names all of them.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A row not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// The row.
    pub row: u32,
    /// The column to mend, if it is one.
    pub column: Option<String>,
    /// The code of the reason.
    pub code: Rejection,
    /// The sentence.
    pub message: String,
}

/// Rows that look the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DuplicateRows {
    /// The rows of this sheet: the first one first.
    pub rows: Vec<u32>,
    /// The row of another sheet the row looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_row: Option<RowName>,
    /// The company of the base the row looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyId>,
    /// The person of the base the row looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The strongest reason.
    pub reason: Likeness,
    /// All reasons.
    pub reasons: Vec<Likeness>,
    /// Whether they make one record.
    pub merged: bool,
    /// The sentence.
    pub message: String,
}

/// A row whose client number leads nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrphanRow {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: String,
    /// The client number as written.
    pub number: String,
}

/// What a person should know about a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningRow {
    /// The row.
    pub row: u32,
    /// The column, if it is about one.
    pub column: Option<String>,
    /// The code.
    pub code: WarningCode,
    /// The sentence.
    pub message: String,
}

/// A note held back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SensitiveRow {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: String,
    /// What the note seems to tell.
    pub category: SensitiveCategory,
}

/// Answers of the rows taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConsentCount {
    /// Clear yes; claimed.
    pub yes: u32,
    /// Clear no, or opposition.
    pub no: u32,
    /// Anything else.
    pub unknown: u32,
}

impl ConsentCount {
    /// Whether anybody answered: of a list that asks nothing, nothing is unclear.
    #[must_use]
    pub const fn was_asked(self) -> bool {
        self.yes + self.no > 0
    }
}

/// File and sheet names tell about people, and client numbers name them: only extents are told.
impl std::fmt::Debug for FileReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileReport({} sheets)", self.sheets.len())
    }
}

impl std::fmt::Debug for LeftOutSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LeftOutSheet({})", self.reason.code())
    }
}

impl std::fmt::Debug for SheetReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SheetReport({} rows)", self.data_rows)
    }
}

impl std::fmt::Debug for OrphanRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OrphanRow({})", self.row)
    }
}
