//! A file in the making: it takes its place once it is whole, so that what stood there stays until
//! then, and nothing half-written is left behind.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use web::{Problem, Sentence};

use crate::backup::is_among_backups;
use crate::folder::{lies_in, put_in_place, unusable};
use crate::settings::Settings;

/// What no file may be written over: Carnet's own files, and those that are read.
pub struct Sacred {
    folders: [PathBuf; 2],
    files: Vec<PathBuf>,
}

impl Sacred {
    /// What Carnet keeps in its own folders, and these files.
    pub fn of<'a>(settings: &Settings, files: impl IntoIterator<Item = &'a PathBuf>) -> Self {
        let folders = [settings.data.clone(), settings.config_folder.clone()];
        Self { folders, files: files.into_iter().cloned().collect() }
    }

    fn spares(&self, place: &Path) -> Result<(), Problem> {
        // beside the copies of a backup stands the journal without which none of them can be restored
        let is_taken = self.files.iter().any(|file| lies_in(place, file))
            || is_carnets(place) && self.folders.iter().any(|folder| lies_in(place, folder))
            || is_among_backups(place);
        if is_taken {
            let place = place.display().to_string();
            return Err(Problem::rejected(Sentence::new("place-taken").with("place", place)));
        }
        Ok(())
    }
}

/// Whether a file bears a name that Carnet gives its own, a link as what it leads to.
fn is_carnets(place: &Path) -> bool {
    let place = place.canonicalize().unwrap_or_else(|_| place.to_owned());
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let begins = ["carnet.", "restoring.", "copying.", "drill.", "identity.", "backups.", "held-by"];
    begins.iter().any(|own| name.starts_with(own)) || name.contains(".key")
}

/// A file in the making beside its place; dropped before it is kept, it is gone.
pub struct Draft {
    file: BufWriter<File>,
    /// Where it is made; `None` for a device or a pipe, which takes everything at once.
    beside: Option<PathBuf>,
    place: PathBuf,
}

impl Draft {
    /// Begins a file that only its owner may read, anywhere but among what must not be written over.
    ///
    /// # Errors
    /// When the place is none for a file, or not to be written over.
    pub fn beside(place: &Path, sacred: &Sacred) -> Result<Self, Problem> {
        sacred.spares(place)?;
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
    use std::path::{Path, PathBuf};

    use super::{Draft, Sacred};

    fn sacred(data: &Path, files: Vec<PathBuf>) -> Sacred {
        Sacred { folders: [data.to_owned(), data.with_file_name("config")], files }
    }

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_written() {
        let home = tempfile::tempdir().unwrap();
        let place = |name: &str| home.path().join(name);
        std::fs::write(place("real.json"), "before").unwrap();
        std::os::unix::fs::symlink(place("real.json"), place("link.json")).unwrap();
        let mut draft = Draft::beside(&place("link.json"), &sacred(&place("data"), Vec::new())).unwrap();
        draft.add(b"after").unwrap();
        draft.keep().unwrap();
        assert!(place("link.json").is_symlink());
        assert_eq!(std::fs::read_to_string(place("real.json")).unwrap(), "after");
    }

    #[test]
    fn nothing_is_written_over_carnets_own_files_or_those_it_reads() {
        let home = tempfile::tempdir().unwrap();
        let place = |name: &str| home.path().join(name);
        std::fs::create_dir(place("data")).unwrap();
        std::fs::write(place("clients.csv"), "Nom").unwrap();
        std::os::unix::fs::symlink(place("data"), place("link")).unwrap();
        let sacred = sacred(&place("data"), vec![place("clients.csv")]);
        let taken =
            ["data/carnet.db", "data/1f.key", "link/carnet.db", "clients.csv", "data/../data/identity.toml"];
        for taken in taken {
            assert!(Draft::beside(&place(taken), &sacred).is_err(), "{taken}");
        }
        for free in ["report.json", "data/report.json", "carnet.json"] {
            assert!(Draft::beside(&place(free), &sacred).is_ok(), "{free}");
        }
        assert_eq!(std::fs::read_to_string(place("clients.csv")).unwrap(), "Nom");
    }
}
