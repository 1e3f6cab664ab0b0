//! Where the files of these tests are, and grids in a form that reads well in a test.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use sheets::{Options, Refused, Row, Sheet, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Our own file of the Mercier workshop.
pub fn mercier(file: &str) -> Vec<u8> {
    let path = root().join("fixtures/fichier-clients-fr").join(file);
    std::fs::read(path).expect("our own fixture")
}

/// A file of other projects, which are not copied here; `None`, and a line saying so, where their folder is absent.
pub fn borrowed(file: &str) -> Option<Vec<u8>> {
    let folder =
        std::env::var_os("CARNET_SHARED_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    if !folder.is_dir() {
        eprintln_skipped(file);
        return None;
    }
    Some(std::fs::read(folder.join(file)).expect("a file of the shared test data"))
}

#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn eprintln_skipped(file: &str) {
    eprintln!("skipped: the test data {file} are absent (set CARNET_SHARED_DATA)");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads with everything detected.
pub fn read(name: &str, bytes: &[u8]) -> Result<Workbook, Refused> {
    sheets::read(name, bytes, &Options::default())
}

/// The only sheet of a text file.
pub fn text_sheet(bytes: &[u8]) -> Sheet {
    read("fichier.csv", bytes).expect("a table").sheets.remove(0)
}

/// The texts of a row.
pub fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text().into_owned()).collect()
}

/// The texts of a sheet.
pub fn grid(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(texts).collect()
}

/// The texts of a text file.
pub fn text_grid(text: &str) -> Vec<Vec<String>> {
    grid(&text_sheet(text.as_bytes()))
}

/// An archive of these parts, deflated.
pub fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    packed(parts, CompressionMethod::Deflated)
}

/// An archive of these parts as they are, for tests that make many.
pub fn stored(parts: &[(&str, String)]) -> Vec<u8> {
    packed(parts, CompressionMethod::Stored)
}

fn packed(parts: &[(&str, String)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, content) in parts {
        zip.start_file(*name, options).expect("memory");
        zip.write_all(content.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// The parts of an archive, all of them text.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        parts.push((part.name().expect("a name").into_owned(), text));
    }
    parts
}
