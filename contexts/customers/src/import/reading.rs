//! Reading the files of a batch and comparing them with the base. Parsing is work for the
//! processor alone, so it runs beside the threads that answer requests.

use std::sync::Arc;

use intake::{FileSurvey, Known, ListPart, LongList, Mapping, Parts, ReadContext, Reading, Survey};
use kernel::{BatchId, Lang};
use personal::Access;
use sheets::Refused;
use store::{Db, Fault, Store};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::desk::Desk;
use super::files::{ImportFile, tables, uploads};
use super::key::BatchKey;
use super::known::known;
use super::pieces::{self, SealedFile};
use super::store::{KeptFile, kept_files, kept_survey, whole_files};
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

/// The tables of a sealed archive; `None` for any other file, which is read as it is.
///
/// # Errors
/// Any [`Fault`].
pub async fn unpacked(
    db: &impl Db,
    of: (BatchId, &BatchKey),
    archive: KeptFile,
) -> Result<Option<Vec<ImportFile>>, Fault> {
    pieces::beside(db, of, vec![archive], |files| tables(files.into_iter().next()?)).await
}

/// What is recognised in sealed files. One list too long to be held at once is looked through in parts.
///
/// # Errors
/// Any [`Fault`].
pub async fn survey(
    db: &impl Db,
    of: (BatchId, &BatchKey),
    files: Vec<KeptFile>,
    (mapping, parts): (Mapping, Parts),
) -> Result<Survey, Fault> {
    if let Some(seen) = long_list(db, of, &files, (mapping.clone(), parts)).await? {
        return Ok(seen);
    }
    let files = whole_files(db, of, &files).await?;
    beside(move || intake::survey(&uploads(&files), &mapping)).await
}

/// What is recognised in sealed files that are one list too long to be held at once; `None` for any others.
///
/// # Errors
/// Any [`Fault`].
pub async fn long_list(
    db: &impl Db,
    of: (BatchId, &BatchKey),
    files: &[KeptFile],
    (mapping, parts): (Mapping, Parts),
) -> Result<Option<Survey>, Fault> {
    let [_] = files else { return Ok(None) };
    let look = move |files: Vec<SealedFile>| survey_of_list(files, &mapping, parts);
    let seen = pieces::beside(db, of, files.to_vec(), look).await?;
    Ok(seen.map(|file| Survey { files: vec![file] }))
}

/// What is wrong with a file is said as of any other.
fn survey_of_list(files: Vec<SealedFile>, mapping: &Mapping, parts: Parts) -> Option<FileSurvey> {
    let file = files.into_iter().next()?;
    let name = file.name().to_owned();
    LongList::open((&name, file), mapping, parts).ok()??.survey().ok()
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
    resolved(reading, known, mapping).await
}

/// A list too long to be held at once, as its parts are read.
pub struct LongReading {
    /// How many rows it has.
    pub total: usize,
    parts: mpsc::Receiver<ListPart>,
    work: Reader,
}

/// Who reads a list, and who looks its pieces up.
struct Reader {
    reading: JoinHandle<Result<(), Refused>>,
    answering: JoinHandle<Result<(), Fault>>,
}

impl Reader {
    /// What came of it, once there are no more parts. Where a piece could not be looked up, that counts, and not
    /// what was made of it: the next try may find it.
    async fn ended(&mut self) -> Result<Result<(), Refused>, Fault> {
        let broke_off = |_| Fault::Damaged("reading");
        let read = (&mut self.reading).await;
        (&mut self.answering).await.map_err(broke_off)??;
        read.map_err(broke_off)
    }
}

/// Begins to read the files of a batch in parts; `None` unless they are one list that is too long to be held at
/// once. What the survey knows of it is not found out again.
///
/// # Errors
/// Any [`Fault`].
pub async fn long(
    sitting: &Sitting,
    store: &Store,
    of: (BatchId, &BatchKey),
    mapping: &Arc<Mapping>,
) -> Result<Option<LongReading>, Fault> {
    let files = kept_files(store.reader(), of.0, of.1).await?;
    let ([_], parts) = (files.as_slice(), sitting.desk.parts) else { return Ok(None) };
    let seen = kept_survey(store.reader(), of, mapping).await?;
    let extent = seen.as_ref().and_then(Survey::long_list).cloned();
    if seen.is_some() && extent.is_none() {
        return Ok(None);
    }
    let (files, asked) = pieces::opened(files);
    let (store, batch, key) = (store.clone(), of.0, of.1.clone());
    let answering = tokio::spawn(async move { pieces::answer(store.reader(), (batch, &key), asked).await });
    let (sitting, mapping) = (sitting.clone(), Arc::clone(mapping));
    let (tell, told) = oneshot::channel();
    // one part waits while another is staged: no more than three stand in memory
    let (hand, handed) = mpsc::channel(1);
    let reading = tokio::task::spawn_blocking(move || {
        let Some(file) = files.into_iter().next() else { return Ok(()) };
        let name = file.name().to_owned();
        let list = match extent {
            Some(extent) => LongList::open_again((&name, file), &mapping, parts, extent)?,
            None => LongList::open((&name, file), &mapping, parts)?,
        };
        let Some(mut list) = list else { return Ok(()) };
        let mut is_wanted = tell.send(list.total()).is_ok();
        while let Some(part) = list.next_part(&sitting.context())?.filter(|_| is_wanted) {
            is_wanted = hand.blocking_send(part).is_ok();
        }
        Ok(())
    });
    let mut work = Reader { reading, answering };
    match told.await {
        Ok(total) => Ok(Some(LongReading { total, parts: handed, work })),
        // what cannot be opened so is opened as a whole, which says why
        Err(_) => work.ended().await.map(|_| None),
    }
}

impl LongReading {
    /// The next part; `None` after the last one.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when the reading engine broke off; a fault that passes when a piece could not be looked up.
    pub async fn next(&mut self) -> Result<Option<ListPart>, Fault> {
        let part = self.parts.recv().await;
        if part.is_none() {
            self.work.ended().await?.map_err(|_| Fault::Damaged("reading"))?;
        }
        Ok(part)
    }
}

/// Finds out what the rows of a part mean to each other and to whoever is known.
///
/// # Errors
/// [`Fault::Damaged`] when the reading engine broke off.
pub async fn resolved(reading: Reading, known: Known, mapping: &Arc<Mapping>) -> Result<Reading, Fault> {
    let corrections = Arc::clone(mapping);
    beside(move || reading.resolve(&known, &corrections)).await
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Fault::Damaged("reading"))
}
