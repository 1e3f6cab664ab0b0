//! The third step: what was found, what is decided about it, and where these people come from. The
//! last question has no answer before the owner gives one.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use personal::Access;
use web::view::Choice;
use web::{Form, House, Onward, Problem, Sentence, Visitor, filters};

use super::found::{self, Left, OrphanView, PairView, RejectView, SHOWN, SumView, WarningView};
use super::notes::{NoteView, note_views};
use super::{CheckStep, Head, ImportPage, MappingStep, RunStep, choices, problem, steps, still};
use crate::import::{
    BatchState, Desk, Provenance, ProvenanceFlaw, Steps, Stored, Totals, basis, collected_on, origin,
    purpose, source,
};

#[derive(Template)]
#[template(path = "customers/import/check.html")]
pub struct CheckPage {
    head: Head,
    access: Access,
    form: Form,
    rejects: Vec<RejectView>,
    rejected: usize,
    notes: Vec<NoteView>,
    held: usize,
    pairs: Vec<PairView>,
    orphans: Vec<OrphanView>,
    warnings: Vec<WarningView>,
    sums: Vec<SumView>,
    left: Left,
    totals: Totals,
    accepted: u64,
    refusals: u64,
    sources: Vec<Choice>,
    bases: Vec<Choice>,
    purposes: Vec<Choice>,
}

pub async fn show(
    path: CheckStep,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
) -> Result<Response, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = steps.find(path.id).await.map_err(problem)?;
    if !stored.batch.is_open() {
        return Ok(Onward::to(ImportPage { id: path.id }).into_response());
    }
    if stored.batch.state != BatchState::Checked {
        return Ok(Onward::to(MappingStep { id: path.id }).into_response());
    }
    let page = CheckPage::of(&house, &visitor, &steps, &stored, Form::new("import")).await?;
    Ok(visitor.page(page).into_response())
}

/// Sends the batch on its way, once every question about its people has an answer.
pub async fn send(
    path: RunStep,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
    form: Form,
) -> Result<Response, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = still(&steps, path.id, &form).await?;
    let mut form = form.named("import");
    match provenance(&mut form, &visitor) {
        Some(provenance) => {
            steps.queue(stored, provenance).await.map_err(problem)?;
            Ok(Onward::to(path).into_response())
        }
        None => {
            let page = CheckPage::of(&house, &visitor, &steps, &stored, form).await?;
            Ok(visitor.page(page).refused().into_response())
        }
    }
}

fn provenance(form: &mut Form, visitor: &Visitor) -> Option<Provenance> {
    let today = visitor.voice().today().0;
    let said = form.read("origin", |text| origin(text).map_err(ProvenanceFlaw::code));
    let on = form.read("date", |text| collected_on(text, today).map_err(ProvenanceFlaw::code));
    let source = form.read("source", |code| source(code).map_err(ProvenanceFlaw::code));
    let basis = form.read("basis", |code| basis(code).map_err(ProvenanceFlaw::code));
    let purpose = form.read("purpose", |code| purpose(code).map_err(ProvenanceFlaw::code));
    Some(Provenance { origin: said?, on: on?, source: source?, basis: basis?, purpose: purpose? })
}

impl CheckPage {
    pub(super) async fn of(
        house: &House,
        visitor: &Visitor,
        steps: &Steps,
        stored: &Stored,
        form: Form,
    ) -> Result<Self, Problem> {
        let findings = stored.findings()?.unwrap_or_default();
        let rejects = steps.rejects(stored).await?;
        let notes = steps.held_notes(stored).await?;
        let facts = vec![Sentence::new("import-accepted").with("count", findings.accepted())];
        Ok(Self {
            head: Head::of(stored, facts)?,
            access: visitor.access,
            form,
            rejected: rejects.len(),
            rejects: rejects.iter().take(SHOWN).map(|(place, one)| RejectView::of(*place, one)).collect(),
            held: notes.len(),
            notes: note_views(house, visitor, notes.iter().take(SHOWN)),
            pairs: found::pairs(house, &findings).await?,
            orphans: found::orphans(&findings),
            warnings: found::warnings(&findings),
            sums: found::sums(&findings, visitor.organisation().currency),
            left: Left::of(&findings),
            totals: findings.report.totals,
            accepted: findings.accepted(),
            refusals: findings.refusals,
            sources: choices::sources(),
            bases: choices::bases(),
            purposes: choices::purposes(),
        })
    }
}
