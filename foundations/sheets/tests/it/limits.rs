//! What is refused, and with which code.

use rstest::rstest;
use sheets::{Limits, Options, Refused, RowFlaw};

use crate::corpus::{mercier, read};

fn refused_with(bytes: &[u8], limits: Limits) -> Refused {
    sheets::read("fichier", bytes, &Options { limits, ..Options::default() }).expect_err("beyond the limit")
}

#[rstest]
#[case::nothing(b"", "empty-file")]
#[case::blanks(b"\xef\xbb\xbf\r\n;;;\r\n\r\n", "empty-file")]
#[case::pdf(b"%PDF-1.7\n1 0 obj\n", "not-a-table")]
#[case::jpeg(b"\xff\xd8\xff\xe0\0\x10JFIF\0", "not-a-table")]
#[case::png(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-a-table")]
#[case::program(b"MZ\x90\0\x03\0\0\0", "not-a-table")]
#[case::rtf(b"{\\rtf1\\ansi Bonjour}", "not-a-table")]
#[case::zeros(&[0; 400], "not-a-table")]
#[case::web_page(b"<html><body><table><tr><td>Nom</td></tr></table>", "markup")]
#[case::xml(b"\xef\xbb\xbf<?xml version=\"1.0\"?><Workbook/>", "markup")]
#[case::very_old_excel(b"\x09\x08\x08\0\0\x05\x10\0", "old-excel")]
#[case::broken_archive(b"PK\x03\x04 xl/workbook.xml and no end", "corrupt-workbook")]
#[case::other_archive(b"PK\x03\x04 photos, cut off", "not-a-table")]
fn what_is_no_table_is_refused_with_a_code(#[case] bytes: &[u8], #[case] code: &str) {
    assert_eq!(read("clients.csv", bytes).expect_err("no table").code(), code);
}

#[test]
fn the_content_decides_not_the_name() {
    let workbook = read("clients.csv", &mercier("fichier-clients-mercier.xlsx")).expect("a workbook");
    assert_eq!(workbook.sheets.len(), 4);
    let workbook = read("clients.xlsx", &mercier("clients.csv")).expect("a table");
    assert_eq!(workbook.sheets.len(), 1);
}

#[rstest]
#[case("lettre.docx")]
#[case("contrat.PDF")]
#[case("page.html")]
fn a_text_that_is_called_something_else_is_no_table(#[case] name: &str) {
    assert_eq!(read(name, b"Nom;Ville\nDurand;Lille\n").expect_err("a letter").code(), "wrong-name");
    assert!(read("clients.xls", b"Nom;Ville\nDurand;Lille\n").is_ok(), "many programs call a CSV so");
}

#[test]
fn a_compound_file_is_named_by_its_streams() {
    let with = |stream: &str| {
        let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        file.resize(1024, 0);
        file.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        file.resize(2048, 0);
        read("clients.xlsx", &file).expect_err("a compound file").code()
    };
    assert_eq!(with("EncryptedPackage"), "password-protected");
    assert_eq!(with("Workbook"), "corrupt-workbook");
    assert_eq!(with("WordDocument"), "not-a-table");
}

#[test]
fn a_file_has_only_so_many_bytes_rows_columns_and_cells() {
    let limits = Limits::default();
    let file = b"a;b;c\nd;e;f\ng;h;i\n";
    assert_eq!(refused_with(file, Limits { file_bytes: 17, ..limits }), Refused::TooLarge { limit: 17 });
    assert_eq!(refused_with(file, Limits { rows: 2, ..limits }), Refused::TooManyRows { limit: 2 });
    assert_eq!(refused_with(file, Limits { columns: 2, ..limits }), Refused::TooManyColumns { limit: 2 });
    assert_eq!(refused_with(file, Limits { cells: 8, ..limits }), Refused::TooManyCells { limit: 8 });
    let exact = Limits { file_bytes: 18, rows: 3, columns: 3, cells: 9, ..limits };
    assert!(sheets::read("f", file, &Options { limits: exact, ..Options::default() }).is_ok());
}

#[test]
fn and_so_has_a_workbook() {
    let limits = Limits::default();
    let file = mercier("fichier-clients-mercier.xlsx");
    assert_eq!(refused_with(&file, Limits { rows: 100, ..limits }), Refused::TooManyRows { limit: 100 });
    assert_eq!(refused_with(&file, Limits { columns: 9, ..limits }), Refused::TooManyColumns { limit: 9 });
    assert_eq!(refused_with(&file, Limits { cells: 99, ..limits }), Refused::TooManyCells { limit: 99 });
    assert_eq!(refused_with(&file, Limits { inflated_bytes: 300_000, ..limits }), Refused::ZipBomb);
}

#[test]
fn empty_columns_far_to_the_right_do_no_harm() {
    let text = format!("a;b{0}\nc;d{0}\n", ";".repeat(16_382));
    let sheet = read("f.csv", text.as_bytes()).expect("a table").sheets.remove(0);
    assert_eq!(sheet.rows[1].cells.len(), Limits::default().columns);
}

#[test]
fn a_cell_too_long_is_cut_and_its_row_marked() {
    let text = format!("Nom;Note\nDurand;{}\nNoël;court\n", "é".repeat(40_000));
    let sheet = read("f.csv", text.as_bytes()).expect("a table").sheets.remove(0);
    assert_eq!(sheet.rows[1].cells[1].text().chars().count(), 32_767);
    assert_eq!(sheet.rows[1].flaw, Some(RowFlaw::CellTooLong(1)));
    assert_eq!(sheet.rows[2].flaw, None);
}

#[test]
fn debug_output_holds_no_content() {
    let workbook = read("f.csv", "Nom;Ville\nLefèvre;Lille\n".as_bytes()).expect("a table");
    let shown = format!("{workbook:?}");
    assert!(shown.contains("Text(…)") && !shown.contains("Lef") && !shown.contains("Lille"));
}
