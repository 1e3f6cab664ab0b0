//! What the run found, as a page of the documentation.

use std::fmt::Write as _;
use std::process::Command;

use jiff::Timestamp;

use crate::hostile::{Fed, Files};
use crate::kills::{Act, Kills};

/// A run.
pub struct Report {
    pub begun: Timestamp,
    pub first: u64,
    pub seeds: u64,
    pub kills: Kills,
    pub files: Files,
}

impl Report {
    /// The page.
    pub fn text(&self) -> String {
        [self.head(), self.of_kills(), self.of_files()].concat()
    }

    fn head(&self) -> String {
        let build = if cfg!(debug_assertions) { "debug" } else { "release" };
        let last = self.first + self.seeds - 1;
        format!(
            "# Soak\n\nWritten by `make soak` on {}, revision `{}`, {} build, {} cores, {} GiB of memory. \
             Seeds {} to {last}; another run of the same seeds kills at the same moments, as far as the machine allows.\n\n",
            self.begun.strftime("%-d %B %Y"),
            revision(),
            build,
            std::thread::available_parallelism().map_or(0, usize::from),
            memory(),
            self.first,
        )
    }

    fn of_kills(&self) -> String {
        let kills = &self.kills;
        let deaths = |act: Act| kills.deaths.get(&act).copied().unwrap_or(0);
        let states: Vec<String> =
            kills.states.iter().map(|(state, count)| format!("{state} ({count})")).collect();
        format!(
            "## Killed {} times\n\nTwo people type records without pause; beside them a file is imported, an import is \
             taken back or a copy is made; then the server gets SIGKILL. After each death `carnet check` must find base \
             and journals whole, every record whose address was answered must be there, and of every import all rows or \
             none.\n\n| | |\n|---|---|\n\
             | deaths while only people type | {} |\n| during an import | {} |\n| while an import is taken back | {} |\n\
             | during a copy | {} |\n| records acknowledged, and there | {} |\n| acknowledged and lost | 0 |\n\
             | imports begun, and acknowledged as written | {} and {} |\n| half imports | 0 |\n\
             | imports asked to be taken back, and gone in the end | {} |\n\
             | copies acknowledged | {} |\n| newest copy brought back by a drill after a death | {} |\n\
             | minutes | {} |\n\nAs the import or its undoing was found: {}.\n\n",
            self.seeds,
            deaths(Act::Typing),
            deaths(Act::Import),
            deaths(Act::Undo),
            deaths(Act::Copy),
            kills.acknowledged,
            kills.batches.0,
            kills.batches.1,
            kills.undone,
            kills.copies.0,
            kills.copies.1,
            kills.millis / 60_000,
            if states.is_empty() { "none".to_owned() } else { states.join(", ") },
        )
    }

    fn of_files(&self) -> String {
        let mut text = "## Files that mean harm\n\n`carnet import`, each in an empty house; time and memory of the whole \
                        process, from start to end.\n\n"
            .to_owned();
        text.push_str(&table(&self.files.hostile));
        match &self.files.others {
            Some(others) => {
                text.push_str("\nWorkbooks of other houses:\n\n");
                text.push_str(&table(others));
            }
            None => text
                .push_str("\nWorkbooks of other houses were not on this machine (`CARNET_SHARED_DATA`).\n"),
        }
        text
    }
}

fn table(files: &[Fed]) -> String {
    let mut text =
        "| file | KiB | seconds | MiB at most | what was said |\n|---|--:|--:|--:|---|\n".to_owned();
    for file in files {
        let (measured, kib) = (&file.measured, file.size.div_ceil(1024));
        let said = if file.is_refused() { file.sentence() } else { "read; nothing written without a yes" };
        let seconds = format!("{}.{}", measured.millis / 1_000, measured.millis % 1_000 / 100);
        let peak = measured.peak / 1_024;
        writeln!(text, "| {} | {kib} | {seconds} | {peak} | {said} |", file.what).unwrap();
    }
    text
}

/// The revision that was built, and whether something was changed since.
fn revision() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let revision = git(&["rev-parse", "--short", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    let is_changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|it| !it.is_empty());
    if is_changed { format!("{revision}, changed") } else { revision }
}

fn memory() -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("MemTotal:"));
    let kib: Option<u64> = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    kib.unwrap_or(0).div_ceil(1024 * 1024)
}
