//! A workbook written from front to back: rows leave as they come, and nothing is kept in a file beside.
//!
//! The libraries that write workbooks hold a whole sheet in memory, or in a temporary file that
//! nobody seals. Ours knows a table of texts, numbers and days, which is all an export needs.

use std::io;

use jiff::civil::{Date, date};

use super::{Bundle, Outbox};

/// The day before the first one Excel counts, with the day it counts and the world does not.
const EPOCH: Date = date(1899, 12, 30);
/// Rows a sheet can have; what goes beyond begins another one.
const MOST_ROWS: u32 = 1_048_576;
/// Characters a cell can have.
const MOST_CHARS: usize = 32_767;
/// Characters the name of a sheet can have.
const MOST_OF_A_NAME: usize = 31;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'t> {
    /// A text, never read as a formula.
    Text(&'t str),
    /// A number in plain digits with a point, such as `-1234.50`.
    Number(&'t str),
    /// A day.
    Day(Date),
}

/// A workbook in the making. Its pieces leave by the [`Outbox`].
pub struct BookWriter {
    bundle: Bundle,
    /// The names of the sheets so far.
    sheets: Vec<String>,
    /// The headers of the sheet under way, for where it goes on.
    heads: Vec<String>,
    /// The rows of the sheet under way.
    rows: u32,
    most_rows: u32,
}

impl BookWriter {
    /// A workbook whose bytes go into this box.
    #[must_use]
    pub fn new(outbox: Outbox) -> Self {
        Self::with_most_rows(outbox, MOST_ROWS)
    }

    /// A workbook whose sheets have so many rows at most.
    #[must_use]
    pub fn with_most_rows(outbox: Outbox, most_rows: u32) -> Self {
        let bundle = Bundle::new(outbox);
        Self { bundle, sheets: Vec::new(), heads: Vec::new(), rows: 0, most_rows }
    }

    /// Begins a sheet under its headers; what was begun before ends.
    ///
    /// # Errors
    /// When the workbook cannot be written.
    pub fn sheet(&mut self, name: &str, heads: Vec<String>) -> io::Result<()> {
        self.heads = heads;
        self.begin(name)
    }

    /// Adds a row to the sheet begun last.
    ///
    /// # Errors
    /// When the workbook cannot be written.
    pub fn row(&mut self, cells: &[Value<'_>]) -> io::Result<()> {
        if self.rows == self.most_rows {
            let name = self.sheets.last().cloned().unwrap_or_default();
            self.begin(&name)?;
        }
        self.rows += 1;
        let cells: String = cells.iter().map(cell).collect();
        self.bundle.add(format!("<row>{cells}</row>").as_bytes())
    }

    /// Ends the workbook with what says where its sheets are.
    ///
    /// # Errors
    /// When the workbook cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.end()?;
        for (name, text) in parts(&self.sheets) {
            self.bundle.begin(name)?;
            self.bundle.add(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{text}").as_bytes())?;
        }
        self.bundle.finish()
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.end()?;
        let name = self.free_name(name);
        self.sheets.push(name);
        self.bundle.begin(&format!("xl/worksheets/sheet{}.xml", self.sheets.len()))?;
        let view = "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
                    activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";
        let start = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{MAIN}\">{view}<sheetData>"
        );
        self.bundle.add(start.as_bytes())?;
        let heads: String = self.heads.iter().map(|head| text_cell(head, 1)).collect();
        self.rows = 1;
        self.bundle.add(format!("<row>{heads}</row>").as_bytes())
    }

    fn end(&mut self) -> io::Result<()> {
        if self.sheets.is_empty() { Ok(()) } else { self.bundle.add(b"</sheetData></worksheet>") }
    }

    /// The name without the signs Excel forbids, told apart from those before.
    fn free_name(&self, name: &str) -> String {
        let allowed = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
        let name: String = name.chars().filter(allowed).take(MOST_OF_A_NAME - 4).collect();
        let is_free = |name: &String| !self.sheets.iter().any(|known| known.eq_ignore_ascii_case(name));
        let numbered = (2..).map(|number| format!("{name} {number}"));
        std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or_default()
    }
}

fn cell(value: &Value<'_>) -> String {
    match value {
        Value::Text("") => "<c/>".to_owned(),
        Value::Text(text) => text_cell(text, 0),
        Value::Number(number) => format!("<c><v>{}</v></c>", escaped(number)),
        Value::Day(day) => {
            let days = day.since(EPOCH).map_or(0, |span| span.get_days());
            format!("<c s=\"2\"><v>{days}</v></c>")
        }
    }
}

fn text_cell(text: &str, style: u8) -> String {
    let text: String = text.chars().take(MOST_CHARS).collect();
    let text = escaped(&text);
    format!("<c t=\"inlineStr\" s=\"{style}\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

/// The text without what XML cannot hold.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' => safe.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}

/// What says where the sheets are, and how days and headers look.
fn parts(sheets: &[String]) -> [(&'static str, String); 5] {
    let (mut tabs, mut links, mut kinds) = (String::new(), String::new(), String::new());
    for (at, name) in (1..).zip(sheets) {
        tabs += &format!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"r{at}\"/>", escaped(name));
        links += &link(at, "worksheet", &format!("worksheets/sheet{at}.xml"));
        kinds += &kind(&format!("/xl/worksheets/sheet{at}.xml"), "worksheet");
    }
    links += &link(sheets.len() + 1, "styles", "styles.xml");
    kinds += &kind("/xl/styles.xml", "styles");
    kinds += &kind("/xl/workbook.xml", "sheet.main");
    let defaults = "<Default Extension=\"rels\" \
        ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    let relations =
        |links: &str| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{links}</Relationships>");
    [
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{tabs}</sheets></workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels", relations(&links)),
        ("xl/styles.xml", styles()),
        ("_rels/.rels", relations(&link(1, "officeDocument", "xl/workbook.xml"))),
        (
            "[Content_Types].xml",
            format!("<Types xmlns=\"{PACKAGE}/content-types\">{defaults}{kinds}</Types>"),
        ),
    ]
}

fn link(id: usize, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"r{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
}

fn kind(part: &str, kind: &str) -> String {
    let kind = format!("application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml");
    format!("<Override PartName=\"{part}\" ContentType=\"{kind}\"/>")
}

/// Plain cells, headers, days.
fn styles() -> String {
    let fonts = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
                 <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>";
    let fills = "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
                 <fill><patternFill patternType=\"gray125\"/></fill></fills>";
    let borders = "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>";
    let base = "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>";
    let style = |format: u8, font: u8| {
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" \
             applyNumberFormat=\"1\" applyFont=\"1\"/>"
        )
    };
    // 14 is the short day of whoever opens the workbook.
    let styles = [style(0, 0), style(0, 1), style(14, 0)].concat();
    format!(
        "<styleSheet xmlns=\"{MAIN}\">{fonts}{fills}{borders}{base}<cellXfs count=\"3\">{styles}</cellXfs></styleSheet>"
    )
}
