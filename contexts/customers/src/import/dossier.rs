//! What published imports hold back about somebody: it is known of them, so whoever asks what is known
//! is told (art. 15). Batches that wait are left out: their rows are not yet matched to anybody.

use kernel::Holder;
use personal::Personal;
use store::{Fault, Store};

use super::store::HeldNotes;
use super::store::batches;

/// The notes held back about a holder, the oldest import first.
///
/// # Errors
/// Any [`Fault`].
pub async fn held_about(store: &Store, holder: Holder) -> Result<Vec<Personal<String>>, Fault> {
    let (db, mut notes) = (store.reader(), Vec::new());
    for stored in batches::remembered(db, store.key()).await? {
        let Some(key) = &stored.key else { continue };
        let held = HeldNotes::about(db, stored.batch.id, key, holder).await?;
        notes.extend(held.into_iter().map(|note| Personal::new(note.text)));
    }
    Ok(notes)
}
