//! Reading the cells of one row, each by what its column stands for; every doubt becomes a warning.

use std::borrow::Cow;

use jiff::civil::Date;
use kernel::Currency;
use kernel::text::trim;
use sheets::{Cell, NumberShape, Row};
use values::amount::AmountContext;
use values::date::{DateContext, DateOrder, DateRole};
use values::{Flaw, Mark, Read};

use super::amount::Amount;
use super::{Extra, ExtraValue, Warning};
use crate::codes::{Caution, WarningCode, meaning};
use crate::context::ReadContext;
use crate::field::Field;
use crate::given::Given;
use crate::layout::{Column, Layout};
use crate::mapping::{RowName, SheetMapping};

/// What is the same for all rows of a sheet.
pub(crate) struct SheetContext<'a> {
    /// Where, when, in which language.
    pub(crate) read: &'a ReadContext<'a>,
    /// The file and the sheet, as reports and decisions write them.
    pub(crate) place: (&'a str, &'a str),
    /// What the columns stand for.
    pub(crate) layout: &'a Layout,
    /// What the person decided about single notes.
    pub(crate) corrections: Option<&'a SheetMapping>,
    /// What a document is, where neither its row nor its number says.
    pub(crate) documents: Option<super::DocumentKind>,
    /// Whether the numbers tell invoices from other documents.
    pub(crate) are_told_apart: bool,
    dates: DateContext,
}

impl<'a> SheetContext<'a> {
    /// The context of a sheet.
    pub(crate) fn new(
        read: &'a ReadContext<'a>,
        layout: &'a Layout,
        corrections: Option<&'a SheetMapping>,
        (documents, are_told_apart): (Option<super::DocumentKind>, bool),
        place: (&'a str, &'a str),
    ) -> Self {
        let dates = DateContext::new(read.today, read.zone.clone());
        Self { read, place, layout, corrections, documents, are_told_apart, dates }
    }

    /// The context of dates in a role.
    pub(crate) fn dates(&self, role: DateRole) -> DateContext {
        self.dates.role(role)
    }
}

/// Reads the cells of a row.
pub(crate) struct RowReader<'a> {
    /// What is the same for all rows.
    pub(crate) sheet: &'a SheetContext<'a>,
    row: &'a Row,
    /// What was noticed on the way.
    pub(crate) warnings: Vec<Warning>,
}

const EMPTY: Cell = Cell::Empty;

impl<'a> RowReader<'a> {
    /// A reader of a row.
    pub(crate) fn new(sheet: &'a SheetContext<'a>, row: &'a Row) -> Self {
        let mut reader = Self { sheet, row, warnings: Vec::new() };
        if let Some(Ok(caution)) = row.flaw.map(meaning) {
            reader.warn(None, caution);
        }
        reader
    }

    /// The columns of a field.
    pub(crate) fn columns(&self, field: Field) -> impl Iterator<Item = &'a Column> + use<'a> {
        self.sheet.layout.columns.iter().filter(move |column| column.field == Some(field))
    }

    /// The first column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<&'a Column> {
        self.columns(field).next()
    }

    /// The cell of a column; an empty one where the row is shorter.
    pub(crate) fn cell(&self, column: &Column) -> &'a Cell {
        let cell = self.row.cells.get(column.index).unwrap_or(&EMPTY);
        let is_null = self.sheet.layout.null_is_blank && matches!(&*cell.text(), "NULL" | "\\N");
        if is_null { &EMPTY } else { cell }
    }

    /// The trimmed text of a column's cell.
    pub(crate) fn raw(&self, column: &Column) -> Cow<'a, str> {
        match self.cell(column).text() {
            Cow::Borrowed(text) => Cow::Borrowed(bare(text)),
            Cow::Owned(text) => Cow::Owned(bare(&text).to_owned()),
        }
    }

    /// Says something about a cell.
    pub(crate) fn warn(&mut self, column: Option<&Column>, code: impl Into<WarningCode>) {
        let column = column.map(|column| column.name.clone());
        self.warnings.push(Warning { row: self.row.number, column, code: code.into() });
    }

    /// Passes on what is doubtful about a value.
    pub(crate) fn heed<T>(&mut self, column: &Column, given: Given<T>) -> Given<T> {
        if let Some(doubt) = given.doubt.filter(|doubt| *doubt != WarningCode::Mark(Mark::Rounded)) {
            self.warn(Some(column), doubt);
        }
        given
    }

    /// A text as written.
    pub(crate) fn text(&mut self, field: Field) -> Given<String> {
        let Some(column) = self.column(field) else { return Given::default() };
        self.text_in(column)
    }

    /// The text of a column as written; what a spreadsheet would take for a formula is pointed out.
    pub(crate) fn text_in(&mut self, column: &Column) -> Given<String> {
        if let Cell::Error(text) = self.cell(column) {
            return self
                .heed(column, Given::doubted(text.clone(), WarningCode::Flaw(Flaw::SpreadsheetError)));
        }
        let raw = self.raw(column);
        if raw.is_empty() {
            return Given::default();
        }
        if is_formula_like(&raw) {
            self.warn(Some(column), Caution::FormulaLike);
        }
        Given::plain(raw.clone(), raw.into_owned())
    }

    /// The client number; the account all clients are kept on together is nobody's.
    pub(crate) fn client_number(&mut self) -> Given<String> {
        let number = self.text(Field::ClientNumber);
        let of_accounts = self.column(Field::ClientNumber).is_some_and(|column| {
            let words = column.header.words();
            words
                .iter()
                .any(|word| matches!(word.as_str(), "compte" | "account" | "tier" | "tiers" | "comptable"))
        });
        if of_accounts && is_collective(&number.raw) {
            return Given::default();
        }
        // Web shops write '7001, so that no spreadsheet reckons with it.
        let bare =
            number.raw.strip_prefix('\'').filter(|bare| bare.starts_with(|c: char| c.is_ascii_digit()));
        match bare {
            Some(bare) => Given::plain(bare, bare.to_owned()),
            None => number,
        }
    }

    /// A date in a role.
    pub(crate) fn date(&mut self, field: Field, role: DateRole) -> Given<Date> {
        let Some(column) = self.column(field) else { return Given::default() };
        let given = self.date_in(column, role);
        self.heed(column, given)
    }

    /// The date of a column, without a word about its doubts.
    pub(crate) fn date_in(&self, column: &Column, role: DateRole) -> Given<Date> {
        let mut context = self.sheet.dates(role);
        if column.month_first {
            context.order = DateOrder::MonthFirst;
        }
        let cell = self.cell(column);
        let read = match cell {
            Cell::Number { value, .. } => values::date::from_serial(*value, &context),
            Cell::DateTime(moment) => values::date::parse(&moment.date().to_string(), &context),
            _ => values::date::parse(&cell.text(), &context),
        };
        // Once a column writes a month first, a day that may be either is none until somebody says which.
        let is_open = column.profile.seems_month_first() && !column.month_first;
        let read = read.and_then(|date| {
            let other = DateContext { order: DateOrder::MonthFirst, ..context.clone() };
            let turned = values::date::parse(&cell.text(), &other);
            let is_either = turned.is_ok_and(|turned| turned.date != date.date);
            if is_open && matches!(cell, Cell::Text(_)) && is_either {
                Err(Flaw::DateMonthFirst)
            } else {
                Ok(date)
            }
        });
        let read = read.map(|date| Read { value: date.date, mark: date.mark });
        Given::from_read(&cell.text(), read, |date| date)
    }

    /// An amount.
    pub(crate) fn amount(&mut self, field: Field) -> Given<Amount> {
        let Some(column) = self.column(field) else { return Given::default() };
        let given = self.amount_in(column);
        self.heed(column, given)
    }

    /// The amount of a column, without a word about its doubts.
    pub(crate) fn amount_in(&self, column: &Column) -> Given<Amount> {
        let home = self.read_in();
        let context = AmountContext { decimal: column.decimal, home };
        let cell = self.cell(column);
        let read = match cell {
            Cell::Number { value, .. } => values::amount::from_number(*value, context),
            _ => values::amount::parse(&cell.text(), context),
        };
        let read = read.and_then(|amount| match amount.cents {
            cents if cents != 0 && column.counts_in_thousands() => Err(Flaw::AmountUnit),
            _ => Ok(amount),
        });
        let read = read.map(|amount| Read { value: (amount.cents, amount.currency), mark: amount.mark });
        Given::from_read(&cell.text(), read, |(cents, currency)| Amount {
            cents,
            currency: currency.unwrap_or(home),
        })
    }

    /// The currency the row's amounts are in where they name none themselves: a yen has no cents, so that it
    /// must be known before a digit is read.
    pub(crate) fn read_in(&self) -> Currency {
        self.named_currency().unwrap_or(self.sheet.read.currency)
    }

    /// The currency the row names in a column of its own.
    pub(crate) fn named_currency(&self) -> Option<Currency> {
        let column = self.column(Field::Currency)?;
        match &*self.raw(column) {
            "€" => Some(Currency::EUR),
            "$" => Some(Currency::USD),
            "£" => Some(Currency::GBP),
            "¥" => Some(Currency::JPY),
            code => Currency::from_code(&code.to_uppercase()),
        }
    }

    /// A rate in hundredths of a percent.
    pub(crate) fn rate(&mut self, field: Field) -> Given<i32> {
        let Some(column) = self.column(field) else { return Given::default() };
        let given = self.rate_in(column);
        self.heed(column, given)
    }

    fn rate_in(&self, column: &Column) -> Given<i32> {
        let cell = self.cell(column);
        let fractions = column.profile.writes_fractions();
        let read = match cell {
            Cell::Number { value, shown_as, .. } => {
                values::rate::from_number(*value, fractions || *shown_as == NumberShape::Percent)
            }
            _ => match trim(&cell.text()).replace(',', ".").parse::<f64>() {
                Ok(value) if fractions => values::rate::from_number(value, true),
                _ => values::rate::parse(&cell.text()),
            },
        };
        Given::from_read(&cell.text(), read.map(Read::plain), |rate| rate.basis_points)
    }

    /// A quantity in thousandths.
    pub(crate) fn quantity(&mut self, field: Field) -> Given<i64> {
        let Some(column) = self.column(field) else { return Given::default() };
        let cell = self.cell(column);
        let read = match cell {
            Cell::Number { value, .. } => values::quantity::from_number(*value),
            _ => values::quantity::parse(&cell.text(), column.decimal),
        };
        let given = Given::from_read(&cell.text(), read.map(Read::plain), |thousandths| thousandths);
        self.heed(column, given)
    }

    /// What stands in the columns without a field.
    pub(crate) fn extras(&mut self) -> Vec<Extra> {
        let layout = self.sheet.layout;
        let unused =
            layout.columns.iter().filter(|column| column.field.is_none() && column.sensitive.is_none());
        let filled: Vec<&Column> = unused.filter(|column| !self.raw(column).is_empty()).collect();
        let mut extras = Vec::with_capacity(filled.len());
        for column in filled {
            let value = if column.is_a_rate() {
                ExtraValue::Rate(self.rate_in(column))
            } else if column.is_summed() {
                let given = self.amount_in(column);
                ExtraValue::Amount(self.heed(column, given))
            } else {
                let raw = self.raw(column);
                ExtraValue::Text(Given::plain(raw.clone(), raw.into_owned()))
            };
            extras.push(Extra { column: column.name.clone(), value });
        }
        extras
    }

    /// The row, as reports and decisions write it.
    pub(crate) fn row_name(&self) -> RowName {
        let (file, sheet) = self.sheet.place;
        RowName { file: file.to_owned(), sheet: sheet.to_owned(), row: self.number() }
    }

    /// The row's number.
    pub(crate) fn number(&self) -> u32 {
        self.row.number
    }

    /// Whether a record of a text file has filled cells no header stands above: something slipped.
    pub(crate) fn is_wider_than_its_header(&self) -> bool {
        let beyond = self.row.cells.get(self.sheet.layout.columns.len()..).unwrap_or_default();
        self.row.line.is_some() && beyond.iter().any(|cell| !trim(&cell.text()).is_empty())
    }
}

/// `411000`, `400000`: clients, and nothing behind that says which.
fn is_collective(account: &str) -> bool {
    let is_number = account.len() >= 3 && account.bytes().all(|b| b.is_ascii_digit());
    is_number && matches!(account.trim_end_matches('0'), "411" | "41" | "401" | "4" | "416" | "418")
}

/// The trimmed text without the quotation mark by which exports, Carnet's own too, keep a spreadsheet from
/// running it.
fn bare(text: &str) -> &str {
    let text = trim(text);
    let inside = text.strip_prefix('\'').filter(|inside| inside.starts_with(['=', '+', '-', '@']));
    inside.filter(|inside| is_formula_like(inside)).unwrap_or(text)
}

/// Whether a spreadsheet would run the text.
fn is_formula_like(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next().unwrap_or(' ');
    let second = letters.next().unwrap_or(' ');
    match first {
        '=' | '@' => second != ' ' && text.len() > 1,
        '+' | '-' => second.is_alphabetic() || second == '(',
        _ => false,
    }
}
