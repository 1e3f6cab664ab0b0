//! Staging a list too long to be held at once: part after part is read, compared with the base and with whom
//! the parts before told of, and laid down sealed. Nothing of a part stays in memory but marks and counts.

use std::collections::HashSet;
use std::sync::Arc;

use intake::{ListPart, Mapping};
use kernel::Holder;
use personal::Access;
use store::{Cause, Store};

use super::batch::Batch;
use super::earlier::{Earlier, Marks};
use super::findings::Findings;
use super::held::{held_notes, rejects_of_part};
use super::key::BatchKey;
use super::known::known;
use super::reading::{LongReading, Sitting, resolved};
use super::staged::{Staged, Staging};
use super::store::{HeldNotes, Rejects, batches, restage, stage};
use super::work::{CHUNK, Halt, Pace};

/// The staging of a long list.
pub struct LongStaging<'a> {
    /// The base.
    pub store: &'a Store,
    /// Why and for whom.
    pub cause: Cause,
    /// What must be known to read it.
    pub sitting: &'a Sitting,
    /// The access by which it is compared with the base.
    pub access: Access,
    /// The batch, and its key.
    pub batch: (&'a Batch, &'a BatchKey),
    /// The corrections.
    pub mapping: &'a Arc<Mapping>,
}

/// What is laid down so far.
#[derive(Default)]
pub struct Laid {
    /// What was found.
    pub findings: Findings,
    /// Records staged.
    pub records: usize,
    marks: Marks,
    rejects: usize,
    notes: usize,
    rows: usize,
}

impl LongStaging<'_> {
    /// Stages all of it.
    ///
    /// # Errors
    /// [`Halt`]; what was staged stays out of sight.
    pub async fn stage(&self, mut reading: LongReading, pace: &dyn Pace) -> Result<Laid, Halt> {
        let (total, mut laid) = (reading.total, Laid::default());
        self.begin().await?;
        pace.at(0, total).await?;
        while let Some(part) = reading.next().await? {
            laid.rows += part.grid.rows.len();
            self.part(part, &mut laid).await?;
            pace.at(laid.rows, total).await?;
        }
        Ok(laid)
    }

    /// Lets go of what was found before.
    async fn begin(&self) -> Result<(), Halt> {
        let ((batch, key), tx) = (self.batch, self.store.begin(self.cause).await?);
        batches::hold(&tx, batch).await?;
        Rejects::replace(&tx, batch.id, key, &[]).await?;
        HeldNotes::replace(&tx, batch.id, key, &[]).await?;
        Ok(tx.commit().await?)
    }

    async fn part(&self, mut part: ListPart, laid: &mut Laid) -> Result<(), Halt> {
        let (db, (batch, key)) = (self.store.reader(), self.batch);
        let of = (batch.id, key);
        let reading = std::mem::take(&mut part.reading);
        let mut known = known(db, &reading, &self.access).await?;
        let in_base: HashSet<Holder> = known.holders().collect();
        let mut earlier = Earlier::of(db, of, &laid.marks, &reading).await?;
        earlier.tell(db, of, &mut known, &self.access).await?;
        let mut reading = resolved(reading, known, self.mapping).await?;
        let staging = Staging::of(&mut reading, self.store.ambient());
        let again = staging.holders.values().filter(|holder| in_base.contains(holder));
        earlier.look_up(db, of, again.copied().collect::<HashSet<_>>().into_iter()).await?;
        let voice = self.sitting.desk.voice(self.sitting.lang, &self.sitting.rules, self.store);
        laid.findings.absorb(Findings::of(&reading, &voice, self.sitting.rules.currency));
        let rejects = rejects_of_part(&part, &reading, self.mapping);
        let notes: Vec<_> = held_notes(&reading)
            .into_iter()
            .map(|(at, note)| (note, staging.holders.get(&at).copied()))
            .collect();
        drop((part, reading));
        let tx = self.store.begin(self.cause).await?;
        batches::hold(&tx, batch).await?;
        Rejects::add(&tx, batch.id, key, (laid.rejects, &rejects)).await?;
        HeldNotes::add(&tx, batch.id, key, (laid.notes, &notes)).await?;
        tx.commit().await?;
        laid.rejects += rejects.len();
        laid.notes += notes.len();
        self.lay_down(staging.records(), earlier, laid).await
    }

    /// Lays records down: what is told of somebody again stands with what was told before.
    async fn lay_down(
        &self,
        records: Vec<Staged>,
        mut earlier: Earlier,
        laid: &mut Laid,
    ) -> Result<(), Halt> {
        let (mut new, mut again) = (Vec::new(), Vec::new());
        for record in records {
            match record.holder().and_then(|holder| earlier.take(holder)) {
                Some((place, mut before)) => {
                    before.absorb(record);
                    again.push((place, before));
                }
                None => new.push(record),
            }
        }
        let places = usize::try_from;
        let marks = again.iter().filter_map(|(place, record)| Some((record, places(*place).ok()?)));
        let marks = marks.chain(new.iter().zip(laid.records..));
        laid.marks
            .add(marks.flat_map(|(record, place)| record.marks().into_iter().map(move |mark| (mark, place))));
        self.write(&new, &again, laid.records).await?;
        laid.records += new.len();
        Ok(())
    }

    async fn write(&self, new: &[Staged], again: &[(i64, Staged)], from: usize) -> Result<(), Halt> {
        let (batch, key) = self.batch;
        for some in again.chunks(CHUNK) {
            let tx = self.store.begin(self.cause).await?;
            batches::hold(&tx, batch).await?;
            for (place, record) in some {
                restage(&tx, batch.id, key, (*place, record)).await?;
            }
            tx.commit().await?;
        }
        for (index, some) in new.chunks(CHUNK).enumerate() {
            let tx = self.store.begin(self.cause).await?;
            batches::hold(&tx, batch).await?;
            stage(&tx, batch.id, key, (from + index * CHUNK, some)).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
