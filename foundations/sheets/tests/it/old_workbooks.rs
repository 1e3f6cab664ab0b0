//! Workbooks of Excel 97 and of LibreOffice: read whole, and weighed before.

use std::io::{Cursor, Write as _};

use cfb::{CompoundFile, Version};
use rstest::rstest;
use sheets::{Format, Limits, Options, Refused, WholeLimits};

use crate::corpus::{archive, borrowed, grid, read};

const CELL: u16 = 0x00fd;

/// A record of an old workbook.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// The cell of a shared string.
fn label(row: u16, column: u16, string: u16) -> Vec<u8> {
    record(CELL, &words(&[row, column, 0, string, 0]))
}

/// The table of strings: where a record is full, the letters go on in the next one.
fn table(strings: &[&str]) -> Vec<u8> {
    let count = u16::try_from(strings.len()).expect("a few strings");
    let mut pieces = vec![words(&[count, 0, count, 0])];
    for string in strings {
        let letters: Vec<u16> = string.encode_utf16().collect();
        if pieces.last().is_some_and(|piece| piece.len() > 7_990) {
            pieces.push(Vec::new());
        }
        let head = [words(&[u16::try_from(letters.len()).expect("short")]), vec![1]].concat();
        pieces.last_mut().expect("one").extend(head);
        for letter in letters {
            if pieces.last().is_some_and(|piece| piece.len() > 7_998) {
                pieces.push(vec![1]);
            }
            pieces.last_mut().expect("one").extend(letter.to_le_bytes());
        }
    }
    let kinds = std::iter::once(0x00fc).chain(std::iter::repeat(0x003c));
    kinds.zip(pieces).flat_map(|(kind, piece)| record(kind, &piece)).collect()
}

/// A workbook of one sheet with these strings and cells.
fn old(strings: &[&str], sheet: &[Vec<u8>]) -> Vec<u8> {
    let beginning = record(0x0809, &words(&[0x0600, 0x0005, 0, 0, 0, 0, 0, 0]));
    let table = table(strings);
    let tab = |place: u32| record(0x0085, &[&place.to_le_bytes()[..], &[0, 0, 7, 0], b"Clients"].concat());
    let end = record(0x000a, &[]);
    let before = [&beginning[..], &tab(0), &table, &end].concat().len();
    let place = u32::try_from(before).expect("a short stream");
    let stream = [&beginning[..], &tab(place), &table, &end, &beginning, &sheet.concat(), &end].concat();
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).expect("memory");
    file.create_stream("/Workbook").expect("memory").write_all(&stream).expect("memory");
    file.flush().expect("memory");
    file.into_inner().into_inner()
}

/// A workbook of LibreOffice with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
        xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {spaces}><office:body><office:spreadsheet>\
         <table:table table:name=\"Clients\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest \
        xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", manifest.to_owned()),
        ("content.xml", content),
    ])
}

fn text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn row(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

fn refused(bytes: &[u8]) -> &'static str {
    read("clients.xls", bytes).expect_err("refused").code()
}

#[test]
fn a_workbook_of_1997_is_read() {
    let strings = ["Nom", "Ville", "Lefèvre", "Lille"];
    let cells = [label(0, 0, 0), label(0, 1, 1), label(2, 0, 2), label(2, 1, 3)];
    let workbook = read("clients.xls", &old(&strings, &cells)).expect("a workbook");
    assert_eq!(workbook.format, Format::Xls);
    assert_eq!(workbook.sheets[0].name, "Clients");
    assert_eq!(grid(&workbook.sheets[0]), [["Nom", "Ville"], ["Lefèvre", "Lille"]]);
    assert_eq!(workbook.sheets[0].rows[1].number, 3);
}

#[test]
fn long_tables_of_strings_go_on_in_further_records() {
    let strings: Vec<String> =
        (0..900).map(|at| format!("Client numéro {at} de la rue des Érables")).collect();
    let strings: Vec<&str> = strings.iter().map(String::as_str).collect();
    let cells: Vec<Vec<u8>> = (0..900).map(|at| label(at, 0, at)).collect();
    let workbook = read("clients.xls", &old(&strings, &cells)).expect("a workbook");
    assert_eq!(grid(&workbook.sheets[0])[899], ["Client numéro 899 de la rue des Érables"]);
}

#[test]
fn a_few_cells_that_span_a_world_are_refused() {
    let far = [label(0, 0, 0), label(65_535, 255, 0)];
    assert_eq!(refused(&old(&["Nom"], &far)), "heavy-workbook");
    let claimed = [
        record(0x0200, &[&[0; 4], &u32::MAX.to_le_bytes()[..], &[0, 0, 0xff, 0, 0, 0]].concat()),
        label(0, 0, 0),
    ];
    assert_eq!(refused(&old(&["Nom"], &claimed)), "heavy-workbook");
}

#[test]
fn a_string_that_stands_for_gigabytes_is_refused() {
    let long = "é".repeat(30_000);
    let cells: Vec<Vec<u8>> = (0..40_000).map(|row| label(row, 0, 0)).collect();
    assert_eq!(refused(&old(&[&long], &cells)), "heavy-workbook");
}

#[test]
fn a_compound_file_that_runs_in_circles_is_refused() {
    let mut bytes = old(&["Nom", "Ville"], &[label(0, 0, 0), label(0, 1, 1)]);
    // The first sector of the table of sectors: every sector is said to lead to the third one.
    for entry in bytes[512..1024].chunks_mut(4) {
        entry.copy_from_slice(&2_u32.to_le_bytes());
    }
    assert_eq!(refused(&bytes), "corrupt-workbook");
}

#[test]
fn a_workbook_of_libre_office_is_read() {
    let rows = [
        row(&[text("Nom"), text("Depuis"), text("Ville")]),
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>".to_owned(),
        row(&[
            text("Lefèvre &amp; fils"),
            "<table:table-cell office:value-type=\"date\" office:date-value=\"2021-03-04\"/>".to_owned(),
            text("Lille"),
        ]),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let workbook = read("clients.ods", &open_document(&rows.concat())).expect("a workbook");
    assert_eq!(workbook.format, Format::Ods);
    assert_eq!(
        grid(&workbook.sheets[0]),
        [["Nom", "Depuis", "Ville"], ["Lefèvre & fils", "2021-03-04", "Lille"]]
    );
    assert_eq!(workbook.sheets[0].rows[1].number, 4);
}

#[rstest]
#[case::wide(
    "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>Nom</text:p></table:table-cell></table:table-row>"
)]
#[case::apart(
    "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"900\"/><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>"
)]
fn repetitions_that_stand_for_a_world_are_refused(#[case] rows: &str) {
    assert_eq!(refused(&open_document(rows)), "heavy-workbook");
}

#[test]
fn a_long_text_repeated_is_weighed_by_its_letters() {
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"5000\"><table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell></table:table-row>",
        "x".repeat(30_000)
    );
    assert_eq!(refused(&open_document(&rows)), "heavy-workbook");
}

#[test]
fn entities_are_never_expanded() {
    let laughs: String =
        (1..9).map(|at| format!("<!ENTITY l{at} \"&l{0};&l{0};&l{0};&l{0};\">", at - 1)).collect();
    let content = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY l0 \"lol\">{laughs}]><office:document-content/>"
    );
    let file = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest:manifest/>".to_owned()),
        ("content.xml", content),
    ]);
    let read = read("clients.ods", &file);
    assert!(read.is_err() || read.is_ok_and(|workbook| workbook.sheets.is_empty()));
}

#[test]
fn what_may_weigh_is_a_limit_like_others() {
    let whole = WholeLimits { bytes: 10, ..Limits::default().whole };
    let options = Options { limits: Limits { whole, ..Limits::default() }, ..Options::default() };
    let file = open_document(&row(&[text("Nom")]));
    assert_eq!(sheets::read("clients.ods", &file, &options).expect_err("heavy"), Refused::HeavyWorkbook);
}

#[rstest]
#[case("xlsx/date.xls", "2021-01-01")]
#[case("xlsx/date.ods", "2021-01-01")]
fn workbooks_of_other_projects_are_read(#[case] file: &str, #[case] first: &str) {
    let Some(bytes) = borrowed(file) else { return };
    let workbook = read(file, &bytes).expect("a workbook");
    assert_eq!(grid(&workbook.sheets[0])[0][0], first);
}

#[test]
fn merged_cells_of_an_old_workbook_are_told() {
    let Some(bytes) = borrowed("xlsx/merge_cells.xls") else { return };
    let workbook = read("merge_cells.xls", &bytes).expect("a workbook");
    assert!(workbook.sheets.iter().any(|sheet| !sheet.merged.is_empty()));
}
