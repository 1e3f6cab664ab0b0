//! Several files in one ZIP, written from front to back: nothing is sought, nothing held.

use std::io::{self, Write};

use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::Outbox;

/// A ZIP in the making. Its pieces leave by the [`Outbox`].
pub struct Bundle {
    zip: ZipWriter<StreamWriter<Outbox>>,
}

impl Bundle {
    /// A ZIP whose bytes go into this box.
    #[must_use]
    pub fn new(outbox: Outbox) -> Self {
        Self { zip: ZipWriter::new_stream(outbox) }
    }

    /// Begins a file; what was begun before ends.
    ///
    /// # Errors
    /// When a file of that name is in already.
    pub fn begin(&mut self, name: &str) -> io::Result<()> {
        Ok(self.zip.start_file(name, SimpleFileOptions::default())?)
    }

    /// Adds to the file that was begun last.
    ///
    /// # Errors
    /// When none was begun.
    pub fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.zip.write_all(bytes)
    }

    /// Ends the ZIP with the list of its files.
    ///
    /// # Errors
    /// When a file cannot be ended.
    pub fn finish(self) -> io::Result<()> {
        self.zip.finish()?;
        Ok(())
    }
}
