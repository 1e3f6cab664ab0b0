//! Any bytes are read or refused; nothing ends the process. And every honest table comes back.

use std::sync::LazyLock;

use proptest::prelude::*;
use sheets::{Charset, Separator};

use crate::corpus::{grid, mercier, parts, read, stored};

/// The parts of the workshop's workbook.
static PARTS: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| parts(&mercier("fichier-clients-mercier.xlsx")));

fn separators() -> impl Strategy<Value = u8> {
    prop::sample::select(b";,\t|".to_vec())
}

/// Words of a table; accents stand alone in them, as in French.
fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z]?([a-z][éèçàôù]?){1,8}",
        1 => "[A-Z]([a-z][éè]?){1,6}[;,|\t:] [a-z]{2,8}",
        1 => "[0-9]{1,4},[0-9]{2}",
        1 => "([a-z]é?){1,6}(\n|\r\n)[0-9]{5} [A-Z]([a-z][éè]?){1,6}",
        1 => "[a-z]{1,5} \"([a-z]é?){1,4}\" [a-z]{1,5}",
        1 => Just(String::new()),
    ]
}

/// A header of plain words and rows of anything.
fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2_usize..9).prop_flat_map(|columns| {
        let header = prop::collection::vec("[A-Z][a-z]([a-z][éè]?){1,6}", columns);
        let row = (prop::collection::vec(cells(), columns - 1), "[A-Z][a-z]([a-z][éè]?){1,6}")
            .prop_map(|(cells, name)| [vec![name], cells].concat());
        (header, prop::collection::vec(row, 3..30)).prop_map(|(header, rows)| [vec![header], rows].concat())
    })
}

fn written(table: &[Vec<String>], separator: u8, quote_all: bool, crlf: bool) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .quote_style(if quote_all { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
        .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
        .from_writer(Vec::new());
    for row in table {
        writer.write_record(row).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read("n'importe.quoi", &bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\"\"\";,\t\r\n ab1é\u{0}]{0,400}") {
        if let Ok(workbook) = read("n'importe.csv", text.as_bytes()) {
            let numbers: Vec<u32> = workbook.sheets[0].rows.iter().map(|row| row.number).collect();
            prop_assert!(numbers.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn a_table_comes_back_whatever_it_was_written_with(
        table in tables(), separator in separators(), quote_all: bool, crlf: bool,
        charset in prop::sample::select(vec![
            Charset::UTF_8, Charset::UTF_16LE, Charset::UTF_16BE, Charset::WINDOWS_1252, Charset::ISO_8859_15,
            Charset::MACINTOSH, Charset::IBM850,
        ]),
    ) {
        let text = written(&table, separator, quote_all, crlf);
        let workbook = read("table.csv", &charset.encode(&text)).expect("a table");
        prop_assert_eq!(workbook.separator, Separator::of(char::from(separator)));
        prop_assert_eq!(grid(&workbook.sheets[0]), table);
        prop_assert!(workbook.sheets[0].rows.iter().all(|row| row.flaw.is_none()));
    }

    #[test]
    fn a_forgotten_mark_never_hides_the_rows_after_it(
        rows in prop::collection::vec("[A-Z][a-z]{2,8};[A-Z][a-z]{2,8};[0-9]{5}", 6..40), place in 1_usize..5,
    ) {
        let mut lines = rows.clone();
        lines[place].insert(0, '"');
        let text = lines.join("\n");
        let sheet = read("table.csv", text.as_bytes()).expect("a table").sheets.remove(0);
        prop_assert_eq!(sheet.rows.len(), rows.len());
        prop_assert!(sheet.rows[place].flaw.is_some());
        prop_assert!(sheet.rows.iter().enumerate().all(|(at, row)| row.flaw.is_none() || at == place));
    }

    #[test]
    fn a_mark_that_went_missing_spoils_its_row_alone(
        table in prop::collection::vec(prop::collection::vec("[A-Z][a-z]{2,8}", 4), 6..40),
        place in 1_usize..5, lost in any::<prop::sample::Index>(),
    ) {
        let mut lines: Vec<String> = table.iter().map(|row| format!("\"{}\"", row.join("\";\""))).collect();
        let marks: Vec<usize> = lines[place].match_indices('"').map(|(at, _)| at).collect();
        lines[place].remove(marks[lost.index(marks.len())]);
        let sheet = read("table.csv", lines.join("\r\n").as_bytes()).expect("a table").sheets.remove(0);
        prop_assert_eq!(sheet.rows.len(), table.len());
        let others = |rows: &[Vec<String>]| [&rows[..place], &rows[place + 1..]].concat();
        prop_assert_eq!(others(&grid(&sheet)), others(&table));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        cut in any::<prop::sample::Index>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        truncated: bool,
    ) {
        let mut bytes = mercier("fichier-clients-mercier.xlsx");
        for (place, value) in flips {
            let at = place.index(bytes.len());
            bytes[at] ^= value;
        }
        if truncated {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read("abîmé.xlsx", &bytes);
    }

    #[test]
    fn a_workbook_with_nonsense_in_a_part_is_read_or_refused(
        part in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), length in 0_usize..40,
        nonsense in prop::sample::select(vec![
            "", "<", ">", "\"", "<row>", "</row>", "<c r=\"", "<c r=\"A0\"/>", "<c r=\"AAAAAAA9\"><v>1</v></c>",
            "4294967296", "-1", "1e400", "&#0;", "&x;", "</sheetData>", "<![CDATA[", "<!--", "\u{0}", "é",
            "<row r=\"4294967295\"/>", " r=\"B2\"", "<si>", "<xf numFmtId=\"9\"/>", "<sheet/>", "../../..",
        ]),
    ) {
        let mut parts = PARTS.clone();
        let chosen = part.index(parts.len());
        let text = &mut parts[chosen].1;
        let start = text.floor_char_boundary(place.index(text.len()));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, nonsense);
        let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        let _ = read("retouché.xlsx", &stored(&parts));
    }
}
