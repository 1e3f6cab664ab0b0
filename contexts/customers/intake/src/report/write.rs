//! Writing the report of a reading.

use std::collections::{BTreeMap, HashSet};

use kernel::Currency;

use super::{
    ConsentCount, DuplicateRows, FileReport, Further, LeftOutSheet, OrphanRow, Refused, RejectedRow, Report,
    SensitiveRow, SheetReport, Totals, WarningRow,
};
use crate::lines::{Line, LineKind};
use crate::mapping::Twin;
use crate::messages::{Messages, Spoken, refused_key};
use crate::reading::{At, Duplicate, FileReading, Part, Reading, SheetReading};
use crate::rows::{Answer, NoteState, ReadRow};
use crate::sums::sums;

impl Report {
    /// Writes the report of a reading, its sums in the organisation's currency.
    #[must_use]
    pub fn of(reading: &Reading, messages: &dyn Messages, currency: Currency) -> Self {
        let writer = Writer { messages, currency, repeated: repeated(reading) };
        let files = reading.files.iter().enumerate().map(|(at, file)| writer.file(at, file)).collect();
        Self { files, totals: Totals::default() }
    }
}

/// The rows that repeat another one. A row with a sale only does when the sale is repeated: that its
/// client has other rows is no repetition.
fn repeated(reading: &Reading) -> HashSet<At> {
    let sheets = reading.files.iter().flat_map(|file| &file.sheets);
    let merged = sheets.flat_map(|sheet| &sheet.duplicates).filter(|duplicate| duplicate.is_merged);
    let in_files = merged.filter(|duplicate| duplicate.first_at.is_some());
    let whole = in_files.filter(|duplicate| {
        let sells = reading.row(duplicate.second).is_some_and(|row| row.sale.is_some());
        !sells || duplicate.part == Part::Sale
    });
    whole.map(|duplicate| duplicate.second).collect()
}

struct Writer<'a> {
    messages: &'a dyn Messages,
    currency: Currency,
    repeated: HashSet<At>,
}

impl Writer<'_> {
    fn file(&self, at: usize, file: &FileReading) -> FileReport {
        let refused = file.refused.as_ref().map(|refused| Refused {
            code: refused.code().to_owned(),
            message: self.messages.text(&refused_key(refused), &[]),
        });
        let left_out = file.left_out.iter().map(|(name, reason)| LeftOutSheet {
            name: name.clone(),
            reason: *reason,
            message: self.say(reason, None),
        });
        let sheets = file.sheets.iter().enumerate();
        FileReport {
            name: file.name.clone(),
            format: file.format.map(|format| format.name().to_owned()),
            encoding: file.encoding.map(|encoding| encoding.charset.name().to_lowercase()),
            separator: file.separator.map(|separator| separator.to_string()),
            refused,
            left_out: left_out.collect(),
            sheets: sheets.map(|(sheet, read)| self.sheet(At { file: at, sheet, row: 0 }, read)).collect(),
        }
    }

    fn sheet(&self, place: At, sheet: &SheetReading) -> SheetReport {
        SheetReport {
            name: sheet.name.clone(),
            table: sheet.table,
            program: sheet.recognised.as_ref().map(|told| told.program.clone()),
            header_row: sheet.header_row.filter(|row| *row > 0),
            lines: count_lines(&sheet.lines),
            data_rows: count(sheet.rows.len()),
            accepted: count(sheet.accepted()),
            hidden_rows: sheet.hidden_rows().collect(),
            columns_left_out: columns_left_out(sheet),
            rejected: self.rejected(sheet),
            duplicates: sheet
                .duplicates
                .iter()
                .filter_map(|found| self.duplicate(place, sheet, found))
                .collect(),
            orphans: orphans(sheet),
            warnings: self.warnings(sheet),
            sensitive: sensitive(sheet),
            consent: consent(sheet),
            sums_cents: sums(sheet, &self.repeated, place, self.currency),
            further: Further::default(),
        }
    }

    fn rejected(&self, sheet: &SheetReading) -> Vec<RejectedRow> {
        let rejected = sheet.rows.iter().filter_map(|row| Some((row.row, row.rejected.as_ref()?)));
        let told = rejected.map(|(row, rejected)| RejectedRow {
            row,
            column: rejected.column.clone(),
            code: rejected.code,
            message: self.say(&rejected.code, rejected.column.as_deref()),
        });
        told.collect()
    }

    fn warnings(&self, sheet: &SheetReading) -> Vec<WarningRow> {
        let mut warnings: Vec<WarningRow> = sheet
            .warnings
            .iter()
            .map(|warning| WarningRow {
                row: warning.row,
                column: warning.column.clone(),
                code: warning.code,
                message: self.say(&warning.code, warning.column.as_deref()),
            })
            .collect();
        warnings.sort_by_key(|warning| warning.row);
        warnings
    }

    fn duplicate(&self, place: At, sheet: &SheetReading, duplicate: &Duplicate) -> Option<DuplicateRows> {
        let second = sheet.rows.get(duplicate.second.row)?.row;
        let here = duplicate.first_at.filter(|first| first.file == place.file && first.sheet == place.sheet);
        let first = here.and_then(|first| sheet.rows.get(first.row)).map(|row| row.row);
        let (mut other_row, mut company, mut person) = (None, None, None);
        match &duplicate.first {
            Twin::Row(name) => other_row = Some(name.clone()).filter(|_| first.is_none()),
            Twin::Company(id) => company = Some(*id),
            Twin::Person(id) => person = Some(*id),
        }
        let reason = *duplicate.found.reasons.first()?;
        Some(DuplicateRows {
            rows: first.into_iter().chain([second]).collect(),
            other_row,
            company,
            person,
            certainty: duplicate.found.certainty,
            reason,
            reasons: duplicate.found.reasons.clone(),
            merged: duplicate.is_merged,
            message: self.say(&reason, None),
        })
    }

    fn say(&self, spoken: &dyn Spoken, column: Option<&str>) -> String {
        self.messages.text(&spoken.key(), &[("column", column.unwrap_or_default())])
    }
}

fn orphans(sheet: &SheetReading) -> Vec<OrphanRow> {
    let orphans = sheet.orphans.iter().map(|orphan| OrphanRow {
        row: orphan.row,
        column: orphan.column.clone(),
        number: orphan.number.clone(),
    });
    orphans.collect()
}

/// The notes held back, each category once per note.
fn sensitive(sheet: &SheetReading) -> Vec<SensitiveRow> {
    let mut rows: Vec<SensitiveRow> = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.is_accepted()) {
        let notes = row.standings().flat_map(|standing| &standing.notes);
        for note in notes.filter(|note| note.state == NoteState::HeldBack) {
            rows.extend(note.categories().map(|category| SensitiveRow {
                row: row.row,
                column: note.column.clone(),
                category,
            }));
        }
    }
    rows
}

/// The answers of the rows that are about somebody who can give one.
fn consent(sheet: &SheetReading) -> ConsentCount {
    let mut counted = ConsentCount::default();
    for answer in sheet.rows.iter().filter(|row| row.is_accepted()).filter_map(ReadRow::answer) {
        match answer {
            Answer::Yes => counted.yes += 1,
            Answer::No => counted.no += 1,
            Answer::Unknown => counted.unknown += 1,
        }
    }
    counted
}

fn columns_left_out(sheet: &SheetReading) -> Vec<String> {
    let dropped = |field: Option<crate::field::Field>| field.is_none_or(crate::field::Field::is_dropped);
    sheet.columns.iter().filter(|column| dropped(column.field)).map(|column| column.name.clone()).collect()
}

fn count_lines(lines: &[Line]) -> BTreeMap<LineKind, u32> {
    let mut counted = BTreeMap::new();
    for line in lines {
        *counted.entry(line.kind).or_insert(0) += 1;
    }
    counted
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
