//! Tables out again: text that the Excel of the country opens with a double click, and that
//! makes no formula of what a customer wrote.

use std::borrow::Cow;
use std::io::{self, Write};

use kernel::Country;

use crate::{Charset, Separator};

/// How a country's Excel expects a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// What separates the cells.
    pub separator: Separator,
    /// The character set; UTF-8 is announced by its mark, without which Excel takes it for windows-1252.
    pub charset: Charset,
}

impl Spelling {
    /// The spelling of a country: a semicolon where the comma writes decimals.
    #[must_use]
    pub fn of(country: Country) -> Self {
        let separator = match country.code() {
            "GB" | "IE" | "US" | "CA" | "AU" | "NZ" | "IN" | "MX" | "JP" | "CN" | "KR" | "IL" | "TH" => {
                Separator::COMMA
            }
            _ => Separator::SEMICOLON,
        };
        Self { separator, charset: Charset::UTF_8 }
    }

    /// What stands before the decimals: a comma wherever it does not separate the cells.
    #[must_use]
    pub fn decimal(self) -> char {
        if self.separator == Separator::COMMA { '.' } else { ',' }
    }
}

/// Writes rows of text as a CSV file, each line ended as Excel ends it.
pub struct CsvWriter<W: Write> {
    rows: csv::Writer<W>,
    charset: Charset,
}

impl<W: Write> CsvWriter<W> {
    /// A writer to this file.
    ///
    /// # Errors
    /// When the mark of UTF-8 cannot be written, or the character set is UTF-16, which would need
    /// its separators two bytes wide.
    pub fn new(mut file: W, spelling: Spelling) -> io::Result<Self> {
        if !spelling.charset.keeps_ascii() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "a CSV is not written in UTF-16"));
        }
        if spelling.charset == Charset::UTF_8 {
            file.write_all("\u{feff}".as_bytes())?;
        }
        let rows = csv::WriterBuilder::new()
            .delimiter(spelling.separator.byte())
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(file);
        Ok(Self { rows, charset: spelling.charset })
    }

    /// Writes one row, formulas neutralised and characters the charset lacks as `?`.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn row<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>) -> io::Result<()> {
        for cell in cells {
            self.rows.write_field(self.charset.encode(&neutralised(cell)))?;
        }
        Ok(self.rows.write_record(None::<&[u8]>)?)
    }

    /// Hands on to the file what was written so far.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn flush(&mut self) -> io::Result<()> {
        self.rows.flush()
    }

    /// Ends the file and gives it back.
    ///
    /// # Errors
    /// When what is left cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.rows.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The cell with a `'` before it when a spreadsheet would read a formula: after `=`, `@`, a tab
/// or a line end, and after `+` or `-` unless only a number, an amount or a telephone follows.
///
/// `-12,50 €` and `+33 6 39 98 20 42` stay as they are: nothing in them is computed, and a
/// mark before every refund and every telephone would spoil the file for other programs.
#[must_use]
pub fn neutralised(cell: &str) -> Cow<'_, str> {
    let computes = match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !is_number(&cell[1..]),
        _ => false,
    };
    if computes { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn is_number(text: &str) -> bool {
    let mut characters = text.trim_end_matches(['€', '%', ' ', '\u{a0}', '\u{202f}']).chars();
    let digits = characters.clone().any(|character| character.is_ascii_digit());
    let plain = |character: char| matches!(character, '0'..='9' | ' ' | '\u{a0}' | '\u{202f}' | '.' | ',');
    // The trunk zero of « +33 (0)6 39… ».
    let without_trunk = text.replacen("(0)", "", 1);
    digits && (characters.all(plain) || without_trunk.chars().all(plain))
}
