//! The exports of other programs as nobody has seen them yet: in the two other languages, the columns shuffled,
//! columns of the user's own between them, another separator, the words of another translator. The records that come out are the same.

use std::collections::BTreeMap;

use intake::{ClientLink, CompanyLink, CompanyRow, PersonLink, PersonRecord, Reach, Reading, SaleRecord};
use rstest::rstest;
use serde::Deserialize;

use crate::world::Files;

/// How many ways each file is shuffled in each language.
const SEEDS: u64 = 20;

/// Columns people add to their CRM, with a cell; a CRM has more of them than of its own.
const CUSTOM: [(&str, &str); 5] = [
    ("Couleur préférée", "bleu"),
    ("NPS score", "9"),
    ("Zone de tournée", "Nord"),
    ("Laatste beurs", "Brussel 2023"),
    ("x_studio_field_Ab12", "12,5"),
];

/// How a file is called in another language.
#[derive(Deserialize)]
struct Words {
    languages: [String; 3],
    headers: BTreeMap<String, [String; 2]>,
    #[serde(default)]
    cells: BTreeMap<String, [String; 2]>,
}

impl Words {
    /// A header in a language: as a whole, or each part between dashes with its number behind.
    fn header(&self, header: &str, language: usize, dice: &mut Dice) -> String {
        let Some(at) = language.checked_sub(1) else { return header.to_owned() };
        let mut known = |text: &str| Some(dice.one_of(&self.headers.get(text)?[at]));
        if let Some(whole) = known(header) {
            return whole;
        }
        let part = |part: &str| {
            let (name, number) =
                part.rsplit_once(' ').filter(|(_, last)| last.parse::<u8>().is_ok()).unwrap_or((part, ""));
            format!("{} {number}", known(name).unwrap_or_else(|| name.to_owned())).trim_end().to_owned()
        };
        header.split(" - ").map(part).collect::<Vec<_>>().join(" - ")
    }

    fn cell(&self, cell: &str, language: usize, dice: &mut Dice) -> String {
        let translated = language.checked_sub(1).and_then(|at| Some(dice.one_of(&self.cells.get(cell)?[at])));
        translated.unwrap_or_else(|| cell.to_owned())
    }
}

/// A stream of figures that is the same on every machine.
struct Dice {
    state: u64,
    invents: bool,
}

/// Every other file is in the words of the program's makers; the rest mix in those of others.
fn speaks_as_its_makers(seed: u64) -> bool {
    seed.is_multiple_of(2)
}

impl Dice {
    fn of(seed: u64) -> Self {
        Self { state: seed, invents: !speaks_as_its_makers(seed) }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    /// One of the words between bars; the first is the makers'.
    fn one_of(&mut self, words: &str) -> String {
        let words: Vec<&str> = words.split(" | ").collect();
        let at = if self.invents { self.below(words.len()) } else { 0 };
        words[at].to_owned()
    }

    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}

/// The records of a file, header first; what stands below them as single cells is kept apart.
fn records(name: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let path = format!("{}/../../../fixtures/exports-crm/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let workbook = sheets::read(name, &bytes, &sheets::Options::default()).unwrap();
    let rows = workbook.sheets[0].rows.iter();
    let rows: Vec<Vec<String>> =
        rows.map(|row| row.cells.iter().map(|cell| cell.text().into_owned()).collect()).collect();
    let width = rows[0].len();
    let (records, below): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.len() == width);
    (records, below.into_iter().flatten().collect())
}

/// The file in a language, shuffled, with columns of somebody's own.
fn written(name: &str, words: &Words, language: usize, dice: &mut Dice) -> String {
    let (records, below) = records(name);
    let custom: Vec<(&str, &str)> = (0..dice.below(4)).map(|_| CUSTOM[dice.below(CUSTOM.len())]).collect();
    let order = dice.shuffled(records[0].len() + custom.len());
    let separator = [",", ";", "\t"][dice.below(3)];
    let quoted = |cell: String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |(row, record): (usize, &Vec<String>)| {
        let cells = order.iter().map(|&at| match record.get(at) {
            Some(header) if row == 0 => words.header(header, language, dice),
            Some(cell) => words.cell(cell, language, dice),
            None if row == 0 => custom[at - record.len()].0.to_owned(),
            None => custom[at - record.len()].1.to_owned(),
        });
        cells.map(quoted).collect::<Vec<_>>().join(separator)
    };
    let mut lines: Vec<String> = records.iter().enumerate().map(line).collect();
    if !below.is_empty() {
        lines.push(String::new());
    }
    lines.extend(below.into_iter().map(quoted));
    lines.join("\r\n") + "\r\n"
}

/// What the records say, without the places of their rows and the order of their columns.
fn digest(reading: &Reading) -> Vec<String> {
    let records = &reading.records;
    let people = records.people.iter().map(|record| told_of_person(reading, record));
    let companies = records.companies.iter().map(|record| told_of_company(&record.company));
    let sales = records.sales.iter().map(|record| told_of_sale(reading, record));
    let sheets = || reading.files.iter().flat_map(|file| &file.sheets);
    let rows = sheets().flat_map(|sheet| &sheet.rows);
    let rejected =
        rows.filter_map(|row| Some(format!("rejected | {} {}", row.row, row.rejected.as_ref()?.code.code())));
    let warned = sheets().flat_map(|sheet| &sheet.warnings);
    let warned = warned.map(|one| format!("warned | {} {}", one.row, one.code.code()));
    sorted(people.chain(companies).chain(sales).chain(rejected).chain(warned))
}

fn told_of_person(reading: &Reading, record: &PersonRecord) -> String {
    let (person, standing) = (&record.person, &record.person.standing);
    [
        "person".to_owned(),
        person.full_name(),
        person.job_title.raw.clone(),
        reached(&person.reach),
        joined(record.companies.iter().map(|link| company_name(reading, *link))),
        standing.answer().code().to_owned(),
        joined(standing.refusals.iter().map(|no| format!("{:?}", no.channel))),
        joined(standing.notes.iter().map(|note| note.text.clone())),
    ]
    .join(" | ")
}

fn told_of_company(company: &CompanyRow) -> String {
    let numbers = [&company.siren, &company.vat].map(|given| given.canonical.clone().unwrap_or_default());
    let (name, website) = (company.name.raw.clone(), company.website.raw.clone());
    ["company".to_owned(), name, numbers.join(" "), website, reached(&company.reach)].join(" | ")
}

fn told_of_sale(reading: &Reading, record: &SaleRecord) -> String {
    let client = match record.client {
        ClientLink::Company(link) => company_name(reading, link),
        ClientLink::Person(PersonLink::Record(place)) => reading.records.people[place].person.full_name(),
        ClientLink::Person(PersonLink::Known(_)) => "known".to_owned(),
    };
    let cents = record.turnover().map(|amount| amount.cents);
    let (number, date) = (&record.number, record.date);
    format!("sale | {number:?} | {date} | {:?} | {:?} | {cents:?} | {client}", record.kind, record.status)
}

fn company_name(reading: &Reading, link: CompanyLink) -> String {
    match link {
        CompanyLink::Record(place) => reading.records.companies[place].company.name.raw.clone(),
        CompanyLink::Known(_) => "known".to_owned(),
    }
}

fn reached(reach: &Reach) -> String {
    let town = |address: &intake::Address| format!("{} {}", address.postcode.raw, address.city);
    [
        joined(reach.good_emails().map(str::to_owned)),
        joined(reach.good_phones().map(str::to_owned)),
        joined(reach.addresses.iter().map(town)),
    ]
    .join(" | ")
}

fn joined(values: impl Iterator<Item = String>) -> String {
    sorted(values).join("+")
}

fn sorted(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut values: Vec<String> = values.collect();
    values.sort();
    values
}

fn program(reading: &Reading) -> Option<String> {
    Some(reading.files[0].sheets.first()?.recognised.as_ref()?.program.clone())
}

fn languages() -> BTreeMap<String, Words> {
    toml::from_str(include_str!("languages.toml")).unwrap()
}

#[rstest]
fn an_export_reads_the_same_in_three_languages_however_its_columns_stand(
    #[values(
        "activecampaign-contacts.csv",
        "brevo-contacts.csv",
        "google-contacts.csv",
        "hubspot-companies.csv",
        "hubspot-contacts.csv",
        "intercom-users.csv",
        "odoo-res-partner.csv",
        "outlook-en.csv",
        "outlook-fr.csv",
        "pipedrive-deals.csv",
        "pipedrive-people.csv",
        "salesforce-rapport-contacts.csv",
        "sellsy-clients.csv",
        "sellsy-factures.csv",
        "zendesk-users.csv"
    )]
    name: &str,
) {
    let words = &languages()[name];
    let plain = Files::fixtures("exports-crm", &[name]).read();
    let (expected, program) = (digest(&plain), program(&plain));
    assert!(program.is_some(), "{name}");
    for (language, code) in words.languages.iter().enumerate() {
        for seed in 0..SEEDS {
            let text = written(name, words, language, &mut Dice::of(seed));
            let reading = Files::text(name, &text).read();
            assert_eq!(digest(&reading), expected, "{name} in {code}, seed {seed}\n{text}");
            let told = self::program(&reading);
            let is_known = told == program || told.is_none() && !speaks_as_its_makers(seed);
            assert!(is_known, "{name} in {code}, seed {seed}: {told:?}\n{text}");
        }
    }
}

#[test]
fn every_fixture_is_told_in_three_languages() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/exports-crm");
    let files =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = files.filter(|name| name.ends_with(".csv")).collect();
    files.sort();
    let languages = languages();
    assert_eq!(files, languages.keys().cloned().collect::<Vec<_>>());
    for (name, words) in &languages {
        let mut spoken = words.languages.clone();
        spoken.sort();
        assert_eq!(spoken, ["en", "fr", "nl"], "{name}");
    }
}
