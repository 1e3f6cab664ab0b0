//! What Carnet costs, beside the engine alone: `make bench` fills bases of several sizes on both engines, drives
//! the real binary over HTTP, and writes the report.
//!
//! It stands outside the house: it fills through the rooms' own doors and then knows nothing but addresses.

mod browser;
mod fill;
mod house;
mod import;
mod machine;
mod measure;
mod names;
mod night;
mod pages;
pub mod people;
mod process;
mod raw;
pub mod report;
mod server;
mod shelf;
pub mod statistics;

use std::path::PathBuf;
use std::time::Duration;

pub use crate::measure::{Measure, Measured};

use crate::measure::Bench;
use crate::report::{Engine, Report};
use crate::server::Server;
use crate::shelf::Shelf;

/// What stands in the way of measuring, in words.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// With which address the bench signs in.
const EMAIL: &str = "odile@maison-balance.example";
/// With which password. What it guards is made up.
const PASSWORD: &str = "balance plateau fléau romaine";

/// What is to be measured, and with what.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The binary.
    pub carnet: PathBuf,
    /// Where filled bases are kept for the next time.
    pub shelf: PathBuf,
    /// The address of a PostgreSQL server in which databases may be made; without one, the file alone.
    pub server: Option<String>,
    /// How many people: one base on each engine for each number.
    pub sizes: Vec<usize>,
    /// How many answers of each page are waited for from one visitor; four times as many from sixteen.
    pub answers: usize,
    /// How long each such load may take at most.
    pub time: Duration,
}

/// What is told while it is measured.
#[derive(Debug)]
pub enum Told<'a> {
    /// A figure.
    Line(&'a str),
    /// Everything so far, after each size: a bench that is broken off leaves what it found.
    Report(&'a Report),
}

/// Measures everything, telling each figure as it comes.
///
/// # Errors
/// [`Trouble`]: whatever cannot be filled, started or asked.
pub async fn run(plan: &Plan, told: impl Fn(Told<'_>)) -> Result<Report, Trouble> {
    let server = match &plan.server {
        Some(address) => Some(Server::at(address).await?),
        None => None,
    };
    let shelf = Shelf::new(plan, server.as_ref());
    shelf.clear_outdated().await?;
    let binary = machine::size(&plan.carnet);
    let mut report = Report { engines: Vec::new(), binary, answers: plan.answers };
    for server in [None, server.as_ref()].into_iter().take(if server.is_some() { 2 } else { 1 }) {
        report.engines.push(Engine { name: String::new(), measured: Vec::new() });
        for many in plan.sizes.iter().copied() {
            let (name, measured) =
                measure(plan, &shelf, (many, server), &|line| told(Told::Line(line))).await?;
            if let Some(engine) = report.engines.last_mut() {
                engine.name = name;
                engine.measured.push(measured);
            }
            told(Told::Report(&report));
        }
    }
    Ok(report)
}

/// Fills the bases that are missing, and measures nothing.
///
/// # Errors
/// [`Trouble`]: whatever cannot be filled.
pub async fn fill_shelf(plan: &Plan, told: impl Fn(&str)) -> Result<(), Trouble> {
    let server = match &plan.server {
        Some(address) => Some(Server::at(address).await?),
        None => None,
    };
    let shelf = Shelf::new(plan, server.as_ref());
    shelf.clear_outdated().await?;
    for engine in [None, server.as_ref()].into_iter().take(if server.is_some() { 2 } else { 1 }) {
        for many in plan.sizes.iter().copied() {
            shelf.filled(many, engine, &told).await?;
        }
    }
    Ok(())
}

/// A base of one size on one engine, and what the engine is called.
async fn measure(
    plan: &Plan,
    shelf: &Shelf<'_>,
    (many, server): (usize, Option<&Server>),
    told: &impl Fn(&str),
) -> Result<(String, Measured), Trouble> {
    let engine = if server.is_some() { "PostgreSQL" } else { "the encrypted file" };
    told(&format!("{many} people on {engine}"));
    let (house, filled_in) = shelf.filled(many, server, told).await?;
    told(&format!("filled in {:.1} s", filled_in.as_secs_f64()));
    let name = named(&house, server).await?;
    let store = house.store().await?;
    night::is_over(&store).await?;
    store.close().await;
    let bench = Bench { house: &house, server, answers: plan.answers, time: plan.time };
    let start = bench.starts().await?;
    let (pages, memory) = bench.pages(many, |measure| told(&report::line(measure))).await?;
    let import = shelf.import(many, server).await?;
    told(&report::import_line(&import));
    Ok((name, Measured { people: many, filled_in, pages, start, memory, import }))
}

async fn named(house: &house::House, server: Option<&Server>) -> Result<String, Trouble> {
    match server {
        Some(server) => server.says().await,
        None => {
            let store = house.store().await?;
            let name = machine::cipher(&store).await;
            store.close().await;
            name
        }
    }
}
