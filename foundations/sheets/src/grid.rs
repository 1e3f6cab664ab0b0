//! The shape every file is brought to: a workbook of sheets, a sheet of numbered rows.

use serde::{Deserialize, Serialize};

use crate::{Cell, Encoding, Separator};

/// What a file turned out to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The kind of file, by content.
    pub format: Format,
    /// How the text was encoded; `None` for a workbook, whose encoding is fixed.
    pub encoding: Option<Encoding>,
    /// What separates the cells; `None` for a workbook, and for a file of a single column.
    pub separator: Option<Separator>,
    /// The sheets in the order of their tabs; a CSV is one sheet named after its file.
    pub sheets: Vec<Sheet>,
}

/// The kinds of file read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Text with separators, whichever they are.
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A workbook of LibreOffice or OpenOffice.
    Ods,
    /// Address cards, one a row below headers of our own.
    Vcard,
}

impl Format {
    /// Its short name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Vcard => "vcard",
        }
    }

    /// Whether cells keep their place in it, however many stand beside them.
    #[must_use]
    pub const fn is_a_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xls | Self::Ods)
    }
}

/// One tab of a workbook, or one text file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The tab's name, or the file's name without its ending.
    pub name: String,
    /// Whether the tab is hidden from whoever opens the workbook.
    pub hidden: bool,
    /// Where it begins: row 1, unless it is a part of a sheet that holds several tables; 0 for cards,
    /// whose headers are ours.
    pub first_row: u32,
    /// Rows with at least one cell that is not empty, in order; a gap in the numbers is a blank row.
    pub rows: Vec<Row>,
    /// Cells merged into one; the value stands in the top left one, the others are empty.
    pub merged: Vec<Merge>,
    /// Hidden columns, counted from 0 as in [`Row::cells`].
    pub hidden_columns: Vec<usize>,
}

/// One row of a sheet, or one record of a text file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The sheet's row number, or the number of the record or card, all from 1 with blank ones counted.
    pub number: u32,
    /// The line of the text file on which the record starts, from 1; `None` in a workbook.
    pub line: Option<u32>,
    /// Whether the row is hidden, by hand or by a filter. Hidden rows are data all the same.
    pub hidden: bool,
    /// The cells from column A on. A text file's row keeps its empty last cells, a workbook's does not.
    pub cells: Vec<Cell>,
    /// What was wrong with the row, when something was.
    pub flaw: Option<RowFlaw>,
}

/// Why a row may not read as its author meant it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFlaw {
    /// A quotation mark was opened and never closed: the row was read again with its quotation
    /// marks taken as ordinary characters.
    UnbalancedQuote,
    /// Characters stood between a closing quotation mark and the next separator; they were kept.
    TextAfterQuote,
    /// The cell of this column (from 0) was longer than the limit and was cut there.
    CellTooLong(usize),
    /// Some bytes of the row mean nothing in the encoding; each became U+FFFD.
    UnreadableBytes,
    /// The card was never closed, or says nothing.
    BrokenCard,
    /// The card lists contacts and is none itself.
    ContactGroup,
    /// The card holds a picture or a sound, which no cell can.
    PictureLeftOut,
}

/// A rectangle of merged cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First row, as in [`Row::number`].
    pub top: u32,
    /// Last row, as in [`Row::number`].
    pub bottom: u32,
    /// First column, from 0 as in [`Row::cells`].
    pub left: usize,
    /// Last column, from 0 as in [`Row::cells`].
    pub right: usize,
}
