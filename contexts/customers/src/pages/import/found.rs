//! What a check found, as the page shows it: rows to mend, rows that look the same, numbers that lead
//! nowhere, what else to know, sums, and what is left out.

use std::collections::BTreeMap;

use contracts::PeopleAndCompanies;
use intake::{DuplicateRows, FileReport, RowName, SheetReport, Spoken, Table, Twin};
use kernel::{Currency, Holder, Money, Scope};
use personal::Personal;
use web::{Form, House, Problem, Sentence, Visitor};

use crate::TheFile;
use crate::import::{Change, Findings, KeptReject};
use crate::pages::paths::record;
use crate::pages::records::history::fields::{label, parted};

/// How many rows, notes and pairs are shown at a time; decided ones make room for the next.
pub const SHOWN: usize = 50;

/// How many row numbers stand beside a warning.
const ROWS: usize = 5;

/// How sheets are called: two workbooks may each have a "Feuil1".
#[derive(Clone, Copy)]
pub struct Places<'a> {
    files: &'a [FileReport],
}

impl<'a> Places<'a> {
    pub(super) fn of(findings: &'a Findings) -> Self {
        Self { files: &findings.report.files }
    }

    /// A sheet by its name, and by its file's where another has one of the same name.
    pub(super) fn sheet(self, file: &str, sheet: &str) -> String {
        let has_it = |one: &&FileReport| one.sheets.iter().any(|known| known.name == sheet);
        if self.files.iter().filter(has_it).count() > 1 {
            format!("{file} · {sheet}")
        } else {
            sheet.to_owned()
        }
    }

    fn sheets(self) -> impl Iterator<Item = (String, &'a SheetReport)> {
        self.files.iter().flat_map(move |file| {
            file.sheets.iter().map(move |sheet| (self.sheet(&file.name, &sheet.name), sheet))
        })
    }
}

/// A row not taken in, with the cell to mend.
pub struct RejectView {
    pub(super) place: i64,
    pub(super) row: u32,
    pub(super) sheet: Personal<String>,
    pub(super) who: Personal<String>,
    pub(super) column: Personal<String>,
    pub(super) value: Personal<String>,
    pub(super) can_be_mended: bool,
    pub(super) reason: Sentence,
}

/// Two rows, or a row and a record, that look the same.
pub struct PairView {
    pub(super) place: usize,
    pub(super) first: Personal<String>,
    pub(super) second: Personal<String>,
    pub(super) rows: Vec<u32>,
    pub(super) sheet: Personal<String>,
    pub(super) certainty: Sentence,
    pub(super) reasons: Vec<Sentence>,
    pub(super) is_merged: bool,
    pub(super) is_in_base: bool,
    /// What was chosen and is not applied yet.
    pub(super) chosen: String,
}

/// The field of the decision about a pair.
pub fn pair_field(place: usize) -> String {
    format!("pair-{place}")
}

/// A client number that leads nowhere.
pub struct OrphanView {
    pub(super) row: u32,
    pub(super) sheet: Personal<String>,
    pub(super) number: Personal<String>,
}

/// What a person should know, and where it was seen.
pub struct WarningView {
    pub(super) sentence: Sentence,
    pub(super) place: Personal<String>,
    pub(super) rows: String,
    pub(super) count: usize,
}

/// The sum of a column of amounts.
pub struct SumView {
    pub(super) place: Personal<String>,
    pub(super) accepted: Money,
    pub(super) without_duplicates: Money,
}

/// What no record takes in: sheets with the reason, and columns without a field.
pub struct Left {
    pub(super) sheets: Vec<Sentence>,
    pub(super) columns: Vec<(Personal<String>, Personal<String>)>,
}

/// A cell as a field of one line shows it: browsers drop the line breaks.
pub fn one_line(cell: &str) -> String {
    cell.replace('\0', "").lines().map(str::trim_end).collect::<Vec<_>>().join(" ")
}

impl RejectView {
    /// The row, the cell to mend as it was typed last.
    pub(super) fn of(places: Places<'_>, place: i64, reject: &KeptReject, form: &Form) -> Self {
        let column = reject.column.clone().unwrap_or_default();
        let cell = || reject.cells.iter().find(|(name, _)| *name == column).map(|(_, text)| one_line(text));
        let field = format!("cell-{place}");
        let value = if form.has(&field) { Some(form.value(&field).to_owned()) } else { cell() };
        let others = reject.cells.iter().filter(|(name, text)| *name != column && !text.is_empty());
        let who: Vec<&str> = others.map(|(_, text)| text.as_str()).take(3).collect();
        Self {
            place,
            row: reject.row.row,
            sheet: Personal::new(places.sheet(&reject.row.file, &reject.row.sheet)),
            who: Personal::new(who.join(" · ")),
            can_be_mended: !column.is_empty(),
            reason: Sentence::new(reject.code.key()).with("column", &column),
            column: Personal::new(column),
            value: Personal::new(value.unwrap_or_default()),
        }
    }
}

/// Pairs that look the same, those that wait for a word first.
pub async fn pairs(house: &House, findings: &Findings, form: &Form) -> Result<Vec<PairView>, Problem> {
    let mut all: Vec<(usize, PairOf<'_>)> = findings_pairs(findings).enumerate().collect();
    all.sort_by_key(|(_, pair)| (pair.found.merged, std::cmp::Reverse(pair.found.certainty)));
    all.truncate(SHOWN);
    let holders: Vec<Holder> = all.iter().filter_map(|(_, pair)| pair.holder()).collect();
    let names = TheFile.names_of(&house.store, &Scope::All, &holders).await?;
    let names: BTreeMap<Holder, Personal<String>> =
        holders.into_iter().zip(names).filter_map(|(holder, name)| Some((holder, name?))).collect();
    let view = |(place, pair): (usize, PairOf<'_>)| PairView {
        chosen: form.value(&pair_field(place)).to_owned(),
        ..pair.view(place, findings, &names)
    };
    Ok(all.into_iter().map(view).collect())
}

/// A pair with the file and sheet it stands in.
pub struct PairOf<'a> {
    file: &'a str,
    sheet: &'a str,
    found: &'a DuplicateRows,
}

/// Every pair of rows, or of a row and a record, in the order of the report: its place there is what a
/// decision names.
pub fn findings_pairs(findings: &Findings) -> impl Iterator<Item = PairOf<'_>> {
    findings.report.files.iter().flat_map(|file| {
        // two rows with one reference are one product: there is nothing to decide
        let sheets = file.sheets.iter().filter(|sheet| sheet.table != Table::Products);
        sheets.flat_map(|sheet| {
            sheet.duplicates.iter().map(|found| PairOf { file: &file.name, sheet: &sheet.name, found })
        })
    })
}

impl PairOf<'_> {
    /// The row that looks like another.
    pub fn second(&self) -> Option<RowName> {
        self.found.rows.last().map(|row| self.row(*row))
    }

    /// What it looks like.
    pub fn first(&self) -> Option<Twin> {
        match (self.found.rows.as_slice(), &self.found.other_row, self.found.company, self.found.person) {
            ([first, _], ..) => Some(Twin::Row(self.row(*first))),
            (_, Some(row), ..) => Some(Twin::Row(row.clone())),
            (_, _, Some(company), _) => Some(Twin::Company(company)),
            (_, _, _, Some(person)) => Some(Twin::Person(person)),
            _ => None,
        }
    }

    fn row(&self, row: u32) -> RowName {
        RowName { file: self.file.to_owned(), sheet: self.sheet.to_owned(), row }
    }

    fn holder(&self) -> Option<Holder> {
        self.found.company.map(Holder::Company).or(self.found.person.map(Holder::Person))
    }

    fn view(
        &self,
        place: usize,
        findings: &Findings,
        names: &BTreeMap<Holder, Personal<String>>,
    ) -> PairView {
        let name = |row: Option<RowName>| {
            Personal::new(row.map(|row| findings.name(&row).to_owned()).unwrap_or_default())
        };
        let first = match self.first() {
            Some(Twin::Row(row)) => name(Some(row)),
            _ => self.holder().and_then(|holder| names.get(&holder).cloned()).unwrap_or_default(),
        };
        PairView {
            place,
            first,
            second: name(self.second()),
            rows: self.found.rows.clone(),
            sheet: Personal::new(Places::of(findings).sheet(self.file, self.sheet)),
            certainty: Sentence::new(self.found.certainty.key()),
            reasons: self.found.reasons.iter().map(|reason| Sentence::new(reason.key())).collect(),
            is_merged: self.found.merged,
            is_in_base: self.holder().is_some(),
            chosen: String::new(),
        }
    }
}

impl PairView {
    pub(super) fn first_row(&self) -> u32 {
        self.rows.first().copied().unwrap_or(0)
    }

    pub(super) fn second_row(&self) -> u32 {
        self.rows.last().copied().unwrap_or(0)
    }
}

/// A record of the file that changes, and its fields that do.
pub struct ChangeView {
    pub(super) href: String,
    pub(super) name: Personal<String>,
    pub(super) fields: Vec<Sentence>,
}

/// The records of the file that change.
pub async fn changes(house: &House, findings: &Findings) -> Result<Vec<ChangeView>, Problem> {
    let holders: Vec<Holder> = findings.changes.iter().map(|change| change.holder).collect();
    let names = TheFile.names_of(&house.store, &Scope::All, &holders).await?;
    let view = |(change, name): (&Change, Option<Personal<String>>)| {
        let mut labels: Vec<String> = change.fields.iter().map(|field| parted(field).0).collect();
        labels.sort_unstable();
        labels.dedup();
        Some(ChangeView {
            href: record(change.holder),
            name: name?,
            fields: labels.iter().map(|field| label(field)).collect(),
        })
    };
    Ok(findings.changes.iter().zip(names).filter_map(view).collect())
}

/// Client numbers that lead nowhere.
pub fn orphans(findings: &Findings) -> Vec<OrphanView> {
    let orphan = |place: String, orphan: &intake::OrphanRow| OrphanView {
        row: orphan.row,
        sheet: Personal::new(place),
        number: Personal::new(orphan.number.clone()),
    };
    let of_sheet = |(place, sheet): (String, &'_ SheetReport)| {
        sheet.orphans.iter().map(|one| orphan(place.clone(), one)).collect::<Vec<_>>()
    };
    Places::of(findings).sheets().flat_map(of_sheet).take(SHOWN).collect()
}

/// What a person should know: each thing once per column, with the rows it was seen in.
pub fn warnings(findings: &Findings) -> Vec<WarningView> {
    let mut seen: BTreeMap<(String, String, &str), Vec<u32>> = BTreeMap::new();
    for (place, sheet) in Places::of(findings).sheets() {
        for warning in &sheet.warnings {
            let column = warning.column.as_deref().unwrap_or_default();
            seen.entry((warning.code.key(), place.clone(), column)).or_default().push(warning.row);
        }
    }
    let view = |((key, sheet, column), rows): ((String, String, &str), Vec<u32>)| WarningView {
        sentence: Sentence::new(key).with("column", column),
        place: Personal::new(joined(&sheet, column)),
        rows: some_of(&rows),
        count: rows.len(),
    };
    let mut views: Vec<WarningView> = seen.into_iter().map(view).collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.count));
    views
}

/// The sums of columns that hold amounts.
pub fn sums(findings: &Findings, currency: Currency) -> Vec<SumView> {
    let sums = Places::of(findings).sheets().flat_map(|(place, sheet)| {
        // what is left out is no sum of the file, and a column that adds up to nothing holds rates
        let is_in = |(column, sum): &(&String, &intake::Sum)| {
            !sheet.columns_left_out.contains(column) && (sum.accepted, sum.without_duplicates) != (0, 0)
        };
        sheet.sums_cents.iter().filter(is_in).map(|sum| (place.clone(), sum)).collect::<Vec<_>>()
    });
    let view = |(sheet, (column, sum)): (String, (&String, &intake::Sum))| SumView {
        place: Personal::new(joined(&sheet, column)),
        accepted: Money { cents: sum.accepted, currency },
        without_duplicates: Money { cents: sum.without_duplicates, currency },
    };
    sums.map(view).collect()
}

impl Left {
    pub(super) fn of(findings: &Findings, visitor: &Visitor) -> Self {
        let currency = visitor.organisation().currency;
        let summed = |sheet: &SheetReport, column: &String| match sheet.sums_cents.get(column) {
            Some(sum) if sum.accepted != 0 => {
                let sum = visitor.voice().amount(Money { cents: sum.accepted, currency });
                format!("{column} ({sum})")
            }
            _ => column.clone(),
        };
        let listed = |sheet: &SheetReport| {
            sheet.columns_left_out.iter().map(|column| summed(sheet, column)).collect::<Vec<_>>().join(", ")
        };
        let files = &findings.report.files;
        let sheets = files.iter().flat_map(|file| &file.left_out).map(|sheet| {
            let reason = Sentence::new(sheet.reason.key());
            Sentence::new("import-sheet-left-out").with("sheet", &sheet.name).with("reason", reason)
        });
        let all = Places::of(findings).sheets();
        let columns = all
            .filter(|(_, sheet)| !sheet.columns_left_out.is_empty())
            .map(|(place, sheet)| (Personal::new(place), Personal::new(listed(sheet))));
        Self { sheets: sheets.collect(), columns: columns.collect() }
    }
}

fn joined(sheet: &str, column: &str) -> String {
    if column.is_empty() { sheet.to_owned() } else { format!("{sheet} · {column}") }
}

/// The first row numbers, and whether there are more.
fn some_of(rows: &[u32]) -> String {
    let shown: Vec<String> = rows.iter().take(ROWS).map(u32::to_string).collect();
    let more = if rows.len() > ROWS { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
