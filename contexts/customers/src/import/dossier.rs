//! What imports hold back about somebody: it is known of them, so whoever asks what is known is told
//! (art. 15).

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
        let held = HeldNotes::of(db, stored.batch.id, key).await?;
        let theirs = held.into_iter().filter(|row| row.holder == Some(holder));
        notes.extend(theirs.map(|row| Personal::new(row.note.text)));
    }
    Ok(notes)
}
