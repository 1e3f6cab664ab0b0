//! The rows of a text file, as many at a time as its reader wants: the file of a shop is read whole, a list
//! of a million people is not.

use std::io::{Read, Seek};

use serde::{Deserialize, Serialize};

use super::detection::Shape;
use super::flow::Flow;
use super::records::{Cursor, Dialect, Record, Records};
use super::{LineEnds, announced_separator, detection, stem};
use crate::charset::{found, is_unreadable};
use crate::content::Looks;
use crate::{Cell, Encoding, Limits, Options, Refused, Row, RowFlaw, Separator, vcard};

/// How much text is looked at to read a record; one that goes on has more of it looked at.
const AHEAD: usize = 1 << 20;
/// How much text a record may take; a longer one ends there.
const LONGEST: usize = 64 << 20;

/// A text file that is read some rows at a time.
pub(crate) struct TextRows<R> {
    name: String,
    script: Script,
    flow: Flow<R>,
    limits: Limits,
    read: usize,
    next: Cursor,
}

/// How a text file is written, found out by going through all of it: whoever knows it reads the same file
/// without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    encoding: Encoding,
    /// The bytes before the text.
    mark: u64,
    /// The text before its first record.
    before: usize,
    dialect: Dialect,
}

impl<R: Read + Seek> TextRows<R> {
    /// The rows of a text file; `None` where it holds cards.
    pub(super) fn open(name: &str, mut bytes: R, options: &Options) -> Result<Option<Self>, Refused> {
        let (charset, mark) = found(&mut bytes, options.encoding)?;
        let mut flow = Flow::new(bytes, charset, mark as u64);
        flow.want(AHEAD)?;
        if vcard::begins(flow.ahead()) {
            return Ok(None);
        }
        let (mut looks, mut ends, mut is_empty) = (Looks::default(), LineEnds::default(), true);
        let had_errors = flow.show(|piece| {
            looks.see(piece);
            ends.see(piece);
            is_empty = is_empty && piece.chars().all(is_blank);
        })?;
        looks.refuse_unless_table()?;
        if is_empty {
            return Err(Refused::Empty);
        }
        flow.want(AHEAD)?;
        let (dialect, before) = dialect(flow.ahead(), ends.are_returns(), options);
        let encoding = Encoding { charset, had_bom: mark > 0, had_errors };
        let script = Script { encoding, mark: mark as u64, before, dialect };
        Ok(Some(Self::written(name, flow, script, options.limits)))
    }

    /// The rows of a text file that was gone through before.
    pub(crate) fn again(name: &str, bytes: R, script: Script, limits: Limits) -> Self {
        let flow = Flow::new(bytes, script.encoding.charset, script.mark);
        Self::written(name, flow, script, limits)
    }

    fn written(name: &str, mut flow: Flow<R>, script: Script, limits: Limits) -> Self {
        flow.begin_at(script.before);
        let next = script.first_record();
        Self { name: stem(name).to_owned(), script, flow, limits, read: 0, next }
    }

    /// How the file is written.
    pub(crate) const fn script(&self) -> Script {
        self.script
    }

    /// The file's name without its folders and its ending.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How the text was encoded.
    pub(crate) const fn encoding(&self) -> Encoding {
        self.script.encoding
    }

    /// What separates the cells; `None` for a file of a single column.
    pub(crate) const fn separator(&self) -> Option<Separator> {
        self.script.dialect.separator
    }

    /// Goes back to the first row.
    pub(crate) fn rewind(&mut self) {
        self.flow.rewind();
        (self.read, self.next) = (0, self.script.first_record());
    }

    /// The next rows that hold something, at most so many; none at the end of the file.
    ///
    /// # Errors
    /// [`Refused`], when they pass a limit: of rows in the whole file, of cells in what is asked for at once.
    pub(crate) fn next_rows(&mut self, most: usize) -> Result<Vec<Row>, Refused> {
        let (mut rows, mut cells, mut ahead) = (Vec::new(), 0, AHEAD);
        while rows.len() < most {
            self.flow.want(ahead)?;
            let mut records = Records::from(self.flow.ahead(), self.script.dialect, self.next.at_beginning());
            let Some(record) = records.next() else { break };
            let next = records.cursor();
            let is_cut = next.passed() == self.flow.ahead().len() && !self.flow.is_at_end();
            if is_cut && ahead < LONGEST {
                ahead *= 2;
                continue;
            }
            if record.overflows {
                return Err(Refused::TooManyColumns { limit: self.limits.columns });
            }
            if !record.is_blank() {
                cells += record.fields.len();
                self.limits.admit(self.read, cells)?;
                self.read += 1;
                rows.push(row(record, &self.limits));
            }
            self.flow.pass(next.passed());
            (self.next, ahead) = (next, AHEAD);
        }
        if self.script.encoding.had_errors {
            mark_unreadable(&mut rows);
        }
        Ok(rows)
    }
}

impl Script {
    /// Its first record stands below the line that announces the separator.
    const fn first_record(&self) -> Cursor {
        Cursor::first(if self.before == 0 { 1 } else { 2 })
    }
}

impl Limits {
    /// Whether one more row may follow so many, where those at hand have so many cells with it.
    fn admit(&self, read: usize, cells: usize) -> Result<(), Refused> {
        if read == self.rows {
            return Err(Refused::TooManyRows { limit: self.rows });
        }
        if cells > self.cells { Err(Refused::TooManyCells { limit: self.cells }) } else { Ok(()) }
    }
}

/// How a text is written, by the separator asked for, announced or found, and where its records begin.
fn dialect(text: &str, returns: bool, options: &Options) -> (Dialect, usize) {
    let (announced, body) = announced_separator(text);
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

/// Whether a character alone says nothing: a file of separators, blanks and marks is an empty one.
fn is_blank(character: char) -> bool {
    let is_mark = matches!(character, '\0' | '\u{1a}' | '\u{feff}');
    is_mark || character.is_whitespace() || matches!(character, ';' | ',' | '|' | '"')
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
