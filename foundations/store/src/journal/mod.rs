//! The journal: every change, who made it, when, why, and what stood before.
//!
//! Values are sealed under the key of the person or company they are about; entries form a
//! keyed hash chain over ciphertext hashes. So one value can be redacted, and a whole person
//! erased, while the chain still verifies.

mod beginning;
mod entity;
mod history;
mod redaction;
mod sealing;
mod verification;

use kernel::{Holder, Id};
use personal::Personal;
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

pub use self::beginning::house;
pub(crate) use self::history::all_holders;
pub use self::history::{
    HistoryEntry, HistoryValue, Page, by_hand, of_holder, of_holders, of_record, tells_of, told_with,
};
pub use self::verification::{Verified, verify};
pub use crate::chain::Broken;
use crate::chain::{Chain, Head};
use crate::{Db, Fault, Instant, Tx};

pub(crate) const CHAIN: Chain = Chain("journal");
const CHUNK: usize = 100;

/// How many changes were ever written down: what was found out at one holds until it moves.
///
/// # Errors
/// Any [`Fault`].
pub async fn position(db: &impl Db) -> Result<i64, Fault> {
    CHAIN.position(db).await
}

/// A record of some context, by kind and id: `person`, `sale`, `batch`…
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Record {
    /// The kind, in the words of its context.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
}

impl Record {
    /// A record of the given kind.
    #[must_use]
    pub fn new(kind: &'static str, id: impl Id) -> Self {
        Self { kind, id: id.uuid() }
    }
}

/// A change to one record, to be journalled with it.
#[derive(Debug, Clone)]
pub struct Change {
    /// What happened, in the past tense: `created`, `corrected`, `refusal-recorded`.
    pub verb: &'static str,
    /// To which record.
    pub record: Record,
    /// Whom it is about; `None` for what is about nobody (a product, a setting).
    pub holder: Option<Holder>,
    /// The fields that changed.
    pub values: Vec<FieldChange>,
}

impl Change {
    /// A change without values yet.
    #[must_use]
    pub const fn new(verb: &'static str, record: Record, holder: Option<Holder>) -> Self {
        Self { verb, record, holder, values: Vec::new() }
    }

    /// Adds a field, unless it stayed as it was.
    #[must_use]
    pub fn field(
        mut self,
        name: &str,
        before: Option<Personal<String>>,
        after: Option<Personal<String>>,
    ) -> Self {
        if before != after {
            self.values.push(FieldChange { field: name.to_owned(), before, after });
        }
        self
    }
}

/// One field's value before and after.
#[derive(Debug, Clone)]
pub struct FieldChange {
    /// The field's name, as the inventory writes it.
    pub field: String,
    /// What stood there.
    pub before: Option<Personal<String>>,
    /// What stands there now.
    pub after: Option<Personal<String>>,
}

impl Tx {
    /// Journals a change.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn journal(&mut self, change: Change) -> Result<(), Fault> {
        self.journal_all(vec![change]).await
    }

    /// Journals many changes in their order.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn journal_all(&mut self, changes: Vec<Change>) -> Result<(), Fault> {
        if changes.is_empty() {
            return Ok(());
        }
        changes.iter().for_each(|change| self.changes(change.record.kind));
        let holders: Vec<Holder> = changes.iter().filter_map(|change| change.holder).collect();
        self.ciphers_of(&holders).await?;
        let mut head = CHAIN.head(self.db(), self.key()).await?;
        for chunk in changes.chunks(CHUNK) {
            let rows: Result<Vec<_>, Fault> =
                chunk.iter().map(|change| self.entry(change, &mut head)).collect();
            entity::Entity::insert_many(rows?).exec_without_returning(self.db()).await?;
        }
        CHAIN.advance(self, &head).await
    }

    fn entry(&self, change: &Change, head: &mut Head) -> Result<entity::ActiveModel, Fault> {
        let cause = self.cause();
        let sealed = sealing::seal(self, change)?;
        let mut row = entity::Model {
            seq: head.last_seq + 1,
            at: Instant::from(self.ambient().now()),
            actor_kind: cause.actor.kind().to_owned(),
            actor_id: cause.actor.uuid(),
            purpose: cause.purpose.code().to_owned(),
            verb: change.verb.to_owned(),
            record_kind: change.record.kind.to_owned(),
            record_id: change.record.id,
            holder_kind: change.holder.map(|holder| holder.kind().to_owned()),
            holder_id: change.holder.map(Holder::uuid),
            batch_id: cause.batch.map(Id::uuid),
            sealed: sealing::encode(&sealed)?,
            hash: Vec::new(),
        };
        row.hash = row.link_of(&sealed, self.key(), &head.last_hash);
        head.last_seq = row.seq;
        head.last_hash.clone_from(&row.hash);
        Ok(active(row))
    }
}

fn active(row: entity::Model) -> entity::ActiveModel {
    entity::ActiveModel {
        seq: Set(row.seq),
        at: Set(row.at),
        actor_kind: Set(row.actor_kind),
        actor_id: Set(row.actor_id),
        purpose: Set(row.purpose),
        verb: Set(row.verb),
        record_kind: Set(row.record_kind),
        record_id: Set(row.record_id),
        holder_kind: Set(row.holder_kind),
        holder_id: Set(row.holder_id),
        batch_id: Set(row.batch_id),
        sealed: Set(row.sealed),
        hash: Set(row.hash),
    }
}
