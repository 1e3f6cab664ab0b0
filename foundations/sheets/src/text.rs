//! Text files with separators: decoded, cut into records, and never trusted to be well formed.
//!
//! The `csv` crate writes our exports, but does not read here: it skips blank lines without
//! counting them, and lets one forgotten quotation mark swallow the rest of the file.

mod detection;
mod flow;
mod records;
mod rows;

use std::io::{Cursor, Read, Seek};

use crate::charset::decode;
use crate::{Format, Options, Refused, Separator, Sheet, Workbook, vcard};
pub use rows::Script;
pub(crate) use rows::TextRows;

/// Reads a text file as one sheet, named after the file.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Workbook, Refused> {
    let Some(mut reader) = open(name, Cursor::new(bytes), options)? else {
        let (text, encoding) = decode(bytes, options.encoding);
        return vcard::read(stem(name), &text, encoding, &options.limits);
    };
    let rows = reader.next_rows(usize::MAX)?;
    if rows.is_empty() {
        return Err(Refused::Empty);
    }
    let sheet = Sheet {
        name: reader.name().to_owned(),
        hidden: false,
        first_row: 1,
        rows,
        merged: vec![],
        hidden_columns: vec![],
    };
    let (encoding, separator) = (Some(reader.encoding()), reader.separator());
    Ok(Workbook { format: Format::Csv, encoding, separator, sheets: vec![sheet] })
}

/// Opens a text file to be read some rows at a time; `None` for cards, each of which is one whole.
pub(crate) fn open<R: Read + Seek>(
    name: &str,
    bytes: R,
    options: &Options,
) -> Result<Option<TextRows<R>>, Refused> {
    TextRows::open(name, bytes, options)
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

/// How the lines of a text end, seen piece by piece.
#[derive(Default)]
struct LineEnds {
    feeds: usize,
    alone: usize,
    /// Whether the last piece ended with a carriage return.
    is_open: bool,
}

impl LineEnds {
    fn see(&mut self, piece: &str) {
        let bytes = piece.as_bytes();
        let Some(first) = bytes.first() else { return };
        self.alone += usize::from(self.is_open && !matches!(first, b'\n' | b'\r'));
        self.is_open = bytes.ends_with(b"\r");
        self.feeds += memchr::memchr_iter(b'\n', bytes).count();
        self.alone += memchr::memchr_iter(b'\r', bytes)
            .filter(|&at| bytes.get(at + 1).is_some_and(|next| !matches!(next, b'\n' | b'\r')))
            .count();
    }

    /// Whether a carriage return alone ends a line, as on a Mac of old, or is a stray in a cell.
    const fn are_returns(&self) -> bool {
        self.alone + (self.is_open as usize) > self.feeds
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
