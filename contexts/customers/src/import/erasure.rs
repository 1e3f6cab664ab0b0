//! Erasing somebody from imports that are not forgotten yet: their staged rows, their held-back notes,
//! what stood in their record, rows not taken in that mention them, and whole files still waiting.

use std::collections::BTreeSet;

use kernel::Holder;
use kernel::text::{fold, words};
use store::{Fault, Tx};

use super::batch::Ending;
use super::findings::Findings;
use super::key::BatchKey;
use super::store::batches::{self, Stored};
use super::store::{Clues, HeldNotes, Rejects, clues_of, files_of, forget_by_holder};
use super::work::{Halt, give_up};

/// Takes everything about a holder out of every import that is still remembered. A batch whose files
/// mention them and that is not published ends: its files are dropped.
///
/// # Errors
/// Any [`Fault`].
pub async fn forget_holder(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    forget_by_holder(tx, holder.uuid()).await?;
    let clues = clues_of(tx.db(), holder).await?;
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

async fn forget_mentions(tx: &Tx, stored: &Stored, key: &BatchKey, clues: &Clues) -> Result<(), Fault> {
    let id = stored.batch.id;
    for (place, reject) in Rejects::of(tx.db(), id, key).await? {
        if clues.mention(reject.cells.iter().map(|(_, text)| text.as_str())) {
            Rejects::forget(tx, id, place).await?;
        }
    }
    for row in HeldNotes::of(tx.db(), id, key).await? {
        if clues.mention([row.note.who.as_str(), row.note.text.as_str()].into_iter()) {
            HeldNotes::forget(tx, id, row.place).await?;
        }
    }
    if let Some(findings) = stored.findings()? {
        batches::keep_findings(tx, id, key, &without(findings, clues)).await?;
    }
    let mut draft = stored.draft()?;
    draft.reasons.clear();
    draft.mapping = draft.mapping.remembered();
    batches::keep_draft(tx, id, key, &draft).await
}

/// The findings without the numbers and names of somebody.
fn without(mut findings: Findings, clues: &Clues) -> Findings {
    findings.names.retain(|(_, name)| !clues.mention([name.as_str()].into_iter()));
    for sheet in findings.report.files.iter_mut().flat_map(|file| &mut file.sheets) {
        sheet.orphans.retain(|orphan| !clues.mention([orphan.number.as_str()].into_iter()));
    }
    findings
}

/// Whether the files of a batch that waits mention somebody, whatever sheet or column.
async fn is_in_files(tx: &Tx, stored: &Stored, key: &BatchKey, clues: &Clues) -> Result<bool, Fault> {
    for file in files_of(tx.db(), stored.batch.id, key).await? {
        let clues = clues.clone();
        let look = move || {
            let Ok(book) = sheets::read(&file.name, &file.bytes, &sheets::Options::default()) else {
                return false;
            };
            book.sheets.iter().flat_map(|sheet| &sheet.rows).any(|row| {
                let texts: Vec<_> = row.cells.iter().map(sheets::Cell::text).collect();
                clues.mention(texts.iter().map(AsRef::as_ref))
            })
        };
        let found = tokio::task::spawn_blocking(look).await.map_err(|_| Fault::Damaged("reading"))?;
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

fn fault(halt: Halt) -> Fault {
    match halt {
        Halt::Fault(fault) => fault,
        Halt::Stopped | Halt::Misplaced => Fault::Damaged("batch state"),
    }
}

impl Clues {
    /// Whether the texts of one row tell of this holder: by an address, by a number, or by every
    /// word of the name.
    pub fn mention<'a>(&self, texts: impl Iterator<Item = &'a str>) -> bool {
        let texts: Vec<&str> = texts.collect();
        let said: BTreeSet<String> = texts.iter().flat_map(|text| words(text)).collect();
        let is_said = |words: &Vec<String>| words.len() > 1 && words.iter().all(|word| said.contains(word));
        texts.iter().any(|text| self.is_in(text)) || self.names.iter().any(is_said)
    }

    fn is_in(&self, text: &str) -> bool {
        let folded = fold(text);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let bare: String = folded.split_whitespace().collect();
        self.emails.iter().any(|email| folded.contains(email.as_str()))
            || self.phones.iter().any(|phone| digits.contains(phone.as_str()))
            || self.numbers.contains(&bare)
    }
}
