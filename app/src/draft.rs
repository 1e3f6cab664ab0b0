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
        // what a link leads to is written, and the link stays
        let place = &place.canonicalize().unwrap_or_else(|_| place.to_owned());
        let begun = |file, beside| Self { file: BufWriter::new(file), beside, place: place.clone() };
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

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_written() {
        let home = tempfile::tempdir().unwrap();
        let place = |name: &str| home.path().join(name);
        std::fs::write(place("real.json"), "before").unwrap();
        std::os::unix::fs::symlink(place("real.json"), place("link.json")).unwrap();
        let mut draft = Draft::beside(&place("link.json")).unwrap();
        draft.add(b"after").unwrap();
        draft.keep().unwrap();
        assert!(place("link.json").is_symlink());
        assert_eq!(std::fs::read_to_string(place("real.json")).unwrap(), "after");
    }
}
