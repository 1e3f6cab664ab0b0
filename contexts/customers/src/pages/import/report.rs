//! What became of a batch: its report, what was not taken in, and the way back.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use personal::Access;
use web::{Download, Form, Onward, Problem, Sentence, filters};

use super::found::{Left, SHOWN};
use super::list::state_key;
use super::notes::{NoteView, note_views, verdicts};
use super::open::Import;
use super::rejects::{RejectedSheet, rejected_sheets};
use super::undone::UndoneView;
use super::{CheckStep, FileStep, Head, ImportPage, MappingStep, ReportFile, RunStep};
use crate::import::{BatchState, Findings, HeldRow, Provenance, Steps, Tally, Totals, forgotten_at};

#[derive(Template)]
#[template(path = "customers/import/report.html")]
pub struct ReportPage {
    head: Head,
    access: Access,
    state: Sentence,
    because: Option<Sentence>,
    provenance: Option<ProvenanceView>,
    lines: Vec<(&'static str, Tally)>,
    undone: Option<UndoneView>,
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
    rejected_on: Vec<RejectedSheet>,
    refusals: u64,
    /// Yeses of the files; none is proven.
    claimed: u32,
    /// Answers that are neither yes nor no.
    unclear: u32,
    notes: Vec<NoteView>,
    held: usize,
    left: Left,
}

pub async fn show(path: ImportPage, import: Import) -> Result<Response, Problem> {
    match &import.stored.batch.state {
        BatchState::Draft | BatchState::Surveyed => Ok(Onward::to(FileStep { id: path.id }).into_response()),
        BatchState::Mapped => Ok(Onward::to(MappingStep { id: path.id }).into_response()),
        BatchState::Checked => Ok(Onward::to(CheckStep { id: path.id }).into_response()),
        state if state.work().is_some() => Ok(Onward::to(RunStep { id: path.id }).into_response()),
        _ => page(&import).await,
    }
}

pub async fn document(_: ReportFile, import: Import) -> Result<Download, Problem> {
    let report = Steps::report(&import.stored)?.ok_or(Problem::NotFound)?;
    let Tally { created, updated, unchanged } = report.totals.people;
    import.log_look(usize::try_from(created + updated + unchanged).unwrap_or(usize::MAX)).await?;
    let text = serde_json::to_vec_pretty(&report).map_err(Problem::fault)?;
    Ok(Download::new("import.json", "application/json", text))
}

/// The report, with the decisions about notes as they were typed, and what is wrong with them.
async fn page(import: &Import) -> Result<Response, Problem> {
    let (batch, visitor) = (&import.stored.batch, &import.at.visitor);
    let draft = import.stored.draft()?;
    let notes = import.at.steps.held_notes(&import.stored).await?;
    let mut form = Form::typed(draft.typed.clone()).named("import");
    verdicts(&mut form, &notes, &import.at.desk, draft.lang);
    let is_sound = form.is_sound();
    let published = batch.state.published();
    let details = match import.stored.findings()? {
        Some(findings) => Some(Details::of(import, &findings, &notes).await?),
        None => None,
    };
    if !notes.is_empty() {
        import.log_look(notes.len()).await?;
    }
    let undone = match &batch.state {
        BatchState::Undone { published, undone, .. } => {
            let stayed = import.stored.findings()?.map(|findings| findings.stayed).unwrap_or_default();
            Some(UndoneView::of(import, published, undone, &stayed).await?)
        }
        _ => None,
    };
    let undoable = matches!(batch.state, BatchState::Published(_));
    let until = published.map(|published| forgotten_at(published.at));
    let page = visitor.page(ReportPage {
        head: Head::of(&import.stored, Vec::new())?,
        access: visitor.access,
        state: state_key(&batch.state).into(),
        because: because(&batch.state),
        provenance: batch.provenance.clone().map(Into::into),
        lines: published.map(|published| lines(published.totals)).unwrap_or_default(),
        undone,
        undoable_until: until.filter(|until| undoable && visitor.now() < *until),
        at: ended_at(&batch.state),
        details,
        form,
    });
    Ok(if is_sound { page } else { page.refused() }.into_response())
}

/// When it came to where it stands.
fn ended_at(state: &BatchState) -> Option<Timestamp> {
    match state {
        BatchState::Undone { at, .. } | BatchState::Cancelled { at, .. } | BatchState::Failed { at, .. } => {
            Some(*at)
        }
        other => other.published().map(|published| published.at),
    }
}

fn because(state: &BatchState) -> Option<Sentence> {
    match state {
        BatchState::Cancelled { because, .. } | BatchState::Failed { because, .. } => {
            Some(Sentence::new(because.key()))
        }
        _ => None,
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
    async fn of(import: &Import, findings: &Findings, notes: &[HeldRow]) -> Result<Self, Problem> {
        let draft = import.stored.draft()?;
        let rejected = import.at.steps.how_many_rejects(&import.stored).await?;
        let rejected_on = rejected_sheets(import, findings, rejected).await?;
        let sheets = || findings.report.files.iter().flat_map(|file| &file.sheets);
        let asked = sheets().filter(|sheet| sheet.consent.was_asked());
        Ok(Self {
            rejected,
            rejected_on,
            refusals: findings.refusals,
            claimed: sheets().map(|sheet| sheet.consent.yes).sum(),
            unclear: asked.map(|sheet| sheet.consent.unknown).sum(),
            held: notes.len(),
            notes: note_views(import, &draft, notes.iter().take(SHOWN)),
            left: Left::of(findings, &import.at.visitor),
        })
    }
}
