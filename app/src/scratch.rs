//! A base that stands beside the real one for a while: a copy on its way out, or one that a drill looks
//! at. What is left of one after a power cut goes as soon as anybody holds the folder again.

use std::path::{Path, PathBuf};

/// Where the base is copied to on its way out, in the data folder.
pub const COPYING: &str = "copying.db";
/// Where a drill brings a copy back.
pub const DRILL: &str = "drill.db";

/// A base that stands beside the real one for a while, sealed as that is. It goes away with its owner.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A place that is cleared of what was left there.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        let scratch = Self(path);
        scratch.clear();
        scratch
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn clear(&self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(format!("{}{ending}", self.0.display()));
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.clear();
    }
}
