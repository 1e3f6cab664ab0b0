//! What became of a batch: its report, what was not taken in, and the way back.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use intake::Spoken;
use jiff::Timestamp;
use jiff::civil::Date;
use personal::Access;
use sheets::{CsvWriter, Spelling};
use web::{Download, Form, House, Onward, Page, Problem, Sentence, Visitor, filters};

use super::found::{Left, SHOWN};
use super::list::state_key;
use super::notes::{NoteView, note_views};
use super::{
    CheckStep, FileStep, Head, ImportPage, MappingStep, RejectsFile, ReportFile, RunStep, problem, steps,
};
use crate::import::{
    BatchState, Desk, Ending, Findings, Provenance, Steps, Stored, Tally, Totals, Undone, forgotten_at,
};

#[derive(Template)]
#[template(path = "customers/import/report.html")]
pub struct ReportPage {
    head: Head,
    access: Access,
    state: Sentence,
    because: Option<Sentence>,
    provenance: Option<ProvenanceView>,
    lines: Vec<(&'static str, Tally)>,
    undone: Option<Undone>,
    undoable_until: Option<Timestamp>,
    at: Option<Timestamp>,
    details: Option<Details>,
    form: Form,
}

/// Where the people came from, in words.
struct ProvenanceView {
    origin: String,
    on: Date,
    source: Sentence,
    basis: Sentence,
    purpose: Sentence,
}

impl From<Provenance> for ProvenanceView {
    fn from(Provenance { origin, on, source, basis, purpose }: Provenance) -> Self {
        Self { origin, on, source: source.into(), basis: basis.into(), purpose: purpose.into() }
    }
}

/// What is remembered for 30 days.
struct Details {
    rejected: usize,
    refusals: u64,
    notes: Vec<NoteView>,
    held: usize,
    left: Left,
}

pub async fn show(
    path: ImportPage,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Response, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = steps.find(path.id).await.map_err(problem)?;
    match &stored.batch.state {
        BatchState::Draft | BatchState::Surveyed => Ok(Onward::to(FileStep { id: path.id }).into_response()),
        BatchState::Mapped => Ok(Onward::to(MappingStep { id: path.id }).into_response()),
        BatchState::Checked => Ok(Onward::to(CheckStep { id: path.id }).into_response()),
        state if state.work().is_some() => Ok(Onward::to(RunStep { id: path.id }).into_response()),
        _ => Ok(page(&house, &visitor, &steps, &stored, Form::new("import")).await?.into_response()),
    }
}

pub async fn document(
    path: ReportFile,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Download, Problem> {
    let stored = steps(&house, &desk, &visitor).find(path.id).await.map_err(problem)?;
    let report = Steps::report(&stored)?.ok_or(Problem::NotFound)?;
    let text = serde_json::to_vec_pretty(&report).map_err(Problem::fault)?;
    Ok(Download::new("import.json", "application/json", text))
}

/// The rows not taken in, as a file to mend in a spreadsheet: cells that look like formulas are
/// neutralised, separator and encoding are the country's.
pub async fn rejects(
    path: RejectsFile,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Download, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = steps.find(path.id).await.map_err(problem)?;
    let voice = visitor.voice();
    let heads = ["import-head-sheet", "import-head-row", "import-head-reason", "import-head-cells"];
    let mut rows = vec![heads.map(|key| voice.say(key)).to_vec()];
    for (_, reject) in steps.rejects(&stored).await? {
        let column = reject.column.as_deref().unwrap_or_default();
        let reason = voice.say(Sentence::new(reject.code.key()).with("column", column));
        let mut row = vec![reject.row.sheet, reject.row.row.to_string(), reason];
        row.extend(reject.cells.into_iter().map(|(column, text)| format!("{column}={text}")));
        rows.push(row);
    }
    let spelling = Spelling::of(visitor.organisation().country);
    let content = written(&rows, spelling).map_err(Problem::fault)?;
    Ok(Download::new("import-rejects.csv", "text/csv; charset=utf-8", content))
}

fn written(rows: &[Vec<String>], spelling: Spelling) -> std::io::Result<Vec<u8>> {
    let mut csv = CsvWriter::new(Vec::new(), spelling)?;
    for row in rows {
        csv.row(row.iter().map(String::as_str))?;
    }
    csv.finish()
}

/// The report, with the decisions about notes as they were typed.
pub async fn page(
    house: &House,
    visitor: &Visitor,
    steps: &Steps,
    stored: &Stored,
    form: Form,
) -> Result<Page<ReportPage>, Problem> {
    let batch = &stored.batch;
    let published = batch.state.published();
    let details = match stored.findings()? {
        Some(findings) => Some(Details::of(house, visitor, steps, (stored, &findings)).await?),
        None => None,
    };
    let undoable = matches!(batch.state, BatchState::Published(_));
    let until = published.map(|published| forgotten_at(published.at));
    Ok(visitor.page(ReportPage {
        head: Head::of(stored, Vec::new())?,
        access: visitor.access,
        state: state_key(&batch.state).into(),
        because: because(&batch.state),
        provenance: batch.provenance.clone().map(Into::into),
        lines: published.map(|published| lines(published.totals)).unwrap_or_default(),
        undone: match &batch.state {
            BatchState::Undone { undone, .. } => Some(*undone),
            _ => None,
        },
        undoable_until: until.filter(|until| undoable && visitor.now() < *until),
        at: published.map(|published| published.at),
        details,
        form,
    }))
}

fn because(state: &BatchState) -> Option<Sentence> {
    match state {
        BatchState::Cancelled { because, .. } | BatchState::Failed { because, .. } => {
            Some(Sentence::new(ending_key(*because)))
        }
        _ => None,
    }
}

/// Why a batch ended, in words.
pub const fn ending_key(because: Ending) -> &'static str {
    match because {
        Ending::Stopped => "import-ending-stopped",
        Ending::SomebodyErased => "import-ending-somebody-erased",
        Ending::Abandoned => "import-ending-abandoned",
        Ending::Interrupted => "import-ending-interrupted",
        Ending::Unreadable => "import-ending-unreadable",
    }
}

fn lines(totals: Totals) -> Vec<(&'static str, Tally)> {
    let all = [
        ("intake-table-companies", totals.companies),
        ("intake-table-people", totals.people),
        ("intake-table-sales", totals.sales),
        ("intake-table-products", totals.products),
    ];
    all.into_iter().filter(|(_, tally)| *tally != Tally::default()).collect()
}

impl Details {
    async fn of(
        house: &House,
        visitor: &Visitor,
        steps: &Steps,
        (stored, findings): (&Stored, &Findings),
    ) -> Result<Self, Problem> {
        let notes = steps.held_notes(stored).await?;
        Ok(Self {
            rejected: steps.rejects(stored).await?.len(),
            refusals: findings.refusals,
            held: notes.len(),
            notes: note_views(house, visitor, notes.iter().take(SHOWN)),
            left: Left::of(findings),
        })
    }
}
