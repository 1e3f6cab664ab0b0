//! What rows mean to each other and to the base: duplicates, links, documents.
//!
//! Companies come first, then the people who belong to them, then the sales made to both. A row
//! may still be rejected here, when what it names does not exist.

mod base;
mod clients;
mod companies;
mod decisions;
mod directory;
mod documents;
mod groups;
mod heads;
mod merge;
mod noes;
mod people;
mod private;
mod products;
mod sales;

use decisions::Decisions;
use directory::Directory;

use crate::field::Table;
use crate::mapping::Mapping;
use crate::reading::{At, Known, Reading};

impl Reading {
    /// Finds duplicates, links rows to each other and to the base, and makes the records.
    #[must_use]
    pub fn resolve(mut self, known: &Known, mapping: &Mapping) -> Self {
        let mut decisions = Decisions::of(&self, mapping);
        private::tell_apart(&mut self);
        private::find_buyers(&mut self, known, &mut decisions);
        let mut directory = Directory::new(known, self.holds_companies());
        directory.may_create_clients = !self.holds_clients() && (mapping.make_clients || !known.has_clients);
        // A row that is no sale after all makes no client either.
        let completed = documents::complete(&mut self);
        companies::refuse_contested(&mut self, known);
        noes::keep(&mut self);
        companies::gather(&mut self, &mut directory, &decisions);
        people::gather(&mut self, &mut directory, &decisions);
        sales::gather(&mut self, &mut directory, &decisions, &completed);
        products::gather(&mut self);
        self.records.companies = directory.companies;
        self.records.people = directory.people;
        self
    }

    /// Whether the files tell of clients at all, and not of sales alone.
    fn holds_clients(&self) -> bool {
        self.has_table(&[Table::Companies, Table::People, Table::Mixed])
    }

    fn holds_companies(&self) -> bool {
        self.has_table(&[Table::Companies])
    }

    fn has_table(&self, tables: &[Table]) -> bool {
        let sheets = self.files.iter().flat_map(|file| &file.sheets);
        sheets.into_iter().any(|sheet| tables.contains(&sheet.table) && sheet.accepted() > 0)
    }

    /// The places of accepted rows for which something can be told.
    fn places_with<T>(&self, tell: impl Fn(&crate::rows::ReadRow) -> Option<T>) -> Vec<(At, T)> {
        self.accepted().filter_map(|(at, row)| tell(row).map(|told| (at, told))).collect()
    }
}
