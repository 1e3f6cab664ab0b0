//! The ZIP archive a workbook is kept in, looked over before anything in it is inflated.

use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::relations::attribute;
use crate::{Limits, Refused};

/// The parts of a workbook, by path.
pub(crate) struct Archive<R> {
    zip: ZipArchive<R>,
    /// Places by path in small letters with slashes: some writers use `XL\Workbook.xml`.
    places: HashMap<String, usize>,
    /// The bytes of all parts, inflated.
    inflated: u64,
    /// How much is read of a part before somebody must look at it.
    stride: u64,
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
pub(crate) type Part<'z, R> = Reader<BufReader<Strides<ZipFile<'z, R>>>>;

/// Bytes that are read so far at once: what is one cell to whoever reads it may be as long as the file.
pub(crate) struct Strides<R> {
    bytes: R,
    stride: u64,
    left: u64,
}

/// Inflating to more than this many times its size is no property of a sheet.
const MOST_RATIO: u64 = 200;

/// What a cell of a workbook that is not held may take.
const LONGEST: u64 = 16 << 20;

/// Below this size nobody is harmed by a ratio.
const HARMLESS: u64 = 32 << 20;

/// Strings a part may announce whatever its size; beyond, each needs at least `<si/>`.
const HARMLESS_STRINGS: u64 = 1 << 20;

impl<'a> Archive<Cursor<&'a [u8]>> {
    /// Opens an archive that is at hand and will not grow beyond the limits.
    pub(crate) fn at_hand(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refused> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable(bytes))?;
        let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self::looked_over(zip, packed, (limits.inflated_bytes, u64::MAX))
    }
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive that lies anywhere, and whose parts are not to be held whole.
    pub(crate) fn open(mut bytes: R, limits: &Limits) -> Result<Self, Refused> {
        let packed = bytes.seek(SeekFrom::End(0))?;
        let zip = ZipArchive::new(bytes).map_err(|_| Refused::CorruptWorkbook)?;
        Self::looked_over(zip, packed, (limits.long_inflated_bytes, LONGEST))
    }

    fn looked_over(zip: ZipArchive<R>, packed: u64, (most, stride): (u64, u64)) -> Result<Self, Refused> {
        let places = places(&zip)?;
        let mut archive = Self { zip, places, inflated: 0, stride };
        archive.refuse_bomb(packed, most)?;
        Ok(archive)
    }

    /// The bytes it was opened on.
    pub(crate) fn into_bytes(self) -> R {
        self.zip.into_inner()
    }

    /// The part at this path.
    pub(crate) fn part(&mut self, path: &str) -> Result<Part<'_, R>, Refused> {
        let place = *self.places.get(&key(path)).ok_or(Refused::CorruptWorkbook)?;
        let bytes = self.zip.by_index(place).map_err(|_| Refused::CorruptWorkbook)?;
        let strides = Strides { bytes, stride: self.stride, left: self.stride };
        let mut reader = Reader::from_reader(BufReader::new(strides));
        reader.config_mut().check_end_names = false;
        reader.config_mut().expand_empty_elements = true;
        Ok(reader)
    }

    /// Adds up the declared sizes: the zip crate fails a part that inflates beyond its own.
    fn refuse_bomb(&mut self, packed: u64, most: u64) -> Result<(), Refused> {
        for place in 0..self.zip.len() {
            let part = self.zip.by_index_raw(place).map_err(|_| Refused::CorruptWorkbook)?;
            if part.encrypted() {
                return Err(Refused::PasswordProtected);
            }
            self.inflated = self.inflated.saturating_add(part.size());
        }
        let bomb = self.inflated > most || (self.inflated > HARMLESS && self.inflated / MOST_RATIO > packed);
        if bomb { Err(Refused::ZipBomb) } else { Ok(()) }
    }

    /// How many bytes all parts but this one inflate to.
    pub(crate) fn beside(&mut self, path: &str) -> u64 {
        self.inflated.saturating_sub(self.size(path).unwrap_or(0))
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

    /// Refuses tables of strings that are too large to be held, as calamine does, and ones that announce more
    /// strings than they have room for: it reserves memory for the number announced, and a failed reservation
    /// ends the process.
    pub(super) fn weigh_strings(&mut self, limits: &Limits) -> Result<(), Refused> {
        let tables: Vec<(String, usize)> = self
            .places
            .iter()
            .filter(|(path, _)| path.ends_with("sharedstrings.xml"))
            .map(|(path, &place)| (path.clone(), place))
            .collect();
        for (path, place) in tables {
            let size = self.zip.by_index_raw(place).map_err(|_| Refused::CorruptWorkbook)?.size();
            if size > limits.string_bytes {
                return Err(Refused::HeavyStrings);
            }
            if announced_strings(self.part(&path)?) > (size / 5).max(HARMLESS_STRINGS) {
                return Err(Refused::CorruptWorkbook);
            }
        }
        Ok(())
    }
}

impl<R> Strides<R> {
    /// What was read so far was looked at.
    pub(super) const fn looked_at(&mut self) {
        self.left = self.stride;
    }
}

impl<R: Read> Read for Strides<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("a cell without an end"));
        }
        let read = self.bytes.read(into)?;
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

/// How many strings the first table of a part announces.
fn announced_strings(mut part: Part<'_, impl Read>) -> u64 {
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
