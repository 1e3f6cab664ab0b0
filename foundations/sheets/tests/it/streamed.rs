//! A workbook of one sheet that is read some rows at a time says what it says when it is read whole.

use std::io::Cursor;
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;
use sheets::{BookWriter, Format, Limits, Merge, Options, Outbox, Refused, Row, Rows, Value};

use crate::corpus::{archive, mercier, parts, read, stored};
use crate::workbooks::{Made, STYLES};

fn opened(bytes: &[u8], limits: Limits) -> Result<Option<Rows<Cursor<Vec<u8>>>>, Refused> {
    Rows::open("clients.xlsx", Cursor::new(bytes.to_vec()), &Options { limits, ..Options::default() })
}

fn rows(bytes: &[u8]) -> Rows<Cursor<Vec<u8>>> {
    opened(bytes, Limits::default()).expect("a workbook").expect("of one sheet")
}

fn all(rows: &mut Rows<Cursor<Vec<u8>>>, most: usize) -> Vec<Row> {
    let mut all = Vec::new();
    loop {
        let some = rows.next_rows(most).expect("within the limits");
        assert!(some.len() <= most);
        if some.is_empty() {
            return all;
        }
        all.extend(some);
    }
}

/// A sheet with a cell of every kind, blank rows, a hidden one, cells in disorder and errors of all ages.
fn motley() -> Vec<u8> {
    let long = "é".repeat(40_000);
    let sheet = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\
         <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
         <row r=\"2\"><c r=\"A2\" s=\"3\"><v>45363</v></c><c r=\"B2\" s=\"2\"><v>1000</v></c>\
         <c r=\"D2\" t=\"b\"><v>1</v></c></row><row r=\"3\"/><row r=\"4\"><c r=\"A4\" s=\"1\"/></row>\
         <row r=\"6\" hidden=\"1\"><c r=\"C6\" t=\"str\"><f>A1&amp;1</f><v>Noël!</v></c>\
         <c r=\"A6\" t=\"inlineStr\"><is><t>sur place</t></is></c></row>\
         <row r=\"7\"><c r=\"A7\" t=\"e\"><v>#N/A</v></c><c r=\"B7\" t=\"e\"><v>#SPILL!</v></c>\
         <c r=\"C7\" s=\"4\"><v>1.5</v></c></row>\
         <row r=\"8\"><c r=\"A8\" t=\"e\"><v>#SPILL!</v></c><c r=\"B8\"><f>1+1</f><v>6.39982042E8</v></c>\
         <c r=\"C8\" t=\"d\"><v>2024-03-12T00:00:00</v></c><c r=\"D8\" s=\"5\"><v>0.5</v></c></row>\
         <row r=\"9\"><c r=\"A9\" s=\"1\"><v>0.2</v></c><c r=\"B9\" t=\"inlineStr\"><is><t>{long}</t></is></c></row>\
         </sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A8:A9\"/></mergeCells>"
    );
    let strings = "uniqueCount=\"2\"><si><t>Noël</t></si><si><t>a &amp; b</t></si>";
    Made { styles: STYLES, strings, sheet: &sheet, ..Made::default() }.bytes()
}

#[test]
fn parts_of_any_size_make_the_whole() {
    let bytes = motley();
    let whole = read("clients.xlsx", &bytes).expect("a workbook").sheets.remove(0);
    assert_eq!(whole.rows.len(), 6);
    let mut rows = rows(&bytes);
    for most in [1, 2, 3, 1_000_000] {
        assert!(all(&mut rows, most) == whole.rows, "{most} rows at a time");
        rows.rewind();
    }
    rows.next_rows(3).expect("three rows");
    rows.rewind();
    let sheet = rows.next_sheet(1_000, 1).expect("all of it");
    assert!(sheet == whole, "with what is merged and hidden");
    assert_eq!((rows.format(), rows.separator(), rows.encoding()), (Format::Xlsx, None, None));
}

#[test]
fn a_part_of_a_sheet_knows_the_merges_that_reach_into_it() {
    let mut rows = rows(&motley());
    let merge = |top, bottom, left, right| Merge { top, bottom, left, right };
    assert_eq!(rows.next_sheet(2, 1).expect("two rows").merged, [merge(1, 1, 0, 1)]);
    assert!(rows.next_sheet(2, 3).expect("two rows").merged.is_empty());
    assert_eq!(rows.next_sheet(1, 8).expect("a row").merged, [merge(8, 9, 0, 0)]);
    assert_eq!(rows.next_sheet(1, 9).expect("a row").merged, [merge(8, 9, 0, 0)]);
}

#[test]
fn what_we_write_ourselves_is_read_back_in_parts() {
    let outbox = Outbox::default();
    let mut book = BookWriter::new(outbox.clone());
    book.sheet("Contacts", ["Nom", "Total", "Depuis"].map(str::to_owned).to_vec()).expect("memory");
    for row in 0..3_000 {
        let (name, total) = (format!("Évrard & fils {row}"), format!("{row}.50"));
        let since = Value::Day(date(2024, 2, 29));
        book.row(&[Value::Text(&name), Value::Number(&total), since]).expect("memory");
    }
    book.finish().expect("memory");
    let bytes = outbox.take();
    let whole = read("contacts.xlsx", &bytes).expect("a workbook").sheets.remove(0);
    assert_eq!(whole.rows.len(), 3_001);
    assert!(all(&mut rows(&bytes), 250) == whole.rows);
}

/// A workbook of such tabs, each with what stands beside its name and in its sheet.
fn book(tabs: &[(&str, &str)]) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let link = |id: String, kind: &str, target: String| {
        format!("<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |links: String| format!("<Relationships>{links}</Relationships>");
    let (mut names, mut targets, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (state, sheet)) in tabs.iter().enumerate() {
        names += &format!("<sheet name=\"Feuil{at}\" sheetId=\"{}\" {state} r:id=\"r{at}\"/>", at + 1);
        targets += &link(format!("r{at}"), "worksheet", format!("worksheets/sheet{at}.xml"));
        let sheet = format!("<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    let book = format!("<workbook {main} xmlns:r=\"{office}\"><sheets>{names}</sheets></workbook>");
    let start = link("r1".to_owned(), "officeDocument", "xl/workbook.xml".to_owned());
    parts.push(("_rels/.rels".to_owned(), links(start)));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), links(targets)));
    parts.push(("xl/workbook.xml".to_owned(), book));
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    archive(&parts)
}

const FILLED: &str = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
const STYLED: &str = "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>";
const HIDDEN: &str = "state=\"hidden\"";

#[test]
fn tabs_on_which_nothing_stands_are_no_reason_to_read_it_whole() {
    let bytes = book(&[("", STYLED), ("", FILLED), ("", ""), (HIDDEN, "")]);
    let mut rows = rows(&bytes);
    assert_eq!(rows.name(), "Feuil1");
    assert_eq!(all(&mut rows, 10).len(), 1);
}

#[rstest]
#[case::two_that_say_something(&[("", FILLED), ("", FILLED)])]
#[case::one_beside_a_hidden_one(&[("", FILLED), (HIDDEN, FILLED)])]
#[case::a_hidden_one_alone(&[(HIDDEN, FILLED), ("", "")])]
#[case::none(&[("", "")])]
fn several_tabs_are_read_whole(#[case] tabs: &[(&str, &str)]) {
    let bytes = book(tabs);
    assert_eq!(read("clients.xlsx", &bytes).expect("a workbook").sheets.len(), tabs.len());
    assert!(opened(&bytes, Limits::default()).expect("a workbook").is_none());
}

#[test]
fn archives_of_another_kind_are_read_whole() {
    for file in ["clients.csv", "fichier-clients-mercier.xlsx"] {
        let bytes = archive(&[("clients.csv", "Nom;Ville\n".to_owned())]);
        let bytes = if file.ends_with("csv") { bytes } else { mercier(file) };
        assert!(opened(&bytes, Limits::default()).expect("an archive").is_none(), "{file}");
    }
}

#[test]
fn rows_in_disorder_are_left_to_whoever_holds_them_all() {
    let bytes = book(&[(
        "",
        "<row r=\"9\"><c r=\"A9\"><v>9</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>",
    )]);
    let mut rows = rows(&bytes);
    assert_eq!(rows.next_rows(10).err(), Some(Refused::CorruptWorkbook));
    assert_eq!(read("clients.xlsx", &bytes).expect("a workbook").sheets[0].rows.len(), 2);
}

#[test]
fn the_rows_of_all_parts_are_counted() {
    let bytes = motley();
    let mut rows = opened(&bytes, Limits { rows: 4, ..Limits::default() }).expect("a workbook").expect("one");
    assert_eq!(rows.next_rows(3).expect("three rows").len(), 3);
    assert_eq!(rows.next_rows(3).err(), Some(Refused::TooManyRows { limit: 4 }));
}

#[test]
fn more_different_texts_than_can_be_held_are_refused_either_way() {
    let limits = Limits { string_bytes: 100, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let bytes = motley();
    assert_eq!(sheets::read("clients.xlsx", &bytes, &options).err(), Some(Refused::HeavyStrings));
    assert_eq!(opened(&bytes, limits).err(), Some(Refused::HeavyStrings));
}

#[test]
fn only_the_sheet_that_is_streamed_may_be_large() {
    let limits = Limits { inflated_bytes: 2_000, long_inflated_bytes: 1 << 20, ..Limits::default() };
    let rows: String = (1..200).map(|row| format!("<row r=\"{row}\"><c><v>{row}</v></c></row>")).collect();
    let bytes = book(&[("", &rows)]);
    let mut long = opened(&bytes, limits).expect("a workbook").expect("of one sheet");
    assert_eq!(all(&mut long, 50).len(), 199);
    let options = Options { limits, ..Options::default() };
    assert_eq!(sheets::read("clients.xlsx", &bytes, &options).err(), Some(Refused::ZipBomb));
    let larger = Limits { long_inflated_bytes: 2_000, ..limits };
    assert_eq!(opened(&bytes, larger).err(), Some(Refused::ZipBomb));
    let blank = "<row/>".repeat(500);
    assert_eq!(opened(&book(&[("", &rows), ("", &blank)]), limits).err(), Some(Refused::ZipBomb));
}

#[test]
fn a_cell_as_long_as_a_file_is_not_put_together() {
    let long = "x".repeat(17 << 20);
    let bytes = book(&[("", &format!("<row><c t=\"inlineStr\"><is><t>{long}</t></is></c></row>"))]);
    assert_eq!(opened(&bytes, Limits::default()).err(), Some(Refused::CorruptWorkbook));
    assert!(read("clients.xlsx", &bytes).is_ok(), "a short workbook is held, and its cell cut");
}

/// The parts of the motley workbook.
static PARTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| parts(&motley()));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nonsense_in_a_part_is_read_as_in_the_whole_or_refused(
        part in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), length in 0_usize..40,
        nonsense in prop::sample::select(vec![
            "", "<", ">", "\"", "<row>", "</row>", "<c r=\"", "<c r=\"A0\"/>", "<c r=\"AAAAAAA9\"><v>1</v></c>",
            "4294967296", "-1", "1e400", "&#0;", "&x;", "</sheetData>", "<![CDATA[", "<!--", "\u{0}", "é",
            "<row r=\"4294967295\"/>", " r=\"B2\"", "<si>", "<sheet/>", "../../..",
        ]),
    ) {
        let mut parts = PARTS.clone();
        let chosen = part.index(parts.len());
        let text = &mut parts[chosen].1;
        let start = text.floor_char_boundary(place.index(text.len()));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, nonsense);
        let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        let bytes = stored(&parts);
        if let Ok(Some(mut rows)) = opened(&bytes, Limits::default()) {
            let mut some = Vec::new();
            let is_read = loop {
                match rows.next_rows(2) {
                    Ok(next) if next.is_empty() => break true,
                    Ok(next) => some.extend(next),
                    Err(_) => break false,
                }
            };
            if is_read {
                let whole = read("clients.xlsx", &bytes).expect("what is read in parts is read whole");
                prop_assert!(whole.sheets[0].rows == some);
            }
        }
    }
}
