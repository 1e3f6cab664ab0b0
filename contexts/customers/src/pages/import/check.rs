//! The third step: what was found, what is decided about it, and where these people come from. The
//! last question has no answer before the owner gives one.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use personal::Access;
use web::view::Choice;
use web::{Form, Onward, Problem, Sentence, Visitor, filters};

use super::found::{
    self, ChangeView, Left, OrphanView, PairView, Places, RejectView, SHOWN, SumView, WarningView,
};
use super::notes::{NoteView, note_views, verdicts};
use super::open::{Import, OpenImport};
use super::rejects::{RejectedSheet, rejected_sheets};
use super::{CheckStep, Head, MappingStep, choices};
use crate::import::{
    BatchState, Draft, HeldRow, Provenance, ProvenanceFlaw, Totals, basis, collected_on, origin, purpose,
    source,
};

/// The fields in which the owner says where the people come from.
pub const PROVENANCE: [&str; 5] = ["origin", "date", "source", "basis", "purpose"];

/// What the button that sends the batch on its way posts under `then`.
pub const IMPORT: &str = "import";

/// What the button that has the clients made whom nobody knows posts under `then`.
pub const CLIENTS: &str = "clients";

/// What the button that takes every decision back posts under `then`.
pub const ANEW: &str = "anew";

#[derive(Template)]
#[template(path = "customers/import/check.html")]
pub struct CheckPage {
    head: Head,
    access: Access,
    form: Form,
    rejects: Vec<RejectView>,
    rejected: usize,
    rejected_on: Vec<RejectedSheet>,
    notes: Vec<NoteView>,
    unknown_clients: usize,
    held: usize,
    decided: usize,
    pairs: Vec<PairView>,
    changes: Vec<ChangeView>,
    orphans: Vec<OrphanView>,
    warnings: Vec<WarningView>,
    sums: Vec<SumView>,
    left: Left,
    totals: Totals,
    accepted: u64,
    refusals: u64,
    brings_nothing: bool,
    sources: Vec<Choice>,
    bases: Vec<Choice>,
    purposes: Vec<Choice>,
}

/// The query of an answer to what was sent and cannot be taken: only then is it complained of.
pub const SENT: &str = "sent";

/// The page, with whatever was typed and is not applied yet, and what is wrong with it if it was just sent.
pub async fn show(
    path: CheckStep,
    OpenImport(import): OpenImport,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    if import.stored.batch.state != BatchState::Checked {
        return Ok(Onward::to(MappingStep { id: path.id }).into_response());
    }
    let draft = import.stored.draft()?;
    let notes = import.at.steps.held_notes(&import.stored).await?;
    let mut form = with_an_origin(Form::typed(draft.typed.clone()), &import)?.named("import");
    if query.as_deref() == Some(SENT) {
        verdicts(&mut form, &notes, &import.at.desk, draft.lang);
        if form.value("then") == IMPORT {
            provenance(&mut form, &import.at.visitor);
        }
    }
    let is_sound = form.is_sound();
    let page = CheckPage::of(&import, &draft, &notes, form).await?;
    import.log_look(page.rejected.max(page.held)).await?;
    let page = import.at.visitor.page(page);
    Ok(if is_sound { page } else { page.refused() }.into_response())
}

/// Where the people come from, as the form says it; what is missing is complained of.
pub fn provenance(form: &mut Form, visitor: &Visitor) -> Option<Provenance> {
    let today = visitor.voice().today().0;
    let said = form.read("origin", |text| origin(text).map_err(ProvenanceFlaw::code));
    let on = form.read("date", |text| collected_on(text, today).map_err(ProvenanceFlaw::code));
    let source = form.read("source", |code| source(code).map_err(ProvenanceFlaw::code));
    let basis = form.read("basis", |code| basis(code).map_err(ProvenanceFlaw::code));
    let purpose = form.read("purpose", |code| purpose(code).map_err(ProvenanceFlaw::code));
    Some(Provenance { origin: said?, on: on?, source: source?, basis: basis?, purpose: purpose? })
}

/// Proposes the programs the files come from as the words of their origin, until somebody has typed others.
fn with_an_origin(form: Form, import: &Import) -> Result<Form, Problem> {
    let findings = import.stored.findings()?.unwrap_or_default();
    let programs = findings.programs();
    if programs.is_empty() || form.has("origin") {
        return Ok(form);
    }
    let words = Sentence::new("import-origin-proposal").with("program", programs.join(", "));
    Ok(form.with("origin", import.at.visitor.voice().say(words)))
}

impl CheckPage {
    async fn of(import: &Import, draft: &Draft, notes: &[HeldRow], form: Form) -> Result<Self, Problem> {
        let (stored, visitor) = (&import.stored, &import.at.visitor);
        let findings = stored.findings()?.unwrap_or_default();
        let rejects = import.at.steps.first_rejects(stored, SHOWN).await?;
        let rejected = import.at.steps.how_many_rejects(stored).await?;
        let facts = vec![Sentence::new("import-accepted").with("count", findings.accepted())];
        Ok(Self {
            head: Head::of(stored, facts)?,
            access: visitor.access,
            rejected,
            rejected_on: rejected_sheets(import, &findings, rejected).await?,
            rejects: rejects
                .iter()
                .map(|(place, one)| RejectView::of(Places::of(&findings), *place, one, &form))
                .collect(),
            unknown_clients: findings.unknown_clients(),
            held: notes.len(),
            decided: draft.mapping.decided(),
            notes: note_views(import, draft, notes.iter().take(SHOWN)),
            pairs: found::pairs(&import.at.house, &findings, &form).await?,
            changes: found::changes(&import.at.house, &findings).await?,
            orphans: found::orphans(&findings),
            warnings: found::warnings(&findings),
            sums: found::sums(&findings, visitor.organisation().currency),
            left: Left::of(&findings, visitor),
            totals: findings.report.totals,
            accepted: findings.accepted(),
            refusals: findings.refusals,
            brings_nothing: findings.brings_nothing(),
            sources: choices::sources(),
            bases: choices::bases(),
            purposes: choices::purposes(),
            form,
        })
    }

    /// How many records that change are not named.
    fn further_changes(&self) -> u64 {
        let named = self.changes.len() as u64;
        (self.totals.companies.updated + self.totals.people.updated).saturating_sub(named)
    }
}
