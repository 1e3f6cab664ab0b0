//! What the person corrects about a detection, and how much a file may ask of us.

use crate::{Charset, Separator};

/// How to read a file: nothing given means everything is detected.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The encoding, when the person corrected the detected one; ignored for a workbook.
    pub encoding: Option<Charset>,
    /// The separator, when the person corrected the detected one; ignored for a workbook.
    pub separator: Option<Separator>,
    /// How much a file may hold.
    pub limits: Limits,
}

/// How much a file may hold before it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it arrives, where it is read whole.
    pub file_bytes: usize,
    /// Bytes of a file that is read some rows at a time.
    pub long_bytes: usize,
    /// Bytes of a workbook once inflated.
    pub inflated_bytes: u64,
    /// Bytes of a workbook once inflated, whose one sheet is read some rows at a time.
    pub long_inflated_bytes: u64,
    /// Bytes of the table in which a workbook keeps each text once: it is held whole.
    pub string_bytes: u64,
    /// Rows that hold something, over all sheets.
    pub rows: usize,
    /// Columns of a row that hold something.
    pub columns: usize,
    /// Cells of all rows, the empty ones before a filled one counted.
    pub cells: usize,
    /// Characters of a cell; the rest is cut and the row marked.
    pub cell_chars: usize,
    /// How much a workbook may hold that can only be read whole.
    pub whole: WholeLimits,
    /// How many tables an archive may hold, and how many bytes together.
    pub members: (usize, u64),
}

/// How much a workbook may hold whose format lets nobody read it row by row (`.xls`, `.ods`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeLimits {
    /// Bytes of its contents, inflated.
    pub bytes: u64,
    /// Cells between its first and its last filled ones, the empty ones counted.
    pub cells: u64,
    /// Characters of its cells.
    pub chars: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 << 20,
            long_bytes: 200 << 20,
            inflated_bytes: 512 << 20,
            // a million rows of twenty cells, as Excel writes them
            long_inflated_bytes: 2 << 30,
            string_bytes: 128 << 20,
            // a sheet of Excel's: a million people and their headers fit
            rows: 1 << 20,
            columns: 1_000,
            cells: 16_000_000,
            cell_chars: 32_767,
            whole: WholeLimits { bytes: 128 << 20, cells: 4 << 20, chars: 64 << 20 },
            members: (50, 100 << 20),
        }
    }
}
