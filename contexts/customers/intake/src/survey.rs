//! What Carnet detects in files before anything is read: shown, explained, and open to correction.

use std::collections::BTreeMap;

use personal::SensitiveCategory;
use serde::{Deserialize, Serialize};
use sheets::{Cell, Charset, Format, Sheet};

use crate::codes::{LeftOut, codes};
use crate::field::{Field, Table};
use crate::layout::{Column, Layout, Reason, lay_out};
use crate::lines::{LineKind, classify};
use crate::long::Extent;
use crate::mapping::Mapping;
use crate::source::Recognised;
use crate::upload::{Opened, Upload, open};

/// Real values shown per column.
const EXAMPLES: usize = 3;

/// Other fields proposed per column.
const PROPOSALS: usize = 4;

/// What was detected in a batch of files, the corrections of the mapping applied.
#[derive(Clone, Serialize, Deserialize)]
pub struct Survey {
    /// The files, in the order they were given.
    pub files: Vec<FileSurvey>,
}

/// What was detected in a file.
#[derive(Clone, Serialize, Deserialize)]
pub struct FileSurvey {
    /// The file's name, told apart from others of the same name: the key of its corrections.
    pub name: String,
    /// What kind of file it is.
    pub format: Option<Format>,
    /// The encoding of a text file.
    pub encoding: Option<Charset>,
    /// Whether some bytes mean nothing in it: another encoding is likely the right one.
    pub has_unreadable_bytes: bool,
    /// The separator of a text file.
    pub separator: Option<char>,
    /// The code of the reason why the file is not read.
    pub refused: Option<String>,
    /// How much a list read in parts holds; whoever knows it need not go through the list again to open it.
    pub extent: Option<Extent>,
    /// The sheets.
    pub sheets: Vec<SheetSurvey>,
}

/// What was detected in a sheet.
#[derive(Clone, Serialize, Deserialize)]
pub struct SheetSurvey {
    /// The sheet's name: the key of its corrections.
    pub name: String,
    /// Whether the sheet is hidden.
    pub is_hidden: bool,
    /// What its rows are.
    pub table: Option<Table>,
    /// The program that wrote it, where its headers tell.
    pub recognised: Option<Recognised>,
    /// Why it is left out.
    pub left_out: Option<LeftOut>,
    /// The row of the headers; `None` without headers.
    pub header_row: Option<u32>,
    /// How many rows there are of each kind.
    pub lines: BTreeMap<LineKind, u32>,
    /// Rows hidden in the workbook, and read all the same.
    pub hidden_rows: Vec<u32>,
    /// The columns, from left to right.
    pub columns: Vec<ColumnSurvey>,
}

codes! {
    /// Why a column stands for its field.
    Why {
        /// Its header says so.
        Name = "name",
        /// Its cells look like it.
        Content = "content",
        /// The person said so.
        Asked = "asked",
    }
}

/// What was detected in a column.
#[derive(Clone, Serialize, Deserialize)]
pub struct ColumnSurvey {
    /// Its place in the row, from 0.
    pub index: usize,
    /// Its name: the key of its corrections.
    pub name: String,
    /// What it stands for; `None` for a column that is read, summed and left out.
    pub field: Option<Field>,
    /// Why.
    pub why: Option<Why>,
    /// Other fields it may stand for, best first.
    pub proposals: Vec<Field>,
    /// What the header seems to ask that must not be kept: proposed as “do not import”.
    pub sensitive: Option<SensitiveCategory>,
    /// Whether its cells are free text, judged note by note.
    pub is_free_text: bool,
    /// Whether it is read for a check and never kept, as birth dates are.
    pub is_dropped: bool,
    /// Whether its amounts are summed in the report.
    pub is_summed: bool,
    /// Whether its dates only make sense with the month first: to be confirmed.
    pub seems_month_first: bool,
    /// Whether its numbers are written with a decimal point.
    pub writes_decimal_point: bool,
    /// Filled cells among those looked at.
    pub filled: usize,
    /// A few real values.
    pub examples: Vec<Cell>,
}

/// Detects what the files hold. Nothing is kept of it but what the mapping says.
#[must_use]
pub fn survey(files: &[Upload<'_>], mapping: &Mapping) -> Survey {
    Survey { files: open(files, mapping).into_iter().map(|file| file_survey(file, mapping)).collect() }
}

impl Survey {
    /// How much the one list holds that is read in parts; `None` where the files are read whole.
    #[must_use]
    pub fn long_list(&self) -> Option<&Extent> {
        match self.files.as_slice() {
            [file] => file.extent.as_ref(),
            _ => None,
        }
    }
}

fn file_survey(file: Opened, mapping: &Mapping) -> FileSurvey {
    let mut survey = FileSurvey {
        name: file.name,
        format: None,
        encoding: None,
        has_unreadable_bytes: false,
        separator: None,
        refused: None,
        extent: None,
        sheets: Vec::new(),
    };
    match file.workbook {
        Err(refused) => survey.refused = Some(refused.code().to_owned()),
        Ok(workbook) => {
            survey.format = Some(workbook.format);
            survey.encoding = workbook.encoding.map(|encoding| encoding.charset);
            survey.has_unreadable_bytes = workbook.encoding.is_some_and(|encoding| encoding.had_errors);
            survey.separator = workbook.separator.map(sheets::Separator::character);
            let sheets = workbook.sheets.iter().map(|sheet| {
                let corrections = mapping.sheet(&survey.name, &sheet.name);
                let layout = lay_out(sheet, workbook.format, corrections, mapping.include_hidden_sheets);
                sheet_survey(sheet, workbook.format, &layout)
            });
            survey.sheets = sheets.collect();
        }
    }
    survey
}

/// What was detected in a sheet.
pub(crate) fn sheet_survey(sheet: &Sheet, format: Format, layout: &Layout) -> SheetSurvey {
    let lines = if layout.columns.is_empty() { Vec::new() } else { classify(sheet, layout, format) };
    let mut counted = BTreeMap::new();
    for line in &lines {
        *counted.entry(line.kind).or_insert(0) += 1;
    }
    let hidden = lines.iter().filter(|line| line.hidden && line.kind == LineKind::Data).map(|line| line.row);
    let data: Vec<u32> =
        lines.iter().filter(|line| line.kind == LineKind::Data).map(|line| line.row).collect();
    SheetSurvey {
        name: sheet.name.clone(),
        is_hidden: sheet.hidden,
        table: layout.table.ok(),
        recognised: layout.recognised.clone(),
        left_out: layout.table.err(),
        header_row: layout.header.row.filter(|row| *row > 0),
        lines: counted,
        hidden_rows: hidden.collect(),
        columns: layout.columns.iter().map(|column| column_survey(sheet, column, &data)).collect(),
    }
}

fn column_survey(sheet: &Sheet, column: &Column, data: &[u32]) -> ColumnSurvey {
    let proposals =
        column.guesses.iter().map(|guess| guess.field).filter(|field| Some(*field) != column.field);
    ColumnSurvey {
        name: column.name.clone(),
        index: column.index,
        field: column.field,
        why: column.reason.map(|reason| match reason {
            Reason::Name => Why::Name,
            Reason::Content => Why::Content,
            Reason::Asked => Why::Asked,
        }),
        proposals: proposals.take(PROPOSALS).collect(),
        sensitive: column.sensitive,
        is_free_text: column.is_free_text(),
        is_dropped: column.field.is_some_and(Field::is_dropped),
        is_summed: column.is_summed(),
        seems_month_first: column.profile.seems_month_first(),
        writes_decimal_point: column.decimal == values::DecimalMark::Point,
        filled: column.profile.filled,
        examples: examples(sheet, column, data),
    }
}

/// The first different values of a column.
fn examples(sheet: &Sheet, column: &Column, data: &[u32]) -> Vec<Cell> {
    let mut examples: Vec<Cell> = Vec::new();
    let rows = sheet.rows.iter().filter(|row| data.binary_search(&row.number).is_ok());
    for cell in rows.filter_map(|row| row.cells.get(column.index)) {
        let text = cell.text();
        let text = kernel::text::trim(&text);
        if !text.is_empty() && !examples.iter().any(|known| kernel::text::trim(&known.text()) == text) {
            examples.push(cell.clone());
        }
        if examples.len() == EXAMPLES {
            break;
        }
    }
    examples
}

impl std::fmt::Debug for Survey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Survey({} files)", self.files.len())
    }
}
