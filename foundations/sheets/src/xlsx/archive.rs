//! The ZIP archive a workbook is kept in, looked over before anything in it is inflated.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::relations::attribute;
use crate::{Limits, Refused};

/// The parts of a workbook, by path.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Places by path in small letters with slashes: some writers use `XL\Workbook.xml`.
    places: HashMap<String, usize>,
}

/// What an archive turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workbook of Excel.
    Workbook,
    /// A workbook of LibreOffice or OpenOffice.
    OpenDocument,
    /// Files of any kind.
    Files,
}

/// A part as a stream of XML events.
pub(crate) type Part<'z, 'a> = Reader<BufReader<ZipFile<'z, Cursor<&'a [u8]>>>>;

/// Inflating to more than this many times its size is no property of a sheet.
const MOST_RATIO: u64 = 200;

/// Below this size nobody is harmed by a ratio.
const HARMLESS: u64 = 32 << 20;

/// Strings a part may announce whatever its size; beyond, each needs at least `<si/>`.
const HARMLESS_STRINGS: u64 = 1 << 20;

impl<'a> Archive<'a> {
    /// Opens an archive that will not grow beyond the limits.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refused> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable(bytes))?;
        let places = places(&zip)?;
        let mut archive = Self { zip, places };
        archive.refuse_bomb(limits, bytes.len())?;
        Ok(archive)
    }

    /// The part at this path.
    pub(crate) fn part(&mut self, path: &str) -> Result<Part<'_, 'a>, Refused> {
        let place = *self.places.get(&key(path)).ok_or(Refused::CorruptWorkbook)?;
        let file = self.zip.by_index(place).map_err(|_| Refused::CorruptWorkbook)?;
        let mut reader = Reader::from_reader(BufReader::new(file));
        reader.config_mut().check_end_names = false;
        reader.config_mut().expand_empty_elements = true;
        Ok(reader)
    }

    /// Adds up the declared sizes: the zip crate fails a part that inflates beyond its own.
    fn refuse_bomb(&mut self, limits: &Limits, packed: usize) -> Result<(), Refused> {
        let mut inflated = 0_u64;
        for place in 0..self.zip.len() {
            let part = self.zip.by_index_raw(place).map_err(|_| Refused::CorruptWorkbook)?;
            if part.encrypted() {
                return Err(Refused::PasswordProtected);
            }
            inflated = inflated.saturating_add(part.size());
        }
        let packed = u64::try_from(packed).unwrap_or(u64::MAX);
        let bomb =
            inflated > limits.inflated_bytes || (inflated > HARMLESS && inflated / MOST_RATIO > packed);
        if bomb { Err(Refused::ZipBomb) } else { Ok(()) }
    }

    /// What the archive is, by the names of its parts.
    pub(crate) fn kind(&mut self) -> Result<Kind, Refused> {
        if self.places.contains_key("xl/workbook.bin") {
            return Err(Refused::BinaryExcel);
        }
        if let Some(&place) = self.places.get("mimetype") {
            return self.open_document(place);
        }
        let is_workbook = |path: &String| path.ends_with(".xml") && path.contains("workbook");
        if self.places.keys().any(is_workbook) {
            Ok(Kind::Workbook)
        } else if self.places.contains_key("[content_types].xml") {
            Err(Refused::NotATable)
        } else {
            Ok(Kind::Files)
        }
    }

    fn open_document(&mut self, place: usize) -> Result<Kind, Refused> {
        let mut kind = Vec::new();
        let part = self.zip.by_index(place).map_err(|_| Refused::CorruptWorkbook)?;
        part.take(64).read_to_end(&mut kind).map_err(|_| Refused::CorruptWorkbook)?;
        match kind.strip_prefix(b"application/vnd.oasis.opendocument.") {
            Some(rest) if rest.starts_with(b"spreadsheet") => Ok(Kind::OpenDocument),
            Some(_) => Err(Refused::OpenDocument),
            None => Err(Refused::NotATable),
        }
    }

    /// How many bytes a part inflates to.
    pub(crate) fn size(&mut self, path: &str) -> Option<u64> {
        let place = *self.places.get(&key(path))?;
        Some(self.zip.by_index_raw(place).ok()?.size())
    }

    /// The names of its files as they are written, each with its place and its size.
    pub(crate) fn files(&mut self) -> Vec<(usize, String, u64)> {
        let places = 0..self.zip.len();
        let mut file = |place| {
            let file = self.zip.by_index_raw(place).ok()?;
            let name = file.name().ok()?.into_owned();
            (!file.is_dir()).then_some((place, name, file.size()))
        };
        places.filter_map(&mut file).collect()
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&mut self, place: usize) -> Result<Vec<u8>, Refused> {
        let mut bytes = Vec::new();
        let mut file = self.zip.by_index(place).map_err(|_| Refused::CorruptWorkbook)?;
        file.read_to_end(&mut bytes).map_err(|_| Refused::CorruptWorkbook)?;
        Ok(bytes)
    }

    /// Refuses string tables that announce more strings than they have room for: calamine
    /// reserves memory for the number announced, and a failed reservation ends the process.
    pub(super) fn refuse_false_claims(&mut self) -> Result<(), Refused> {
        let tables: Vec<(String, usize)> = self
            .places
            .iter()
            .filter(|(path, _)| path.ends_with("sharedstrings.xml"))
            .map(|(path, &place)| (path.clone(), place))
            .collect();
        for (path, place) in tables {
            let room = self.zip.by_index_raw(place).map_err(|_| Refused::CorruptWorkbook)?.size() / 5;
            if announced_strings(self.part(&path)?) > room.max(HARMLESS_STRINGS) {
                return Err(Refused::CorruptWorkbook);
            }
        }
        Ok(())
    }
}

/// How many strings the first table of a part announces.
fn announced_strings(mut part: Part<'_, '_>) -> u64 {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer) {
            Ok(Event::Start(table)) if table.local_name().as_ref() == "sst" => {
                // A number too large for u64 is too large for anything.
                let count = attribute(&table, "uniqueCount");
                return count.map_or(0, |count| count.trim().parse().unwrap_or(u64::MAX));
            }
            Ok(Event::Eof) | Err(_) => return 0,
            Ok(_) => (),
        }
    }
}

/// A broken archive is a broken workbook when it still names a workbook's parts.
fn unreadable(bytes: &[u8]) -> Refused {
    let names = |part: &[u8]| memchr::memmem::find(bytes, part).is_some();
    if names(b"xl/") || names(b"[Content_Types].xml") { Refused::CorruptWorkbook } else { Refused::NotATable }
}

/// Where each part stands. Two whose names differ in case or a slash alone are for us one, and for whoever else
/// reads the archive another: what was weighed would not be what is read.
fn places<R: Read + Seek>(zip: &ZipArchive<R>) -> Result<HashMap<String, usize>, Refused> {
    let mut places = HashMap::with_capacity(zip.len());
    for (place, name) in zip.file_names().enumerate() {
        let Ok(name) = name else { continue };
        if places.insert(key(&name), place).is_some() {
            return Err(Refused::CorruptWorkbook);
        }
    }
    Ok(places)
}

fn key(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}
