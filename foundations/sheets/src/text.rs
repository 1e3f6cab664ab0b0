//! Text files with separators: decoded, cut into records, and never trusted to be well formed.
//!
//! The `csv` crate writes our exports, but does not read here: it skips blank lines without
//! counting them, and lets one forgotten quotation mark swallow the rest of the file.

mod detection;
mod records;
mod rows;

use crate::charset::decode;
use crate::{Format, Options, Refused, Separator, Sheet, Workbook, vcard};
pub use rows::TextRows;

/// Reads a text file as one sheet, named after the file.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Workbook, Refused> {
    let (text, encoding) = decode(bytes, options.encoding);
    if vcard::begins(&text) {
        return vcard::read(stem(name), &text, encoding, &options.limits);
    }
    let mut reader = TextRows::of(name, (text, encoding), options)?;
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
    let separator = reader.separator();
    Ok(Workbook { format: Format::Csv, encoding: Some(encoding), separator, sheets: vec![sheet] })
}

/// Opens a text file to be read some rows at a time; `None` for cards, each of which is one whole.
pub(crate) fn open<'b>(
    name: &str,
    bytes: &'b [u8],
    options: &Options,
) -> Result<Option<TextRows<'b>>, Refused> {
    let (text, encoding) = decode(bytes, options.encoding);
    if vcard::begins(&text) {
        return Ok(None);
    }
    TextRows::of(name, (text, encoding), options).map(Some)
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

/// The file's name without its folders and its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
