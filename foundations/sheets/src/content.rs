//! What the bytes of a file are, whatever its name says.

use memchr::memmem;

use crate::Refused;

/// The readers a file may go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A ZIP archive, as every modern workbook is.
    Archive,
    /// A compound file that holds a workbook of Excel 95 to 2003.
    OldWorkbook,
    /// Text, as far as the first bytes tell.
    Text,
}

/// How files begin that are no table.
const FOREIGN: [&[u8]; 22] = [
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"OggS",
    b"ID3\x03",
    b"ID3\x04",
    b"fLaC",
    b"\x7fELF",
    b"MZ\x90\0",
    b"\xca\xfe\xba\xbe",
    b"\x1f\x8b",
    b"BZh9",
    b"\xfd7zXZ\0",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"SQLite format 3\0",
    b"!<arch>\n",
];

/// How workbooks before Excel 5 begin, which were not yet wrapped in a compound file.
const BARE_OLD_EXCEL: [&[u8]; 4] = [b"\x09\0\x04\0", b"\x09\x02\x06\0", b"\x09\x04\x06\0", b"\x09\x08\x08\0"];

const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Decides which reader a file goes to.
pub(crate) fn content_of(bytes: &[u8]) -> Result<Content, Refused> {
    let begins = |start: &&[u8]| bytes.starts_with(start);
    if bytes.starts_with(COMPOUND_FILE) {
        compound_file(bytes)
    } else if BARE_OLD_EXCEL.iter().any(begins) {
        Err(Refused::OldExcel)
    } else if FOREIGN.iter().any(begins) {
        Err(Refused::NotATable)
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Ok(Content::Archive)
    } else {
        Ok(Content::Text)
    }
}

/// A compound file is a little disk of named streams; the names tell what wrote it.
fn compound_file(bytes: &[u8]) -> Result<Content, Refused> {
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") {
        Err(Refused::PasswordProtected)
    } else if has("Workbook") || has("Book") {
        Ok(Content::OldWorkbook)
    } else {
        Err(Refused::NotATable)
    }
}

/// How names end of files that are no table, though a text under such a name may pass for one.
const OTHER_NAMES: [&str; 26] = [
    "doc", "docx", "docm", "dot", "odt", "odp", "odg", "rtf", "pdf", "ppt", "pptx", "pages", "key", "jpg",
    "jpeg", "png", "gif", "webp", "heic", "svg", "html", "htm", "json", "eml", "msg", "exe",
];

/// Refuses a text whose name says that it is something else: nobody means a letter to be a table.
pub(crate) fn refuse_other_names(name: &str) -> Result<(), Refused> {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if OTHER_NAMES.contains(&end.as_str()) { Err(Refused::WrongName) } else { Ok(()) }
}

/// The same of a file of which only the start is at hand; a compound file is not looked into.
pub(crate) fn content_of_start(start: &[u8]) -> Result<Content, Refused> {
    if start.starts_with(COMPOUND_FILE) { Ok(Content::OldWorkbook) } else { content_of(start) }
}

/// What decoded text looks like, seen piece by piece.
#[derive(Default)]
pub(crate) struct Looks {
    start: String,
    length: usize,
    zeros: usize,
    controls: usize,
}

impl Looks {
    /// Looks at the next piece.
    pub(crate) fn see(&mut self, piece: &str) {
        if self.start.is_empty() {
            let start: String = piece.trim_start().chars().take(15).collect();
            self.start = start.to_ascii_lowercase();
        }
        self.length += piece.chars().count();
        self.zeros += memchr::memchr_iter(0, piece.as_bytes()).count();
        // each of them is one byte, and no byte of a longer character is like it
        self.controls += piece.bytes().filter(|&byte| is_stray_control(byte)).count();
    }

    /// Refuses text that no spreadsheet would show: other formats, or bytes of a program.
    pub(crate) fn refuse_unless_table(&self) -> Result<(), Refused> {
        let markup = ["<?xml", "<html", "<!doctype", "<table", "<workbook"];
        if markup.iter().any(|tag| self.start.starts_with(tag)) {
            return Err(Refused::Markup);
        }
        // A few strays happen to honest files, however short.
        let binary = self.zeros * 4 > self.length || (self.controls > 32 && self.controls * 20 > self.length);
        if binary { Err(Refused::NotATable) } else { Ok(()) }
    }
}

const fn is_stray_control(byte: u8) -> bool {
    matches!(byte, 0..=0x8 | 0xe..=0x1f | 0x7f)
}
