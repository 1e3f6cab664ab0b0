//! The import that brought a record: which file, from where in the owner's words, when.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Ability;
use web::{Problem, Sentence};

use super::subject::Subject;
use crate::import;
use crate::pages::desk::Desk;
use crate::pages::import::ImportPage;

/// The import that brought a record.
pub struct Imported {
    /// When the record entered the file.
    pub at: Timestamp,
    /// What happened, in mark-up, with the names of the files while they are remembered.
    pub what: Sentence,
    /// The day the data were collected, in the owner's words.
    pub collected_on: Option<Date>,
    /// Where the data come from, as whoever imported them said it.
    pub origin: Option<Sentence>,
    /// The report of the import, for whoever may import.
    pub report: Option<String>,
}

impl Imported {
    /// The import a record came by; `None` for one that was typed.
    pub async fn of(desk: &Desk, subject: &Subject) -> Result<Option<Self>, Problem> {
        let arrival = subject.arrival();
        let Some(id) = arrival.batch else { return Ok(None) };
        let batch = import::batch(desk.reader(), id, desk.store().key()).await?;
        let names = batch.as_ref().map(import::Stored::draft).transpose()?.unwrap_or_default().names;
        let provenance = batch.as_ref().and_then(|stored| stored.batch.provenance.as_ref());
        let origin = provenance.map(|provenance| {
            Sentence::new("timeline-import-origin")
                .with("origin", provenance.origin.as_str())
                .with("day", provenance.on)
        });
        let report = batch
            .as_ref()
            .filter(|_| desk.visitor.may(Ability::Import))
            .map(|_| ImportPage { id }.to_string());
        let collected_on = provenance.map(|provenance| provenance.on);
        Ok(Some(Self { at: arrival.at, what: what(&names), collected_on, origin, report }))
    }
}

/// The files by their names, which are forgotten after a while.
fn what(names: &[String]) -> Sentence {
    match names {
        [] => Sentence::new("timeline-import"),
        [name] => Sentence::new("timeline-import-file").with("file", name.as_str()),
        [name, others @ ..] => {
            Sentence::new("timeline-import-files").with("file", name.as_str()).with("others", others.len())
        }
    }
}
