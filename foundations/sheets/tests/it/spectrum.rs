//! The twelve files of csv-spectrum, each with its right reading.

use rstest::rstest;
use serde_json::Value;

use crate::corpus::{borrowed, grid, text_sheet};

#[rstest]
#[case("comma_in_quotes")]
#[case("empty")]
#[case("empty_crlf")]
#[case("escaped_quotes")]
#[case("json")]
#[case("newlines")]
#[case("newlines_crlf")]
#[case("quotes_and_newlines")]
#[case("simple")]
#[case("simple_crlf")]
#[case("utf8")]
fn reads_as_its_makers_say(#[case] name: &str) {
    let (Some(csv), Some(json)) =
        (borrowed(&format!("csv/{name}.csv")), borrowed(&format!("csv/expected/{name}.json")))
    else {
        return;
    };
    let rows = grid(&text_sheet(&csv));
    let expected: Vec<Value> = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(rows.len(), expected.len() + 1);
    for (row, expected) in rows[1..].iter().zip(&expected) {
        assert_eq!(row.len(), rows[0].len());
        for (header, cell) in rows[0].iter().zip(row) {
            assert_eq!(expected[header], Value::String(cell.clone()), "column {header}");
        }
    }
}

/// Its telephone number differs from its CSV's, so it is compared without.
#[test]
fn inch_marks_in_an_unquoted_cell_stay() {
    let Some(csv) = borrowed("csv/location_coordinates.csv") else { return };
    let sheet = text_sheet(&csv);
    assert_eq!(grid(&sheet)[1][1..], ["37\u{fffd}36'37.8\"N 121\u{fffd}2'17.9\"W", "Modesto", "Stanislaus"]);
    assert_eq!(sheet.rows[1].flaw, None);
}
