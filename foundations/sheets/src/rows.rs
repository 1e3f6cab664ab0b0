//! A table that is read some rows at a time, however long it is: the file of a shop is read whole, a list of a
//! million people is not. It is read from wherever it lies, and never stands in memory whole.

use std::fmt;
use std::io::{Read, Seek, SeekFrom};

use crate::content::{Content, content_of_start, refuse_other_names};
use crate::text::{Script, TextRows};
use crate::xlsx::SheetRows;
use crate::{Encoding, Format, Limits, Merge, Options, Refused, Row, Separator, Sheet, text};

/// A table whose rows are read as they are asked for.
pub struct Rows<R>(Kept<R>);

/// What keeps the rows.
enum Kept<R> {
    /// A text file.
    Text(Box<TextRows<R>>),
    /// A workbook of one sheet.
    Sheet(Box<SheetRows>),
}

impl<R: Read + Seek + 'static> Rows<R> {
    /// The rows of a file; `None` for what can only be read whole: cards, workbooks of several sheets or of a
    /// format that lets nobody read them otherwise.
    ///
    /// # Errors
    /// [`Refused`], when the bytes are no table, or too many.
    pub fn open(name: &str, mut bytes: R, options: &Options) -> Result<Option<Self>, Refused> {
        let (limit, mut start) = (options.limits.long_bytes, Vec::new());
        if bytes.seek(SeekFrom::End(0))? > limit as u64 {
            return Err(Refused::TooLarge { limit });
        }
        bytes.rewind()?;
        bytes.by_ref().take(64).read_to_end(&mut start)?;
        match content_of_start(&start)? {
            Content::Text => {
                refuse_other_names(name)?;
                Ok(text::open(name, bytes, options)?.map(|rows| Self(Kept::Text(Box::new(rows)))))
            }
            Content::Archive => {
                let rows = SheetRows::open(bytes, &options.limits)?;
                Ok(rows.map(|rows| Self(Kept::Sheet(Box::new(rows)))))
            }
            Content::OldWorkbook => Ok(None),
        }
    }

    /// The rows of a file that was gone through before: of a text file it is known how it is written.
    ///
    /// # Errors
    /// [`Refused`], when a workbook is not what it was.
    pub fn again(
        name: &str,
        bytes: R,
        script: Option<Script>,
        limits: Limits,
    ) -> Result<Option<Self>, Refused> {
        match script {
            Some(script) => {
                let rows = TextRows::again(name, bytes, script, limits);
                Ok(Some(Self(Kept::Text(Box::new(rows)))))
            }
            None => Self::open(name, bytes, &Options { limits, ..Options::default() }),
        }
    }
}

impl<R: Read + Seek> Rows<R> {
    /// The kind of file.
    #[must_use]
    pub const fn format(&self) -> Format {
        match self.0 {
            Kept::Text(_) => Format::Csv,
            Kept::Sheet(_) => Format::Xlsx,
        }
    }

    /// How the text is written; `None` for a workbook.
    #[must_use]
    pub fn script(&self) -> Option<Script> {
        match &self.0 {
            Kept::Text(rows) => Some(rows.script()),
            Kept::Sheet(_) => None,
        }
    }

    /// The name of the tab, or of the file without its folders and its ending.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.0 {
            Kept::Text(rows) => rows.name(),
            Kept::Sheet(rows) => rows.name(),
        }
    }

    /// How the text is encoded; `None` for a workbook.
    #[must_use]
    pub fn encoding(&self) -> Option<Encoding> {
        match &self.0 {
            Kept::Text(rows) => Some(rows.encoding()),
            Kept::Sheet(_) => None,
        }
    }

    /// What separates the cells; `None` for a workbook, and for a file of a single column.
    #[must_use]
    pub fn separator(&self) -> Option<Separator> {
        match &self.0 {
            Kept::Text(rows) => rows.separator(),
            Kept::Sheet(_) => None,
        }
    }

    /// All cells merged into one.
    #[must_use]
    pub fn merged(&self) -> &[Merge] {
        match &self.0 {
            Kept::Text(_) => &[],
            Kept::Sheet(rows) => rows.merged(),
        }
    }

    /// Goes back to the first row.
    pub fn rewind(&mut self) {
        match &mut self.0 {
            Kept::Text(rows) => rows.rewind(),
            Kept::Sheet(rows) => rows.rewind(),
        }
    }

    /// The next rows that hold something, at most so many; none at the end of the table.
    ///
    /// # Errors
    /// [`Refused`], when they pass a limit: of rows in the whole file, of cells in what is asked for at once; or
    /// when a workbook has them in disorder, which is put in order only where it is read whole.
    pub fn next_rows(&mut self, most: usize) -> Result<Vec<Row>, Refused> {
        match &mut self.0 {
            Kept::Text(rows) => rows.next_rows(most),
            Kept::Sheet(rows) => rows.next_rows(most),
        }
    }

    /// The same as a part of their sheet, which begins at this row.
    ///
    /// # Errors
    /// [`Refused`], as of the rows alone.
    pub fn next_sheet(&mut self, most: usize, first_row: u32) -> Result<Sheet, Refused> {
        let rows = self.next_rows(most)?;
        let (top, bottom) =
            rows.first().zip(rows.last()).map_or((1, 0), |(first, last)| (first.number, last.number));
        let is_beside = |merge: &&Merge| merge.top <= bottom && merge.bottom >= top;
        let merged = self.merged().iter().filter(is_beside).copied().collect();
        let hidden_columns = match &self.0 {
            Kept::Text(_) => Vec::new(),
            Kept::Sheet(rows) => rows.hidden_columns().to_vec(),
        };
        Ok(Sheet { name: self.name().to_owned(), hidden: false, first_row, rows, merged, hidden_columns })
    }
}

/// Files tell of people: only their kind is told.
impl<R: Read + Seek> fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rows({})", self.format().name())
    }
}
