//! Cuts text into records and fields, honouring quotation marks only as far as they make sense.
//!
//! A quotation mark somebody forgot to close would make one cell of the rest of the file. Here a
//! quoted field that crosses lines must close before a separator or a line end, and must not
//! have eaten lines that are records themselves; otherwise its mark is an ordinary character and
//! the record ends with its line.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use serde::{Deserialize, Serialize};

use crate::{RowFlaw, Separator};

/// How the records of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dialect {
    /// What separates the fields; `None` when there is one column.
    pub(super) separator: Option<Separator>,
    /// Fields most records have.
    pub(super) columns: usize,
    /// Whether a carriage return alone ends a line.
    pub(super) returns_end_lines: bool,
    /// Fields kept of a record.
    pub(super) most_cells: usize,
}

/// One record, blank or not.
pub(super) struct Record<'a> {
    /// Its number, from 1.
    pub(super) number: u32,
    /// The line it starts on.
    pub(super) line: u32,
    /// Its fields, unquoted, at most as many as are kept.
    pub(super) fields: Vec<Cow<'a, str>>,
    /// How many fields it has.
    pub(super) width: usize,
    /// Whether a field that is not kept holds something.
    pub(super) overflows: bool,
    /// What was wrong with it.
    pub(super) flaw: Option<RowFlaw>,
    end: usize,
    lines: u32,
}

/// Where a text is read on.
#[derive(Clone, Copy)]
pub(super) struct Cursor {
    at: usize,
    number: u32,
    line: u32,
}

impl<'a> Record<'a> {
    /// Whether nothing is written in it.
    pub(super) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.is_empty())
    }

    fn take(&mut self, field: Field<'a>, most_cells: usize) {
        self.flaw = self.flaw.or(field.flaw);
        self.width += 1;
        if self.width <= most_cells {
            self.fields.push(field.text);
        } else {
            self.overflows |= !field.text.is_empty();
        }
    }
}

/// The records of a text, in order.
pub(super) struct Records<'a> {
    text: &'a str,
    dialect: Dialect,
    at: usize,
    number: u32,
    line: u32,
}

impl Cursor {
    /// The first record, which stands on this line of its file.
    pub(super) const fn first(line: u32) -> Self {
        Self { at: 0, number: 1, line }
    }

    /// How much text was read to come here.
    pub(super) const fn passed(self) -> usize {
        self.at
    }

    /// The same place in a text whose part before it was let go.
    pub(super) const fn at_beginning(self) -> Self {
        Self { at: 0, ..self }
    }
}

struct Field<'a> {
    text: Cow<'a, str>,
    end: usize,
    flaw: Option<RowFlaw>,
}

impl<'a> Records<'a> {
    /// The records of a text that starts on this line of its file.
    pub(super) fn new(text: &'a str, dialect: Dialect, first_line: u32) -> Self {
        Self::from(text, dialect, Cursor::first(first_line))
    }

    /// The records of a text from here on.
    pub(super) const fn from(text: &'a str, dialect: Dialect, Cursor { at, number, line }: Cursor) -> Self {
        Self { text, dialect, at, number, line }
    }

    /// Where the next record begins.
    pub(super) const fn cursor(&self) -> Cursor {
        Cursor { at: self.at, number: self.number, line: self.line }
    }

    /// Reads the record that starts here.
    fn record(&self, may_cross_lines: bool) -> Record<'a> {
        let mut record = Record {
            number: self.number,
            line: self.line,
            fields: Vec::with_capacity(self.dialect.columns.min(self.dialect.most_cells)),
            width: 0,
            overflows: false,
            flaw: None,
            end: self.at,
            lines: 1,
        };
        loop {
            let field = self.field(record.end, may_cross_lines);
            let end = field.end;
            record.take(field, self.dialect.most_cells);
            if let Some(length) = self.line_end(end) {
                record.end = end + length;
                break;
            }
            record.end = end + 1;
        }
        record.lines = self.lines_within(self.at, record.end).max(1);
        record
    }

    fn field(&self, start: usize, may_cross_lines: bool) -> Field<'a> {
        let opening = start + self.spaces(start);
        if self.byte(opening) != Some(b'"') {
            return self.plain(start, None);
        }
        self.quoted(opening, may_cross_lines)
            .unwrap_or_else(|| self.plain(start, Some(RowFlaw::UnbalancedQuote)))
    }

    fn plain(&self, start: usize, flaw: Option<RowFlaw>) -> Field<'a> {
        let end = self.field_end(start);
        Field { text: Cow::Borrowed(&self.text[start..end]), end, flaw }
    }

    /// The field quoted from this mark on, unless its closing mark makes no sense.
    fn quoted(&self, opening: usize, may_cross_lines: bool) -> Option<Field<'a>> {
        let closing = self.closing(opening + 1)?;
        let crosses = self.lines_within(opening, closing) > 0;
        if crosses && !may_cross_lines {
            return None;
        }
        let end = closing + 1 + self.spaces(closing + 1);
        if self.ends_field(end) {
            return Some(Field { text: undoubled(&self.text[opening + 1..closing]), end, flaw: None });
        }
        (!crosses).then(|| self.quoted_with_rest(opening, closing))
    }

    /// A field such as `"Hôtel "Le Cygne" Lille"`, whose inner marks nobody doubled.
    fn quoted_with_rest(&self, opening: usize, closing: usize) -> Field<'a> {
        let end = self.field_end(closing + 1);
        let rest = &self.text[closing + 1..end];
        let text = match rest.strip_suffix('"') {
            Some(_) => undoubled(&self.text[opening + 1..end - 1]),
            None => Cow::Owned(undoubled(&self.text[opening + 1..closing]).into_owned() + rest),
        };
        Field { text, end, flaw: Some(RowFlaw::TextAfterQuote) }
    }

    /// The next quotation mark that is not doubled.
    fn closing(&self, start: usize) -> Option<usize> {
        let mut at = start;
        loop {
            let mark = at + memchr(b'"', &self.text.as_bytes()[at..])?;
            if self.byte(mark + 1) != Some(b'"') {
                return Some(mark);
            }
            at = mark + 2;
        }
    }

    /// Whether a record that crosses lines ate records: each of its lines has the file's number
    /// of columns, and it has not itself, or goes on for far longer than anybody's address.
    fn ate_records(&self, record: &Record<'_>) -> bool {
        let (Some(separator), columns) = (self.dialect.separator, self.dialect.columns) else {
            return false;
        };
        let suspicious = record.width != columns || record.lines >= 20;
        if record.lines < 2 || columns < 2 || !suspicious {
            return false;
        }
        let eaten = self.text[self.at..record.end].trim_end_matches(['\r', '\n']);
        eaten
            .split(['\r', '\n'])
            .filter(|line| !line.is_empty())
            .all(|line| line.bytes().filter(|&byte| byte == separator.byte()).count() + 1 == columns)
    }

    fn field_end(&self, start: usize) -> usize {
        let separator = self.dialect.separator.map_or(b'\n', Separator::byte);
        let mut at = start;
        while let Some(found) = memchr3(separator, b'\n', b'\r', &self.text.as_bytes()[at..]) {
            at += found;
            if self.ends_field(at) {
                return at;
            }
            at += 1;
        }
        self.text.len()
    }

    fn ends_field(&self, at: usize) -> bool {
        let separates =
            self.byte(at).is_some_and(|byte| self.dialect.separator.is_some_and(|it| it.byte() == byte));
        separates || self.line_end(at).is_some()
    }

    /// The length of the line end here; the end of the text is one, of no length.
    fn line_end(&self, at: usize) -> Option<usize> {
        match self.text.as_bytes().get(at..).unwrap_or_default() {
            [] => Some(0),
            [b'\n', ..] => Some(1),
            [b'\r', b'\n', ..] => Some(2),
            // What a line end becomes when it was translated twice.
            [b'\r', b'\r', b'\n', ..] => Some(3),
            [b'\r', ..] if self.dialect.returns_end_lines => Some(1),
            _ => None,
        }
    }

    fn lines_within(&self, start: usize, end: usize) -> u32 {
        let ending = if self.dialect.returns_end_lines { b'\r' } else { b'\n' };
        let count = memchr::memchr_iter(ending, &self.text.as_bytes()[start..end]).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn spaces(&self, start: usize) -> usize {
        self.text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|&&byte| byte == b' ').count()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut record = self.record(true);
        if self.ate_records(&record) {
            record = self.record(false);
        }
        self.at = record.end;
        self.number += 1;
        self.line += record.lines;
        Some(record)
    }
}

fn undoubled(text: &str) -> Cow<'_, str> {
    if text.contains("\"\"") { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
}
