//! Workbooks: the small ones calamine is tested with, and some made here part by part.

use rstest::rstest;
use sheets::{Cell, Merge, NumberShape, Refused, Sheet};

use crate::corpus::{archive, borrowed, read, texts};

fn first_sheet(file: &str) -> Option<Sheet> {
    let bytes = borrowed(&format!("xlsx/{file}"))?;
    Some(read(file, &bytes).expect("a workbook").sheets.remove(0))
}

/// Each row as its number and its cells between bars.
fn rows(sheet: &Sheet) -> Vec<String> {
    sheet.rows.iter().map(|row| format!("{}|{}", row.number, texts(row).join("|"))).collect()
}

#[rstest]
#[case("date.xlsx", &["1|2021-01-01|15", "2|2021-01-02|16", "3|255:10:10|17"])]
#[case("date_1904.xlsx", &["1|2021-01-01|15", "2|2021-01-02|16", "3|255:10:10|17"])]
#[case("empty_sheet.xlsx", &[])]
#[case("encoded_entities.xlsx", &["1|&"])]
#[case("has_x000D_.xlsx", &["1|ABC\r\nDEF"])]
#[case("inventory-table.xlsx", &["1|Item|Type|Quantity", "2|1|Apple|50", "3|2|Banana|200", "4|3|Orange|60", "5|4|Pear|100"])]
#[case("issue_391.xlsx", &["1|1", "2|2", "3|3", "4|4", "5|5", "6|6", "7|7"])]
#[case("no-header.xlsx", &["3|a|0", "4|b|1"])]
#[case("errors.xlsx", &["1|#DIV/0!", "2|#NAME?", "3|#VALUE!", "4|#NULL!", "5|#REF!", "6|#NUM!", "7|#N/A"])]
#[case("merge_cells.xlsx", &["1|Row Merge||Not Merged", "2|Column Merge|Chunk Merged"])]
#[case("hyperlinks.xlsx", &[
    "1|calamine repo|mail link", "2|Rust Programming Language", "3|go to other sheet", "4|book2", "5|sales book2",
    "6|temp book1", "7|book2 sheet1 a1", "8|sales data range",
])]
fn the_first_sheet_holds(#[case] file: &str, #[case] expected: &[&str]) {
    let Some(sheet) = first_sheet(file) else { return };
    assert_eq!(rows(&sheet), expected);
}

#[test]
fn merged_cells_are_told() {
    let Some(sheet) = first_sheet("merge_cells.xlsx") else { return };
    let merge = |top, bottom, left, right| Merge { top, bottom, left, right };
    assert_eq!(sheet.merged, [merge(1, 1, 0, 1), merge(2, 4, 0, 0), merge(2, 4, 1, 3)]);
}

#[test]
fn a_workbook_may_have_several_sheets() {
    let Some(bytes) = borrowed("xlsx/hyperlinks.xlsx") else { return };
    let sheets = read("liens.xlsx", &bytes).expect("a workbook").sheets;
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Links", "Sheet2"]);
    assert_eq!(rows(&sheets[1]), ["5||target cell"]);
}

/// A workbook made of one sheet's XML, as small as Excel would still open.
#[derive(Default)]
pub struct Made<'a> {
    pub styles: &'a str,
    pub strings: &'a str,
    pub workbook: &'a str,
    pub sheet: &'a str,
}

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Made<'_> {
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let Self { styles, strings, workbook, sheet } = self;
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        };
        let relations =
            |inner: String| format!("<Relationships xmlns=\"{RELATIONS}\">{inner}</Relationships>");
        vec![
            ("[Content_Types].xml", "<Types/>".to_owned()),
            ("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))),
            (
                "xl/_rels/workbook.xml.rels",
                relations(
                    relation("rId1", "worksheet", "worksheets/sheet1.xml")
                        + &relation("rId2", "styles", "styles.xml")
                        + &relation("rId3", "sharedStrings", "sharedStrings.xml"),
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook {MAIN}>{workbook}<sheets><sheet name=\"Feuil1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            ("xl/styles.xml", format!("<styleSheet {MAIN}>{styles}</styleSheet>")),
            ("xl/sharedStrings.xml", format!("<sst {MAIN} {strings}</sst>")),
            ("xl/worksheets/sheet1.xml", format!("<worksheet {MAIN}>{sheet}</worksheet>")),
        ]
    }

    pub fn bytes(&self) -> Vec<u8> {
        let strings = if self.strings.is_empty() { ">" } else { self.strings };
        archive(&Self { strings, ..*self }.parts())
    }

    fn sheet(&self) -> Sheet {
        read("fait.xlsx", &self.bytes()).expect("a workbook").sheets.remove(0)
    }
}

pub const STYLES: &str = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/>\
    <xf numFmtId=\"165\"/><xf numFmtId=\"20\"/></cellXfs>";

#[test]
fn every_kind_of_cell_is_read() {
    let sheet = Made {
        styles: STYLES,
        strings: "uniqueCount=\"2\"><si><r><t>Noël</t></r><r><t xml:space=\"preserve\"> fils</t></r><rPh><t>x</t></rPh></si>\
            <si><t>a &amp; b_x000D_c</t></si>",
        sheet: "<sheetData><row r=\"3\">\
            <c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c>\
            <c r=\"C3\" t=\"inlineStr\"><is><t>sur place</t></is></c>\
            <c r=\"D3\" t=\"b\"><v>1</v></c><c r=\"E3\" t=\"e\"><v>#N/A</v></c>\
            <c r=\"F3\" s=\"1\"><v>0.2</v></c><c r=\"G3\" s=\"2\"><v>1000</v></c>\
            <c r=\"H3\" s=\"3\"><v>45363</v></c><c r=\"I3\" s=\"4\"><v>1.5</v></c>\
            <c r=\"J3\" s=\"5\"><v>0.5</v></c><c r=\"K3\" t=\"str\"><f>A3&amp;\"!\"</f><v>Noël!</v></c>\
            <c r=\"L3\"><f>1+1</f><v>2</v></c><c r=\"M3\" t=\"d\"><v>2024-03-12T00:00:00</v></c>\
            <c r=\"P3\"><v>6.39982042E8</v></c></row></sheetData>",
        ..Made::default()
    }
    .sheet();
    let row = &sheet.rows[0];
    assert_eq!((row.number, row.line, row.hidden), (3, None, false));
    assert_eq!(
        texts(row),
        [
            "Noël fils",
            "a & b\rc",
            "sur place",
            "true",
            "#N/A",
            "0.2",
            "01000",
            "2024-03-12",
            "36:00:00",
            "12:00:00",
            "Noël!",
            "2",
            "2024-03-12",
            "",
            "",
            "639982042"
        ]
    );
    let shapes: Vec<NumberShape> = row.cells.iter().filter_map(shape).collect();
    use NumberShape::{General, Masked, Percent};
    assert_eq!(shapes, [Percent, Masked, General, General]);
}

fn shape(cell: &Cell) -> Option<NumberShape> {
    match cell {
        Cell::Number { shown_as, .. } => Some(*shown_as),
        _ => None,
    }
}

#[test]
fn hidden_columns_and_rows_without_numbers_are_counted() {
    let sheet = Made {
        sheet: "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\"/></cols><sheetData>\
            <row><c><v>1</v></c><c><v>2</v></c></row><row/><row hidden=\"true\"><c><v>3</v></c></row></sheetData>\
            <mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"nonsense\"/></mergeCells>",
        ..Made::default()
    }
    .sheet();
    assert_eq!(sheet.hidden_columns, [1, 2]);
    assert_eq!(sheet.merged.len(), 1);
    let rows: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.hidden, texts(row).concat())).collect();
    assert_eq!(rows, [(1, false, "12".to_owned()), (3, true, "3".to_owned())]);
}

#[test]
fn columns_hidden_a_thousand_times_are_hidden_once() {
    let all = "<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(1_000);
    let sheet = format!("<cols>{all}</cols><sheetData><row><c><v>1</v></c></row></sheetData>");
    let sheet = Made { sheet: &sheet, ..Made::default() }.sheet();
    assert_eq!(sheet.hidden_columns.len(), 16_384);
}

#[test]
fn rows_in_disorder_are_put_in_order() {
    let sheet = Made {
        sheet: "<sheetData><row r=\"9\"><c r=\"A9\"><v>9</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c>\
            <c r=\"A2\"><v>1</v></c></row></sheetData>",
        ..Made::default()
    }
    .sheet();
    assert_eq!(rows(&sheet), ["2|1|2", "9|9"]);
}

#[test]
fn an_error_younger_than_the_reader_is_an_error_in_its_place() {
    let sheet = Made {
        sheet: "<sheetData><row r=\"1\"><c r=\"A1\" t=\"e\"><v>#N/A</v></c><c r=\"B1\" t=\"e\"><v>#SPILL!</v></c>\
            <c r=\"C1\"><v>3</v></c></row></sheetData>",
        ..Made::default()
    }
    .sheet();
    assert_eq!(texts(&sheet.rows[0]), ["#N/A", "#SPILL!", "3"]);
}

#[test]
fn one_cell_in_the_last_corner_takes_no_memory() {
    let bytes = Made {
        sheet: "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData>",
        ..Made::default()
    }
    .bytes();
    let sheet = read("coin.xlsx", &bytes).expect("a workbook").sheets.remove(0);
    assert_eq!((sheet.rows.len(), sheet.rows[0].number), (1, 1_048_576));
    let far = Made {
        sheet: "<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>",
        ..Made::default()
    };
    assert_eq!(read("loin.xlsx", &far.bytes()), Err(Refused::TooManyColumns { limit: 1_000 }));
}

#[test]
fn a_string_table_that_announces_too_much_is_not_believed() {
    for count in ["99999999999", "18446744073709551615", "99999999999999999999999"] {
        let strings = format!("uniqueCount=\"{count}\"><si><t>a</t></si>");
        let made = Made { strings: &strings, sheet: "<sheetData/>", ..Made::default() };
        assert_eq!(read("faux.xlsx", &made.bytes()), Err(Refused::CorruptWorkbook));
    }
}

#[rstest]
#[case("<sheetData><row r=\"99999999999\"><c r=\"A1\"><v>1</v></c></row></sheetData>")]
#[case("<sheetData><row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row></sheetData>")]
#[case("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData>")]
#[case("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>")]
#[case("<dimension ref=\"B9:A1\"/><sheetData/>")]
fn nonsense_positions_end_no_process(#[case] sheet: &str) {
    let result = read("fou.xlsx", &Made { sheet, ..Made::default() }.bytes());
    assert!(
        result.is_ok()
            || result == Err(Refused::CorruptWorkbook)
            || matches!(result, Err(Refused::TooManyColumns { .. }))
    );
}

#[test]
fn a_part_named_twice_is_not_read_twice() {
    let mut parts = Made { strings: ">", sheet: "<sheetData/>", ..Made::default() }.parts();
    for (name, content) in &mut parts {
        if *name == "xl/workbook.xml" {
            *content =
                content.replace("</sheets>", "<sheet name=\"Feuil2\" sheetId=\"2\" r:id=\"rId1\"/></sheets>");
        }
    }
    assert_eq!(read("double.xlsx", &archive(&parts)), Err(Refused::CorruptWorkbook));
}

#[test]
fn entities_do_not_expand() {
    let mut parts = Made { strings: ">", sheet: "<sheetData/>", ..Made::default() }.parts();
    let bomb = "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>\
        <sst><si><t>&b;</t></si></sst>";
    parts.retain(|(name, _)| *name != "xl/sharedStrings.xml");
    parts.push(("xl/sharedStrings.xml", bomb.to_owned()));
    assert_eq!(read("entites.xlsx", &archive(&parts)), Err(Refused::CorruptWorkbook));
}

#[test]
fn a_bomb_is_refused_before_it_is_inflated() {
    let mut parts = Made { strings: ">", sheet: "<sheetData/>", ..Made::default() }.parts();
    parts.push(("xl/media/image1.png", "0".repeat(33 << 20)));
    assert_eq!(read("bombe.xlsx", &archive(&parts)), Err(Refused::ZipBomb));
}

#[test]
fn a_part_that_lies_about_its_size_is_damaged() {
    let sheet =
        format!("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>{}", " ".repeat(1 << 20));
    let mut bytes = Made { sheet: &sheet, ..Made::default() }.bytes();
    let real =
        u32::try_from(format!("<worksheet {MAIN}>{sheet}</worksheet>").len()).expect("small").to_le_bytes();
    let mut lies = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == real {
            bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
            lies += 1;
        }
    }
    assert_eq!(lies, 2, "the size stands before the part and in the directory");
    assert_eq!(read("menteur.xlsx", &bytes), Err(Refused::CorruptWorkbook));
}

#[rstest]
#[case(&[("word/document.xml", "<w:document/>")], "not-a-table")]
#[case(&[("photo.jpg", "bonjour")], "not-a-table")]
#[case(&[("xl/workbook.bin", "x")], "binary-excel")]
#[case(&[("mimetype", "application/vnd.oasis.opendocument.text")], "open-document")]
#[case(&[("mimetype", "application/epub+zip")], "not-a-table")]
#[case(&[("xl/workbook.xml", "<workbook/>")], "corrupt-workbook")]
fn other_archives_are_named(#[case] parts: &[(&'static str, &str)], #[case] code: &str) {
    let parts: Vec<_> = parts.iter().map(|(name, content)| (*name, (*content).to_owned())).collect();
    assert_eq!(read("archive.xlsx", &archive(&parts)).expect_err("no workbook").code(), code);
}
