//! A look at a batch before anything is written: every row read and compared, every decision
//! applied, and what would become of it counted.

use std::sync::Arc;

use intake::{Mapping, Reading};
use kernel::{Actor, Lang};
use store::{Fault, Store};

use super::desk::Desk;
use super::files::ImportFile;
use super::findings::Findings;
use super::plan::{How, preview};
use super::reading::{Sitting, read};
use super::staged::Staging;
use crate::arrival::Arrival;

/// What a look found, and the reading it was found in.
pub struct Look {
    /// The reading, its records taken out.
    pub reading: Reading,
    /// What was found, with what would become of the records.
    pub findings: Findings,
}

/// Looks at files under a mapping.
///
/// # Errors
/// Any [`Fault`].
pub async fn look(
    store: &Store,
    desk: &Desk,
    actor: Actor,
    (files, mapping, lang): (Arc<Vec<ImportFile>>, Arc<Mapping>, Lang),
) -> Result<Look, Fault> {
    let sitting = Sitting::over(store, desk, lang).await?;
    let access = desk.access(actor)?;
    let mut reading = read(store.reader(), &sitting, files, &mapping, &access).await?;
    let voice = desk.voice(lang, &sitting.rules, store);
    let findings = Findings::of(&reading, &voice, sitting.rules.currency);
    let records = Staging::of(&mut reading, store.ambient()).records;
    let (batch, at) = (store.ambient().id(), sitting.now);
    let (country, currency) = (sitting.rules.country, sitting.rules.currency);
    let how = How { country, currency, batch, arrival: Arrival::by_batch(at, batch) };
    let totals = preview(store, records, &how).await?;
    Ok(Look { reading, findings: findings.with_totals(totals) })
}
