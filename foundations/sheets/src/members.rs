//! An archive of tables: several files somebody packed into one, as programs hand out their exports.

use std::io::{Read, Seek, SeekFrom};

use crate::xlsx::{Archive, Kind};
use crate::{Limits, Refused};

/// How the names of tables end.
const TABLES: [&str; 7] = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "vcf"];

/// A table of an archive.
pub struct Member {
    /// Its name without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The tables of an archive, in its order; `None` where the bytes are no archive of files. Files that
/// are no table, by their name, are passed over. It is looked at wherever it lies: a workbook is an archive too,
/// and is not taken into memory to find that out.
///
/// # Errors
/// [`Refused`], when it is locked, damaged, holds no table, or too many, or too much.
pub fn unpack(mut bytes: impl Read + Seek, limits: &Limits) -> Result<Option<Vec<Member>>, Refused> {
    let mut start = Vec::new();
    bytes.by_ref().take(4).read_to_end(&mut start)?;
    if start != b"PK\x03\x04" {
        return Ok(None);
    }
    if bytes.seek(SeekFrom::End(0))? > limits.file_bytes as u64 {
        return Err(Refused::TooLarge { limit: limits.file_bytes });
    }
    let mut archive = Archive::open(bytes, limits)?;
    if archive.kind()? != Kind::Files {
        return Ok(None);
    }
    let mut members = Vec::new();
    for (place, name) in tables(&mut archive, limits)? {
        members.push(Member { name, bytes: archive.bytes(place)? });
    }
    Ok(Some(members))
}

/// Why an archive of files is not read as a table: it is not unpacked, or stands in another one.
pub(crate) fn refusal(archive: &mut Archive<impl Read + Seek>, limits: &Limits) -> Refused {
    tables(archive, limits).err().unwrap_or(Refused::NestedArchive)
}

/// The places and names of the tables.
fn tables(archive: &mut Archive<impl Read + Seek>, limits: &Limits) -> Result<Vec<(usize, String)>, Refused> {
    let (most, most_bytes) = limits.members;
    let mut tables = Vec::new();
    let mut bytes = 0_u64;
    for (place, path, size) in archive.files() {
        let Some(name) = table_name(&path) else { continue };
        bytes = bytes.saturating_add(size);
        if tables.len() == most || bytes > most_bytes {
            return Err(Refused::TooManyMembers { limit: most });
        }
        tables.push((place, name.to_owned()));
    }
    if tables.is_empty() { Err(Refused::NotATable) } else { Ok(tables) }
}

/// The name of a table without its folders; what the programs of a Mac add is none.
fn table_name(path: &str) -> Option<&str> {
    let name = path.rsplit(['/', '\\']).next()?;
    let (stem, end) = name.rsplit_once('.')?;
    let is_hidden = stem.is_empty() || name.starts_with('.') || path.starts_with("__MACOSX");
    let is_table = TABLES.iter().any(|known| end.eq_ignore_ascii_case(known));
    (is_table && !is_hidden).then_some(name)
}
