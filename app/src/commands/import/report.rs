//! The report's file: begun before anything is written, since its place may be none; not left
//! behind empty when nothing came of the import.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use customers::import::Outcome;
use web::Problem;

use super::unusable;

/// A report that is to be written.
pub struct Report {
    file: File,
    path: PathBuf,
    was_there: bool,
}

impl Report {
    /// Opens the report's file, which may hold an older report until this one is known.
    pub fn begin(path: &Path) -> Result<Self, Problem> {
        let was_there = path.exists();
        let mut options = OpenOptions::new();
        let opened = options.create(true).truncate(false).write(true).mode(0o600).open(path);
        let file = opened.map_err(|error| unusable(path, &error))?;
        Ok(Self { file, path: path.to_owned(), was_there })
    }

    /// Writes the report.
    pub fn write(self, outcome: &Outcome) -> Result<(), Problem> {
        let write = || {
            self.file.set_len(0)?;
            serde_json::to_writer_pretty(&self.file, outcome.report()).map_err(std::io::Error::from)?;
            self.file.sync_all()
        };
        write().map_err(|error| unusable(&self.path, &error))
    }

    /// There is nothing to report.
    pub fn forget(self) {
        if !self.was_there {
            let _ = std::fs::remove_file(self.path);
        }
    }
}
