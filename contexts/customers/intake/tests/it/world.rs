//! The shop the tests import for, and what they need to look at a reading.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use intake::{
    CompanyKeys, CompanyLink, Known, KnownCompany, KnownPerson, Mapping, Messages, NothingKnown, PersonKeys,
    ReadContext, ReadRow, Reading, Report, SheetReading, SheetReport, Stands, Upload,
};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use kernel::{CompanyId, Country, Currency, Id, Lang, PersonId};
use sheets::{Bundle, Outbox};
use uuid::Uuid;

/// The day the tests take place.
pub const TODAY: Date = date(2026, 11, 23);

/// Names the key and its arguments instead of translating.
pub struct Keys;

impl Messages for Keys {
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<String> =
            arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{key}({})", arguments.join(","))
    }
}

/// A French shop on [`TODAY`].
pub fn context() -> ReadContext<'static> {
    static GUARD: OnceLock<scanner::NoteGuard> = OnceLock::new();
    ReadContext {
        country: Country::FR,
        currency: Currency::EUR,
        zone: TimeZone::get("Europe/Paris").unwrap(),
        today: TODAY,
        lang: Lang::Fr,
        scanner: GUARD.get_or_init(|| scanner::NoteGuard::seeded().unwrap()),
    }
}

/// Files by name, in the order given.
pub struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    /// Our own fixtures.
    pub fn fixtures(folder: &str, names: &[&str]) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures").join(folder);
        Self(
            names
                .iter()
                .map(|name| ((*name).to_owned(), std::fs::read(folder.join(name)).unwrap()))
                .collect(),
        )
    }

    /// Borrowed data, where they are; `None` with a line saying so where they are not.
    pub fn borrowed(folder: &str, names: &[&str]) -> Option<Self> {
        let root = std::env::var_os("CARNET_SHARED_DATA").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data"),
            PathBuf::from,
        );
        if !root.is_dir() {
            eprintln!("skipped: the borrowed test data are absent");
            return None;
        }
        let read = |name: &&str| ((*name).to_owned(), std::fs::read(root.join(folder).join(name)).unwrap());
        Some(Self(names.iter().map(read).collect()))
    }

    /// A file written by the test.
    pub fn text(name: &str, text: &str) -> Self {
        Self(vec![(name.to_owned(), text.as_bytes().to_vec())])
    }

    /// A file of these bytes.
    pub fn bytes(name: &str, bytes: &[u8]) -> Self {
        Self(vec![(name.to_owned(), bytes.to_vec())])
    }

    /// One more file written by the test.
    pub fn and(mut self, name: &str, text: &str) -> Self {
        self.0.push((name.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// A workbook written by the test, its sheets from texts with semicolons.
    pub fn workbook(name: &str, sheets: &[(&str, &str)]) -> Self {
        Self::workbook_with(name, sheets, "")
    }

    /// The same, with what stands below the cells of each sheet.
    pub fn workbook_with(name: &str, sheets: &[(&str, &str)], below: &str) -> Self {
        let outbox = Outbox::default();
        let mut bundle = Bundle::new(outbox.clone());
        let mut part = |name: &str, text: &str| {
            bundle.begin(name).unwrap();
            bundle.add(format!("<?xml version=\"1.0\"?>{text}").as_bytes()).unwrap();
        };
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let link = |to: &str, id: usize, kind: &str| {
            format!("<Relationship Id=\"r{id}\" Type=\"{office}/{kind}\" Target=\"{to}\"/>")
        };
        let links = |links: &str| format!("<Relationships xmlns=\"{package}\">{links}</Relationships>");
        part("_rels/.rels", &links(&link("xl/workbook.xml", 1, "officeDocument")));
        let (mut names, mut parts) = (String::new(), String::new());
        for (at, (name, text)) in sheets.iter().enumerate() {
            names += &format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{at}\"/>", at + 1);
            parts += &link(&format!("worksheets/sheet{at}.xml"), at, "worksheet");
            let cell = |cell: &str| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            let row = |row: &str| format!("<row>{}</row>", row.split(';').map(cell).collect::<String>());
            let rows: String = text.lines().map(row).collect();
            let sheet =
                format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{below}</worksheet>");
            part(&format!("xl/worksheets/sheet{at}.xml"), &sheet);
        }
        let book =
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{names}</sheets></workbook>");
        part("xl/workbook.xml", &book);
        part("xl/_rels/workbook.xml.rels", &links(&parts));
        bundle.finish().unwrap();
        Self(vec![(name.to_owned(), outbox.take())])
    }

    /// The uploads.
    pub fn uploads(&self) -> Vec<Upload<'_>> {
        self.0.iter().map(|(name, bytes)| Upload { name, bytes }).collect()
    }

    /// Reads them into an empty base, as detected.
    pub fn read(&self) -> Reading {
        self.read_with(&Mapping::default())
    }

    /// Reads them into an empty base, corrected.
    pub fn read_with(&self, mapping: &Mapping) -> Reading {
        intake::read(&self.uploads(), mapping, &context(), &NothingKnown)
    }
}

/// The text of a file with its rows from bottom to top, under the same headers.
pub fn turned(text: &str) -> String {
    let (headers, rows) = text.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().rev().collect();
    format!("{headers}\n{}\n", rows.join("\n"))
}

/// The report of a reading.
pub fn report(reading: &Reading) -> Report {
    Report::of(reading, &Keys, Currency::EUR)
}

/// The report of the only sheet that holds a table of this name.
pub fn sheet_report(report: &Report, name: &str) -> SheetReport {
    let sheets = report.files.iter().flat_map(|file| &file.sheets);
    sheets.into_iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}")).clone()
}

/// The rows of a sheet by their number.
pub fn rows(sheet: &SheetReading) -> BTreeMap<u32, &ReadRow> {
    sheet.rows.iter().map(|row| (row.row, row)).collect()
}

/// The sheet of a name.
pub fn sheet<'a>(reading: &'a Reading, name: &str) -> &'a SheetReading {
    let sheets = reading.files.iter().flat_map(|file| &file.sheets);
    sheets.into_iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"))
}

/// What a base holds once a reading is written: every record under an id and the keys of its own.
pub fn base_of(reading: &Reading) -> Known {
    let id = |at: usize| Uuid::from_u128(at as u128 + 1);
    let companies: Vec<KnownCompany> = reading
        .records
        .companies
        .iter()
        .enumerate()
        .map(|(at, record)| KnownCompany {
            id: CompanyId::from_uuid(id(at)),
            keys: CompanyKeys::of(&record.company),
            stands: Stands::Base,
        })
        .collect();
    let people = reading.records.people.iter().enumerate().map(|(at, record)| {
        let names = record.companies.iter().filter_map(|link| match link {
            CompanyLink::Record(place) => Some(companies.get(*place)?.keys.words.clone()),
            CompanyLink::Known(_) => None,
        });
        let mut person = record.person.clone();
        if person.client_number.raw.is_empty() {
            person.client_number = person.number.clone();
        }
        let keys = PersonKeys { companies: names.collect(), ..PersonKeys::of(&person) };
        KnownPerson { id: PersonId::from_uuid(id(at)), keys, stands: Stands::Base }
    });
    let people = people.collect();
    Known { has_clients: true, companies, people }
}
