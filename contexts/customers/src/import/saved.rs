//! What somebody corrected in how a source is read, remembered for its next file: found again by the headers,
//! which stand nowhere in clear, and dropped when nobody used it for two years.

use intake::Survey;
use jiff::{Span, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use store::{Fault, OrganisationKey, Tx};
use uuid::Uuid;

use super::draft::Draft;
use super::store::mappings;

/// A sheet as its headers are known again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Its headers, as a keyed digest.
    pub id: Uuid,
    /// When the mapping that is applied was used last.
    pub mapped_at: Option<Timestamp>,
}

/// How long a mapping is kept that nobody uses: a source that comes once a year is still known.
fn kept_for() -> Span {
    (2 * 365 * 24).hours()
}

/// Applies what is remembered of the sheets' sources, and notes by what they are known again.
pub async fn recall(tx: &Tx, survey: &Survey, draft: &mut Draft) -> Result<(), Fault> {
    for mut source in sources(survey, tx.key()) {
        if let Some((saved, at)) = mappings::find(tx.db(), source.id, tx.key()).await? {
            draft.mapping.apply(&source.file, &source.sheet, saved);
            source.mapped_at = Some(at);
        }
        draft.sources.push(source);
    }
    Ok(())
}

/// Remembers how the sheets of a draft are read; what is read as detected needs no memory.
pub async fn remember(tx: &Tx, draft: &Draft) -> Result<(), Fault> {
    for source in &draft.sources {
        match draft.mapping.saved(&source.file, &source.sheet) {
            Some(saved) => mappings::keep(tx, source.id, &saved).await?,
            None if source.mapped_at.is_some() => mappings::drop(tx, source.id).await?,
            None => {}
        }
    }
    Ok(())
}

/// Drops what nobody used for two years.
pub async fn drop_unused(tx: &Tx) -> Result<(), Fault> {
    let oldest = tx.ambient().now().checked_sub(kept_for()).unwrap_or(Timestamp::MIN);
    mappings::drop_older(tx, oldest).await
}

fn sources(survey: &Survey, key: &OrganisationKey) -> Vec<Source> {
    let sheets = survey.files.iter().flat_map(|file| file.sheets.iter().map(move |sheet| (file, sheet)));
    let source = |(file, sheet): (&intake::FileSurvey, &intake::SheetSurvey)| {
        let digest = key.digest("import sources", &[sheet.heads()?.as_bytes()]);
        let (file, sheet) = (file.name.clone(), sheet.name.clone());
        Some(Source { file, sheet, id: Uuid::from_slice(digest.get(..16)?).ok()?, mapped_at: None })
    };
    sheets.filter_map(source).collect()
}
