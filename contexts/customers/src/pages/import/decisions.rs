//! What the owner decides about single rows: cells mended in place, pairs matched up or kept apart,
//! notes dropped, rephrased or kept. The page of the check is one form: whichever button is pressed,
//! nothing that was typed is lost. What is in order is applied and the batch read anew; what is not
//! comes back as it was typed, with a word about it.

use std::collections::BTreeSet;

use intake::{DuplicateDecision, RowName};
use web::{Form, Onward, Problem, Toast};

use super::check::{ANEW, CLIENTS, IMPORT, PROVENANCE, SENT, provenance};
use super::found::{findings_pairs, one_line, pair_field};
use super::notes::verdicts;
use super::open::{Import, OpenImport};
use super::{CheckStep, HeldBack, ImportPage, Imports, RunStep, problem};
use crate::import::{Draft, HeldRow, Verdict};

/// A cell mended in place, by its row and column.
type Mended = (RowName, String);

/// Applies whatever was decided, and goes where the pressed button leads.
pub async fn decide(path: CheckStep, OpenImport(import): OpenImport, form: Form) -> Result<Onward, Problem> {
    import.unchanged(&form)?;
    let mut form = form.named("import");
    let mut draft = import.stored.draft()?;
    if form.value("then") == ANEW {
        draft.decide_anew();
        draft.typed = answers(&form);
        read_again(import, &draft).await?;
        return Ok(Onward::to(path).saying(Toast::new("import-decided-anew")));
    }
    let notes = import.at.steps.held_notes(&import.stored).await?;
    let verdicts = verdicts(&mut form, &notes, &import.at.desk, draft.lang);
    let sent = (form.value("then") == IMPORT).then(|| provenance(&mut form, &import.at.visitor));
    if !form.is_sound() {
        draft.typed = typed(&form);
        import.at.steps.keep(&import.stored, &draft).await.map_err(problem)?;
        return Ok(away(&form).unwrap_or_else(|| Onward::to(format!("{path}?{SENT}"))));
    }
    let before = draft.clone();
    judge_all(&mut draft, &notes, verdicts);
    let mended = decide_rows(&mut draft, &import, &form).await?;
    let has_new = draft.mapping != before.mapping || draft.reasons != before.reasons;
    let import = if has_new { read_again(import, &draft).await? } else { kept(import, &draft).await? };
    if import.stored.batch.state.work().is_some() {
        return Ok(away(&form).unwrap_or_else(|| Onward::to(RunStep { id: path.id })));
    }
    let open = still_rejected(&import, &mended).await?;
    match sent.flatten() {
        Some(_) if open > 0 => {
            Ok(Onward::to(path).saying(Toast::new("import-still-to-mend").with_count("count", open)))
        }
        Some(provenance) => {
            import.at.steps.queue(import.stored, provenance).await.map_err(problem)?;
            Ok(Onward::to(RunStep { id: path.id }))
        }
        None => Ok(away(&form).unwrap_or_else(|| Onward::to(path).saying(reread(open, has_new)))),
    }
}

/// What became of the rows that were read again.
fn reread(still_open: usize, has_new: bool) -> Toast {
    match (still_open, has_new) {
        (1.., _) => Toast::new("import-still-to-mend").with_count("count", still_open),
        (0, true) => Toast::new("import-checked-again"),
        (0, false) => Toast::new("import-saved"),
    }
}

/// Decides about notes held back of a published batch, one by one.
pub async fn judge(path: HeldBack, import: Import, form: Form) -> Result<Onward, Problem> {
    import.unchanged(&form)?;
    let mut form = form.named("import");
    let mut draft = import.stored.draft()?;
    let notes = import.at.steps.held_notes(&import.stored).await?;
    let verdicts = verdicts(&mut form, &notes, &import.at.desk, draft.lang);
    let report = Onward::to(ImportPage { id: path.id });
    draft.typed = if form.is_sound() { Vec::new() } else { typed(&form) };
    if form.is_sound() {
        import.at.steps.judge(&import.stored, &verdicts).await.map_err(problem)?;
    }
    import.at.steps.keep(&import.stored, &draft).await.map_err(problem)?;
    Ok(if form.is_sound() { report.saying(Toast::new("import-notes-decided")) } else { report })
}

/// Where the button that saves and leaves leads.
pub fn away(form: &Form) -> Option<Onward> {
    (form.value("then") == "leave").then(|| Onward::to(Imports).saying(Toast::new("import-saved")))
}

/// What the form says of rows; answers the cells it mends.
async fn decide_rows(draft: &mut Draft, import: &Import, form: &Form) -> Result<Vec<Mended>, Problem> {
    let mended = mend(draft, import, form).await?;
    match_up(draft, import, form)?;
    draft.mapping.make_clients |= form.value("then") == CLIENTS;
    draft.typed = answers(form);
    Ok(mended)
}

async fn mend(draft: &mut Draft, import: &Import, form: &Form) -> Result<Vec<Mended>, Problem> {
    let mut mended = Vec::new();
    for (place, reject) in import.at.steps.rejects_at(&import.stored, &cells(form)).await? {
        let Some(column) = &reject.column else { continue };
        let name = format!("cell-{place}");
        let before = reject.cells.iter().find(|(known, _)| known == column);
        let before = before.map(|(_, text)| one_line(text)).unwrap_or_default();
        if form.has(&name) && form.value(&name) != before {
            draft.mapping.mend(&reject.row, column, form.value(&name));
            mended.push((reject.row.clone(), column.clone()));
        }
    }
    Ok(mended)
}

/// The places of the rows whose cells a form shows, in their order.
fn cells(form: &Form) -> Vec<i64> {
    let place = |(name, _): (&str, &str)| name.strip_prefix("cell-")?.parse::<i64>().ok();
    let places: BTreeSet<i64> = form.filled().filter_map(place).collect();
    places.into_iter().collect()
}

/// How many of the mended cells still keep their row out.
async fn still_rejected(import: &Import, mended: &[Mended]) -> Result<usize, Problem> {
    if mended.is_empty() {
        return Ok(0);
    }
    let rejects = import.at.steps.rejects(&import.stored).await?;
    let is_out = |(row, column): &&Mended| {
        rejects.iter().any(|(_, one)| one.row == *row && one.column.as_ref() == Some(column))
    };
    Ok(mended.iter().filter(is_out).count())
}

fn match_up(draft: &mut Draft, import: &Import, form: &Form) -> Result<(), Problem> {
    let findings = import.stored.findings()?.unwrap_or_default();
    for (place, pair) in findings_pairs(&findings).enumerate() {
        let same = match form.value(&pair_field(place)) {
            "same" => true,
            "apart" => false,
            _ => continue,
        };
        let (Some(first), Some(second)) = (pair.first(), pair.second()) else { continue };
        let decisions = &mut draft.mapping.duplicates;
        decisions.retain(|known| known.first != first || known.second != second);
        decisions.push(DuplicateDecision { first, second, same });
    }
    Ok(())
}

fn judge_all(draft: &mut Draft, notes: &[HeldRow], verdicts: Vec<(i64, Verdict)>) {
    for (place, verdict) in verdicts {
        if let Some(row) = notes.iter().find(|row| row.place == place) {
            draft.judge(&row.note, verdict);
        }
    }
}

async fn read_again(import: Import, draft: &Draft) -> Result<Import, Problem> {
    let Import { at, stored } = import;
    let id = stored.batch.id;
    at.steps.correct(stored, draft).await.map_err(problem)?;
    at.steps.check(id).await.map_err(problem)?;
    let stored = at.steps.find(id).await.map_err(problem)?;
    Ok(Import { at, stored })
}

async fn kept(import: Import, draft: &Draft) -> Result<Import, Problem> {
    import.at.steps.keep(&import.stored, draft).await.map_err(problem)?;
    Ok(import)
}

/// Everything that was typed, to come back.
fn typed(form: &Form) -> Vec<(String, String)> {
    let fields = form.filled().filter(|(name, _)| *name != "version");
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What was said of the people's origin: it stays until the batch is sent on its way.
fn answers(form: &Form) -> Vec<(String, String)> {
    typed(form).into_iter().filter(|(name, _)| PROVENANCE.contains(&name.as_str())).collect()
}
