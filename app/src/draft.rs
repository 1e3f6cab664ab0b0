//! A file in the making: it takes its place once it is whole, so that what stood there stays until
//! then, and nothing half-written is left behind.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use web::Problem;

use crate::folder::{put_in_place, unusable};

/// A file in the making beside its place; dropped before it is kept, it is gone.
pub struct Draft {
    file: BufWriter<File>,
    /// Where it is made; `None` for a device or a pipe, which takes everything at once.
    beside: Option<PathBuf>,
    place: PathBuf,
}

impl Draft {
    /// Begins a file that only its owner may read.
    ///
    /// # Errors
    /// When the place is none for a file.
    pub fn beside(place: &Path) -> Result<Self, Problem> {
        let begun = |file, beside| Self { file: BufWriter::new(file), beside, place: place.to_owned() };
        let unusable = |error: &std::io::Error| Problem::rejected(unusable(place, error));
        match std::fs::metadata(place) {
            Ok(there) if there.is_dir() => return Err(unusable(&ErrorKind::IsADirectory.into())),
            // A rename would put a file in the place of the device.
            Ok(there) if !there.is_file() => {
                let file = OpenOptions::new().write(true).open(place).map_err(|error| unusable(&error))?;
                return Ok(begun(file, None));
            }
            _ => {}
        }
        let name = place.file_name().ok_or_else(|| unusable(&ErrorKind::NotFound.into()))?;
        let beside = place.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        let opened = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&beside);
        Ok(begun(opened.map_err(|error| unusable(&error))?, Some(beside)))
    }

    /// Adds a piece.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), Problem> {
        self.file.write_all(piece).map_err(|error| Problem::rejected(unusable(&self.place, &error)))
    }

    /// Puts the whole file in its place, durably.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(mut self) -> Result<(), Problem> {
        let kept = self.file.flush().and_then(|()| match &self.beside {
            None => Ok(()),
            Some(beside) => self.file.get_ref().sync_all().and_then(|()| put_in_place(beside, &self.place)),
        });
        kept.map_err(|error| Problem::rejected(unusable(&self.place, &error)))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // Once it is in its place, there is nothing left to remove.
            let _ = std::fs::remove_file(beside);
        }
    }
}
