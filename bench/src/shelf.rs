//! The shelf of filled bases: filling a million people takes a while, so a base is kept until the tables or
//! the generator change.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use migrations::{Migrations, MigratorTrait as _};
use sea_orm::ConnectionTrait as _;

use crate::fill::fill;
use crate::house::House;
use crate::import::{Imported, import};
use crate::server::Server;
use crate::{Plan, Trouble, people, raw};

/// How the names of the bench's databases begin.
const DATABASES: &str = "carnet_bench_";

/// Where filled bases are kept.
pub struct Shelf<'a> {
    plan: &'a Plan,
    server: Option<&'a Server>,
    /// Of which tables and which generator its bases are.
    edition: String,
}

impl<'a> Shelf<'a> {
    /// The shelf of a plan.
    #[must_use]
    pub fn new(plan: &'a Plan, server: Option<&'a Server>) -> Self {
        let tables = Migrations::migrations();
        let newest = tables.last().map_or("none", |migration| migration.name()).to_owned();
        Self { plan, server, edition: format!("{}_{newest}", people::VERSION) }
    }

    /// Throws away the bases of other tables or another generator.
    ///
    /// # Errors
    /// When they stay.
    pub async fn clear_outdated(&self) -> Result<(), Trouble> {
        fs::create_dir_all(&self.plan.shelf)?;
        for entry in fs::read_dir(&self.plan.shelf)? {
            let entry = entry?;
            if !entry.file_name().to_string_lossy().ends_with(&self.edition) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        let Some(server) = self.server else { return Ok(()) };
        for name in server.databases(DATABASES).await? {
            if !name.ends_with(&self.edition) {
                server.drop(&name).await?;
            }
        }
        Ok(())
    }

    /// The base of so many people, and how long it took to fill.
    ///
    /// # Errors
    /// When it cannot be filled.
    pub async fn filled(
        &self,
        many: usize,
        server: Option<&Server>,
        told: &impl Fn(&str),
    ) -> Result<(House, Duration), Trouble> {
        let (folder, database) = self.place(&many.to_string(), server);
        let house = self.house(folder, server, &database);
        let is_there = match server {
            Some(server) => server.databases(&database).await?.contains(&database),
            None => true,
        };
        if let (true, Ok(said)) = (is_there, fs::read_to_string(house.place("filled"))) {
            return Ok((house, Duration::from_millis(said.trim().parse()?)));
        }
        let house = self.begin(&many.to_string(), server).await?;
        let since = Instant::now();
        let store = house.store().await?;
        store.writer().execute_unprepared(raw::LOOKS).await?;
        let step = (many / 20).max(5_000);
        let say = |done: usize| {
            if done.is_multiple_of(step) {
                told(&format!("{done} people after {:.0} s", since.elapsed().as_secs_f64()));
            }
        };
        fill(&store, many, say).await?;
        let took = since.elapsed();
        if server.is_some() {
            // as its own upkeep would in a while; nothing ever does so on the file, nor does the bench
            store.writer().execute_unprepared("VACUUM ANALYZE").await?;
        }
        store.close().await;
        fs::write(house.place("filled"), took.as_millis().to_string())?;
        Ok((house, took))
    }

    /// Imports so many rows into an empty house, which is gone afterwards.
    ///
    /// # Errors
    /// When the house cannot be made.
    pub async fn import(&self, rows: usize, server: Option<&Server>) -> Result<Imported, Trouble> {
        let house = self.begin("import", server).await?;
        let imported = import(&house, rows).await?;
        let (folder, database) = self.place("import", server);
        if let Some(server) = server {
            server.drop(&database).await?;
        }
        fs::remove_dir_all(folder)?;
        Ok(imported)
    }

    /// A new house without anybody, in the place of what was there.
    async fn begin(&self, what: &str, server: Option<&Server>) -> Result<House, Trouble> {
        let (folder, database) = self.place(what, server);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        if let Some(server) = server {
            server.make(&database).await?;
        }
        let house = self.house(folder, server, &database);
        house.begin()?;
        Ok(house)
    }

    fn house(&self, folder: PathBuf, server: Option<&Server>, database: &str) -> House {
        House::new(folder, &self.plan.carnet, server.map(|server| (server, database)))
    }

    fn place(&self, what: &str, server: Option<&Server>) -> (PathBuf, String) {
        let engine = if server.is_some() { "postgresql" } else { "file" };
        let folder = self.plan.shelf.join(format!("{engine}_{what}_{}", self.edition));
        (folder, format!("{DATABASES}{what}_{}", self.edition))
    }
}
