//! Text that breaks programs, written properly to a CSV, comes back as it was.

use serde_json::Value;

use crate::corpus::{borrowed, grid, text_sheet};

#[test]
fn naughty_strings_come_back_unchanged() {
    let Some(json) = borrowed("strings/blns.json") else { return };
    let strings: Vec<Value> = serde_json::from_slice(&json).expect("JSON");
    let strings: Vec<&str> = strings.iter().map(|string| string.as_str().expect("a string")).collect();
    for separator in *b",;\t|" {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["numéro", "chaîne", "fin"]).expect("memory");
        for (number, string) in strings.iter().enumerate() {
            writer.write_record([&number.to_string(), *string, "fin"]).expect("memory");
        }
        let rows = grid(&text_sheet(&writer.into_inner().expect("memory")));
        assert_eq!(rows.len(), strings.len() + 1);
        for (row, string) in rows[1..].iter().zip(&strings) {
            assert_eq!(row[1], string.replace('\0', ""));
            assert_eq!(row[2], "fin");
        }
    }
}

#[test]
fn a_file_of_one_naughty_string_is_read_or_refused_with_a_code() {
    let Some(json) = borrowed("strings/blns.json") else { return };
    let strings: Vec<Value> = serde_json::from_slice(&json).expect("JSON");
    for string in strings {
        let string = string.as_str().expect("a string");
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Nom", "Remarque"]).expect("memory");
        writer.write_record(["Lefèvre", string]).expect("memory");
        let rows = grid(&text_sheet(&writer.into_inner().expect("memory")));
        assert_eq!(rows[1], ["Lefèvre", string]);
    }
}
