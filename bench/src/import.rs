//! An import by the command, beside the engine taking in the same rows: in one transaction, many rows to a
//! statement, without a check, a search index or a journal.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Statement, TransactionTrait as _, Value};
use store::Store;

use crate::house::House;
use crate::people::{Somebody, somebody};
use crate::{Trouble, process};

/// One row in so many is somebody who stood in the file before.
const SEEN_BEFORE: usize = 50;
/// Beyond this an import is stopped: the machine is wanted for something else too.
const MOST_MEMORY: u64 = 4 * 1024 * 1024;
/// How many rows the engine takes in one statement.
const AT_ONCE: usize = 500;

/// What an import came to.
#[derive(Debug, Clone, Copy)]
pub struct Imported {
    /// The rows of the file.
    pub rows: usize,
    /// How long it took; `None` for one that was stopped or refused.
    pub took: Option<Duration>,
    /// The processor time, the engine's server left out.
    pub processor: Duration,
    /// The most memory it held, in KiB.
    pub memory: u64,
    /// How long the engine takes for the same rows.
    pub raw: Duration,
}

/// Imports a file of so many rows into an empty house.
///
/// # Errors
/// When the command cannot be run, or the engine refuses.
pub async fn import(house: &House, rows: usize) -> Result<Imported, Trouble> {
    let file = house.place("contacts.csv");
    write_file(&file, rows)?;
    let (took, processor, memory) = run(house, &file).await?;
    let scratch = house.scratch().await?;
    let raw = raw(&scratch, rows).await?;
    scratch.close().await;
    Ok(Imported { rows, took, processor, memory, raw })
}

/// The rows of the file, somebody seen before among them from time to time.
pub fn rows(many: usize) -> impl Iterator<Item = Somebody> {
    (0..many).map(|row| somebody(if row % SEEN_BEFORE == SEEN_BEFORE - 1 { row - 7 } else { row }))
}

fn cells(somebody: &Somebody) -> [String; 9] {
    [
        somebody.client_number.clone(),
        somebody.family.clone(),
        somebody.given.to_owned(),
        somebody.email.clone(),
        somebody.phone.clone(),
        somebody.home.street.clone(),
        somebody.home.postcode.to_owned(),
        somebody.home.town.to_owned(),
        if somebody.home.is_belgian() { "Belgique" } else { "France" }.to_owned(),
    ]
}

fn write_file(path: &Path, many: usize) -> Result<(), Trouble> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "N° client;Nom;Prénom;Email;Téléphone;Adresse;Code postal;Ville;Pays")?;
    for somebody in rows(many) {
        writeln!(file, "{}", cells(&somebody).join(";"))?; // no cell holds a semicolon
    }
    Ok(file.flush()?)
}

/// Runs the command, looking at it from time to time: once it has ended, its memory is gone.
async fn run(house: &House, file: &Path) -> Result<(Option<Duration>, Duration, u64), Trouble> {
    let mut command = house.carnet(&["import"]);
    command.arg(file).args(["--country", "FR", "--origin", "Bench", "--source", "first-party"]);
    command.args(["--basis", "contract", "--purpose", "client-management", "--date", "2026-01-15", "--yes"]);
    let since = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let (mut processor, mut memory) = (Duration::ZERO, 0);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.success().then(|| since.elapsed()), processor, memory));
        }
        processor = process::processor_time(child.id()).unwrap_or(processor);
        memory = process::memory(child.id(), "VmHWM").unwrap_or(memory);
        if memory > MOST_MEMORY {
            child.kill()?;
            child.wait()?;
            return Ok((None, processor, memory));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// The same rows into a table of the engine's, durable when it returns.
async fn raw(store: &Store, many: usize) -> Result<Duration, Trouble> {
    store.writer().execute_unprepared("DROP TABLE IF EXISTS bench_rows").await?;
    let columns: Vec<String> = (1..=9).map(|column| format!("c{column} TEXT NOT NULL")).collect();
    let made = format!("CREATE TABLE bench_rows ({})", columns.join(", "));
    store.writer().execute_unprepared(&made).await?;
    let backend = store.writer().get_database_backend();
    let since = Instant::now();
    let tx = store.writer().begin().await?;
    let mut all = rows(many);
    loop {
        let some: Vec<[String; 9]> = all.by_ref().take(AT_ONCE).map(|one| cells(&one)).collect();
        if some.is_empty() {
            break;
        }
        let places = |row: usize| {
            let places: Vec<String> = (1..=9).map(|cell| format!("${}", row * 9 + cell)).collect();
            format!("({})", places.join(", "))
        };
        let places: Vec<String> = (0..some.len()).map(places).collect();
        let sql = format!("INSERT INTO bench_rows VALUES {}", places.join(", "));
        let values = some.into_iter().flatten().map(Value::from);
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    tx.commit().await?;
    Ok(since.elapsed())
}
