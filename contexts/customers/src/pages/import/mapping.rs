//! What each sheet holds and what each column stands for: detected, explained by real examples, and
//! open to correction.

use askama::Template;
use intake::{
    ColumnChoice, ColumnSurvey, Field, LineKind, Recognised, SheetMapping, SheetSurvey, Survey, Table,
    TableChoice,
};
use kernel::Lang;
use personal::{Access, Personal};
use sheets::Cell;
use web::view::Choice;
use web::{Form, Onward, Page, Problem, Sentence, Toast, Visitor, filters, format};

use super::choices::LEAVE_OUT;
use super::decisions::away;
use super::open::OpenImport;
use super::{CheckStep, Head, MappingStep, choices, file, problem};
use crate::import::{self, Draft, Stored};

#[derive(Template)]
#[template(path = "customers/import/mapping.html")]
pub struct MappingPage {
    head: Head,
    access: Access,
    sheets: Vec<SheetView>,
    tables: Vec<Choice>,
}

struct SheetView {
    at: usize,
    name: Personal<String>,
    table: &'static str,
    recognised: Option<Sentence>,
    mapped: Option<Sentence>,
    header_row: u32,
    rows: u32,
    columns: Vec<ColumnView>,
    known: usize,
}

struct ColumnView {
    at: usize,
    name: Personal<String>,
    examples: Personal<String>,
    field: &'static str,
    fields: Vec<Choice>,
    remarks: Vec<Remark>,
    asks_month: bool,
    is_month_first: bool,
    asks_decimals: bool,
    writes_point: bool,
}

struct Remark {
    sentence: Sentence,
    icon: &'static str,
    kind: &'static str,
}

pub async fn show(_: MappingStep, OpenImport(import): OpenImport) -> Result<Page<MappingPage>, Problem> {
    let survey = import.at.steps.survey(&import.stored).await.map_err(problem)?;
    let visitor = &import.at.visitor;
    Ok(visitor.page(MappingPage::of(visitor, &import.stored, &survey)?))
}

pub async fn correct(
    path: MappingStep,
    OpenImport(import): OpenImport,
    form: Form,
) -> Result<Onward, Problem> {
    import.unchanged(&form)?;
    let steps = import.at.steps;
    let survey = steps.survey(&import.stored).await.map_err(problem)?;
    let (draft, tables_changed) = corrected(import.stored.draft()?, &survey, &form);
    steps.correct(import.stored, &draft).await.map_err(problem)?;
    if let Some(away) = away(&form) {
        return Ok(away);
    }
    if tables_changed || form.has("again") {
        return Ok(Onward::to(path).saying(Toast::new("import-read-again")));
    }
    steps.check(path.id).await.map_err(problem)?;
    Ok(Onward::to(CheckStep { id: path.id }))
}

/// The draft with what the form corrects, and whether a sheet's table or header row changed: its
/// columns are recognised anew then.
fn corrected(mut draft: Draft, survey: &Survey, form: &Form) -> (Draft, bool) {
    let mut tables_changed = false;
    for (at, (file, sheet)) in sheets(survey).enumerate() {
        if form.has(&format!("detected-{at}")) {
            draft.mapping.read_as_detected(file, &sheet.name);
            tables_changed = true;
            continue;
        }
        let mut corrections = draft.mapping.sheet(file, &sheet.name).cloned().unwrap_or_default();
        let before = corrections.clone();
        if table_corrected(&mut corrections, sheet, at, form) {
            tables_changed = true;
        } else {
            columns_corrected(&mut corrections, sheet, at, form);
        }
        if corrections != before {
            *draft.mapping.sheet_mut(file, &sheet.name) = corrections;
        }
    }
    (draft, tables_changed)
}

fn table_corrected(corrections: &mut SheetMapping, sheet: &SheetSurvey, at: usize, form: &Form) -> bool {
    let posted = form.value(&format!("table-{at}")).to_owned();
    let shown = table_code(sheet);
    let is_other = !posted.is_empty() && posted != shown;
    if is_other {
        let table = Table::ALL.iter().find(|table| table.code() == posted);
        corrections.table = match table {
            Some(table) => Some(TableChoice::Table(*table)),
            None if posted == LEAVE_OUT => Some(TableChoice::LeaveOut),
            None => corrections.table,
        };
    }
    let header: Option<u32> = form.value(&format!("header-{at}")).trim().parse().ok();
    let is_lower = header.is_some_and(|row| row != sheet.header_row.unwrap_or(0));
    if is_lower {
        corrections.header_row = header;
    }
    is_other || is_lower
}

fn columns_corrected(corrections: &mut SheetMapping, sheet: &SheetSurvey, at: usize, form: &Form) {
    for (place, column) in sheet.columns.iter().enumerate() {
        let name = format!("column-{at}-{place}");
        if !form.has(&name) {
            continue;
        }
        let posted = form.value(&name);
        let mut one = corrections.columns.get(&column.name).copied().unwrap_or_default();
        if posted != field_code(column) {
            let field = Field::ALL.iter().find(|field| field.code() == posted);
            one.choice = Some(field.map_or(ColumnChoice::LeaveOut, |field| ColumnChoice::Field(*field)));
        }
        one.month_first = form.has(&format!("month-{at}-{place}"));
        match form.value(&format!("decimals-{at}-{place}")) {
            "point" if !column.writes_decimal_point => one.decimal_point = Some(true),
            "comma" if column.writes_decimal_point => one.decimal_point = Some(false),
            _ => {}
        }
        if one != Default::default() {
            corrections.columns.insert(column.name.clone(), one);
        } else {
            corrections.columns.remove(&column.name);
        }
    }
}

/// Every sheet that could be read, with its file's name; one with nothing to show is passed over.
fn sheets(survey: &Survey) -> impl Iterator<Item = (&str, &SheetSurvey)> {
    let sheets =
        survey.files.iter().flat_map(|file| file.sheets.iter().map(|sheet| (file.name.as_str(), sheet)));
    sheets.filter(|(_, sheet)| {
        let asked =
            sheet.left_out.is_some_and(|why| why != intake::LeftOut::Empty && why != intake::LeftOut::Hidden);
        sheet.table.is_some() || asked
    })
}

fn table_code(sheet: &SheetSurvey) -> &'static str {
    sheet.table.filter(|_| sheet.left_out.is_none()).map_or(LEAVE_OUT, Table::code)
}

fn field_code(column: &ColumnSurvey) -> &'static str {
    column.field.map_or(LEAVE_OUT, Field::code)
}

impl MappingPage {
    fn of(visitor: &Visitor, stored: &Stored, survey: &Survey) -> Result<Self, Problem> {
        let (draft, voice) = (stored.draft()?, visitor.voice());
        let day = |at| format::full_day(voice.zoned(at).date(), voice.lang());
        let view = |(at, (file, sheet)): (usize, (&str, &SheetSurvey))| {
            let is_corrected = draft.mapping.saved(file, &sheet.name).is_some();
            let mapped_at = draft.mapped_at(file, &sheet.name).filter(|_| is_corrected);
            SheetView {
                mapped: mapped_at.map(|at| Sentence::new("import-mapped").with("day", day(at))),
                ..SheetView::of(at, sheet, draft.mapping.sheet(file, &sheet.name), voice.lang())
            }
        };
        Ok(Self {
            head: Head::of(stored, file::facts(survey))?,
            access: visitor.access,
            sheets: sheets(survey).enumerate().map(view).collect(),
            tables: choices::tables(),
        })
    }
}

impl SheetView {
    fn of(at: usize, sheet: &SheetSurvey, corrections: Option<&SheetMapping>, lang: Lang) -> Self {
        let table = sheet.table.filter(|_| sheet.left_out.is_none());
        let month_first = |column: &ColumnSurvey| {
            corrections.and_then(|sheet| sheet.columns.get(&column.name)).is_some_and(|one| one.month_first)
        };
        let columns = sheet.columns.iter().enumerate();
        let columns: Vec<ColumnView> = match table {
            Some(table) => columns
                .map(|(place, column)| ColumnView::of((place, column), table, month_first(column), lang))
                .collect(),
            None => Vec::new(),
        };
        Self {
            at,
            name: Personal::new(sheet.name.clone()),
            table: table.map_or(LEAVE_OUT, Table::code),
            recognised: sheet.recognised.as_ref().and_then(recognised),
            mapped: None,
            header_row: sheet.header_row.unwrap_or(0),
            rows: sheet.lines.get(&LineKind::Data).copied().unwrap_or(0),
            known: columns.iter().filter(|column| column.field != LEAVE_OUT).count(),
            columns,
        }
    }
}

/// Which program wrote a sheet, and the headers that tell.
fn recognised(told: &Recognised) -> Option<Sentence> {
    let (key, headers): (&'static str, &[String]) = match told.by.as_slice() {
        [] => return None,
        by @ [_] => ("import-recognised-by-one", by),
        by @ [_, _] => ("import-recognised-by-two", by),
        by => ("import-recognised-by-three", by),
    };
    let start = Sentence::new(key).with("program", &told.program);
    let named = ["first", "second", "third"].into_iter().zip(headers);
    Some(named.fold(start, |sentence, (name, header)| sentence.with(name, header)))
}

impl ColumnView {
    fn of((at, column): (usize, &ColumnSurvey), table: Table, is_month_first: bool, lang: Lang) -> Self {
        let mut proposals: Vec<Field> = column.field.into_iter().collect();
        proposals.extend(column.proposals.iter().filter(|field| Some(**field) != column.field));
        Self {
            at,
            name: Personal::new(column.name.clone()),
            examples: Personal::new(examples(column, lang)),
            field: field_code(column),
            fields: choices::fields(table, &proposals),
            remarks: remarks(column),
            asks_month: column.seems_month_first || is_month_first,
            is_month_first,
            asks_decimals: column.is_summed,
            writes_point: column.writes_decimal_point,
        }
    }
}

/// A few real values; of columns that may tell what a customer file must not keep, none is shown before
/// each was judged.
fn examples(column: &ColumnSurvey, lang: Lang) -> String {
    if column.is_free_text || column.sensitive.is_some() {
        return "—".to_owned();
    }
    column.examples.iter().map(|cell| shown(cell, lang)).collect::<Vec<_>>().join(" · ")
}

/// A cell as its reader would write it: a workbook keeps numbers and days without a language.
fn shown(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Number { text, .. } => format::decimal(text, lang),
        Cell::Date(day) => format::full_day(*day, lang),
        other => kernel::text::trim(&other.text()).to_owned(),
    }
}

/// Why the column stands for its field, and what becomes of its cells.
fn remarks(column: &ColumnSurvey) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if let Some(category) = column.sensitive {
        let what = import::category(category);
        let sentence = Sentence::new("import-column-sensitive").with("category", what);
        remarks.push(Remark { sentence, icon: "triangle-alert", kind: "warn" });
    }
    let why = match (column.why, column.field) {
        (Some(why), Some(_)) => Some(format!("import-why-{}", why.code())),
        (_, None) if column.sensitive.is_none() && column.why.is_none() => {
            Some("import-column-unused".to_owned())
        }
        _ => None,
    };
    remarks.extend(why.map(|key| Remark { sentence: Sentence::new(key), icon: "info", kind: "" }));
    if column.is_free_text {
        remarks.push(Remark { sentence: "import-column-notes".into(), icon: "eye", kind: "" });
    }
    if column.field == Some(Field::Owner) {
        remarks.push(Remark { sentence: "import-column-owner".into(), icon: "info", kind: "" });
    }
    if column.is_dropped && column.field != Some(Field::Owner) {
        remarks.push(Remark { sentence: "import-column-dropped".into(), icon: "eye-off", kind: "" });
    }
    remarks
}
