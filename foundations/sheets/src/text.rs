//! Text files with separators: decoded, cut into records, and never trusted to be well formed.
//!
//! The `csv` crate writes our exports, but does not read here: it skips blank lines without
//! counting them, and lets one forgotten quotation mark swallow the rest of the file.

mod detection;
mod records;

use crate::charset::{decode, is_unreadable};
use crate::content::refuse_unless_table;
use crate::{Cell, Format, Limits, Options, Refused, Row, RowFlaw, Separator, Sheet, Workbook, vcard};
use detection::Shape;
use records::{Dialect, Record, Records};

/// Reads a text file as one sheet, named after the file.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Workbook, Refused> {
    let (mut text, encoding) = decode(bytes, options.encoding);
    if vcard::begins(&text) {
        return vcard::read(stem(name), &text, encoding, &options.limits);
    }
    refuse_unless_table(&text)?;
    drop_marks(&mut text);
    if text.chars().all(is_blank) {
        return Err(Refused::Empty);
    }
    let (separator, mut rows) = cut(&text, options)?;
    if encoding.had_errors {
        mark_unreadable(&mut rows);
    }
    if rows.is_empty() {
        return Err(Refused::Empty);
    }
    let sheet = Sheet {
        name: stem(name).to_owned(),
        hidden: false,
        first_row: 1,
        rows,
        merged: vec![],
        hidden_columns: vec![],
    };
    Ok(Workbook { format: Format::Csv, encoding: Some(encoding), separator, sheets: vec![sheet] })
}

/// Cuts a text into rows, by the separator asked for, announced or found.
fn cut(text: &str, options: &Options) -> Result<(Option<Separator>, Vec<Row>), Refused> {
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
    let first_line = if body.len() < text.len() { 2 } else { 1 };
    let rows = rows(Records::new(body, dialect, first_line), &options.limits)?;
    Ok((shape.map(|shape| shape.separator), rows))
}

/// Whether a character alone says nothing: a file of separators and blanks is an empty one.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, ';' | ',' | '|' | '"')
}

/// Leaves out what was never text: marks of joined files, stray zeros, the end mark of MS-DOS.
fn drop_marks(text: &mut String) {
    if text.contains('\0') {
        text.retain(|character| character != '\0');
    }
    let end = text.trim_end_matches('\u{1a}').len();
    text.truncate(end);
    let marks = text.len() - text.trim_start_matches('\u{feff}').len();
    text.drain(..marks);
}

/// The separator Excel is told on a first line `sep=;`, which is no record, and the text after it.
fn announced_separator(text: &str) -> (Option<Separator>, &str) {
    let (line, rest) = match text.find(['\r', '\n']) {
        Some(end) if text[end..].starts_with("\r\n") => (&text[..end], &text[end + 2..]),
        Some(end) => (&text[..end], &text[end + 1..]),
        None => (text, ""),
    };
    let bare = line.trim_matches('"');
    let announced = bare.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| {
        let mut characters = bare[4..].chars();
        characters.next().filter(|_| characters.as_str().is_empty()).and_then(Separator::of)
    });
    if announced.is_some() { (announced, rest) } else { (None, text) }
}

/// Whether a carriage return alone ends a line, as on a Mac of old, or is a stray in a cell.
fn returns_end_lines(text: &str) -> bool {
    let bytes = text.as_bytes();
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let alone = memchr::memchr_iter(b'\r', bytes)
        .filter(|&at| !matches!(bytes.get(at + 1), Some(b'\n' | b'\r')))
        .count();
    alone > feeds
}

fn rows(records: Records<'_>, limits: &Limits) -> Result<Vec<Row>, Refused> {
    let mut rows = Vec::new();
    let mut cells = 0;
    for record in records {
        if record.overflows {
            return Err(Refused::TooManyColumns { limit: limits.columns });
        }
        if record.is_blank() {
            continue;
        }
        cells += record.fields.len();
        if rows.len() == limits.rows {
            return Err(Refused::TooManyRows { limit: limits.rows });
        }
        if cells > limits.cells {
            return Err(Refused::TooManyCells { limit: limits.cells });
        }
        rows.push(row(record, limits));
    }
    Ok(rows)
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

/// The file's name without its folders and its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
