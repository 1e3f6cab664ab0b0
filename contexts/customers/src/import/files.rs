//! Files on their way in: a name and bytes, held no longer than the batch is open.

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

/// The files with the tables of archives in the place of the archives. One that is not opened stays: the
/// survey says why.
pub(super) fn unpacked(files: Vec<ImportFile>) -> Vec<ImportFile> {
    let limits = sheets::Limits::default();
    let unpack = |file: ImportFile| match sheets::unpack(&file.bytes, &limits) {
        Ok(Some(members)) => {
            members.into_iter().map(|member| ImportFile::new(member.name, member.bytes)).collect()
        }
        Ok(None) | Err(_) => vec![file],
    };
    files.into_iter().flat_map(unpack).collect()
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
