//! Measuring one base: its pages beside the engine alone, its start, its memory, an import.

use std::time::{Duration, Instant};

use sea_orm::ConnectionTrait;
use store::Store;

use crate::browser::{self, Browser, Visit};
use crate::house::{House, Serving};
use crate::import::Imported;
use crate::pages::{Page, Promise, pages};
use crate::server::Server;
use crate::statistics::{Load, median};
use crate::{Trouble, process, raw};

/// How many start, to take the median.
const STARTS: usize = 5;
/// How many ask at once in the second load of each page.
const MANY: usize = 16;

/// How many ask, for how many answers, and for how long at most.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How many ask at once.
    pub visitors: usize,
    /// How many answers are waited for.
    pub answers: usize,
    /// When nobody asks any more; what was asked by then is answered.
    pub time: Duration,
}

impl Pace {
    /// Which questions are one visitor's.
    pub fn of(self, visitor: usize) -> impl Iterator<Item = usize> {
        (visitor..self.answers).step_by(self.visitors)
    }
}

/// What a base of one size on one engine came to.
#[derive(Debug)]
pub struct Measured {
    /// How many people are in it.
    pub people: usize,
    /// How long it took to fill, when that was done.
    pub filled_in: Duration,
    /// Each page.
    pub pages: Vec<Measure>,
    /// From starting the binary to its first page, and from opening the base to its first row.
    pub start: [Duration; 2],
    /// Memory in KiB: at rest after the start, after all pages, and the most that ever was.
    pub memory: [u64; 3],
    /// An import of as many rows into an empty base.
    pub import: Imported,
}

/// What a page came to, with one who asks and with sixteen.
#[derive(Debug)]
pub struct Measure {
    /// The page.
    pub title: &'static str,
    /// What is promised of it.
    pub promise: Promise,
    /// Carnet's.
    pub carnet: [Load; 2],
    /// The engine's.
    pub raw: [Load; 2],
}

/// Whoever measures: the house and the server that is beside it.
pub struct Bench<'a> {
    /// The house.
    pub house: &'a House,
    /// The server its base is on; `None` for the file.
    pub server: Option<&'a Server>,
    /// How many answers each load waits for from one visitor.
    pub answers: usize,
    /// How long a load may take.
    pub time: Duration,
}

impl Bench<'_> {
    /// How long a start takes, and the engine's own.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn starts(&self) -> Result<[Duration; 2], Trouble> {
        let (mut carnet, mut raw) = (Vec::new(), Vec::new());
        for _ in 0..STARTS {
            let serving = self.house.serve()?;
            self.first_page(&serving).await?;
            carnet.push(serving.since.elapsed());
            serving.end()?;
            let since = Instant::now();
            let store = self.house.store().await?;
            store.reader().execute_unprepared("SELECT id FROM customers_people LIMIT 1").await?;
            raw.push(since.elapsed());
            store.close().await;
        }
        Ok([median(carnet), median(raw)])
    }

    /// Every page, and the memory that is held before, after and at most.
    ///
    /// # Errors
    /// When a page does not come.
    pub async fn pages(
        &self,
        many: usize,
        told: impl Fn(&Measure),
    ) -> Result<(Vec<Measure>, [u64; 3]), Trouble> {
        let serving = self.house.serve()?;
        self.first_page(&serving).await?;
        serving.rest().await?;
        let idle = process::memory(serving.process(), "VmRSS")?;
        let (visit, store) = (Visit::sign_in(&serving.address).await?, self.house.store().await?);
        let mut measures = Vec::new();
        for page in pages(&store, many).await? {
            let measure = self.page(&page, (&serving, &visit), &store).await?;
            told(&measure);
            measures.push(measure);
        }
        store.close().await;
        let [loaded, most] = ["VmRSS", "VmHWM"].map(|line| process::memory(serving.process(), line));
        let memory = [idle, loaded?, most?];
        serving.end()?;
        Ok((measures, memory))
    }

    async fn first_page(&self, serving: &Serving) -> Result<(), Trouble> {
        let stranger = Visit { address: serving.address.clone(), session: String::new() };
        Browser::open(&stranger).await?.ask("/sign-in").await?;
        Ok(())
    }

    async fn page(
        &self,
        page: &Page,
        (serving, visit): (&Serving, &Visit),
        store: &Store,
    ) -> Result<Measure, Trouble> {
        let (mut carnet, mut alone) = ([Load::default(); 2], [Load::default(); 2]);
        let paths = page.paths();
        for (place, visitors) in [1, MANY].into_iter().enumerate() {
            let answers = if visitors == 1 { self.answers } else { self.answers * 4 };
            let pace = Pace { visitors, answers, time: self.time };
            let warming = Pace { answers: self.answers / 4, time: self.time / 4, ..pace };
            browser::together(visit, &paths, warming).await?;
            let before = self.processor_time(serving.process())?;
            let times = browser::together(visit, &paths, pace).await?;
            carnet[place] = Load::of(times, self.processor_time(serving.process())?.saturating_sub(before));
            raw::together(store, page, warming).await?;
            let before = self.processor_time(std::process::id())?;
            let times = raw::together(store, page, pace).await?;
            alone[place] = Load::of(times, self.processor_time(std::process::id())?.saturating_sub(before));
        }
        Ok(Measure { title: page.title, promise: page.promise, carnet, raw: alone })
    }

    /// The processor time of a process, and of the server that works for it.
    fn processor_time(&self, process: u32) -> Result<Duration, Trouble> {
        let server = self.server.map(Server::processor_time).transpose()?.unwrap_or_default();
        Ok(process::processor_time(process)? + server)
    }
}
