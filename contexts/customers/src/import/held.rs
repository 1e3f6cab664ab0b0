//! What was not taken in, and what waits for a decision, as it is kept sealed.

use std::collections::{BTreeMap, HashMap, HashSet};

use intake::{At, Field, Mapping, NoteState, Reading, Rejection, RowName, SheetReading, Table};
use personal::{Finding, Sensitive, SensitiveCategory, Severity};
use serde::{Deserialize, Serialize};
use sheets::{Charset, Options, Separator, Sheet, Workbook};
use web::Sentence;

use super::files::ImportFile;

/// A row not taken in. Its cells are in the clear here: it is sealed on its way to the base.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeptReject {
    /// The row.
    pub row: RowName,
    /// The column to mend: the one complained of, or else the first that names somebody.
    pub column: Option<String>,
    /// Why.
    pub code: Rejection,
    /// Its filled cells, by column.
    pub cells: Vec<(String, String)>,
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

    /// Whether a checksum proves it: it can be rephrased or dropped, never kept.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Block)
    }
}

/// A special category, or what else a note should not tell, in words.
#[must_use]
pub fn category(category: SensitiveCategory) -> Sentence {
    Sentence::new(format!("import-category-{}", category.code().replace('_', "-")))
}

/// The rows of a reading that were not taken in, with their cells as the files write them.
pub fn rejects(reading: &Reading, files: &[ImportFile], mapping: &Mapping) -> Vec<KeptReject> {
    let mut all = Vec::new();
    for (place, file) in reading.files.iter().enumerate() {
        let rejected = file.sheets.iter().any(|sheet| sheet.rows.iter().any(|row| !row.is_accepted()));
        let Some(book) = files.get(place).filter(|_| rejected).and_then(|one| open(one, &file.name, mapping))
        else {
            continue;
        };
        for sheet in &file.sheets {
            if let Some(grid) = book.sheets.iter().find(|grid| grid.name == sheet.name) {
                all.extend(rejects_of(&file.name, sheet, grid, mapping));
            }
        }
    }
    all
}

/// The notes of a reading that were held back, with the place of the row of each.
pub fn held_notes(reading: &Reading) -> Vec<(At, KeptNote)> {
    let mut all = Vec::new();
    for (at, row) in reading.accepted() {
        let Some(standing) = row.standing() else { continue };
        for note in standing.notes.iter().filter(|note| note.state == NoteState::HeldBack) {
            let Some(name) = reading.name(at) else { continue };
            let (column, text) = (note.column.clone(), note.text.clone());
            let findings = note.findings.clone();
            all.push((at, KeptNote { row: name, column, who: who(row), text, findings }));
        }
    }
    all
}

/// What a row calls whoever it is about.
pub fn who(row: &intake::ReadRow) -> String {
    let person = row.person.as_ref().map(intake::PersonRow::full_name).filter(|name| !name.is_empty());
    let company = || row.company.as_ref().map(|company| company.name.raw.clone());
    let sale = || row.sale.as_ref().map(|sale| sale.label.raw.clone());
    let product = || row.product.as_ref().map(|product| product.label.raw.clone());
    let email = row.person.as_ref().and_then(|person| person.reach.good_emails().next().map(str::to_owned));
    let named = person.or_else(company).or_else(sale).or_else(product).filter(|name| !name.is_empty());
    named.or(email).unwrap_or_default()
}

fn open(file: &ImportFile, name: &str, mapping: &Mapping) -> Option<Workbook> {
    let mut options = Options::default();
    if let Some(corrections) = mapping.files.get(name) {
        options.encoding = corrections.encoding.as_deref().and_then(Charset::named);
        options.separator = corrections.separator.and_then(Separator::of);
    }
    sheets::read(&file.name, &file.bytes, &options).ok()
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
            let is_asked = |column: &str| mended.as_deref() == Some(column);
            cells.retain(|(column, text)| !text.is_empty() || is_asked(column));
            KeptReject {
                row: RowName { file: file.to_owned(), sheet: sheet.name.clone(), row },
                column: mended,
                code: rejected.code,
                cells,
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
