//! The tables of a spreadsheet: one file each, all of them in one ZIP when the whole file leaves.
//!
//! Headers and known words are in the reader's language, separator and decimals those of the
//! country; the ids are those of the JSON, so that tables can be joined.

mod exchanges;
mod goods;
mod holders;
mod pen;
mod reach;
mod sales;
mod wishes;

use sheets::{Bundle, CsvWriter, Outbox};
use store::Fault;
use uuid::Uuid;
use web::{Sentence, Voice};

pub use self::pen::Pen;
pub use self::wishes::refusals_in_short;
use super::reading::Reading;
use super::run::NotExported;
use super::wish::What;
use crate::codes::codes;
use crate::store::Walk;

codes! {
    /// A table of the export; its code is the name of its file.
    Table {
        /// Companies.
        Companies = "companies",
        /// People.
        People = "people",
        /// The numbers companies are known by.
        Identifiers = "identifiers",
        /// E-mail addresses.
        Emails = "emails",
        /// Telephone numbers.
        Phones = "phones",
        /// Postal addresses.
        Addresses = "addresses",
        /// Who works where.
        Roles = "roles",
        /// Refusals.
        Refusals = "refusals",
        /// Claimed consents.
        Consents = "consents",
        /// Grounds and origins.
        Bases = "bases",
        /// Products.
        Products = "products",
        /// Sales.
        Sales = "sales",
        /// Lines of sales.
        SaleLines = "sale-lines",
        /// Notes, calls, meetings, e-mails.
        Activities = "activities",
        /// What is to be done, and what was.
        Tasks = "tasks",
        /// Files on records, without what they hold.
        Files = "files",
    }
}

/// One line of a table, cell by cell.
pub type Line = Vec<String>;

/// Every table with what it is made of, in the order of the file.
pub fn tables_of() -> impl Iterator<Item = (Table, Walk)> {
    Table::ALL.iter().flat_map(|table| table.walks().iter().map(|walk| (*table, *walk)))
}

impl Table {
    /// The table a list is exported as.
    pub const fn of(walk: Walk) -> Self {
        match walk {
            Walk::Companies => Self::Companies,
            Walk::People => Self::People,
            Walk::Products => Self::Products,
            Walk::Sales => Self::Sales,
            Walk::Activities => Self::Activities,
            Walk::Tasks => Self::Tasks,
            Walk::Attachments => Self::Files,
        }
    }

    /// What it is made of.
    const fn walks(self) -> &'static [Walk] {
        match self {
            Self::Companies | Self::Identifiers => &[Walk::Companies],
            Self::People | Self::Roles => &[Walk::People],
            Self::Emails | Self::Phones | Self::Addresses => &[Walk::Companies, Walk::People],
            Self::Refusals | Self::Consents | Self::Bases => &[Walk::Companies, Walk::People],
            Self::Products => &[Walk::Products],
            Self::Sales | Self::SaleLines => &[Walk::Sales],
            Self::Activities => &[Walk::Activities],
            Self::Tasks => &[Walk::Tasks],
            Self::Files => &[Walk::Attachments],
        }
    }

    /// The names of its columns; each has its word.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Companies => holders::COMPANY,
            Self::People => holders::PERSON,
            Self::Identifiers => reach::IDENTIFIER,
            Self::Emails | Self::Phones => reach::COORDINATE,
            Self::Addresses => reach::ADDRESS,
            Self::Roles => holders::ROLE,
            Self::Refusals => wishes::REFUSAL,
            Self::Consents => wishes::CONSENT,
            Self::Bases => wishes::BASIS,
            Self::Products => goods::PRODUCT,
            Self::Sales => sales::SALE,
            Self::SaleLines => sales::LINE,
            Self::Activities => exchanges::ACTIVITY,
            Self::Tasks => exchanges::TASK,
            Self::Files => exchanges::FILE,
        }
    }

    /// The lines that records make in it.
    pub async fn lines(
        self,
        (walk, ids): (Walk, &[Uuid]),
        reading: &Reading,
        pen: &Pen,
    ) -> Result<Vec<Line>, Fault> {
        match self {
            Self::Companies => holders::companies(ids, reading, pen).await,
            Self::People => holders::people(ids, reading, pen).await,
            Self::Roles => holders::roles(ids, reading).await,
            Self::Identifiers => reach::identifiers(ids, reading, pen).await,
            Self::Emails | Self::Phones | Self::Addresses => {
                reach::lines(self, (walk, ids), reading, pen).await
            }
            Self::Refusals | Self::Consents | Self::Bases => {
                wishes::lines(self, (walk, ids), reading, pen).await
            }
            Self::Products => goods::products(ids, reading, pen).await,
            Self::Sales => sales::sales(ids, reading, pen).await,
            Self::SaleLines => sales::lines(ids, reading, pen).await,
            Self::Activities => exchanges::activities(ids, reading, pen).await,
            Self::Tasks => exchanges::tasks(ids, reading, pen).await,
            Self::Files => exchanges::files(ids, reading, pen).await,
        }
    }
}

/// Tables on their way out: one file as it is, or several in a ZIP.
pub struct Tables {
    pen: Pen,
    bundle: Option<Bundle>,
    outbox: Outbox,
    open: Option<(Table, CsvWriter<Outbox>, Outbox)>,
}

impl Tables {
    /// Tables for the Excel of the house, in the reader's language.
    pub fn new(what: &What, reading: &Reading, voice: &Voice) -> Self {
        let outbox = Outbox::default();
        let bundle = matches!(what, What::Whole).then(|| Bundle::new(outbox.clone()));
        Self { pen: Pen::new(&reading.books.rules, voice), bundle, outbox, open: None }
    }

    /// Begins a table, unless it is under way already.
    pub fn open(&mut self, table: Table) -> std::io::Result<()> {
        if self.open.as_ref().is_some_and(|(open, ..)| *open == table) {
            return Ok(());
        }
        let cells = Outbox::default();
        let mut writer = CsvWriter::new(cells.clone(), self.pen.spelling())?;
        let heads: Vec<String> = table
            .columns()
            .iter()
            .map(|column| self.pen.say(Sentence::new(format!("export-column-{column}"))))
            .collect();
        writer.row(heads.iter().map(String::as_str))?;
        if let Some(bundle) = &mut self.bundle {
            bundle.begin(&format!("{}.csv", table.code()))?;
        }
        self.open = Some((table, writer, cells));
        self.hand_on()
    }

    /// Adds the lines that records make.
    pub async fn add(&mut self, read: (Walk, &[Uuid]), reading: &Reading) -> Result<(), NotExported> {
        let Some((table, writer, _)) = &mut self.open else { return Ok(()) };
        for line in table.lines(read, reading, &self.pen).await? {
            writer.row(line.iter().map(String::as_str))?;
        }
        Ok(self.hand_on()?)
    }

    /// Ends the ZIP, if it is one.
    pub fn finish(&mut self) -> std::io::Result<()> {
        self.bundle.take().map_or(Ok(()), Bundle::finish)
    }

    /// Takes what was written since the last time.
    pub fn take(&self) -> Vec<u8> {
        self.outbox.take()
    }

    /// Hands what the table holds on to the file.
    fn hand_on(&mut self) -> std::io::Result<()> {
        use std::io::Write as _;
        let Some((_, writer, cells)) = &mut self.open else { return Ok(()) };
        writer.flush()?;
        let bytes = cells.take();
        match &mut self.bundle {
            Some(bundle) => bundle.add(&bytes),
            None => self.outbox.write_all(&bytes),
        }
    }
}
