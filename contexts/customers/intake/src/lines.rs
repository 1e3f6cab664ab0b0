//! What each row of a sheet is: data, or one of the rows people put around data.

use kernel::text::trim;
use serde::{Deserialize, Serialize};
use sheets::{Cell, Format, Merge, Row, Sheet};

use crate::codes::codes;
use crate::field::Field;
use crate::header::HeaderKey;
use crate::layout::{Column, Layout};
use crate::running::Running;
use crate::vocabulary::vocabulary;

codes! {
    /// What a row is.
    LineKind {
        /// A title or remark above the headers.
        Title = "title",
        /// Nothing.
        Blank = "blank",
        /// A heading over several columns, or over the rows that follow.
        Group = "group",
        /// The headers.
        Header = "header",
        /// The headers once more, as after a page break.
        RepeatedHeader = "repeated-header",
        /// A record.
        Data = "data",
        /// The sum of everything.
        Total = "total",
        /// The sum of some rows.
        Subtotal = "subtotal",
        /// A remark below the data.
        Footnote = "footnote",
    }
}

/// A row and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The row's number.
    pub row: u32,
    /// What it is.
    pub kind: LineKind,
    /// Whether it is hidden; hidden rows are data all the same.
    pub hidden: bool,
}

/// Says of each row of a sheet what it is, blank ones between others included.
pub(crate) fn classify(sheet: &Sheet, layout: &Layout, format: Format) -> Vec<Line> {
    let reader = Classifier::new(sheet, layout, format);
    let mut running = Running::new(sheet, layout);
    let mut kinds: Vec<LineKind> = Vec::with_capacity(sheet.rows.len());
    for (at, row) in sheet.rows.iter().enumerate() {
        let kind = match (reader.kind(row), reader.label_of_a_sum(row)) {
            (LineKind::Data, Some(label)) if running.is_sum(&kinds, row, label) => LineKind::Subtotal,
            (LineKind::Data, _) if reader.heads(row, sheet.rows.get(at + 1)) => LineKind::Group,
            (kind, _) => kind,
        };
        kinds.push(kind);
    }
    let last_data = kinds.iter().rposition(|kind| *kind == LineKind::Data).unwrap_or(0);
    let mut lines = Vec::with_capacity(sheet.rows.len());
    let mut next = sheet.first_row;
    for (at, (row, &kind)) in sheet.rows.iter().zip(&kinds).enumerate() {
        lines.extend((next..row.number).map(|row| Line { row, kind: LineKind::Blank, hidden: false }));
        next = row.number + 1;
        let is_below =
            at > last_data && kind == LineKind::Group && layout.header.group_row != Some(row.number);
        let kind = if is_below || reader.trails(sheet, at) { LineKind::Footnote } else { kind };
        lines.push(Line { row: row.number, kind, hidden: row.hidden });
    }
    lines
}

struct Classifier<'a> {
    layout: &'a Layout,
    header: Vec<HeaderKey>,
    merged: Vec<&'a Merge>,
    format: Format,
}

impl<'a> Classifier<'a> {
    fn new(sheet: &'a Sheet, layout: &'a Layout, format: Format) -> Self {
        Self {
            layout,
            header: layout.header.texts.iter().map(|text| HeaderKey::of(text)).collect(),
            merged: sheet.merged.iter().filter(|merge| merge.right > merge.left).collect(),
            format,
        }
    }

    fn kind(&self, row: &Row) -> LineKind {
        let filled: Vec<(usize, &Cell)> =
            row.cells.iter().enumerate().filter(|(_, cell)| self.says_something(cell)).collect();
        if filled.is_empty() {
            return LineKind::Blank;
        }
        if let Some(header) = self.layout.header.row {
            match row.number.cmp(&header) {
                std::cmp::Ordering::Equal => return LineKind::Header,
                std::cmp::Ordering::Less if self.layout.header.group_row == Some(row.number) => {
                    return LineKind::Group;
                }
                std::cmp::Ordering::Less => return LineKind::Title,
                std::cmp::Ordering::Greater => {}
            }
        }
        if self.repeats_header(&filled) {
            return LineKind::RepeatedHeader;
        }
        self.sum_label(&filled).or_else(|| self.remark(row, &filled)).unwrap_or(LineKind::Data)
    }

    fn says_something(&self, cell: &Cell) -> bool {
        let text = cell.text();
        let text = trim(&text);
        let is_null = self.layout.null_is_blank && matches!(text, "NULL" | "\\N");
        !(text.is_empty() || is_null)
    }

    /// The same headers in the same columns: two at least, and most of the row.
    fn repeats_header(&self, filled: &[(usize, &Cell)]) -> bool {
        let same = filled.iter().filter(|(at, cell)| {
            self.header.get(*at).is_some_and(|key| !key.is_empty() && *key == HeaderKey::of(&cell.text()))
        });
        let same = same.count();
        let headers = self.header.iter().filter(|key| !key.is_empty()).count();
        same * 3 >= filled.len() * 2 && (same >= 2 || headers == 1 && same == 1)
    }

    /// A label such as “Sous-total mars” beside nothing but figures.
    fn sum_label(&self, filled: &[(usize, &Cell)]) -> Option<LineKind> {
        let (at, label) = lone_label(filled)?;
        let (kind, is_plain) = label_kind(label)?;
        // Behind the number and the day of a sale stands what was sold: “Ensemble de jardin”, “Report photo”.
        if filled.first().is_some_and(|(first, _)| *first != at) {
            return is_plain.then_some(kind);
        }
        let is_name = self.column(at).is_some_and(|column| names_somebody(column.field));
        // A company may be called Total: with nothing but its name it is only a sum when figures follow.
        let counts = filled.len() > 1 || label.chars().any(|c| c.is_ascii_digit());
        let is_sum = kind == LineKind::Subtotal || is_plain && counts || !is_name;
        is_sum.then_some(kind)
    }

    /// A label that begins as that of a sum and goes on with a name: of a group, or of a company.
    fn label_of_a_sum<'r>(&self, row: &'r Row) -> Option<&'r str> {
        let filled: Vec<(usize, &Cell)> =
            row.cells.iter().enumerate().filter(|(_, cell)| self.says_something(cell)).collect();
        let (_, label) = lone_label(&filled)?;
        let is_named = match label_kind(label) {
            Some((_, is_plain)) => !is_plain,
            None => may_be_a_sum(label),
        };
        is_named.then_some(label)
    }

    /// A lone text in the first column that is no value of that column: a heading or a footnote.
    fn remark(&self, row: &Row, filled: &[(usize, &Cell)]) -> Option<LineKind> {
        let [(at, Cell::Text(text))] = filled else { return None };
        let text = trim(text);
        if self.header.len() < 2 && self.layout.columns.len() < 2 {
            return None;
        }
        let first = self.layout.columns.iter().position(|column| column.profile.filled > 0).unwrap_or(0);
        let spans = self.format == Format::Xlsx
            && self.merged.iter().any(|merge| {
                (merge.top..=merge.bottom).contains(&row.number) && merge.left <= *at && merge.right > *at
            });
        if self.layout.columns.len() > 2 && is_ruled(text) {
            return Some(LineKind::Group);
        }
        if *at > first && !spans {
            let is_band = self.layout.columns.len() > 2 && is_band(text) && self.fills_nearly_all(first);
            return is_band.then_some(LineKind::Group);
        }
        if vocabulary().begins_footnote(text) {
            return Some(LineKind::Footnote);
        }
        if self.layout.columns.len() > 2 && is_band(text) {
            return Some(LineKind::Group);
        }
        let field = self.column(*at).and_then(|column| column.field);
        let is_value = match field {
            Some(Field::Email) => text.contains('@'),
            Some(Field::Phone | Field::Mobile) => text.chars().any(|c| c.is_ascii_digit()),
            Some(Field::Note | Field::Label) => true,
            field => names_somebody(field),
        };
        (spans || !is_value && reads_as_words(text)).then_some(LineKind::Group)
    }

    /// Whether a lone text says what the row below says in a column of its own: `Lille`, above those of Lille.
    fn heads(&self, row: &Row, below: Option<&Row>) -> bool {
        let filled: Vec<(usize, &Cell)> =
            row.cells.iter().enumerate().filter(|(_, cell)| self.says_something(cell)).collect();
        let ([(at, Cell::Text(text))], Some(below)) = (filled.as_slice(), below) else { return false };
        let heading = kernel::text::words(text);
        let says_so = |(other, cell): (usize, &Cell)| {
            other != *at && self.is_a_place(other) && kernel::text::words(&cell.text()) == heading
        };
        self.layout.columns.len() > 2
            && below.number == row.number + 1
            && !heading.is_empty()
            && below.cells.iter().enumerate().any(says_so)
    }

    /// Whether a column holds what lists are grouped by.
    fn is_a_place(&self, at: usize) -> bool {
        let field = self.column(at).and_then(|column| column.field);
        matches!(field, Some(Field::City | Field::Country | Field::ClientKind | Field::Sector | Field::Owner))
    }

    /// Whether hardly a row leaves a column blank: where it is, nobody is told of.
    fn fills_nearly_all(&self, at: usize) -> bool {
        let filled = |column: &Column| column.profile.filled;
        let most = self.layout.columns.iter().map(filled).max().unwrap_or(0);
        self.column(at).is_some_and(|column| filled(column) * 4 >= most * 3)
    }

    /// Whether a row is the last one, after a blank one, and nothing but a sentence in its first cell.
    fn trails(&self, sheet: &Sheet, at: usize) -> bool {
        let [.., before, last] = sheet.rows.as_slice() else { return false };
        let filled: Vec<&Cell> = last.cells.iter().filter(|cell| self.says_something(cell)).collect();
        let [Cell::Text(text)] = filled.as_slice() else { return false };
        at + 1 == sheet.rows.len()
            && last.number > before.number + 1
            && self.layout.columns.len() > 2
            && last.cells.first().is_some_and(|first| self.says_something(first))
            && text.split_whitespace().count() > 3
    }

    fn column(&self, at: usize) -> Option<&Column> {
        self.layout.columns.get(at)
    }
}

fn names_somebody(field: Option<Field>) -> bool {
    matches!(field, Some(Field::CompanyName | Field::FullName | Field::LastName | Field::FirstName))
}

/// The one text of a row and its column, where nothing but figures stands beside it.
fn lone_label<'r>(filled: &[(usize, &'r Cell)]) -> Option<(usize, &'r str)> {
    let mut texts = filled.iter().filter(|(_, cell)| !is_figure(cell));
    match (texts.next()?, texts.next()) {
        ((at, Cell::Text(label)), None) => Some((*at, label)),
        _ => None,
    }
}

/// The kind of sum a label announces, and whether the label says nothing else.
pub(crate) fn label_kind(label: &str) -> Option<(LineKind, bool)> {
    let words = kernel::text::words(&label.replace('∑', "σ "));
    let starts = |list: &str| {
        (1..=words.len().min(3))
            .rev()
            .find(|&length| words.get(..length).is_some_and(|start| vocabulary().is(list, &start.join(" "))))
    };
    let (kind, length) = starts("subtotal")
        .map(|length| (LineKind::Subtotal, length))
        .or_else(|| starts("total").map(|length| (LineKind::Total, length)))
        .or_else(|| {
            let length = starts("total-short")?;
            is_plain(words.get(length..)?).then_some((LineKind::Total, length))
        })?;
    let tail = words.get(length..).unwrap_or_default();
    Some((kind, is_plain(tail)))
}

/// Whether words only say of what a sum is: `janvier 2023`, `HT`.
fn is_plain(tail: &[String]) -> bool {
    tail.iter().all(|word| vocabulary().is("total-tail", word) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// `Trimestre 1`, `ST janvier`: a sum where the figures beside it add up, and a name where they do not.
pub(crate) fn may_be_a_sum(label: &str) -> bool {
    let words = kernel::text::words(label);
    let behind = match words.split_first() {
        Some((saint, behind)) if vocabulary().is("total-saint", saint) => behind,
        _ => &words,
    };
    behind.iter().any(|word| word.chars().any(char::is_alphabetic)) && is_plain(behind)
}

/// A number, an amount, a rate, or the dash people put for none.
fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number { .. } | Cell::Empty | Cell::Error(_) => true,
        Cell::Text(text) => {
            let text = kernel::text::fold(trim(text)).replace("eur", "");
            !text.chars().any(char::is_alphabetic)
        }
        _ => false,
    }
}

/// A heading between rules, or one that announces what follows: `— Région Est —`, `*** 2024 ***`, `Est :`.
fn is_ruled(text: &str) -> bool {
    let is_rule =
        |c: char| matches!(c, '-' | '–' | '—' | '=' | '*' | '_' | '#' | '~' | '>' | '<' | '•' | ' ');
    let inside = text.trim_matches(is_rule);
    let says = inside.chars().any(char::is_alphabetic) || inside.is_empty();
    says && (text.starts_with(is_rule) && text.ends_with(is_rule) || text.ends_with(':'))
}

/// A heading such as “Secteur Nord” or “Mai 2025”.
fn is_band(text: &str) -> bool {
    let words = kernel::text::words(text);
    is_period(&words)
        || words.len() <= 4
            && (1..=words.len().min(2)).any(|length| {
                words.get(..length).is_some_and(|start| vocabulary().is("band", &start.join(" ")))
            })
}

/// `Mai 2025`, `1er trimestre`: a stretch of time and nothing beside it but its year or its place.
fn is_period(words: &[String]) -> bool {
    let is_named = |word: &String| vocabulary().is("period", word);
    words.len() > 1
        && words.iter().any(is_named)
        && words.iter().all(|word| is_named(word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Several words, or one without a digit: a text, not a code.
fn reads_as_words(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 2 && text.chars().filter(|c| c.is_alphabetic()).count() > 3
        || !text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_sums_are_told_from_names() {
        assert_eq!(label_kind("Sous-total janvier 2023"), Some((LineKind::Subtotal, true)));
        assert_eq!(label_kind("TOTAL"), Some((LineKind::Total, true)));
        assert_eq!(label_kind("Total général 2023 :"), Some((LineKind::Total, true)));
        assert_eq!(label_kind("Total Énergies"), Some((LineKind::Total, false)));
        assert_eq!(label_kind("Subtotal Q1"), Some((LineKind::Subtotal, true)));
        assert_eq!(label_kind("Report photo"), Some((LineKind::Subtotal, false)));
        assert_eq!(label_kind("Totalement Bio"), None);
    }

    #[test]
    fn a_heading_between_rules_is_no_name() {
        for heading in ["— Région Est —", "*** Particuliers ***", "Anciens clients :", "=== 2024"] {
            assert_eq!(is_ruled(heading), heading != "=== 2024", "{heading}");
        }
        assert!(!is_ruled("Jean-Marc") && !is_ruled("-12") && !is_ruled("*Étoile"));
    }

    #[test]
    fn a_code_is_no_remark() {
        assert!(!reads_as_words("C0054"));
        assert!(reads_as_words("Région Nord"));
        assert!(reads_as_words("Confidentiel"));
    }
}
