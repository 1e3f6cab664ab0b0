//! Workbooks written from front to back, read by the reader of workbooks.

use jiff::civil::date;
use sheets::{BookWriter, Cell, Outbox, Value};

use crate::corpus::{grid, read};

fn heads(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn texts_numbers_and_days_come_back_as_what_they_are() {
    let outbox = Outbox::default();
    let mut book = BookWriter::new(outbox.clone());
    book.sheet("Clients [actifs]", heads(&["Nom", "CA", "Depuis"])).expect("memory");
    let formula = "=HYPERLINK(\"http://example.com\";\"Lefèvre & <fils>\")\u{1}";
    book.row(&[Value::Text(formula), Value::Number("-1234.50"), Value::Day(date(2024, 2, 29))])
        .expect("memory");
    book.row(&[Value::Text(" 01000 "), Value::Text(""), Value::Text("+33 6")]).expect("memory");
    book.sheet("clients actifs", heads(&["Nom"])).expect("memory");
    book.finish().expect("memory");
    let workbook = read("export.xlsx", &outbox.take()).expect("a workbook");
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Clients actifs", "clients actifs 2"]);
    let rows = &workbook.sheets[0].rows;
    assert_eq!(rows[1].cells[0].text(), "=HYPERLINK(\"http://example.com\";\"Lefèvre & <fils>\")");
    assert!(matches!(rows[1].cells[0], Cell::Text(_)), "nothing is computed");
    assert!(matches!(rows[1].cells[1], Cell::Number { value, .. } if (value + 1234.5).abs() < 1e-9));
    assert!(rows[1].cells[2] == Cell::Date(date(2024, 2, 29)));
    assert_eq!(grid(&workbook.sheets[0])[2], [" 01000 ", "", "+33 6"]);
}

#[test]
fn a_sheet_that_is_full_goes_on_in_another_under_its_headers() {
    let outbox = Outbox::default();
    let mut book = BookWriter::with_most_rows(outbox.clone(), 3);
    book.sheet("people", heads(&["Nom"])).expect("memory");
    for name in ["Durand", "Leroy", "Noël"] {
        book.row(&[Value::Text(name)]).expect("memory");
    }
    book.finish().expect("memory");
    let workbook = read("export.xlsx", &outbox.take()).expect("a workbook");
    assert_eq!(grid(&workbook.sheets[0]), [["Nom"], ["Durand"], ["Leroy"]]);
    assert_eq!(grid(&workbook.sheets[1]), [["Nom"], ["Noël"]]);
}
