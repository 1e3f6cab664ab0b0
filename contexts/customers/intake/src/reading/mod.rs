//! What a batch of files says: sheets with their rows, and the records they make.

mod known;
mod parse;
mod records;
mod told;

pub use known::{Known, KnownBase, KnownCompany, KnownPerson, NothingKnown, Stands, Wanted};
pub(crate) use parse::{Sitting, parse, read_rows};
pub(crate) use records::document_key;
pub use records::{
    ClientLink, CompanyLink, CompanyRecord, LoneNo, PersonLink, PersonRecord, ProductRecord, Records,
    SaleKey, SaleLine, SaleRecord,
};
pub(crate) use told::Told;

use serde::{Deserialize, Serialize};
use sheets::{Encoding, Format, Refused, Separator};

use crate::codes::{LeftOut, WarningCode, codes};
use crate::field::{Field, Table};
use crate::identity::Match;
use crate::lines::Line;
use crate::mapping::{RowName, Twin};
use crate::rows::{ReadRow, Warning};
use crate::source::Recognised;

/// The place of a row in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct At {
    /// Which file.
    pub file: usize,
    /// Which of its sheets that are read.
    pub sheet: usize,
    /// Which of the sheet's rows of data.
    pub row: usize,
}

/// A batch read.
#[derive(Debug, Default)]
pub struct Reading {
    /// The files, in the order they were given.
    pub files: Vec<FileReading>,
    /// The records the accepted rows make.
    pub records: Records,
}

/// A file read.
#[derive(Debug)]
pub struct FileReading {
    /// The file's name, told apart from others of the same name.
    pub name: String,
    /// The kind of file.
    pub format: Option<Format>,
    /// The encoding, of a text file.
    pub encoding: Option<Encoding>,
    /// The separator, of a text file.
    pub separator: Option<Separator>,
    /// Why nothing of it is read.
    pub refused: Option<Refused>,
    /// The sheets that are read.
    pub sheets: Vec<SheetReading>,
    /// The sheets that are not, with the reason.
    pub left_out: Vec<(String, LeftOut)>,
}

/// A sheet read.
pub struct SheetReading {
    /// The sheet's name.
    pub name: String,
    /// What its rows are.
    pub table: Table,
    /// The program that wrote it, where its headers tell.
    pub recognised: Option<Recognised>,
    /// The row of the headers; `None` without headers.
    pub header_row: Option<u32>,
    /// The columns, from left to right.
    pub columns: Vec<ReadColumn>,
    /// Every row and what it is.
    pub lines: Vec<Line>,
    /// The rows of data.
    pub rows: Vec<ReadRow>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
    /// Rows that look like others.
    pub duplicates: Vec<Duplicate>,
    /// Rows whose client number leads nowhere.
    pub orphans: Vec<Orphan>,
    /// Which of the warnings were met, so that nothing is said twice.
    pub(crate) told: Told,
}

/// A column of a sheet that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadColumn {
    /// Its place in the row, from 0.
    pub index: usize,
    /// Its name in reports.
    pub name: String,
    /// What it stands for.
    pub field: Option<Field>,
    /// Whether its amounts are summed.
    pub is_summed: bool,
}

codes! {
    /// What a row tells of.
    Part {
        /// A company.
        Company = "company",
        /// A person.
        Person = "person",
        /// A sale.
        Sale = "sale",
        /// A product.
        Product = "product",
    }
}

/// Two rows, or a row and a record of the base, that look the same.
#[derive(Debug, Clone)]
pub struct Duplicate {
    /// The one that was there first.
    pub first: Twin,
    /// The place of the first one, when it is a row of the batch.
    pub first_at: Option<At>,
    /// The row that looks like it.
    pub second: At,
    /// What of the row it is about.
    pub part: Part,
    /// How sure it is, and why.
    pub found: Match,
    /// Whether both make one record.
    pub is_merged: bool,
}

/// A row whose client number is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The row.
    pub row: u32,
    /// The column's name.
    pub column: String,
    /// The number as written.
    pub number: String,
}

impl Reading {
    /// The row at a place.
    #[must_use]
    pub fn row(&self, at: At) -> Option<&ReadRow> {
        self.sheet(at)?.rows.get(at.row)
    }

    /// The sheet of a place.
    #[must_use]
    pub fn sheet(&self, at: At) -> Option<&SheetReading> {
        self.files.get(at.file)?.sheets.get(at.sheet)
    }

    /// The name of a row, as reports and decisions write it.
    #[must_use]
    pub fn name(&self, at: At) -> Option<RowName> {
        let file = self.files.get(at.file)?;
        let sheet = file.sheets.get(at.sheet)?;
        let row = sheet.rows.get(at.row)?.row;
        Some(RowName { file: file.name.clone(), sheet: sheet.name.clone(), row })
    }

    /// The places of all rows that are taken in.
    pub fn accepted(&self) -> impl Iterator<Item = (At, &ReadRow)> {
        self.places().filter(|(_, row)| row.is_accepted())
    }

    pub(crate) fn places(&self) -> impl Iterator<Item = (At, &ReadRow)> {
        self.files.iter().enumerate().flat_map(|(file, read)| {
            read.sheets.iter().enumerate().flat_map(move |(sheet, read)| {
                read.rows.iter().enumerate().map(move |(row, read)| (At { file, sheet, row }, read))
            })
        })
    }

    pub(crate) fn sheet_mut(&mut self, at: At) -> Option<&mut SheetReading> {
        self.files.get_mut(at.file)?.sheets.get_mut(at.sheet)
    }

    pub(crate) fn row_mut(&mut self, at: At) -> Option<&mut ReadRow> {
        self.sheet_mut(at)?.rows.get_mut(at.row)
    }

    /// Says something about a cell of a row, found when the reading was held against the base; what a
    /// row is told comes in one go.
    pub fn remark(&mut self, at: At, field: Option<Field>, code: impl Into<WarningCode>) {
        let code = code.into();
        let Some(sheet) = self.sheet_mut(at) else { return };
        let column = field.and_then(|field| sheet.column_of(field)).map(str::to_owned);
        let Some(row) = sheet.rows.get(at.row).map(|row| row.row) else { return };
        let warning = Warning { row, column, code };
        let mut of_the_row = sheet.warnings.iter().rev().take_while(|one| one.row == row);
        if !of_the_row.any(|one| *one == warning) {
            sheet.warnings.push(warning);
        }
    }

    /// Says something about a cell of a row, found after the row was read.
    pub(crate) fn warn(&mut self, at: At, field: Option<Field>, code: impl Into<WarningCode>) {
        let code = code.into();
        let Some(sheet) = self.sheet_mut(at) else { return };
        let column = field.and_then(|field| sheet.column_of(field)).map(str::to_owned);
        let Some(row) = sheet.rows.get(at.row).map(|row| row.row) else { return };
        let warning = Warning { row, column, code };
        if sheet.told.is_new(&sheet.warnings, &warning) {
            sheet.warnings.push(warning);
        }
    }

    /// Refuses a row after it was read; to be mended in the column of the first of these fields there is.
    pub fn reject(&mut self, at: At, fields: &[Field], code: crate::codes::Rejection) {
        let Some(sheet) = self.sheet_mut(at) else { return };
        let column = fields.iter().find_map(|field| sheet.column_of(*field)).map(str::to_owned);
        if let Some(row) = sheet.rows.get_mut(at.row) {
            row.reject(column.as_deref(), code);
        }
    }
}

impl SheetReading {
    /// The name of the first column of a field.
    #[must_use]
    pub fn column_of(&self, field: Field) -> Option<&str> {
        self.columns.iter().find(|column| column.field == Some(field)).map(|column| column.name.as_str())
    }

    /// Rows taken in, before duplicates are merged.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.rows.iter().filter(|row| row.is_accepted()).count()
    }

    /// The rows that are hidden in the workbook and read all the same.
    pub fn hidden_rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().filter(|row| row.hidden).map(|row| row.row)
    }
}

impl std::fmt::Debug for SheetReading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SheetReading({}, {} rows)", self.table.code(), self.rows.len())
    }
}
