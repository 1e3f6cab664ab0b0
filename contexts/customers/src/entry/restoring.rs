//! What the journal tells of a record's past, given back to it.

use contracts::PrivacyCore;
use personal::Access;
use store::journal::{HistoryEntry, Page, of_record};
use store::{Fault, Store, Tx};

use super::{NotKept, Typed, keep};
use crate::giving_back::{Extent, give_back};
use crate::store::books;
use crate::told::Reading;

/// The verb of the journal.
pub const GIVEN_BACK: &str = "given-back";
/// What the journal tells of a record without another version of it: that somebody refuses.
const BESIDE: &str = "refusal-recorded";

/// Gives back to a record what the entry `seq` of the journal took out of it.
///
/// # Errors
/// [`NotKept`] when the change that is undone as a whole is not the last one of the record, when there is
/// nothing to give back or the domain says no, and for any fault.
pub async fn restore<T: Typed>(
    store: &Store,
    privacy: &dyn PrivacyCore,
    access: &Access,
    (id, seq, extent): (T::Id, i64, Extent<'_>),
) -> Result<(), NotKept> {
    let mut tx = store.begin(access.into()).await?;
    let record = T::find(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    if matches!(extent, Extent::Everything(version) if version != record.version()) {
        return Err(NotKept::ChangedMeanwhile);
    }
    let entry = match extent {
        Extent::Everything(_) => {
            let last = last_change(&tx, &record).await?;
            last.filter(|last| last.seq == seq).ok_or(NotKept::ChangedMeanwhile)?
        }
        Extent::Field(_) => entry(&tx, &record, seq).await?,
    };
    let mut fields = record.fields();
    if !give_back(&mut fields, &entry.values, extent) {
        return Err(NotKept::Rejected("restoration-nothing"));
    }
    let home = books(tx.db()).await?.rules.country;
    let details = record.told(&Reading { fields: &fields, access, home });
    if *record.details() == details {
        return Ok(tx.rollback().await?);
    }
    let step = record.correct(details).map_err(NotKept::Rejected)?;
    keep(&mut tx, privacy, step.called(GIVEN_BACK)).await.map_err(employer_gone)?;
    Ok(tx.commit().await?)
}

/// The entry, if it is one of this record.
async fn entry<T: Typed>(tx: &Tx, record: &T, seq: i64) -> Result<HistoryEntry, NotKept> {
    let page = Page { before: Some(seq.saturating_add(1)), limit: 1 };
    let found = of_record(tx.db(), tx.key(), record.record(), page).await?.into_iter().next();
    found.filter(|entry| entry.seq == seq).ok_or(NotKept::Gone)
}

/// The entry of the change that brought the record the version it has.
async fn last_change<T: Typed>(tx: &Tx, record: &T) -> Result<Option<HistoryEntry>, Fault> {
    let (of, mut page) = (record.record(), Page::newest(1));
    while let Some(entry) = of_record(tx.db(), tx.key(), of, page).await?.into_iter().next() {
        if entry.record_kind == of.kind && entry.verb != BESIDE {
            return Ok(Some(entry));
        }
        page.before = Some(entry.seq);
    }
    Ok(None)
}

/// A role comes back only at a company that is in the file still.
fn employer_gone(not_kept: NotKept) -> NotKept {
    match not_kept {
        NotKept::Fault(Fault::Conflict) => NotKept::Rejected("restoration-employer-gone"),
        other => other,
    }
}
