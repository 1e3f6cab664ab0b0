//! Lines that leave blank what the first line of their document says: its number, its day, its client.
//!
//! People write an invoice once and its articles below. Such a line names an article and an amount, has no
//! number of its own, and repeats the line right above it in all it does say of the document. Where numbers
//! have no column, the day and the client must both be blank.

use kernel::text::trim;
use sheets::{Cell, Row, Sheet};

use crate::codes::Caution;
use crate::field::{Field, Table};
use crate::labels::{label_kind, may_be_a_sum};
use crate::layout::{Column, Layout};
use crate::rows::Warning;

const NUMBER: &[Field] = &[Field::DocumentNumber];
const DAY: &[Field] = &[Field::Date];
const CLIENT: &[Field] = &[
    Field::ClientNumber,
    Field::CompanyName,
    Field::FullName,
    Field::FirstName,
    Field::LastName,
    Field::Email,
];
/// What is said once of the document as well.
const BESIDE: &[Field] = &[Field::DocumentKind, Field::DueDate, Field::PaidDate, Field::Status];
const ARTICLE: &[Field] = &[Field::Label, Field::Sku];
const COUNTED: &[Field] = &[Field::Quantity, Field::UnitPrice, Field::UnitPriceGross];
const AMOUNT: &[Field] = &[Field::TotalNet, Field::TotalGross];

/// Gives each such line what the row above says of the document, and tells of it.
pub(crate) fn fill_down(sheet: &mut Sheet, layout: &Layout, table: Table) -> Vec<Warning> {
    if !matches!(table, Table::Sales | Table::Mixed) {
        return Vec::new();
    }
    let header = layout.header.row.unwrap_or(0);
    let lines = Lines(&layout.columns);
    let mut warnings = Vec::new();
    for at in 1..sheet.rows.len() {
        let Some([above, row]) = sheet.rows.get_mut(at - 1..=at) else { continue };
        if above.number > header && above.number + 1 == row.number && lines.continues(above, row) {
            lines.copy(above, row);
            let column = lines.of(&[NUMBER, DAY].concat()).next().map(|column| column.name.clone());
            warnings.push(Warning { row: row.number, column, code: Caution::FromRowAbove.into() });
        }
    }
    warnings
}

/// The columns of a table of sales.
struct Lines<'a>(&'a [Column]);

impl<'a> Lines<'a> {
    fn of(&self, fields: &[Field]) -> impl Iterator<Item = &'a Column> {
        self.0.iter().filter(move |column| column.field.is_some_and(|field| fields.contains(&field)))
    }

    fn has(&self, fields: &[Field]) -> bool {
        self.of(fields).next().is_some()
    }

    fn says(&self, row: &Row, fields: &[Field]) -> bool {
        self.of(fields).any(|column| !text(row, column).is_empty())
    }

    /// Whether a row is one more line of the document the row above is of.
    fn continues(&self, above: &Row, row: &Row) -> bool {
        let is_numbered = self.has(NUMBER);
        let blanks = [DAY, CLIENT].map(|fields| self.has(fields) && !self.says(row, fields));
        let leaves_it_blank = if is_numbered {
            !self.says(row, NUMBER) && blanks.contains(&true)
        } else {
            blanks == [true, true]
        };
        leaves_it_blank
            && self.says(above, if is_numbered { NUMBER } else { DAY })
            && self.is_an_article(row)
            && self.of(&[DAY, CLIENT].concat()).all(|column| {
                let own = text(row, column);
                own.is_empty() || own == text(above, column)
            })
    }

    /// An article and what it costs, which is no sum of what stands above.
    fn is_an_article(&self, row: &Row) -> bool {
        let is_counted = if self.has(COUNTED) { self.says(row, COUNTED) } else { self.says(row, AMOUNT) };
        let is_sum = |column: &Column| {
            let label = text(row, column);
            label_kind(&label).is_some() || may_be_a_sum(&label)
        };
        is_counted && self.says(row, ARTICLE) && !self.of(ARTICLE).any(is_sum)
    }

    fn copy(&self, above: &Row, row: &mut Row) {
        for column in self.of(&[NUMBER, DAY, CLIENT, BESIDE].concat()) {
            let Some(cell) = above.cells.get(column.index).filter(|cell| !cell.is_empty()) else { continue };
            if row.cells.len() <= column.index {
                row.cells.resize(column.index + 1, Cell::Empty);
            }
            if let Some(own) = row.cells.get_mut(column.index).filter(|own| own.text().trim().is_empty()) {
                *own = cell.clone();
            }
        }
    }
}

fn text(row: &Row, column: &Column) -> String {
    row.cells.get(column.index).map(|cell| trim(&cell.text()).to_owned()).unwrap_or_default()
}
