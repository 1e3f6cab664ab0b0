//! A text that is longer than what is looked at once is read as it stands, whatever falls on a seam.

use std::io::Cursor;

use rstest::rstest;
use sheets::{Charset, Options, Row, RowFlaw, Rows};

/// A list of some megabytes, with accents, cells of several lines and cells as long as the seams are apart.
fn list() -> Vec<[String; 3]> {
    let mut rows = vec![["Nom".to_owned(), "Ville".to_owned(), "Note".to_owned()]];
    rows.extend((0..40_000).map(|row| {
        let note = match row % 1_000 {
            500 => format!("première ligne\nseconde ; fin {row}"),
            700 => "é".repeat(30_000),
            _ => format!("« déjà » {row}"),
        };
        [format!("Évrard-{row}"), "Liège".to_owned(), note]
    }));
    rows
}

fn text(rows: &[[String; 3]], line_end: &str) -> String {
    let lines = rows.iter().map(|[name, town, note]| format!("{name};{town};\"{note}\"{line_end}"));
    lines.collect()
}

fn read(bytes: &[u8], encoding: Option<Charset>) -> Vec<Row> {
    let options = Options { encoding, ..Options::default() };
    let mut reader =
        Rows::open("clients.csv", Cursor::new(bytes.to_vec()), &options).expect("a table").expect("a text");
    reader.next_rows(10).expect("ten rows");
    reader.rewind();
    let mut rows = Vec::new();
    loop {
        let some = reader.next_rows(777).expect("within the limits");
        if some.is_empty() {
            return rows;
        }
        rows.extend(some);
    }
}

#[rstest]
#[case::utf_8(Charset::UTF_8, false)]
#[case::windows_1252(Charset::WINDOWS_1252, false)]
#[case::utf_16(Charset::UTF_16LE, false)]
#[case::of_ms_dos(Charset::IBM850, true)]
fn every_row_is_read_as_it_was_written(#[case] charset: Charset, #[case] is_told: bool) {
    let rows = list();
    let bytes = charset.encode(&text(&rows, "\r\n")).into_owned();
    let found = read(&bytes, is_told.then_some(charset));
    assert_eq!(found.len(), rows.len());
    for (number, (row, written)) in (1..).zip(found.iter().zip(&rows)) {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text().into_owned()).collect();
        assert!(cells == *written, "row {number}");
        assert_eq!((row.number, row.flaw), (number, None));
    }
}

#[test]
fn a_cell_longer_than_what_is_looked_at_is_cut_and_what_follows_it_is_whole() {
    let long = "x".repeat(3 << 20);
    let list = format!("Nom;Note\nNoël;\"{long}\"\nPetit;fin\n");
    let rows = read(list.as_bytes(), None);
    assert_eq!(rows[1].flaw, Some(RowFlaw::CellTooLong(1)));
    assert_eq!(rows[2].cells[0].text(), "Petit");
}

#[test]
fn a_bad_byte_far_below_is_told_of_its_row_alone() {
    let rows: String = (0..60_000).map(|row| format!("Évrard-{row};Liège\n")).collect();
    let mut bytes = format!("Nom;Ville\n{rows}").into_bytes();
    let last = bytes.len() - 3;
    bytes[last] = 0xff;
    let rows = read(&bytes, None);
    assert_eq!(rows.last().expect("rows").flaw, Some(RowFlaw::UnreadableBytes));
    assert_eq!(rows.iter().filter(|row| row.flaw.is_some()).count(), 1);
}
