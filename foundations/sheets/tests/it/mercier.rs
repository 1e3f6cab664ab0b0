//! The workshop's file: one workbook, and each of its sheets in two text files.

use std::collections::BTreeMap;

use rstest::rstest;
use serde_json::Value;
use sheets::{Cell, Charset, Format, Merge, NumberShape, Row, Separator, Sheet, Workbook};

use crate::corpus::{mercier, read};

const SHEETS: [&str; 4] = ["Clients", "Contacts", "Ventes", "Listes"];

fn workbook() -> Workbook {
    read("fichier-clients-mercier.xlsx", &mercier("fichier-clients-mercier.xlsx")).expect("a workbook")
}

fn sheet(name: &str) -> Sheet {
    workbook().sheets.into_iter().find(|sheet| sheet.name == name).expect("a sheet of this name")
}

#[test]
fn the_workbook_has_three_sheets_and_a_hidden_one() {
    let workbook = workbook();
    let tabs: Vec<(&str, bool)> =
        workbook.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(tabs, SHEETS.map(|name| (name, name == "Listes")));
    assert_eq!((workbook.format, workbook.encoding, workbook.separator), (Format::Xlsx, None, None));
}

#[test]
fn its_hidden_rows_are_there_and_say_so() {
    let hidden: Vec<(String, u32)> = workbook()
        .sheets
        .iter()
        .flat_map(|sheet| {
            let rows = sheet.rows.iter().filter(|row| row.hidden);
            rows.map(|row| (sheet.name.clone(), row.number)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(hidden, [51, 52, 53].map(|row| ("Ventes".to_owned(), row)));
}

#[test]
fn its_title_and_double_header_are_merged() {
    let spans: Vec<Merge> = sheet("Clients").merged;
    let merge = |row, left, right| Merge { top: row, bottom: row, left, right };
    assert_eq!(spans, [merge(1, 0, 15), merge(3, 0, 4), merge(3, 5, 10), merge(3, 11, 15)]);
}

#[rstest]
#[case("clients.csv", Charset::WINDOWS_1252, false, Separator::SEMICOLON)]
#[case("contacts.csv", Charset::WINDOWS_1252, false, Separator::SEMICOLON)]
#[case("ventes.csv", Charset::WINDOWS_1252, false, Separator::SEMICOLON)]
#[case("clients-utf8-bom.csv", Charset::UTF_8, true, Separator::SEMICOLON)]
#[case("contacts-texte-unicode.txt", Charset::UTF_16LE, true, Separator::TAB)]
#[case("ventes-virgule-utf8.csv", Charset::UTF_8, false, Separator::COMMA)]
fn encoding_and_separator_are_found(
    #[case] file: &str,
    #[case] charset: Charset,
    #[case] had_bom: bool,
    #[case] separator: Separator,
) {
    let workbook = read(file, &mercier(file)).expect("a table");
    let encoding = workbook.encoding.expect("a text file has one");
    assert_eq!((encoding.charset, encoding.had_bom, encoding.had_errors), (charset, had_bom, false));
    assert_eq!(workbook.separator, Some(separator));
    assert_eq!(workbook.sheets[0].name, file.rsplit_once('.').expect("an ending").0);
    assert!(workbook.sheets[0].rows.iter().all(|row| row.flaw.is_none()));
}

#[rstest]
#[case("Clients", "clients.csv")]
#[case("Contacts", "contacts.csv")]
#[case("Ventes", "ventes.csv")]
#[case("Clients", "clients-utf8-bom.csv")]
#[case("Contacts", "contacts-texte-unicode.txt")]
#[case("Ventes", "ventes-virgule-utf8.csv")]
fn a_sheet_reads_the_same_however_it_was_saved(#[case] name: &str, #[case] file: &str) {
    let workbook = read(file, &mercier(file)).expect("a table");
    let lossy = workbook.encoding.expect("a text file has one").charset == Charset::WINDOWS_1252;
    let saved = by_number(&workbook.sheets[0]);
    let original = sheet(name);
    assert_eq!(
        saved.keys().copied().collect::<Vec<_>>(),
        original.rows.iter().map(|row| row.number).collect::<Vec<_>>()
    );
    for row in &original.rows {
        let saved = &saved[&row.number].cells;
        for (column, cell) in saved.iter().enumerate() {
            let original = row.cells.get(column).unwrap_or(&Cell::Empty);
            let same = means_the_same(original, &cell.text(), lossy);
            assert!(same, "row {} column {column}: {:?} and {:?}", row.number, original.text(), cell.text());
        }
        assert!(row.cells.len() <= saved.len());
    }
}

fn by_number(sheet: &Sheet) -> BTreeMap<u32, &Row> {
    sheet.rows.iter().map(|row| (row.number, row)).collect()
}

/// Whether a cell of the workbook is the one Excel wrote as this text.
fn means_the_same(cell: &Cell, written: &str, lossy: bool) -> bool {
    let number = |text: &str| text.replace(['\u{a0}', '\u{202f}', ' ', '€', '%'], "").replace(',', ".");
    match cell {
        Cell::Date(date) => date.strftime("%d/%m/%Y").to_string() == written,
        Cell::Number { value, shown_as: NumberShape::Percent, .. } => {
            number(written).parse::<f64>().is_ok_and(|percent| (percent - value * 100.0).abs() < 1e-9)
        }
        Cell::Number { value, shown_as: NumberShape::Currency, .. } => {
            number(written).parse::<f64>().is_ok_and(|amount| (amount - value).abs() < 0.005)
        }
        Cell::Number { text, .. } => text.replace('.', ",") == written,
        _ if lossy => {
            // Excel wrote the narrow space windows-1252 lacks as a wide one.
            let text = cell.text().replace('\u{202f}', "\u{a0}");
            Charset::WINDOWS_1252.encode(&text) == Charset::WINDOWS_1252.encode(written)
        }
        _ => cell.text() == written,
    }
}

#[rstest]
#[case("Clients", "clients.csv")]
#[case("Contacts", "contacts.csv")]
#[case("Ventes", "ventes.csv")]
fn rows_and_lines_are_counted_as_the_person_counts_them(#[case] name: &str, #[case] file: &str) {
    let expected: Value = serde_json::from_slice(&mercier("expected.json")).expect("JSON");
    let rows = expected["sheets"][name]["rows"].as_array().expect("rows");
    let workbook = read(file, &mercier(file)).expect("a table");
    let saved = by_number(&workbook.sheets[0]);
    assert!(!rows.is_empty());
    for row in rows {
        let number = |key: &str| u32::try_from(row[key].as_u64().expect("a number")).expect("small");
        assert_eq!(saved[&number("xlsx_row")].line, Some(number("csv_line")));
    }
}

#[test]
fn numbers_keep_their_shape() {
    let row =
        |number: u32| sheet("Clients").rows.into_iter().find(|row| row.number == number).expect("a row");
    let Cell::Number { shown_as, text, .. } = &row(6).cells[2] else { panic!("a SIREN typed as a number") };
    assert_eq!((*shown_as, text.as_str()), (NumberShape::General, "990312175"));
    let Cell::Number { shown_as, text, .. } = &row(7).cells[12] else { panic!("an amount") };
    assert_eq!((*shown_as, text.as_str()), (NumberShape::Currency, "74211.01"));
    assert!(row(5).cells[11] == Cell::Date(jiff::civil::date(2015, 7, 15)));
}
