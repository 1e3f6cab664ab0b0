//! How a sheet is read that somebody corrected, for the next one of the same source.
//!
//! What two exports of one program have in common is their headers, whatever the files and tabs are called and
//! in whatever order the columns stand. Of a sheet without headers nothing is known again.

use std::collections::BTreeMap;

use kernel::text::{fold, trim};
use serde::{Deserialize, Serialize};

use crate::mapping::{ColumnMapping, FileMapping, Mapping, SheetMapping, TableChoice};
use crate::survey::SheetSurvey;
use crate::vocabulary::vocabulary;

/// What was corrected in how a sheet is read; no row, no cell, no note.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct SavedMapping {
    /// The encoding of its file.
    pub encoding: Option<String>,
    /// The character between two cells of its file.
    pub separator: Option<char>,
    /// What the sheet holds.
    pub table: Option<TableChoice>,
    /// The row of the headers.
    pub header_row: Option<u32>,
    /// Corrections by column name.
    pub columns: BTreeMap<String, ColumnMapping>,
}

impl SheetSurvey {
    /// The headers in one text, the same for two exports of one source.
    #[must_use]
    pub fn heads(&self) -> Option<String> {
        self.header_row?;
        // rows that come back mended have one column more than their file had
        let theirs = self.columns.iter().filter(|column| !vocabulary().is("reject-reason", &column.name));
        let mut heads: Vec<String> = theirs.map(|column| fold(trim(&column.name))).collect();
        heads.sort_unstable();
        Some(heads.join("\n"))
    }
}

impl Mapping {
    /// What is worth saving of a sheet's corrections, if there are any.
    #[must_use]
    pub fn saved(&self, file: &str, sheet: &str) -> Option<SavedMapping> {
        let file = self.files.get(file)?;
        let SheetMapping { table, header_row, columns, .. } =
            file.sheets.get(sheet).cloned().unwrap_or_default();
        let (encoding, separator) = (file.encoding.clone(), file.separator);
        let saved = SavedMapping { encoding, separator, table, header_row, columns };
        (saved != SavedMapping::default()).then_some(saved)
    }

    /// Reads a sheet as one was that had the same headers.
    pub fn apply(&mut self, file: &str, sheet: &str, saved: SavedMapping) {
        let of_file = self.files.entry(file.to_owned()).or_default();
        of_file.encoding = saved.encoding.or_else(|| of_file.encoding.take());
        of_file.separator = saved.separator.or(of_file.separator);
        let of_sheet = of_file.sheets.entry(sheet.to_owned()).or_default();
        of_sheet.table = saved.table;
        of_sheet.header_row = saved.header_row;
        of_sheet.columns = saved.columns;
    }

    /// Reads a sheet as it is detected; what was decided about its rows stays.
    pub fn read_as_detected(&mut self, file: &str, sheet: &str) {
        if let Some(FileMapping { encoding, separator, sheets }) = self.files.get_mut(file) {
            (*encoding, *separator) = (None, None);
            if let Some(sheet) = sheets.get_mut(sheet) {
                let SheetMapping { fixes, notes, .. } = std::mem::take(sheet);
                *sheet = SheetMapping { fixes, notes, ..SheetMapping::default() };
            }
        }
    }
}

/// Headers are the business's own words: only their extent is told.
impl std::fmt::Debug for SavedMapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SavedMapping({} columns)", self.columns.len())
    }
}
