//! What each row of a sheet is: data, or one of the rows people put around data.

use kernel::text::trim;
use serde::{Deserialize, Serialize};
use sheets::{Cell, Format, Merge, Row, Sheet};

use crate::codes::codes;
use crate::field::{Field, Table};
use crate::header::HeaderKey;
use crate::labels::{begins_as_an_article, is_band, is_ruled, label_kind, may_be_a_sum, reads_as_words};
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
    if format == Format::Vcard {
        return of_cards(sheet, layout);
    }
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
    let below = reader.foot(sheet);
    let last_data = kinds.iter().rposition(|kind| *kind == LineKind::Data).unwrap_or(0);
    let mut lines = Vec::with_capacity(sheet.rows.len());
    let mut next = sheet.first_row;
    for (at, (row, &kind)) in sheet.rows.iter().zip(&kinds).enumerate() {
        lines.extend((next..row.number).map(|row| Line { row, kind: LineKind::Blank, hidden: false }));
        next = row.number + 1;
        let is_below =
            at > last_data && kind == LineKind::Group && layout.header.group_row != Some(row.number);
        let kind =
            if is_below || at >= below || reader.trails(sheet, at) { LineKind::Footnote } else { kind };
        lines.push(Line { row: row.number, kind, hidden: row.hidden });
    }
    lines
}

/// Cards have headers of ours, and each is a record: nobody writes titles or sums between them.
fn of_cards(sheet: &Sheet, layout: &Layout) -> Vec<Line> {
    let kind = |row: &Row| {
        if layout.header.row == Some(row.number) { LineKind::Header } else { LineKind::Data }
    };
    sheet.rows.iter().map(|row| Line { row: row.number, kind: kind(row), hidden: false }).collect()
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
        self.sum_label(row, &filled).or_else(|| self.remark(row, &filled)).unwrap_or(LineKind::Data)
    }

    fn says_something(&self, cell: &Cell) -> bool {
        let text = cell.text();
        let text = trim(&text);
        let is_null = self.layout.null_is_blank && matches!(text, "NULL" | "\\N");
        !(text.is_empty() || is_null)
    }

    /// The same headers in the same columns: two at least, and most of the row.
    fn repeats_header(&self, filled: &[(usize, &Cell)]) -> bool {
        let is_same = |at: usize, cell: &Cell| {
            self.header.get(at).is_some_and(|key| !key.is_empty() && *key == HeaderKey::of(&cell.text()))
        };
        // a row of data differs from the headers in its first cells: the others need no look
        let most = filled.len() / 3;
        let others = filled.iter().filter(|(at, cell)| !is_same(*at, cell)).take(most + 1).count();
        if others > most {
            return false;
        }
        let same = filled.len() - others;
        let headers = self.header.iter().filter(|key| !key.is_empty()).count();
        same >= 2 || headers == 1 && same == 1
    }

    /// A label such as “Sous-total mars” beside nothing but figures.
    fn sum_label(&self, row: &Row, filled: &[(usize, &Cell)]) -> Option<LineKind> {
        let (at, label) = lone_label(filled)?;
        let (kind, is_plain) = label_kind(label)?;
        // “Ensemble lin” on the 3rd, on invoice 112, is an article, unless the figures above add up to it.
        let is_sold = match is_plain {
            true => self.is_dated(row) && self.is_numbered(row) && self.may_be_sold(at, label),
            false if kind == LineKind::Subtotal && !begins_as_an_article(label) => false,
            false => self.is_dated(row) || self.is_numbered(row) || self.may_be_sold(at, label),
        };
        if is_sold {
            return None;
        }
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

    /// Whether the row has a day of its own, which a sum has not.
    fn is_dated(&self, row: &Row) -> bool {
        let is_day = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        self.says_in(row, &[Field::Date, Field::DueDate, Field::PaidDate], is_day)
    }

    /// Whether the row has the number of a document, a client or an article. “Total Lyon” may count those above
    /// in their columns, which makes a short one.
    fn is_numbered(&self, row: &Row) -> bool {
        const CODES: &[Field] =
            &[Field::DocumentNumber, Field::ClientNumber, Field::PersonNumber, Field::Sku];
        self.says_in(row, CODES, |text| text.len() > 2)
    }

    fn says_in(&self, row: &Row, fields: &[Field], is_it: impl Fn(&str) -> bool) -> bool {
        let columns = self.layout.columns.iter();
        let mut asked = columns.filter(|column| column.field.is_some_and(|field| fields.contains(&field)));
        asked.any(|column| row.cells.get(column.index).is_some_and(|cell| is_it(trim(&cell.text()))))
    }

    /// Whether a label stands in the column of articles and may be one: in a price list anything is.
    fn may_be_sold(&self, at: usize, label: &str) -> bool {
        let is_listed = matches!(self.layout.table, Ok(Table::Products));
        let is_article = self.column(at).is_some_and(|column| column.field == Some(Field::Label));
        is_article && (is_listed || begins_as_an_article(label))
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
        let spans = self.format.is_a_workbook()
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

    /// Where the foot of a report begins: rows of one cell under a blank one, in a text whose records have several.
    /// They stand under whichever column comes first.
    fn foot(&self, sheet: &Sheet) -> usize {
        let is_alone = |row: &&Row| row.cells.len() == 1;
        let alone = sheet.rows.iter().rev().take_while(is_alone).count();
        let start = sheet.rows.len() - alone;
        let follows_a_blank =
            match (start.checked_sub(1).and_then(|at| sheet.rows.get(at)), sheet.rows.get(start)) {
                (Some(before), Some(first)) => first.number > before.number + 1,
                _ => false,
            };
        let is_foot = self.format == Format::Csv && self.layout.columns.len() > 2 && follows_a_blank;
        if is_foot { start } else { sheet.rows.len() }
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
