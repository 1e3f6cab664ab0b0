//! What was detected in the files, said and open to correction: encoding, separator, sheets.

use askama::Template;
use intake::{FileSurvey, LineKind, SheetSurvey, Survey};
use personal::{Access, Personal};
use web::view::Choice;
use web::{Form, Onward, Page, Problem, Sentence, Toast, Visitor, filters};

use super::decisions::away;
use super::open::OpenImport;
use super::{FileStep, Head, MappingStep, choices, problem};
use crate::import::{Draft, Stored};

#[derive(Template)]
#[template(path = "customers/import/file.html")]
pub struct FilePage {
    head: Head,
    access: Access,
    form: Form,
    files: Vec<FileView>,
}

struct FileView {
    name: Personal<String>,
    refused: Option<Sentence>,
    is_text: bool,
    is_cut: bool,
    has_unreadable_bytes: bool,
    encoding: String,
    separator: String,
    encodings: Vec<Choice>,
    separators: Vec<Choice>,
    sheets: Vec<SheetView>,
}

struct SheetView {
    name: Personal<String>,
    state: Sentence,
    is_read: bool,
    is_hidden: bool,
    rows: u32,
    hidden_rows: usize,
    header_row: Option<u32>,
}

pub async fn show(_: FileStep, OpenImport(import): OpenImport) -> Result<Page<FilePage>, Problem> {
    let survey = import.at.steps.survey(&import.stored).await.map_err(problem)?;
    let visitor = &import.at.visitor;
    Ok(visitor.page(FilePage::of(visitor, &import.stored, &survey)?))
}

pub async fn correct(path: FileStep, OpenImport(import): OpenImport, form: Form) -> Result<Onward, Problem> {
    import.unchanged(&form)?;
    let survey = import.at.steps.survey(&import.stored).await.map_err(problem)?;
    let before = import.stored.draft()?;
    let draft = corrected(before.clone(), &survey, &form);
    let is_same = draft.mapping == before.mapping;
    if !is_same {
        import.at.steps.correct(import.stored, &draft).await.map_err(problem)?;
    }
    if let Some(away) = away(&form) {
        return Ok(away);
    }
    if is_same || form.has("go-on") {
        return Ok(Onward::to(MappingStep { id: path.id }));
    }
    Ok(Onward::to(path).saying(Toast::new("import-read-again")))
}

/// The draft with what the form corrects; what agrees with the detection is no correction.
fn corrected(mut draft: Draft, survey: &Survey, form: &Form) -> Draft {
    draft.mapping.include_hidden_sheets = form.has("hidden");
    for (at, file) in survey.files.iter().enumerate() {
        let encoding = form.optional(&format!("encoding-{at}"));
        let separator = form.optional(&format!("separator-{at}")).as_deref().and_then(choices::separator);
        let encoding = encoding.filter(|name| file.encoding.is_some_and(|known| known.name() != name));
        let separator = separator.filter(|one| file.separator.is_some_and(|known| known != *one));
        if encoding.is_some() || separator.is_some() {
            let corrections = draft.mapping.files.entry(file.name.clone()).or_default();
            corrections.encoding = encoding.or_else(|| corrections.encoding.take());
            corrections.separator = separator.or(corrections.separator);
        }
    }
    draft
}

impl FilePage {
    fn of(visitor: &Visitor, stored: &Stored, survey: &Survey) -> Result<Self, Problem> {
        let draft = stored.draft()?;
        let form = Form::new("import");
        let form = if draft.mapping.include_hidden_sheets { form.with("hidden", "on") } else { form };
        Ok(Self {
            head: Head::of(stored, facts(survey))?,
            access: visitor.access,
            form,
            files: survey.files.iter().map(FileView::of).collect(),
        })
    }

    fn can_go_on(&self) -> bool {
        self.files.iter().flat_map(|file| &file.sheets).any(|sheet| sheet.is_read && sheet.rows > 0)
    }

    /// Whether a tab is hidden, so that reading it too can be asked for.
    fn has_hidden_sheets(&self) -> bool {
        self.files.iter().flat_map(|file| &file.sheets).any(|sheet| sheet.is_hidden)
    }
}

impl FileView {
    fn of(file: &FileSurvey) -> Self {
        let separator = file.separator.and_then(sheets::Separator::of).map(|one| one.to_string());
        Self {
            name: Personal::new(file.name.clone()),
            refused: file.refused.as_ref().map(|code| Sentence::new(format!("intake-refused-{code}"))),
            is_text: file.encoding.is_some(),
            is_cut: file.format == Some(sheets::Format::Csv),
            has_unreadable_bytes: file.has_unreadable_bytes,
            encoding: file.encoding.map(|known| known.name().to_owned()).unwrap_or_default(),
            separator: separator.unwrap_or_default(),
            encodings: choices::encodings(),
            separators: choices::separators(),
            sheets: file.sheets.iter().map(SheetView::of).collect(),
        }
    }
}

impl FileView {
    fn has_other_encoding(&self) -> bool {
        self.encodings.iter().all(|choice| choice.value != self.encoding)
    }
}

impl SheetView {
    fn of(sheet: &SheetSurvey) -> Self {
        let state = match (sheet.table, sheet.left_out) {
            (_, Some(why)) => format!("intake-left-out-{}", why.code()),
            (Some(table), None) => format!("intake-table-{}", table.code()),
            (None, None) => "intake-left-out-no-table-recognised".to_owned(),
        };
        Self {
            name: Personal::new(sheet.name.clone()),
            state: Sentence::new(state),
            is_read: sheet.table.is_some() && sheet.left_out.is_none(),
            is_hidden: sheet.is_hidden,
            rows: sheet.lines.get(&LineKind::Data).copied().unwrap_or(0),
            hidden_rows: sheet.hidden_rows.len(),
            header_row: sheet.header_row,
        }
    }
}

/// What stands under the title: how many rows and sheets are read.
pub fn facts(survey: &Survey) -> Vec<Sentence> {
    let read = survey.files.iter().flat_map(|file| &file.sheets).filter(|sheet| sheet.left_out.is_none());
    let rows: u32 = read.clone().filter_map(|sheet| sheet.lines.get(&LineKind::Data)).sum();
    let sheets = read.filter(|sheet| sheet.table.is_some()).count();
    vec![
        Sentence::new("import-rows").with("count", rows),
        Sentence::new("import-sheets").with("count", sheets),
    ]
}
