//! The JSON document, as `docs/export.schema.json` describes it: one array after the other, a
//! record a line.

use std::io::{self, Write};

use serde::Serialize;
use store::Fault;
use uuid::Uuid;

use super::reading::Reading;
use super::record::ColleagueRecord;
use crate::store::Walk;

/// What the document is made of, in this order.
pub const SECTIONS: [Walk; 7] = [
    Walk::Companies,
    Walk::People,
    Walk::Products,
    Walk::Sales,
    Walk::Activities,
    Walk::Tasks,
    Walk::Attachments,
];

/// A document under way.
#[derive(Default)]
pub struct Document {
    text: Vec<u8>,
    records: u64,
}

#[derive(Serialize)]
struct Head<'a> {
    format: &'static str,
    version: u32,
    what: &'a str,
    made_at: String,
    country: &'a str,
    currency: &'a str,
    colleagues: &'a [ColleagueRecord],
}

impl Document {
    /// Begins the document: what it is, of when, and those who work here.
    pub fn begin(&mut self, what: &str, reading: &Reading) -> io::Result<()> {
        let head = Head {
            format: "carnet-export",
            version: 1,
            what,
            made_at: reading.made_at.to_string(),
            country: reading.books.rules.country.code(),
            currency: reading.books.rules.currency.code(),
            colleagues: &reading.colleagues,
        };
        serde_json::to_writer(&mut self.text, &head)?;
        // The arrays follow inside the same object.
        self.text.pop();
        Ok(())
    }

    /// Begins an array.
    pub fn open(&mut self, section: Walk) -> io::Result<()> {
        self.records = 0;
        write!(self.text, ",\n\"{}\":[", name(section))
    }

    /// Adds records to the array.
    pub async fn add(&mut self, section: Walk, ids: &[Uuid], reading: &Reading) -> Result<(), Fault> {
        match section {
            Walk::Companies => self.write(&reading.companies(ids).await?),
            Walk::People => self.write(&reading.people(ids).await?),
            Walk::Products => self.write(&reading.products(ids).await?),
            Walk::Sales => self.write(&reading.sales(ids).await?),
            Walk::Activities => self.write(&reading.activities(ids).await?),
            Walk::Tasks => self.write(&reading.tasks(ids).await?),
            Walk::Attachments => self.write(&reading.whole_files(ids).await?),
        }
    }

    /// Ends an array.
    pub fn close(&mut self) {
        self.text.extend_from_slice(b"]");
    }

    /// Ends the document.
    pub fn finish(&mut self) {
        self.text.extend_from_slice(b"}\n");
    }

    /// Takes what was written since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.text)
    }

    fn write(&mut self, records: &[impl Serialize]) -> Result<(), Fault> {
        for record in records {
            self.text.extend_from_slice(if self.records == 0 { b"\n" } else { b",\n" });
            serde_json::to_writer(&mut self.text, record).map_err(|_| Fault::Damaged("export"))?;
            self.records += 1;
        }
        Ok(())
    }
}

const fn name(section: Walk) -> &'static str {
    match section {
        Walk::Companies => "companies",
        Walk::People => "people",
        Walk::Products => "products",
        Walk::Sales => "sales",
        Walk::Activities => "activities",
        Walk::Tasks => "tasks",
        Walk::Attachments => "files",
    }
}
