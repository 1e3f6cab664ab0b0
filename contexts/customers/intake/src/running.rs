//! “Total Lyon” is a town's sum, “Total Énergies” a company: what stands above it tells.

use std::collections::HashMap;

use kernel::Currency;
use kernel::text::{trim, words};
use sheets::{Cell, Row, Sheet};
use values::amount::AmountContext;

use crate::field::Field;
use crate::labels::label_kind;
use crate::layout::{Column, Layout};
use crate::lines::LineKind;

/// Rows that must have a code before a row without one is told by it.
const CODED: usize = 5;

/// What the rows above a row add up to, as far as somebody asked.
pub(crate) struct Running<'a> {
    rows: &'a [Row],
    layout: &'a Layout,
    counted: usize,
    since_sum: Sums,
    since_start: Sums,
    last: Option<&'a Row>,
    always_coded: Option<bool>,
}

/// The sums of the columns of figures over some rows.
#[derive(Default)]
struct Sums {
    rows: usize,
    cents: HashMap<usize, i64>,
}

impl<'a> Running<'a> {
    /// Nothing counted yet.
    pub(crate) fn new(sheet: &'a Sheet, layout: &'a Layout) -> Self {
        Self {
            rows: &sheet.rows,
            layout,
            counted: 0,
            since_sum: Sums::default(),
            since_start: Sums::default(),
            last: None,
            always_coded: None,
        }
    }

    /// Whether a row of a label and figures is the sum of rows above it, whose kinds these are.
    pub(crate) fn is_sum(&mut self, kinds: &[LineKind], row: &Row, label: &str) -> bool {
        self.count(kinds);
        let figures: Vec<(usize, i64)> = self.figures(row).collect();
        let days = self.days(row);
        let others = row.cells.iter().filter(|cell| !trim(&cell.text()).is_empty()).count();
        if figures.is_empty() || figures.len() + days + 1 != others {
            return false;
        }
        let repeats_above = || {
            let tail = words(label).last().cloned().unwrap_or_default();
            self.last.is_some_and(|last| last.cells.iter().any(|cell| words(&cell.text()).contains(&tail)))
        };
        let adds_up = |sums: &Sums| {
            let matches = figures.iter().any(|(at, cents)| *cents != 0 && sums.cents.get(at) == Some(cents));
            matches && (sums.rows > 1 || sums.rows == 1 && repeats_above())
        };
        adds_up(&self.since_sum) || adds_up(&self.since_start) || days == 0 && self.is_always_coded()
    }

    /// How many days a row names: a sum may be dated, as “Total Bois SA” at the end of a month.
    fn days(&self, row: &Row) -> usize {
        let columns = self.layout.columns.iter();
        let is_day = |column: &&Column| matches!(column.field, Some(Field::Date | Field::DueDate));
        columns.filter(is_day).filter(|column| is_filled(row, column.index)).count()
    }

    /// Counts the rows not counted yet; a sum begins the next group.
    fn count(&mut self, kinds: &[LineKind]) {
        let rows = self.rows;
        // the rows before were counted for an earlier sum
        for (row, kind) in rows.iter().zip(kinds).skip(self.counted) {
            match kind {
                LineKind::Total | LineKind::Subtotal => self.since_sum = Sums::default(),
                LineKind::Data => {
                    let figures: Vec<(usize, i64)> = self.figures(row).collect();
                    self.since_sum.add(&figures);
                    self.since_start.add(&figures);
                    self.last = Some(row);
                }
                _ => {}
            }
        }
        self.counted = kinds.len();
    }

    /// The amounts of a row in its columns of figures.
    fn figures(&self, row: &Row) -> impl Iterator<Item = (usize, i64)> {
        let columns = self.layout.columns.iter().filter(|column| holds_figures(column));
        columns.filter_map(|column| Some((column.index, cents(row.cells.get(column.index)?, column)?)))
    }

    /// Whether nearly every row but the sums has a code of its own: a row without one is no record.
    fn is_always_coded(&mut self) -> bool {
        let (rows, layout) = (self.rows, self.layout);
        *self.always_coded.get_or_insert_with(|| {
            let header = layout.header.row.unwrap_or(0);
            let others = || rows.iter().filter(move |row| row.number > header && !is_labelled_as_sum(row));
            let coded = |column: &Column| others().filter(|row| is_filled(row, column.index)).count();
            let rows = others().count();
            let codes = layout.columns.iter().filter(|column| is_a_code(column));
            codes.map(coded).any(|coded| coded >= CODED && coded * 10 >= rows * 9)
        })
    }
}

impl Sums {
    fn add(&mut self, figures: &[(usize, i64)]) {
        self.rows += 1;
        for (at, cents) in figures {
            let sum = self.cents.entry(*at).or_default();
            *sum = sum.saturating_add(*cents);
        }
    }
}

fn holds_figures(column: &Column) -> bool {
    column.profile.number() >= 0.6
        && column.profile.phone() < 0.5
        && !is_a_code(column)
        && column.field != Some(Field::Postcode)
}

fn is_a_code(column: &Column) -> bool {
    matches!(
        column.field,
        Some(Field::ClientNumber | Field::PersonNumber | Field::DocumentNumber | Field::Siren | Field::Siret)
    )
}

fn is_filled(row: &Row, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| !trim(&cell.text()).is_empty())
}

fn is_labelled_as_sum(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !trim(&cell.text()).is_empty());
    first.is_none_or(|cell| label_kind(&cell.text()).is_some())
}

fn cents(cell: &Cell, column: &Column) -> Option<i64> {
    let context = AmountContext { decimal: column.decimal, home: Currency::EUR };
    let read = match cell {
        Cell::Number { value, .. } => values::amount::from_number(*value, context),
        Cell::Text(text) => values::amount::parse(text, context),
        _ => return None,
    };
    read.ok().map(|amount| amount.cents)
}
