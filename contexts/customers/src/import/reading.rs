//! Reading the files of a batch and comparing them with the base. Parsing is work for the
//! processor alone, so it runs beside the threads that answer requests.

use std::sync::Arc;

use intake::{Mapping, ReadContext, Reading, Survey};
use kernel::Lang;
use personal::Access;
use store::{Db, Fault, Store};

use super::desk::Desk;
use super::files::{ImportFile, unpacked, uploads};
use super::known::known;
use crate::books::HouseRules;

/// What must be known to read a batch.
#[derive(Clone)]
pub struct Sitting {
    /// What an import needs beside the base.
    pub desk: Desk,
    /// The organisation's rules.
    pub rules: HouseRules,
    /// The language notes are judged in.
    pub lang: Lang,
    /// The instant it is read at.
    pub now: jiff::Timestamp,
}

impl Sitting {
    /// A sitting over this base.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn over(store: &Store, desk: &Desk, lang: Lang) -> Result<Self, Fault> {
        let rules = Desk::rules(store).await?;
        Ok(Self { desk: desk.clone(), rules, lang, now: store.ambient().now() })
    }

    fn context(&self) -> ReadContext<'_> {
        ReadContext {
            country: self.rules.country,
            currency: self.rules.currency,
            zone: self.rules.zone.clone(),
            today: self.rules.day_at(self.now),
            lang: self.lang,
            scanner: &*self.desk.scanner,
        }
    }
}

/// The files with the tables of archives in the place of the archives.
///
/// # Errors
/// [`Fault::Damaged`] when the reading engine broke off.
pub async fn unpack(files: Vec<ImportFile>) -> Result<Vec<ImportFile>, Fault> {
    beside(move || unpacked(files)).await
}

/// What is recognised in files.
///
/// # Errors
/// [`Fault::Damaged`] when the reading engine broke off.
pub async fn survey(files: Arc<Vec<ImportFile>>, mapping: Mapping) -> Result<Survey, Fault> {
    beside(move || intake::survey(&uploads(&files), &mapping)).await
}

/// Reads files and compares them with the base.
///
/// # Errors
/// Any [`Fault`].
pub async fn read(
    db: &impl Db,
    sitting: &Sitting,
    files: Arc<Vec<ImportFile>>,
    mapping: &Arc<Mapping>,
    access: &Access,
) -> Result<Reading, Fault> {
    let (here, corrections) = (sitting.clone(), Arc::clone(mapping));
    let reading = beside(move || intake::parse(&uploads(&files), &corrections, &here.context())).await?;
    let known = known(db, &reading, access).await?;
    let corrections = Arc::clone(mapping);
    beside(move || reading.resolve(&known, &corrections)).await
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Fault::Damaged("reading"))
}
