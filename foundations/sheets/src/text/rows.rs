//! The rows of a text file, as many at a time as its reader wants: the file of a shop is read whole, a list
//! of a million people is not.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::detection::Shape;
use super::records::{Cursor, Dialect, Record, Records};
use super::{announced_separator, detection, returns_end_lines, stem};
use crate::charset::is_unreadable;
use crate::content::refuse_unless_table;
use crate::{Cell, Encoding, Limits, Options, Refused, Row, RowFlaw, Separator};

/// A text file that is read some rows at a time.
pub struct TextRows<'b> {
    name: String,
    encoding: Encoding,
    text: Cow<'b, str>,
    body: Range<usize>,
    dialect: Dialect,
    limits: Limits,
    read: usize,
    first_line: u32,
    next: Cursor,
}

impl<'b> TextRows<'b> {
    /// The rows of a decoded text.
    pub(super) fn of(
        name: &str,
        (text, encoding): (Cow<'b, str>, Encoding),
        options: &Options,
    ) -> Result<Self, Refused> {
        refuse_unless_table(&text)?;
        let text = without_zeros(text);
        let inside = between_marks(&text);
        if text[inside.clone()].chars().all(is_blank) {
            return Err(Refused::Empty);
        }
        let (dialect, body) = dialect(&text[inside.clone()], options);
        let first_line = if body == 0 { 1 } else { 2 };
        Ok(Self {
            name: stem(name).to_owned(),
            encoding,
            body: inside.start + body..inside.end,
            text,
            dialect,
            limits: options.limits,
            read: 0,
            first_line,
            next: Cursor::first(first_line),
        })
    }

    /// The file's name without its folders and its ending.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How the text was encoded.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What separates the cells; `None` for a file of a single column.
    #[must_use]
    pub const fn separator(&self) -> Option<Separator> {
        self.dialect.separator
    }

    /// Goes back to the first row.
    pub const fn rewind(&mut self) {
        (self.read, self.next) = (0, Cursor::first(self.first_line));
    }

    /// The next rows that hold something, at most so many; none at the end of the file.
    ///
    /// # Errors
    /// [`Refused`], when they pass a limit: of rows in the whole file, of cells in what is asked for at once.
    pub fn next_rows(&mut self, most: usize) -> Result<Vec<Row>, Refused> {
        let (mut rows, mut cells) = (Vec::new(), 0);
        let mut records = Records::from(&self.text[self.body.clone()], self.dialect, self.next);
        for record in records.by_ref() {
            if record.overflows {
                return Err(Refused::TooManyColumns { limit: self.limits.columns });
            }
            if record.is_blank() {
                continue;
            }
            cells += record.fields.len();
            if self.read == self.limits.rows {
                return Err(Refused::TooManyRows { limit: self.limits.rows });
            }
            if cells > self.limits.cells {
                return Err(Refused::TooManyCells { limit: self.limits.cells });
            }
            self.read += 1;
            rows.push(row(record, &self.limits));
            if rows.len() == most {
                break;
            }
        }
        self.next = records.cursor();
        if self.encoding.had_errors {
            mark_unreadable(&mut rows);
        }
        Ok(rows)
    }
}

/// Files tell of people: only how they are written is told.
impl fmt::Debug for TextRows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextRows({}, {} read)", self.encoding.charset, self.read)
    }
}

/// How a text is written, by the separator asked for, announced or found, and where its records begin.
fn dialect(text: &str, options: &Options) -> (Dialect, usize) {
    let (announced, body) = announced_separator(text);
    let returns = returns_end_lines(body);
    let shape = match options.separator.or(announced) {
        Some(separator) => Some(Shape::with(body, separator, returns)),
        None => detection::shape_of(body, returns),
    };
    let dialect = Dialect {
        separator: shape.map(|shape| shape.separator),
        columns: shape.map_or(1, |shape| shape.columns),
        returns_end_lines: returns,
        most_cells: options.limits.columns,
    };
    (dialect, text.len() - body.len())
}

/// Whether a character alone says nothing: a file of separators and blanks is an empty one.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, ';' | ',' | '|' | '"')
}

/// Leaves out stray zeros, which were never text.
fn without_zeros(mut text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\0') {
        text.to_mut().retain(|character| character != '\0');
    }
    text
}

/// The text between the marks of joined files before it and the end mark of MS-DOS behind it.
fn between_marks(text: &str) -> Range<usize> {
    let end = text.trim_end_matches('\u{1a}').len();
    let rest = text[..end].trim_start_matches('\u{feff}').len();
    end - rest..end
}

fn row(record: Record<'_>, limits: &Limits) -> Row {
    let Record { number, line, fields, mut flaw, .. } = record;
    let mut cells = Vec::with_capacity(fields.len());
    for (column, field) in fields.into_iter().enumerate() {
        let (cell, cut) = Cell::of_text(field, limits.cell_chars);
        if cut {
            flaw.get_or_insert(RowFlaw::CellTooLong(column));
        }
        cells.push(cell);
    }
    Row { number, line: Some(line), hidden: false, cells, flaw }
}

fn mark_unreadable(rows: &mut [Row]) {
    for row in rows.iter_mut().filter(|row| row.flaw.is_none()) {
        if row.cells.iter().any(|cell| cell.text().chars().any(is_unreadable)) {
            row.flaw = Some(RowFlaw::UnreadableBytes);
        }
    }
}
