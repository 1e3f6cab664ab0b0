//! Notes of a batch: those that may be kept enter the timeline, each once however often its file
//! comes, and with the reason where somebody had to give one.

use intake::NoteState;
use kernel::Holder;
use personal::Personal;
use store::Tx;
use store::journal::Change;

use super::{Publication, Told};
use crate::activity::{Activity, ActivityDetails, ActivityKind};
use crate::fields::{Journalled, Step};
use crate::import::store::texts_of_notes;
use crate::sealed_text::given;
use crate::store::{Unsaved, save_activities};

/// Writes the notes that rows bring and the file does not hold yet.
pub async fn write(tx: &mut Tx, told: &[Told], publication: &Publication<'_>) -> Result<(), Unsaved> {
    let with_notes = |one: &&Told| one.standing.notes.iter().any(|note| note.state == NoteState::Kept);
    let holders: Vec<Holder> = told.iter().filter(with_notes).map(|one| one.holder).collect();
    let mut known = texts_of_notes(tx.db(), &holders).await?;
    let (mut steps, mut reasons) = (Vec::new(), Vec::new());
    for one in told {
        for note in one.standing.notes.iter().filter(|note| note.state == NoteState::Kept) {
            let Some(text) = given(&note.text) else { continue };
            if !known.insert((one.holder.uuid(), text.clone())) {
                continue;
            }
            let Some(step) = step(tx, one, text, publication) else { continue };
            let kept_in = note.kept_in.as_ref();
            if let Some(reason) = kept_in.and_then(|row| publication.draft.reason(row, &note.column)) {
                reasons.push(kept_because(&step.after, reason));
            }
            steps.push(step);
        }
    }
    save_activities(tx, steps).await?;
    Ok(tx.journal_all(reasons).await?)
}

fn step(
    tx: &Tx,
    told: &Told,
    text: Personal<String>,
    publication: &Publication<'_>,
) -> Option<Step<Activity>> {
    let (person, company) = match told.holder {
        Holder::Person(id) => (Some(id), told.at),
        Holder::Company(id) => (None, Some(id)),
    };
    let at = publication.how.arrival.at;
    let details = ActivityDetails { person, company, kind: ActivityKind::Note, direction: None, at, text };
    Activity::write_down(tx.ambient().id(), details, tx.cause().actor, publication.how.arrival).ok()
}

/// The owner's word about a note that tells something sensitive, sealed with it (F-02).
pub fn kept_because(activity: &Activity, reason: &str) -> Change {
    let reason = Some(Personal::new(reason.to_owned()));
    Change::new("sensitive-note-kept", activity.record(), activity.holder()).field("reason", None, reason)
}
