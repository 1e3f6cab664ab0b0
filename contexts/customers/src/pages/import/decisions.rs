//! What the owner decides about single rows: cells mended in place, pairs matched up or kept apart,
//! notes dropped, rephrased or kept. Each decision is saved and the batch read anew.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use intake::DuplicateDecision;
use web::{Form, House, Onward, Problem, Toast, Visitor};

use super::check::CheckPage;
use super::found::findings_pairs;
use super::notes::verdicts;
use super::{CheckStep, Decisions, Fixes, HeldBack, ImportPage, problem, report, steps, still};
use crate::import::{Desk, Draft, Steps, Stored};

/// Mends cells in place.
pub async fn mend(
    path: Fixes,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
    form: Form,
) -> Result<Onward, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = still(&steps, path.id, &form).await?;
    let mut draft = stored.draft()?;
    for (place, reject) in steps.rejects(&stored).await? {
        let Some(column) = &reject.column else { continue };
        let name = format!("cell-{place}");
        let before = reject.cells.iter().find(|(known, _)| known == column).map_or("", |(_, text)| text);
        if form.has(&name) && form.value(&name) != before {
            draft.mapping.mend(&reject.row, column, form.value(&name));
        }
    }
    read_again(&steps, stored, &draft).await
}

/// Says which rows are the same and which are not.
pub async fn match_up(
    path: Decisions,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
    form: Form,
) -> Result<Onward, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = still(&steps, path.id, &form).await?;
    let mut draft = stored.draft()?;
    let findings = stored.findings()?.unwrap_or_default();
    for (place, pair) in findings_pairs(&findings).enumerate() {
        let same = match form.value(&format!("pair-{place}")) {
            "same" => true,
            "apart" => false,
            _ => continue,
        };
        let (Some(first), Some(second)) = (pair.first(), pair.second()) else { continue };
        let decisions = &mut draft.mapping.duplicates;
        decisions.retain(|known| known.first != first || known.second != second);
        decisions.push(DuplicateDecision { first, second, same });
    }
    read_again(&steps, stored, &draft).await
}

/// Decides about notes held back, one by one: before the import, or on its report.
pub async fn judge(
    path: HeldBack,
    visitor: Visitor,
    State(house): State<House>,
    Extension(desk): Extension<Desk>,
    form: Form,
) -> Result<Response, Problem> {
    let steps = steps(&house, &desk, &visitor);
    let stored = still(&steps, path.id, &form).await?;
    let mut form = form.named("import");
    let notes = steps.held_notes(&stored).await?;
    let verdicts = verdicts(&mut form, &notes);
    match (stored.batch.is_open(), form.is_sound()) {
        (true, true) => {
            let mut draft = stored.draft()?;
            for (place, verdict) in verdicts {
                let row = notes.iter().find(|row| row.place == place);
                row.into_iter().for_each(|row| draft.judge(&row.note, verdict.clone()));
            }
            Ok(read_again(&steps, stored, &draft).await?.into_response())
        }
        (true, false) => {
            let page = CheckPage::of(&house, &visitor, &steps, &stored, form).await?;
            Ok(visitor.page(page).refused().into_response())
        }
        (false, true) => {
            let still_held = steps.judge(&stored, &verdicts).await.map_err(problem)?;
            Ok(Onward::to(ImportPage { id: path.id }).saying(followed(still_held)).into_response())
        }
        (false, false) => {
            Ok(report::page(&house, &visitor, &steps, &stored, form).await?.refused().into_response())
        }
    }
}

fn followed(still_held: usize) -> Toast {
    match still_held {
        0 => Toast::new("import-notes-decided"),
        held => Toast::new("import-notes-still-held").with_count("count", held),
    }
}

async fn read_again(steps: &Steps, stored: Stored, draft: &Draft) -> Result<Onward, Problem> {
    let id = stored.batch.id;
    steps.correct(stored, draft).await.map_err(problem)?;
    steps.check(id).await.map_err(problem)?;
    Ok(Onward::to(CheckStep { id }).saying(Toast::new("import-checked-again")))
}
