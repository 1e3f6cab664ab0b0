//! An export under way: logged, read chunk by chunk, handed over piece by piece.

use std::collections::VecDeque;
use std::sync::Arc;

use contracts::{Colleagues, PrivacyCore};
use personal::Access;
use store::reads::Look;
use store::{Fault, Store};
use web::{Problem, Sentence, Voice};

use super::book::Book;
use super::cards::Cards;
use super::csv::{Table, Tables, tables_of};
use super::ids::Ids;
use super::json::{self, Document};
use super::reading::Reading;
use super::wish::{Format, REASON_ABOVE, What, Wish, people_in};
use crate::store::{Sight, Walk, midnight};

/// Who knows what the file itself does not. Cheap to clone.
#[derive(Clone)]
pub struct Clerk {
    /// Knows refusals, claims and grounds.
    pub privacy: Arc<dyn PrivacyCore>,
    /// Knows who works here.
    pub colleagues: Arc<dyn Colleagues>,
}

/// Why nothing leaves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotExported {
    /// So many people need a reason.
    #[error("an export of {0} people needs a reason")]
    ReasonMissing(i64),
    /// The store.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The file could not be put together.
    #[error("the export could not be written")]
    Unwritten,
}

/// An export under way. Dropped before its end, it lets the base go.
pub struct Export {
    reading: Reading,
    what: What,
    encoder: Encoder,
    steps: VecDeque<Step>,
    stage: Stage,
}

/// A stretch of an export: the records of one table of the base, in one table of the file.
struct Step {
    ids: Ids,
    walk: Walk,
    table: Option<Table>,
}

enum Encoder {
    Document(Document),
    Tables(Box<Tables>),
    Book(Box<Book>),
    Cards(Box<Cards>),
}

/// Where an export stands.
enum Stage {
    Beginning,
    Between,
    Within(Box<Step>),
    Ended,
}

impl Export {
    /// Begins an export: it is refused without its reason, and stands in the access log before a
    /// byte of it is read.
    ///
    /// # Errors
    /// [`NotExported`] says what stands in the way.
    pub async fn begin(
        store: &Store,
        clerk: &Clerk,
        wish: Wish,
        voice: &Voice,
        access: Access,
    ) -> Result<Self, NotExported> {
        // Figures that turned at a midnight nobody served are put right first.
        midnight::roll(store).await?;
        let people = people_in(Sight::new(store.reader(), &wish.scope), &wish.what).await?;
        let reason = wish.reason.filter(|reason| !kernel::text::trim(reason).is_empty());
        if people > REASON_ABOVE && reason.is_none() {
            return Err(NotExported::ReasonMissing(people));
        }
        store.log_look(&access, Look::Export { people, reason: reason.unwrap_or_default() }).await?;
        let colleagues = clerk.colleagues.colleagues(store).await?;
        let reading = Reading::open(store, &clerk.privacy, &colleagues, (access, wish.scope)).await?;
        let encoder = match wish.format {
            Format::Json => Encoder::Document(Document::default()),
            Format::Csv => Encoder::Tables(Box::new(Tables::new(&wish.what, &reading, voice))),
            Format::Xlsx => Encoder::Book(Box::new(Book::new(&reading, voice))),
            Format::Vcard => Encoder::Cards(Box::new(Cards::new(&reading, voice))),
        };
        let steps = steps(&wish.what, wish.format);
        Ok(Self { reading, what: wish.what, encoder, steps, stage: Stage::Beginning })
    }

    /// The next piece of the file; `None` at its end.
    ///
    /// # Errors
    /// [`NotExported`]: what was handed over so far is no whole file.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, NotExported> {
        loop {
            if matches!(self.stage, Stage::Ended) {
                return Ok(None);
            }
            self.advance().await?;
            let piece = self.encoder.take();
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
        }
    }

    async fn advance(&mut self) -> Result<(), NotExported> {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Ended) {
            Stage::Beginning => {
                self.encoder.begin(&self.what, &self.reading)?;
                Stage::Between
            }
            Stage::Between => match self.steps.pop_front() {
                Some(step) => {
                    self.encoder.open(&step)?;
                    Stage::Within(Box::new(step))
                }
                None => {
                    self.encoder.finish()?;
                    Stage::Ended
                }
            },
            Stage::Within(mut step) => {
                let ids = step.ids.next(self.reading.sight()).await?;
                if ids.is_empty() {
                    self.encoder.close();
                    Stage::Between
                } else {
                    self.encoder.add(&step, &ids, &self.reading).await?;
                    Stage::Within(step)
                }
            }
            Stage::Ended => Stage::Ended,
        };
        Ok(())
    }
}

/// What is read for which table, in the order of the file.
fn steps(what: &What, format: Format) -> VecDeque<Step> {
    if let Some((walk, chosen)) = what.list() {
        let table = matches!(format, Format::Csv | Format::Xlsx).then(|| Table::of(walk));
        return [Step { ids: Ids::of_list(chosen), walk, table }].into();
    }
    let step = |walk, table| Step { ids: Ids::Walking(walk, None), walk, table };
    match format {
        Format::Json => json::SECTIONS.into_iter().map(|walk| step(walk, None)).collect(),
        Format::Vcard => [Walk::Companies, Walk::People].map(|walk| step(walk, None)).into(),
        Format::Csv | Format::Xlsx => tables_of().map(|(table, walk)| step(walk, Some(table))).collect(),
    }
}

impl Encoder {
    fn begin(&mut self, what: &What, reading: &Reading) -> Result<(), NotExported> {
        match self {
            Self::Document(document) => document.begin(what.name(), reading)?,
            Self::Tables(_) | Self::Book(_) | Self::Cards(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, step: &Step) -> Result<(), NotExported> {
        match (self, step.table) {
            (Self::Tables(tables), Some(table)) => tables.open(table)?,
            (Self::Document(document), _) => document.open(step.walk)?,
            (Self::Book(book), Some(table)) => book.open(table)?,
            (Self::Tables(_) | Self::Book(_), None) | (Self::Cards(_), _) => {}
        }
        Ok(())
    }

    async fn add(&mut self, step: &Step, ids: &[uuid::Uuid], reading: &Reading) -> Result<(), NotExported> {
        match self {
            Self::Tables(tables) => tables.add((step.walk, ids), reading).await,
            Self::Book(book) => book.add((step.walk, ids), reading).await,
            Self::Cards(cards) => Ok(cards.add(step.walk, ids, reading).await?),
            Self::Document(document) => Ok(document.add(step.walk, ids, reading).await?),
        }
    }

    fn close(&mut self) {
        if let Self::Document(document) = self {
            document.close();
        }
    }

    fn finish(&mut self) -> Result<(), NotExported> {
        match self {
            Self::Document(document) => document.finish(),
            Self::Tables(tables) => tables.finish()?,
            Self::Book(book) => book.finish()?,
            Self::Cards(_) => {}
        }
        Ok(())
    }

    fn take(&mut self) -> Vec<u8> {
        match self {
            Self::Document(document) => document.take(),
            Self::Tables(tables) => tables.take(),
            Self::Book(book) => book.take(),
            Self::Cards(cards) => cards.take(),
        }
    }
}

impl From<std::io::Error> for NotExported {
    fn from(_: std::io::Error) -> Self {
        Self::Unwritten
    }
}

impl From<NotExported> for Problem {
    fn from(not: NotExported) -> Self {
        match not {
            NotExported::ReasonMissing(people) => {
                Self::rejected(Sentence::new("export-reason-missing").with("people", people))
            }
            NotExported::Fault(fault) => fault.into(),
            NotExported::Unwritten => Self::fault(not),
        }
    }
}
