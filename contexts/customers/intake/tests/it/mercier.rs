//! The workbook of Atelier Mercier: nine years of a real shop's habits, with the right reading
//! beside it. Every fact of `expected.json` is compared, cell by cell.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use intake::{
    Answer, Certainty, LeftOut, Mapping, NoteState, NoteVerdict, ReadRow, Reading, Rejection, RowName,
    SheetReading, SheetReport,
};
use serde_json::Value;

use crate::world::{Files, report, rows, sheet, sheet_report};

/// What a correct reading yields.
pub fn expected() -> Value {
    let text = include_str!("../../../../../fixtures/fichier-clients-fr/expected.json");
    serde_json::from_str(text).unwrap()
}

fn workbook() -> Files {
    Files::fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"])
}

/// The sheets of a batch under the workbook's names.
pub struct Batch {
    pub reading: Reading,
    pub names: [(&'static str, String); 3],
}

impl Batch {
    /// The workbook, read once.
    pub fn workbook() -> &'static Self {
        static BATCH: OnceLock<Batch> = OnceLock::new();
        BATCH.get_or_init(|| {
            let names = ["Clients", "Contacts", "Ventes"].map(|name| (name, name.to_owned()));
            Self { reading: workbook().read(), names }
        })
    }

    fn sheet(&self, name: &str) -> &SheetReading {
        let (_, own) = self.names.iter().find(|(workbook, _)| *workbook == name).unwrap();
        sheet(&self.reading, own)
    }

    fn report(&self, name: &str) -> SheetReport {
        let (_, own) = self.names.iter().find(|(workbook, _)| *workbook == name).unwrap();
        sheet_report(&report(&self.reading), own)
    }

    /// What is told of the cells of a sheet.
    pub fn told(&self, name: &str) -> Told {
        let SheetReport { warnings, rejected, .. } = self.report(name);
        let mut told = Told::default();
        let rejected = rejected.into_iter().map(|row| (row.row, row.column, row.code.code()));
        let warned = warnings.into_iter().map(|row| (row.row, row.column, row.code.code()));
        for (row, column, code) in rejected.chain(warned) {
            told.0.entry((row, column.unwrap_or_default())).or_default().push(code.to_owned());
        }
        told
    }

    /// The rows of a sheet by their number.
    pub fn rows(&self, name: &str) -> BTreeMap<u32, &ReadRow> {
        rows(self.sheet(name))
    }
}

/// The codes told of cells, by row and column.
#[derive(Default)]
pub struct Told(BTreeMap<(u32, String), Vec<String>>);

impl Told {
    /// The codes told of a cell.
    pub fn at(&self, row: u32, column: &str) -> &[String] {
        self.0.get(&(row, column.to_owned())).map(Vec::as_slice).unwrap_or_default()
    }
}

#[test]
fn the_hidden_sheet_is_left_out_and_announced() {
    let batch = Batch::workbook();
    assert_eq!(batch.reading.files[0].left_out, [("Listes".to_owned(), LeftOut::Hidden)]);
}

#[test]
fn a_hidden_sheet_is_read_when_asked_and_announced_when_it_holds_no_table() {
    let mapping = Mapping { include_hidden_sheets: true, ..Mapping::default() };
    let reading = workbook().read_with(&mapping);
    assert_eq!(reading.files[0].left_out, [("Listes".to_owned(), LeftOut::NoTable)]);
}

#[test]
fn titles_groups_repeated_headers_totals_and_footnotes_are_no_data() {
    lines_are_as_expected(Batch::workbook());
}

/// Compares header row, kinds of lines, rows of data and what is left of them.
pub fn lines_are_as_expected(batch: &Batch) {
    let expected = expected();
    for (name, sheet) in expected["sheets"].as_object().unwrap() {
        let found = batch.report(name);
        assert_eq!(found.header_row.map(u64::from), sheet["header_row"].as_u64(), "{name}");
        assert_eq!(u64::from(found.data_rows), sheet["data_rows"].as_u64().unwrap(), "{name}");
        assert_eq!(
            u64::from(found.accepted),
            sheet["accepted_before_merging_duplicates"].as_u64().unwrap(),
            "{name}: {:?}",
            found.rejected
        );
        for (kind, count) in sheet["lines_by_kind"].as_object().unwrap() {
            let lines = serde_json::to_value(&found.lines).unwrap();
            assert_eq!(lines[kind.replace('_', "-")].as_u64(), count.as_u64(), "{name} {kind}");
        }
    }
}

#[test]
fn hidden_rows_are_data_and_announced() {
    let batch = Batch::workbook();
    let hidden = batch.report("Ventes").hidden_rows;
    assert!(hidden.contains(&51) && hidden.contains(&52), "{hidden:?}");
    assert!(rows(batch.sheet("Ventes"))[&51].is_accepted());
}

#[test]
fn rows_are_rejected_for_the_reason_expected() {
    rejections_are_as_expected(Batch::workbook());
}

/// Compares every rejected row and its reason.
pub fn rejections_are_as_expected(batch: &Batch) {
    for (name, sheet) in expected()["sheets"].as_object().unwrap() {
        let found: Vec<(u64, Rejection)> =
            batch.report(name).rejected.iter().map(|row| (u64::from(row.row), row.code)).collect();
        let wanted: Vec<(u64, Rejection)> = sheet["rejected"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["xlsx_row"].as_u64().unwrap(), rejection(row["reason"].as_str().unwrap())))
            .collect();
        assert_eq!(found, wanted, "{name}");
    }
}

fn rejection(reason: &str) -> Rejection {
    match reason {
        "no name and no way to reach anyone"
        | "no name: only an amount"
        | "no usable identity"
        | "no name and no valid address"
        | "stray remark without identity" => Rejection::NobodyToIdentify,
        "client number already used by another company (C0003)" => Rejection::ClientNumberTaken,
        "impossible date" => Rejection::DateUnreadable,
        "unknown client number and name" => Rejection::ClientUnknown,
        "no amount" => Rejection::AmountMissing,
        "date in the future" => Rejection::DateInFuture,
        other => panic!("no code for {other}"),
    }
}

#[test]
fn duplicates_are_found_at_least_as_surely_as_expected_and_look_alikes_stay_apart() {
    duplicates_are_as_expected(Batch::workbook());
}

/// Compares duplicates both ways: all those expected, no other one.
pub fn duplicates_are_as_expected(batch: &Batch) {
    for (name, sheet) in expected()["sheets"].as_object().unwrap() {
        let found = batch.report(name).duplicates;
        let wanted = sheet["duplicates"].as_array().unwrap();
        for pair in wanted {
            let rows =
                ["a", "b"].map(|side| u32::try_from(pair[side]["xlsx_row"].as_u64().unwrap()).unwrap());
            let duplicate = found
                .iter()
                .find(|duplicate| duplicate.rows == rows)
                .unwrap_or_else(|| panic!("{name} {rows:?}"));
            let least = pair["certainty"].as_str().unwrap_or("certain");
            let least = Certainty::ALL.iter().find(|certainty| certainty.code() == least).unwrap();
            assert!(duplicate.certainty >= *least, "{name} {rows:?} {duplicate:?}");
            assert!(!duplicate.reasons.is_empty(), "{name} {rows:?}");
        }
        let merged = found.iter().filter(|duplicate| duplicate.certainty > Certainty::Possible).count();
        let possible = wanted.iter().filter(|pair| pair["certainty"] == "possible").count();
        assert!(merged <= wanted.len() && merged + possible >= wanted.len(), "{name}: {found:?}");
        for pair in sheet["not_duplicates"].as_array().into_iter().flatten() {
            let rows =
                ["a", "b"].map(|side| u32::try_from(pair[side]["xlsx_row"].as_u64().unwrap()).unwrap());
            assert!(found.iter().all(|duplicate| duplicate.rows != rows), "{name} {rows:?}");
        }
    }
}

#[test]
fn contacts_of_unknown_clients_are_orphans() {
    let batch = Batch::workbook();
    let found: Vec<(u64, String)> = batch
        .report("Contacts")
        .orphans
        .iter()
        .map(|orphan| (u64::from(orphan.row), orphan.number.clone()))
        .collect();
    let wanted: Vec<(u64, String)> = expected()["sheets"]["Contacts"]["orphans_unknown_client"]
        .as_array()
        .unwrap()
        .iter()
        .map(|orphan| (orphan["xlsx_row"].as_u64().unwrap(), orphan["code"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn sensitive_notes_are_held_back_and_look_alikes_are_not() {
    notes_are_as_expected(Batch::workbook());
}

/// Compares held-back notes both ways.
pub fn notes_are_as_expected(batch: &Batch) {
    for (name, sheet) in expected()["sheets"].as_object().unwrap() {
        let found: Vec<(u64, &str)> = batch
            .report(name)
            .sensitive
            .iter()
            .map(|note| (u64::from(note.row), note.category.code()))
            .collect();
        let notes = sheet["sensitive_notes"].as_array().map(Vec::as_slice).unwrap_or_default();
        for note in notes {
            let wanted = (note["xlsx_row"].as_u64().unwrap(), note["category"].as_str().unwrap());
            assert!(found.contains(&wanted), "{name} {wanted:?} in {found:?}");
        }
        let rows: Vec<u64> = notes.iter().map(|note| note["xlsx_row"].as_u64().unwrap()).collect();
        for (row, category) in &found {
            assert!(rows.contains(row), "{name}: row {row} is harmless, found {category}");
        }
    }
}

#[test]
fn warnings_stand_on_the_rows_expected() {
    let batch = Batch::workbook();
    let found = batch.report("Ventes").warnings;
    for warning in expected()["sheets"]["Ventes"]["warnings"].as_array().unwrap() {
        let row = u32::try_from(warning["xlsx_row"].as_u64().unwrap()).unwrap();
        let code = match warning["reason"].as_str().unwrap() {
            "client number missing, name matches one client" => "client-by-name",
            "total differs from quantity × unit price" => "total-differs",
            "quantity missing, total present" => "quantity-missing",
            "invoice marked ANNULÉE: keep out of turnover or flag" => "cancelled",
            "amount in another currency" => "other-currency",
            "second line of the same invoice: not a duplicate" => "further-line",
            "no invoice number" => "no-document-number",
            other => panic!("no code for {other}"),
        };
        assert!(found.iter().any(|found| found.row == row && found.code.code() == code), "row {row} {code}");
    }
}

#[test]
fn consents_are_counted_and_only_a_clear_yes_is_a_yes() {
    consents_are_as_expected(Batch::workbook());
}

/// Compares the counts of yes, no and unknown.
pub fn consents_are_as_expected(batch: &Batch) {
    for name in ["Clients", "Contacts"] {
        let found = serde_json::to_value(batch.report(name).consent).unwrap();
        assert_eq!(found, expected()["sheets"][name]["consent_counts_in_accepted_rows"], "{name}");
    }
}

#[test]
fn sums_leave_out_what_cannot_be_read_and_count_duplicates_once() {
    sums_are_as_expected(Batch::workbook());
}

/// Compares the sums of the amount columns.
pub fn sums_are_as_expected(batch: &Batch) {
    let expected = expected();
    let clients = batch.report("Clients").sums_cents;
    assert_eq!(
        Some(clients["CA 2023"].accepted),
        expected["sheets"]["Clients"]["sum_readable_CA2023_cents_in_accepted_rows"].as_i64()
    );
    let wanted = &expected["sheets"]["Ventes"]["sums_of_accepted_rows_without_duplicates"];
    let sales = batch.report("Ventes").sums_cents;
    assert_eq!(Some(sales["Total HT"].without_duplicates), wanted["total_ht_cents"].as_i64());
    assert_eq!(Some(sales["Total TTC"].without_duplicates), wanted["total_ttc_cents_readable"].as_i64());
    assert!(sales["Total HT"].accepted > sales["Total HT"].without_duplicates);
    let lines: usize = batch.reading.records.sales.iter().map(|sale| sale.lines.len()).sum();
    assert_eq!(Some(lines as u64), wanted["rows"].as_u64());
}

#[test]
fn special_people_carry_their_mark() {
    let batch = Batch::workbook();
    let rows = rows(batch.sheet("Contacts"));
    let standing = |row: u32| &rows[&row].person.as_ref().unwrap().standing;
    assert_eq!(standing(10).minor_until.map(|day| day.to_string()).as_deref(), Some("2034-09-12"));
    assert_eq!(standing(11).refusals[0].since.map(|day| day.to_string()).as_deref(), Some("2022-05-04"));
    assert!(standing(12).refusals.iter().any(intake::Refusal::is_of_everything));
    assert!(standing(13).death.is_some());
    assert!(
        standing(13).forbids_contact() && standing(12).forbids_contact() && !standing(11).forbids_contact()
    );
}

#[test]
fn a_refusal_in_one_row_wins_over_a_yes_in_the_other() {
    let batch = Batch::workbook();
    let gael = batch
        .reading
        .records
        .people
        .iter()
        .find(|person| {
            person.rows.len() == 2
                && person.person.reach.good_emails().any(|email| email.starts_with("gael.de-la-tour32"))
        })
        .unwrap();
    assert_eq!(gael.person.standing.answer(), Answer::No);
    assert!(!gael.person.standing.refusals.is_empty());
    let warnings = batch.report("Contacts").warnings;
    assert!(warnings.iter().any(|warning| warning.row == 34 && warning.code.code() == "refusal-wins"));
}

#[test]
fn rows_of_a_bought_file_are_marked_and_an_origin_is_no_ethnicity() {
    let batch = Batch::workbook();
    let rows = rows(batch.sheet("Contacts"));
    let origin = |row: u32| rows[&row].person.as_ref().unwrap().standing.origin.clone();
    assert_eq!(origin(2).marked, Some(personal::SourceClass::Bought));
    assert_eq!(origin(3).marked, None);
    assert_eq!(origin(3).channel, "site web");
    assert_eq!(batch.sheet("Contacts").column_of(intake::Field::Origin), Some("Origine"));
}

#[test]
fn records_are_linked_by_client_number() {
    let batch = Batch::workbook();
    let records = &batch.reading.records;
    assert_eq!(records.companies.len() + private_customers(batch), 57 - 3);
    assert_eq!(records.people.len() - private_customers(batch), 147 - 3);
    assert_eq!(records.sales.len(), 393, "one document has two lines, on rows 225 and 409");
    let two = records.sales.iter().find(|sale| sale.lines.len() == 2).unwrap();
    assert_eq!(two.number.as_deref(), Some("F2023-0216"));
    assert_eq!(two.lines[1].number, 2);
    let chloe = records
        .people
        .iter()
        .find(|person| person.rows[0].row == 0 && person.person.first_name.raw == "Chloé")
        .unwrap();
    let [intake::CompanyLink::Record(place)] = chloe.companies[..] else { panic!("one company") };
    assert_eq!(records.companies[place].company.name.raw, "Traiteur Benoît");
}

fn private_customers(batch: &Batch) -> usize {
    batch.sheet("Clients").rows.iter().filter(|row| row.person.is_some()).count()
}

#[test]
fn a_cell_mended_in_place_is_read_instead_of_the_files() {
    let mut mapping = Mapping::default();
    let row =
        RowName { file: "fichier-clients-mercier.xlsx".to_owned(), sheet: "Ventes".to_owned(), row: 23 };
    mapping.mend(&row, "Date", "28/02/2023");
    let reading = workbook().read_with(&mapping);
    let report = sheet_report(&report(&reading), "Ventes");
    assert_eq!(report.accepted, 397);
    assert!(report.rejected.iter().all(|rejected| rejected.row != 23));
}

#[test]
fn a_note_held_back_follows_the_word_about_it_and_a_proven_number_never_passes() {
    let mut mapping = Mapping::default();
    let at = |row: u32| RowName {
        file: "fichier-clients-mercier.xlsx".to_owned(),
        sheet: "Contacts".to_owned(),
        row,
    };
    mapping.judge(&at(14), "Commentaire", NoteVerdict::Keep);
    mapping.judge(&at(15), "Commentaire", NoteVerdict::Rephrase("rappeler en mai".to_owned()));
    mapping.judge(&at(16), "Commentaire", NoteVerdict::Drop);
    mapping.judge(&at(21), "Commentaire", NoteVerdict::Keep);
    let reading = workbook().read_with(&mapping);
    let rows = rows(sheet(&reading, "Contacts"));
    let note = |row: u32| rows[&row].person.as_ref().unwrap().standing.notes[0].clone();
    assert_eq!(
        (note(14).state, note(15).state, note(16).state),
        (NoteState::Kept, NoteState::Kept, NoteState::Dropped)
    );
    assert_eq!(note(15).text, "rappeler en mai");
    assert_eq!(note(21).state, NoteState::HeldBack);
    assert_eq!(note(17).state, NoteState::HeldBack);
}
