//! Files on their way in: a name and bytes, held no longer than the batch is open.

use std::io::{Read, Seek};

use intake::Upload;
use zeroize::Zeroizing;

/// A file somebody handed over.
#[derive(Clone)]
pub struct ImportFile {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl ImportFile {
    /// A file of this name.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: Zeroizing::new(bytes.into()) }
    }
}

/// The tables of an archive; `None` for any other file, and for one that is not opened: the survey says why.
pub(super) fn tables(archive: impl Read + Seek) -> Option<Vec<ImportFile>> {
    let members = sheets::unpack(archive, &sheets::Limits::default()).ok()??;
    Some(members.into_iter().map(|member| ImportFile::new(member.name, member.bytes)).collect())
}

/// Whether a file that begins so may be an archive of tables.
pub(super) fn is_archive(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04")
}

/// The files as the reading engine takes them.
pub(super) fn uploads(files: &[ImportFile]) -> Vec<Upload<'_>> {
    files.iter().map(|file| Upload { name: &file.name, bytes: &file.bytes }).collect()
}

/// File names tell about people, and so do files.
impl std::fmt::Debug for ImportFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImportFile({} bytes)", self.bytes.len())
    }
}
