//! Finds the separator of a text file: the one that cuts the longest unbroken run of records
//! into the same number of fields, its header included.
//!
//! Counting is not enough in French: `1,50;2,50` has more commas than semicolons in every row.
//! But a header has no decimal comma, so the semicolon's run starts one record earlier.

use super::records::{Dialect, Records};
use crate::Separator;

/// Records looked at, and bytes they are taken from.
const SAMPLE_RECORDS: usize = 1_000;
const SAMPLE_BYTES: usize = 128 << 10;

/// The separators tried, and how much each is believed when records alone do not decide.
const CANDIDATES: [(Separator, f64); 5] = [
    (Separator::TAB, 1.2),
    (Separator::SEMICOLON, 1.0),
    (Separator::PIPE, 0.9),
    (Separator::COMMA, 0.5),
    (Separator::COLON, 0.1),
];

/// How a text falls into fields with one separator.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// The separator.
    pub(super) separator: Separator,
    /// Fields most records have.
    pub(super) columns: usize,
    /// First record that has that many fields.
    from: usize,
    /// First record of the longest run of that many fields, and the one after its last.
    run: (usize, usize),
    /// Part of the records that have that many fields.
    share: f64,
    /// Fields of the first record that is not blank.
    first: usize,
    /// Records that are not blank.
    records: usize,
}

impl Shape {
    /// The shape of a text whose separator is known.
    pub(super) fn with(text: &str, separator: Separator, returns_end_lines: bool) -> Self {
        let widths = widths(sample(text), separator, returns_end_lines);
        let columns = usual(&widths).unwrap_or(1);
        let matching = widths.iter().filter(|&&width| width == columns).count();
        Self {
            separator,
            columns,
            from: widths.iter().position(|&width| width == columns).unwrap_or_default(),
            run: longest_run(&widths, columns),
            share: ratio(matching, widths.len()),
            first: widths.first().copied().unwrap_or_default(),
            records: widths.len(),
        }
    }

    fn run_length(&self) -> usize {
        self.run.1 - self.run.0
    }

    /// Whether this one cuts all that the other cuts, and more, and no later.
    fn outruns(&self, other: &Self) -> bool {
        let covers = self.run.0 <= other.run.0 && self.run.1 >= other.run.1;
        covers && self.run_length() > other.run_length() && self.from <= other.from
    }

    fn belief(&self, weight: f64) -> f64 {
        let steadiness = (self.share + ratio(self.run_length(), self.records)) / 2.0;
        weight * (1.0 - ratio(1, self.columns)) * steadiness
    }

    /// Commas and colons are also punctuation: in a single column of names, amounts or times
    /// they do not separate, and the column's title has none.
    fn is_prose(&self, text: &str) -> bool {
        let ambiguous = matches!(self.separator, Separator::COMMA | Separator::COLON);
        if !ambiguous || self.columns > 3 || self.first > 1 {
            return false;
        }
        let bytes = text.as_bytes();
        let marks: Vec<usize> = memchr::memchr_iter(self.separator.byte(), bytes).collect();
        let inside = |&&at: &&usize| {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
            let after = bytes.get(at + 1);
            after == Some(&b' ') || after == Some(&b'/') || (before && after.is_some_and(u8::is_ascii_digit))
        };
        marks.iter().filter(inside).count() * 5 >= marks.len() * 4
    }
}

/// The shape of a text by its most likely separator; `None` when it has one column.
pub(super) fn shape_of(text: &str, returns_end_lines: bool) -> Option<Shape> {
    let start = sample(text);
    let shapes: Vec<(Shape, f64)> = CANDIDATES
        .into_iter()
        .map(|(separator, weight)| (Shape::with(start, separator, returns_end_lines), weight))
        .filter(|(shape, _)| shape.columns > 1 && !shape.is_prose(start))
        .collect();
    let unmatched = |shape: &Shape| !shapes.iter().any(|(other, _)| other.outruns(shape));
    let contenders = shapes.iter().filter(|(shape, _)| unmatched(shape));
    contenders.max_by(|(a, x), (b, y)| a.belief(*x).total_cmp(&b.belief(*y))).map(|(shape, _)| *shape)
}

/// The beginning of the text, whole lines.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let start = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    start.rfind(['\n', '\r']).map_or(start, |end| &start[..=end])
}

fn widths(text: &str, separator: Separator, returns_end_lines: bool) -> Vec<usize> {
    let dialect = Dialect { separator: Some(separator), columns: 1, returns_end_lines, most_cells: 1_000 };
    let filled = Records::new(text, dialect, 1).filter(|record| !record.is_blank());
    filled.take(SAMPLE_RECORDS).map(|record| record.width).collect()
}

/// The commonest number of fields above one, the larger of equals.
fn usual(widths: &[usize]) -> Option<usize> {
    let count = |wanted: usize| widths.iter().filter(|&&width| width == wanted).count();
    let mut several: Vec<usize> = widths.iter().copied().filter(|&width| width > 1).collect();
    several.sort_unstable();
    several.dedup();
    several.into_iter().max_by_key(|&width| count(width))
}

fn longest_run(widths: &[usize], columns: usize) -> (usize, usize) {
    let mut longest = (0, 0);
    let mut start = 0;
    for (at, &width) in widths.iter().enumerate() {
        if width != columns {
            start = at + 1;
        } else if at + 1 - start > longest.1 - longest.0 {
            longest = (start, at + 1);
        }
    }
    longest
}

fn ratio(part: usize, whole: usize) -> f64 {
    let exact = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { exact(part) / exact(whole) }
}
