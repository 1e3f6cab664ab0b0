//! Erasing somebody from imports that are not forgotten yet: their staged rows, their held-back notes,
//! what stood in their record, rows not taken in that mention them, and whole files still waiting.

use std::collections::HashMap;
use std::io;

use intake::{LongList, Mapping, Parts, SheetMapping, SheetSurvey};
use kernel::{BatchId, Holder};
use store::{Fault, Tx};

use super::batch::Ending;
use super::clues::{Clues, clues_of};
use super::files::uploads;
use super::findings::Findings;
use super::held::KeptReject;
use super::key::BatchKey;
use super::mention::{About, Cell};
use super::pieces::{self, SealedFile};
use super::renaming::Renaming;
use super::store::batches::{self, Stored};
use super::store::{HeldNotes, HeldRow, Rejects, forget_by_holder, kept_files};
use super::work::{Halt, give_up};

/// Takes everything about a holder out of every import that is still remembered. A batch whose files
/// mention them and that is not published ends: its files are dropped.
///
/// # Errors
/// Any [`Fault`].
pub async fn forget_holder(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    forget_by_holder(tx, holder.uuid()).await?;
    let clues = clues_of(tx, holder).await?;
    for stored in batches::remembered(tx.db(), tx.key()).await? {
        let Some(key) = stored.key.clone() else { continue };
        if stored.batch.has_ended() {
            forget_mentions(tx, &stored, &key, &clues).await?;
        } else if is_in_files(tx, &stored, &key, &clues).await? {
            give_up(tx, stored.batch, Ending::SomebodyErased).await.map_err(fault)?;
        }
    }
    Ok(())
}

/// The batch has another version then: a page that is open beside, or an undoing that read it before, would write
/// down again what is forgotten here.
async fn forget_mentions(tx: &Tx, stored: &Stored, key: &BatchKey, clues: &Clues) -> Result<(), Fault> {
    let id = stored.batch.id;
    let newer = stored.batch.clone().forget_somebody();
    batches::save(tx, &newer).await.map_err(|unsaved| fault(unsaved.into()))?;
    for (place, reject) in Rejects::of(tx.db(), id, key).await? {
        if clues.mention(&cells_of(&reject)) {
            Rejects::forget(tx, id, place).await?;
        }
    }
    for row in HeldNotes::of(tx.db(), id, key).await? {
        if is_called(&row.note.who, clues) || clues.mention_in(&row.note.text, About::Anything) {
            HeldNotes::forget(tx, id, row.place).await?;
        }
    }
    let (mut draft, findings) = (stored.draft()?, stored.findings()?);
    let renaming = Renaming::of(&draft, findings.as_ref(), clues);
    if let Some(findings) = findings {
        let mut findings = without(findings, clues);
        renaming.of_findings(&mut findings);
        batches::keep_findings(tx, id, key, &findings).await?;
    }
    draft.reasons.clear();
    draft.typed.clear();
    draft.mapping = draft.mapping.without_rows();
    renaming.of_draft(&mut draft);
    batches::keep_draft(tx, id, key, &draft).await?;
    if renaming.is_nothing() { Ok(()) } else { rename_rows(tx, id, key, &renaming).await }
}

/// Rows not taken in and notes held back name the file they stand in. Each keeps its place.
async fn rename_rows(tx: &Tx, id: BatchId, key: &BatchKey, renaming: &Renaming) -> Result<(), Fault> {
    for (place, mut reject) in Rejects::of(tx.db(), id, key).await? {
        renaming.of_row(&mut reject.row);
        Rejects::keep(tx, id, key, (place, &reject)).await?;
    }
    for HeldRow { place, mut note, .. } in HeldNotes::of(tx.db(), id, key).await? {
        renaming.of_row(&mut note.row);
        HeldNotes::keep(tx, id, key, (place, &note)).await?;
    }
    Ok(())
}

/// The findings without the numbers and names of somebody.
fn without(mut findings: Findings, clues: &Clues) -> Findings {
    findings.names.retain(|(_, name)| !is_called(name, clues));
    for sheet in findings.report.files.iter_mut().flat_map(|file| &mut file.sheets) {
        sheet.orphans.retain(|orphan| !clues.mention_in(&orphan.number, About::Number));
    }
    findings
}

/// Whether what a row is called tells of somebody: a sale is called by its document, its buyer and its article.
fn is_called(name: &str, clues: &Clues) -> bool {
    let tells = |part: &str| [About::Name, About::Number].iter().any(|about| clues.mention_in(part, *about));
    tells(name) || name.split(" · ").any(tells)
}

fn cells_of(reject: &KeptReject) -> Vec<Cell<'_>> {
    let field =
        |column: &String| reject.fields.iter().find(|(known, _)| known == column).map(|(_, field)| *field);
    reject.cells.iter().map(|(column, text)| Cell { text, about: About::of(field(column)) }).collect()
}

/// Whether the files of a batch that waits mention somebody, read as the import would read them, or are
/// called after them. What cannot be read may mention anybody.
async fn is_in_files(tx: &Tx, stored: &Stored, key: &BatchKey, clues: &Clues) -> Result<bool, Fault> {
    if !Renaming::of(&stored.draft()?, None, clues).is_nothing() {
        return Ok(true);
    }
    let files = kept_files(tx.db(), stored.batch.id, key).await?;
    let (mapping, clues) = (stored.draft()?.mapping, clues.clone());
    let look = move |files: Vec<SealedFile>| are_in(files, &mapping, &clues);
    pieces::beside(tx.db(), (stored.batch.id, key), files, look).await
}

fn are_in(mut files: Vec<SealedFile>, mapping: &Mapping, clues: &Clues) -> bool {
    if let [file] = files.as_slice() {
        let name = file.name().to_owned();
        if let Ok(Some(list)) = LongList::open((&name, file.again()), mapping, Parts::default()) {
            return are_in_list((list, &name), mapping, clues);
        }
    }
    let Ok(files) = files.iter_mut().map(SealedFile::whole).collect::<io::Result<Vec<_>>>() else {
        return true;
    };
    let survey = intake::survey(&uploads(&files), mapping);
    intake::open(&uploads(&files), mapping).iter().zip(&survey.files).any(|(opened, seen)| {
        let Ok(book) = &opened.workbook else { return true };
        book.sheets.iter().any(|sheet| {
            let survey = seen.sheets.iter().find(|known| known.name == sheet.name);
            is_on(sheet, survey, mapping.sheet(&opened.name, &sheet.name), clues)
        })
    })
}

/// The same of a list too long to be held at once.
fn are_in_list((mut list, name): (LongList<'_, SealedFile>, &str), mapping: &Mapping, clues: &Clues) -> bool {
    let mut columns = None;
    loop {
        let Ok(grid) = list.next_grid() else { return true };
        let Some(grid) = grid else { return false };
        // the first part has the headers
        let survey = columns.get_or_insert_with(|| list.recognised(&grid));
        if is_on(&grid, Some(survey), mapping.sheet(name, &grid.name), clues) {
            return true;
        }
    }
}

/// Whether a sheet mentions somebody, cells mended in place included.
fn is_on(
    sheet: &sheets::Sheet,
    survey: Option<&SheetSurvey>,
    corrections: Option<&SheetMapping>,
    clues: &Clues,
) -> bool {
    let columns = survey.map(|survey| survey.columns.as_slice()).unwrap_or_default();
    let by_place: HashMap<usize, About> =
        columns.iter().map(|column| (column.index, About::of(column.field))).collect();
    let by_name: HashMap<&str, About> =
        columns.iter().map(|column| (column.name.as_str(), About::of(column.field))).collect();
    let fixes = corrections.map(|sheet| sheet.fixes.as_slice()).unwrap_or_default();
    clues.mention_in(&sheet.name, About::Name)
        || sheet.rows.iter().any(|row| {
            let texts: Vec<_> = row.cells.iter().map(sheets::Cell::text).collect();
            let written = texts.iter().enumerate().map(|(place, text)| Cell {
                text,
                about: by_place.get(&place).copied().unwrap_or(About::Unknown),
            });
            let mended = fixes.iter().filter(|fix| fix.row == row.number).map(|fix| Cell {
                text: &fix.text,
                about: by_name.get(fix.column.as_str()).copied().unwrap_or(About::Unknown),
            });
            clues.mention(&written.chain(mended).collect::<Vec<_>>())
        })
}

fn fault(halt: Halt) -> Fault {
    match halt {
        Halt::Fault(fault) => fault,
        Halt::Stopped | Halt::TakenUp | Halt::Misplaced => Fault::Damaged("batch state"),
    }
}
