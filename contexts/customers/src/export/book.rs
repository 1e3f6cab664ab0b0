//! The tables of a spreadsheet as one workbook, a sheet each: what is a number is one, and a day a day.

use jiff::civil::Date;
use sheets::{BookWriter, Outbox, Value};
use uuid::Uuid;
use web::{Sentence, Voice};

use super::csv::{Pen, Table};
use super::reading::Reading;
use super::run::NotExported;
use crate::store::Walk;

/// The columns of amounts, counts and rates.
const NUMBERS: [&str; 14] = [
    "spend-net",
    "total-net",
    "purchases",
    "basket-net",
    "balance",
    "net",
    "gross",
    "line",
    "quantity",
    "unit-price",
    "discount",
    "vat-rate",
    "price",
    "cost",
];

/// The columns of days.
const DAYS: [&str; 10] = [
    "client-since",
    "first-purchase",
    "last-purchase",
    "date",
    "due-on",
    "paid-on",
    "until",
    "said-on",
    "given-on",
    "collected-on",
];

/// A workbook on its way out.
pub struct Book {
    pen: Pen,
    writer: Option<BookWriter>,
    outbox: Outbox,
    open: Option<Table>,
}

impl Book {
    /// A workbook in the reader's language.
    pub fn new(reading: &Reading, voice: &Voice) -> Self {
        let outbox = Outbox::default();
        let writer = Some(BookWriter::new(outbox.clone()));
        Self { pen: Pen::of_workbooks(&reading.books.rules, voice), writer, outbox, open: None }
    }

    /// Begins a sheet, unless it is under way already.
    pub fn open(&mut self, table: Table) -> std::io::Result<()> {
        let Some(writer) = self.writer.as_mut().filter(|_| self.open != Some(table)) else { return Ok(()) };
        let heads = table.columns().iter();
        let heads = heads.map(|column| self.pen.say(Sentence::new(format!("export-column-{column}"))));
        writer.sheet(table.code(), heads.collect())?;
        self.open = Some(table);
        Ok(())
    }

    /// Adds the lines that records make.
    pub async fn add(&mut self, read: (Walk, &[Uuid]), reading: &Reading) -> Result<(), NotExported> {
        let (Some(writer), Some(table)) = (&mut self.writer, self.open) else { return Ok(()) };
        for line in table.lines(read, reading, &self.pen).await? {
            let cells: Vec<Value<'_>> =
                table.columns().iter().zip(&line).map(|(column, text)| value(column, text)).collect();
            writer.row(&cells)?;
        }
        Ok(())
    }

    /// Ends the workbook.
    pub fn finish(&mut self) -> std::io::Result<()> {
        self.writer.take().map_or(Ok(()), BookWriter::finish)
    }

    /// Takes what was written since the last time.
    pub fn take(&self) -> Vec<u8> {
        self.outbox.take()
    }
}

/// The cell of a column; what does not read as the column promises stays a text.
fn value<'t>(column: &str, text: &'t str) -> Value<'t> {
    if NUMBERS.contains(&column) && is_number(text) {
        return Value::Number(text);
    }
    let day = DAYS.contains(&column).then(|| text.parse::<Date>().ok()).flatten();
    day.map_or(Value::Text(text), Value::Day)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(part)
}
