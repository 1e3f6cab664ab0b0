//! On what was measured: the revision and the shape of the machine, and nothing that names it.

use std::fs;
use std::path::Path;
use std::process::Command;

use sea_orm::{ConnectionTrait, Statement};
use store::Store;

use crate::Trouble;

/// The revision of the sources, and whether they were changed since.
#[must_use]
pub fn revision() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok().filter(|it| it.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) else { return "unknown".to_owned() };
    // the report itself is about to be written anew
    let changed = git(&["status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs/benchmarks.md"]);
    match changed {
        Some(changed) if changed.is_empty() => format!("`{commit}`"),
        _ => format!("`{commit}`, with changes that are not committed"),
    }
}

/// Cores and memory.
#[must_use]
pub fn shape() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let told = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib =
        told.lines().find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse().ok());
    let gib = kib.map_or(0, |kib: u64| (kib + 512 * 1024) / (1024 * 1024));
    format!("{cores} cores ({}), {gib} GiB of memory", std::env::consts::ARCH)
}

/// The engine of the encrypted file.
///
/// # Errors
/// When it does not answer.
pub async fn cipher(store: &Store) -> Result<String, Trouble> {
    let backend = store.reader().get_database_backend();
    let first = async |sql: &str| {
        let row = store.reader().query_one_raw(Statement::from_string(backend, sql)).await?;
        Ok::<String, Trouble>(row.ok_or("no answer")?.try_get_by_index(0)?)
    };
    let (cipher, sqlite) = (first("PRAGMA cipher_version").await?, first("SELECT sqlite_version()").await?);
    Ok(format!("SQLCipher {cipher} over SQLite {sqlite}"))
}

/// The size of a file in bytes.
#[must_use]
pub fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}
