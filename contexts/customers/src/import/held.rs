//! What was not taken in, and what waits for a decision, as it is kept sealed.

use std::collections::{BTreeMap, HashMap, HashSet};

use intake::{
    At, Field, ListPart, Mapping, NoteState, Part, Reading, Rejection, RowName, SheetReading, Table,
};
use personal::{Finding, Sensitive, SensitiveCategory};
use serde::{Deserialize, Serialize};
use sheets::Sheet;
use store::{Fault, Store};
use web::Sentence;

use super::files::{ImportFile, uploads};
use super::mention::tells_who;

/// A row not taken in. Its cells are in the clear here: it is sealed on its way to the base.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeptReject {
    /// The row.
    pub row: RowName,
    /// The column to mend: the one complained of, or else the first that names somebody.
    pub column: Option<String>,
    /// Why.
    pub code: Rejection,
    /// Its cells, by column, in the order of the sheet.
    pub cells: Vec<(String, String)>,
    /// What those of them stand for that a person could be recognised by.
    #[serde(default)]
    pub fields: Vec<(String, Field)>,
}

/// A note held back. Its words are in the clear here: it is sealed on its way to the base.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeptNote {
    /// The row.
    pub row: RowName,
    /// The column.
    pub column: String,
    /// Whom the row names.
    pub who: String,
    /// The words.
    pub text: String,
    /// What they seem to tell.
    pub findings: Vec<Finding>,
}

impl KeptNote {
    /// The words, for whoever may see special categories.
    #[must_use]
    pub fn words(&self) -> Sensitive<String> {
        Sensitive::new(self.text.clone())
    }

    /// Whether no reason is good enough: it can be rephrased or dropped, never kept.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(Finding::is_never_kept)
    }
}

/// A special category, or what else a note should not tell, in words.
#[must_use]
pub fn category(category: SensitiveCategory) -> Sentence {
    Sentence::new(format!("import-category-{}", category.code().replace('_', "-")))
}

/// How many imports were begun and wait for somebody to go on.
///
/// # Errors
/// Any [`Fault`].
pub async fn unfinished(store: &Store) -> Result<u64, Fault> {
    super::store::batches::unfinished(store.reader()).await
}

/// How many notes of all imports wait for a decision.
///
/// # Errors
/// Any [`Fault`].
pub async fn notes_to_decide(store: &Store) -> Result<u64, Fault> {
    super::store::HeldNotes::how_many(store.reader()).await
}

/// The rows of a reading that were not taken in, with their cells as the files write them.
pub fn rejects(reading: &Reading, files: &[ImportFile], mapping: &Mapping) -> Vec<KeptReject> {
    let sheets = || reading.files.iter().flat_map(|file| &file.sheets);
    if sheets().all(|sheet| sheet.rows.iter().all(intake::ReadRow::is_accepted)) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (file, opened) in reading.files.iter().zip(intake::open(&uploads(files), mapping)) {
        let Ok(book) = opened.workbook else { continue };
        for sheet in &file.sheets {
            if let Some(grid) = book.sheets.iter().find(|grid| grid.name == sheet.name) {
                all.extend(rejects_of(&file.name, sheet, grid, mapping));
            }
        }
    }
    all
}

/// The rows of a part of a list that were not taken in, with their cells as the file writes them.
pub fn rejects_of_part(part: &ListPart, reading: &Reading, mapping: &Mapping) -> Vec<KeptReject> {
    let sheets = reading.files.iter().flat_map(|file| file.sheets.iter().map(move |sheet| (file, sheet)));
    sheets.flat_map(|(file, sheet)| rejects_of(&file.name, sheet, &part.grid, mapping)).collect()
}

/// The notes of a reading that were held back, each with the place of its row and whom of the row it
/// is about.
pub fn held_notes(reading: &Reading) -> Vec<((At, Part), KeptNote)> {
    let mut all = Vec::new();
    for (at, row) in reading.accepted() {
        let Some(name) = reading.name(at) else { continue };
        for (part, standing) in row.told() {
            for note in standing.notes.iter().filter(|note| note.state == NoteState::HeldBack) {
                let (column, text) = (note.column.clone(), note.text.clone());
                let (row, who, findings) = (name.clone(), who_of(row, part), note.findings.clone());
                all.push(((at, part), KeptNote { row, column, who, text, findings }));
            }
        }
    }
    all
}

/// What a row calls the company or the person it tells of.
fn who_of(row: &intake::ReadRow, part: Part) -> String {
    let company = row.company.as_ref().filter(|_| part == Part::Company);
    company
        .map(|company| company.name.raw.clone())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| who(row))
}

/// What a row calls whoever it is about.
pub fn who(row: &intake::ReadRow) -> String {
    let person = row.person.as_ref().map(intake::PersonRow::full_name).filter(|name| !name.is_empty());
    let company = || row.company.as_ref().map(|company| company.name.raw.clone());
    let sale = || row.sale.as_ref().map(sold);
    let product = || row.product.as_ref().map(|product| product.label.raw.clone());
    let email = row.person.as_ref().and_then(|person| person.reach.good_emails().next().map(str::to_owned));
    let named = person.or_else(company).or_else(sale).or_else(product).filter(|name| !name.is_empty());
    named.or(email).unwrap_or_default()
}

/// A sale by its document, whoever buys, and what was sold.
fn sold(sale: &intake::SaleRow) -> String {
    let client = &sale.client;
    let buyer =
        [&client.name, &client.person, &client.number].into_iter().find(|given| !given.raw.is_empty());
    let said = [Some(&sale.document), buyer, Some(&sale.label)].into_iter().flatten();
    said.map(|given| given.raw.as_str()).filter(|raw| !raw.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn rejects_of(file: &str, sheet: &SheetReading, grid: &Sheet, mapping: &Mapping) -> Vec<KeptReject> {
    let wanted: HashSet<u32> =
        sheet.rows.iter().filter(|row| !row.is_accepted()).map(|row| row.row).collect();
    let grid_rows = grid.rows.iter().filter(|row| wanted.contains(&row.number));
    let texts: HashMap<u32, Vec<(String, String)>> = grid_rows
        .map(|row| {
            let cell = |column: &intake::ReadColumn| {
                let text =
                    row.cells.get(column.index).map(|cell| cell.text().into_owned()).unwrap_or_default();
                (column.name.clone(), text)
            };
            (row.number, sheet.columns.iter().map(cell).collect())
        })
        .collect();
    let fixes = fixes(mapping, file, &sheet.name);
    let rejected = sheet.rows.iter().filter_map(|row| Some((row.row, row.rejected.as_ref()?)));
    rejected
        .map(|(row, rejected)| {
            let mut cells = texts.get(&row).cloned().unwrap_or_default();
            for (column, text) in &mut cells {
                if let Some(fixed) = fixes.get(&(row, column.as_str())) {
                    (*fixed).clone_into(text);
                }
            }
            let mended = rejected.column.clone().or_else(|| naming(sheet).map(str::to_owned));
            let field = |(column, _): &(String, String)| {
                Some((column.clone(), sheet.columns.iter().find(|one| one.name == *column)?.field?))
            };
            let fields = cells.iter().filter_map(field).filter(|(_, field)| tells_who(*field)).collect();
            KeptReject {
                row: RowName { file: file.to_owned(), sheet: sheet.name.clone(), row },
                column: mended,
                code: rejected.code,
                cells,
                fields,
            }
        })
        .collect()
}

/// The first column that could name somebody or something.
fn naming(sheet: &SheetReading) -> Option<&str> {
    let of_people = [Field::LastName, Field::FullName, Field::FirstName, Field::Email];
    let of_others = [Field::CompanyName, Field::Email, Field::ClientNumber, Field::Label, Field::Sku];
    let naming = match sheet.table {
        Table::People => [of_people.as_slice(), &of_others],
        _ => [of_others.as_slice(), &of_people],
    };
    naming.concat().into_iter().find_map(|field| sheet.column_of(field))
}

fn fixes<'a>(mapping: &'a Mapping, file: &str, sheet: &str) -> BTreeMap<(u32, &'a str), &'a str> {
    let fixes = mapping.sheet(file, sheet).map(|sheet| sheet.fixes.as_slice()).unwrap_or_default();
    fixes.iter().map(|fix| ((fix.row, fix.column.as_str()), fix.text.as_str())).collect()
}
