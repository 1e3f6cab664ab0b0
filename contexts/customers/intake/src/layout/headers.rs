//! Which row holds the headers, and what the row above groups them by.

use kernel::text::trim;
use sheets::{Cell, Row, Sheet};

use crate::header::HeaderKey;
use crate::source::is_a_programs;
use crate::vocabulary::vocabulary;

/// How far down headers are looked for, in rows that hold something.
const SEARCHED_ROWS: usize = 40;

/// Headers longer than this are sentences.
const LONGEST_HEADER: usize = 60;

/// Where the headers stand.
#[derive(Default, Clone)]
pub(crate) struct HeaderLine {
    /// The header's row number; `None` when the first row is data already.
    pub(crate) row: Option<u32>,
    /// The headers as written, one per column.
    pub(crate) texts: Vec<String>,
    /// The group each column stands under, where a row above groups them.
    pub(crate) groups: Vec<String>,
    /// The row number of the groups.
    pub(crate) group_row: Option<u32>,
}

impl HeaderLine {
    /// Finds the headers of a sheet, or takes the row the person named (0 for none).
    pub(crate) fn find(sheet: &Sheet, corrected: Option<u32>) -> Self {
        let at = match corrected {
            Some(0) => None,
            Some(number) => sheet.rows.iter().position(|row| row.number == number),
            None => by_vocabulary(&sheet.rows).or_else(|| by_contrast(&sheet.rows)),
        };
        let Some(at) = at else { return Self::default() };
        let Some(row) = sheet.rows.get(at) else { return Self::default() };
        let mut texts: Vec<String> = row.cells.iter().map(header_text).collect();
        while texts.last().is_some_and(String::is_empty) {
            texts.pop();
        }
        let mut line = Self { row: Some(row.number), texts, ..Self::default() };
        if let Some(above) = at.checked_sub(1).and_then(|above| sheet.rows.get(above)) {
            line.group_by(above, sheet);
        }
        if let Some(below) = sheet.rows.get(at + 1).filter(|_| corrected.is_none()) {
            line.continue_below(below);
        }
        line
    }

    /// `Total` above `HT`: the words of headers may go on in the row below. They do where most cells of that row
    /// make a header of ours with the word above, word by word.
    fn continue_below(&mut self, below: &Row) {
        let adjoins = self.row.is_some_and(|row| row + 1 == below.number);
        if !adjoins || holds_data(below) {
            return;
        }
        let own: Vec<String> = below.cells.iter().map(header_text).collect();
        let whole = |at: usize| {
            let first = self.texts.get(at).map(String::as_str).unwrap_or_default();
            let second = own.get(at).map(String::as_str).unwrap_or_default();
            format!("{first} {second}").trim().to_owned()
        };
        let going_on: Vec<usize> =
            (0..own.len()).filter(|&at| own.get(at).is_some_and(|text| !text.is_empty())).collect();
        let known =
            going_on.iter().filter(|&&at| super::names::is_listed(&HeaderKey::of(&whole(at)))).count();
        if going_on.len() > 1 && known * 3 >= going_on.len() * 2 {
            self.texts = (0..own.len().max(self.texts.len())).map(whole).collect();
            (self.group_row, self.row) = (self.row, Some(below.number));
        }
    }

    /// Takes the row above as groups when it has several cells, or one that does not span all.
    fn group_by(&mut self, above: &Row, sheet: &Sheet) {
        let filled = above.cells.iter().filter(|cell| !trim(&cell.text()).is_empty()).count();
        let adjoins = Some(above.number + 1) == self.row;
        if !adjoins || filled < 2 {
            return;
        }
        self.group_row = Some(above.number);
        let merged = sheet.merged.iter().filter(|merge| (merge.top..=merge.bottom).contains(&above.number));
        let spans: Vec<(usize, usize)> = merged.map(|merge| (merge.left, merge.right)).collect();
        let mut current = String::new();
        for column in 0..self.texts.len() {
            let own = above.cells.get(column).map(header_text).unwrap_or_default();
            let spanned = spans.is_empty()
                || spans.iter().any(|&(left, right)| (left..=right).contains(&column) && left != column);
            if !own.is_empty() {
                current = own;
            } else if !spanned {
                current.clear();
            }
            if self.texts.get(column).is_some_and(String::is_empty) {
                // A header cell merged downwards has its text in the row above.
                if let (Some(text), Some(cell)) = (self.texts.get_mut(column), above.cells.get(column)) {
                    *text = header_text(cell);
                }
            }
            self.groups.push(current.clone());
        }
    }
}

/// The row with the most cells that are known headers; the earliest of equals.
fn by_vocabulary(rows: &[Row]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in rows.iter().take(SEARCHED_ROWS).enumerate() {
        let texts: Vec<String> = row.cells.iter().map(header_text).filter(|text| !text.is_empty()).collect();
        let known = texts.iter().filter(|text| is_known(text)).count();
        let is_header = known >= 2 && known * 4 >= texts.len() || known == 1 && texts.len() <= 2;
        if is_header && !holds_data(row) && best.is_none_or(|(_, most)| known > most) {
            best = Some((at, known));
        }
    }
    best.map(|(at, _)| at)
}

/// Whether a row holds the headers of another table: three or more, all known, not those above again.
pub(crate) fn is_other_header(row: &Row, first: &HeaderLine) -> bool {
    let texts: Vec<String> = row.cells.iter().map(header_text).filter(|text| !text.is_empty()).collect();
    if texts.len() < 3 || holds_data(row) || !texts.iter().all(|text| is_known(text)) {
        return false;
    }
    let known: Vec<HeaderKey> = first.texts.iter().map(|text| HeaderKey::of(text)).collect();
    let again = texts.iter().filter(|text| known.contains(&HeaderKey::of(text))).count();
    again * 3 < texts.len() * 2
}

/// Without one known header: a first full row of words above rows of figures, dates or addresses.
fn by_contrast(rows: &[Row]) -> Option<usize> {
    let widest = rows.iter().take(SEARCHED_ROWS).map(filled).max()?;
    let at = rows.iter().position(|row| filled(row) * 2 > widest)?;
    let below = rows.get(at + 1..)?;
    (widest >= 2 && !holds_data(rows.get(at)?) && below.iter().take(SEARCHED_ROWS).any(holds_data))
        .then_some(at)
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !trim(&cell.text()).is_empty()).count()
}

/// Whether some cell can only be a value: a number, a date, an e-mail address.
fn holds_data(row: &Row) -> bool {
    row.cells.iter().any(|cell| match cell {
        Cell::Text(text) => {
            let text = trim(text);
            text.contains('@') && text.contains('.') || looks_like_a_figure(text)
        }
        Cell::Number { value, .. } => !looks_like_a_year(*value),
        Cell::Empty => false,
        Cell::Date(_) | Cell::DateTime(_) | Cell::Time(_) | Cell::Bool(_) | Cell::Error(_) => true,
    })
}

/// A year may well be a header, as in a table of yearly turnovers.
fn looks_like_a_year(value: f64) -> bool {
    (1990.0..2100.0).contains(&value) && value.fract() == 0.0
}

fn looks_like_a_figure(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_bare = !text.chars().any(char::is_alphabetic);
    digits > 1 && is_bare && !text.parse::<f64>().is_ok_and(looks_like_a_year)
}

fn is_known(text: &str) -> bool {
    if text.chars().count() > LONGEST_HEADER {
        return false;
    }
    let key = HeaderKey::of(text);
    vocabulary().nothing.contains(&key.joined()) || is_a_programs(&key) || super::names::is_known(text)
}

/// The text of a header cell, on one line.
fn header_text(cell: &Cell) -> String {
    let text = cell.text();
    trim(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}
