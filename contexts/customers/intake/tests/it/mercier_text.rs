//! The workbook of Atelier Mercier saved as text: the same base whatever the encoding and the
//! separator, less what the encoding itself has destroyed.

use std::sync::OnceLock;

use intake::{ClientLink, CompanyLink, PersonLink, Records};

use crate::mercier::{
    Batch, consents_are_as_expected, duplicates_are_as_expected, expected, lines_are_as_expected,
    notes_are_as_expected, rejections_are_as_expected, sums_are_as_expected,
};
use crate::mercier_cells::differences;
use crate::mercier_told::cells_are_told_as_expected;
use crate::world::Files;

fn batch(names: [&str; 3]) -> Batch {
    let sheets = names.map(|name| name.rsplit_once('.').unwrap().0.to_owned());
    let [clients, contacts, sales] = sheets;
    Batch {
        reading: Files::fixtures("fichier-clients-fr", &names).read(),
        names: [("Clients", clients), ("Contacts", contacts), ("Ventes", sales)],
    }
}

fn unicode() -> &'static Batch {
    static BATCH: OnceLock<Batch> = OnceLock::new();
    BATCH.get_or_init(|| {
        batch(["clients-utf8-bom.csv", "contacts-texte-unicode.txt", "ventes-virgule-utf8.csv"])
    })
}

fn windows() -> &'static Batch {
    static BATCH: OnceLock<Batch> = OnceLock::new();
    BATCH.get_or_init(|| batch(["clients.csv", "contacts.csv", "ventes.csv"]))
}

#[test]
fn encodings_and_separators_are_detected() {
    let report = |batch: &Batch| crate::world::report(&batch.reading);
    let found = |batch: &Batch| -> Vec<(String, String)> {
        let files = report(batch).files;
        files.into_iter().map(|file| (file.encoding.unwrap(), file.separator.unwrap())).collect()
    };
    let pairs = |pairs: [(&str, &str); 3]| pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
    assert_eq!(found(unicode()), pairs([("utf-8", ";"), ("utf-16le", "tab"), ("utf-8", ",")]));
    assert_eq!(
        found(windows()),
        pairs([("windows-1252", ";"), ("windows-1252", ";"), ("windows-1252", ";")])
    );
}

#[test]
fn the_unicode_files_are_read_as_the_workbook() {
    lines_are_as_expected(unicode());
    rejections_are_as_expected(unicode());
    duplicates_are_as_expected(unicode());
    notes_are_as_expected(unicode());
    consents_are_as_expected(unicode());
    sums_are_as_expected(unicode());
    cells_are_told_as_expected(unicode());
    let failures = differences(unicode(), |_, _, _| false);
    assert!(failures.is_empty(), "{} cells differ:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_unicode_files_make_the_same_records_as_the_workbook() {
    let (book, text) = (digest(&Batch::workbook().reading.records), digest(&unicode().reading.records));
    for (book, text) in book.iter().zip(&text) {
        assert_eq!(book, text);
    }
    assert_eq!(book.len(), text.len());
}

#[test]
fn the_windows_files_are_read_as_the_workbook_less_what_the_encoding_destroyed() {
    lines_are_as_expected(windows());
    rejections_are_as_expected(windows());
    duplicates_are_as_expected(windows());
    notes_are_as_expected(windows());
    consents_are_as_expected(windows());
    sums_are_as_expected(windows());
    cells_are_told_as_expected(windows());
    let destroyed = |sheet: &str, row: u32, column: &str| {
        let rows = &expected()["sheets"][sheet]["rows"];
        let row = rows.as_array().unwrap().iter().find(|found| found["xlsx_row"] == row).unwrap().clone();
        row[column].as_str().is_some_and(|text| text.contains(['Ł', 'ł']))
    };
    let failures = differences(windows(), destroyed);
    assert!(failures.is_empty(), "{} cells differ:\n{}", failures.len(), failures.join("\n"));
}

/// What the records say, one line each, whatever the place of their rows.
fn digest(records: &Records) -> Vec<String> {
    let companies = records.companies.iter().map(|record| {
        let company = &record.company;
        let reach: Vec<&str> = company.reach.good_emails().chain(company.reach.good_phones()).collect();
        format!(
            "{:?} {:?} {:?} {:?} {reach:?} {}",
            company.number.canonical,
            company.name.canonical,
            company.siren.canonical,
            company.vat.canonical,
            record.rows.len()
        )
    });
    let people = records.people.iter().map(|record| {
        let person = &record.person;
        let reach: Vec<&str> = person.reach.good_emails().chain(person.reach.good_phones()).collect();
        format!(
            "{} {reach:?} {:?} {} {:?}",
            person.full_name(),
            record.companies,
            person.standing.refusals.len(),
            person.standing.minor_until
        )
    });
    let sales = records.sales.iter().map(|record| {
        let client = match record.client {
            ClientLink::Company(CompanyLink::Record(place)) => format!("company {place}"),
            ClientLink::Person(PersonLink::Record(place)) => format!("person {place}"),
            other => format!("{other:?}"),
        };
        let cents: Vec<Option<i64>> =
            record.lines.iter().map(|line| line.sale.turnover().map(|amount| amount.cents)).collect();
        format!(
            "{:?} {} {client} {cents:?} {:?} {:?}",
            record.number, record.date, record.status, record.kind
        )
    });
    companies.chain(people).chain(sales).collect()
}
