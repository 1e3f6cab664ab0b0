//! Walking the chain from its kept beginning to its head.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{CHAIN, entity, redaction, sealing};
use crate::chain::{Broken, Head};
use crate::{Db, Fault, OrganisationKey};

const STRETCH: u64 = 1_000;

/// A chain that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were walked.
    pub entries: u64,
}

/// Verifies the whole journal. The outer error is the store's, the inner one the chain's.
///
/// # Errors
/// Any [`Fault`] of reading; [`Broken`] names the first row that does not fit.
pub async fn verify(db: &impl Db, key: &OrganisationKey) -> Result<Result<Verified, Broken>, Fault> {
    let head = match CHAIN.glance(db, key).await {
        Ok(head) => head,
        Err(Fault::Damaged(_)) => return Ok(Err(Broken::Head)),
        Err(fault) => return Err(fault),
    };
    let mut walk = Walk::from(&head);
    loop {
        let rows = entity::Entity::find()
            .filter(entity::Column::Seq.gt(walk.seq))
            .order_by_asc(entity::Column::Seq)
            .limit(STRETCH)
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(walk.end(&head));
        }
        for row in rows {
            if let Err(broken) = walk.step(&row, key) {
                return Ok(Err(broken));
            }
        }
    }
}

struct Walk {
    seq: i64,
    hash: Vec<u8>,
    entries: u64,
    /// Values that are gone and whose redaction was not met yet.
    gone: BTreeSet<(i64, String)>,
}

impl Walk {
    fn from(head: &Head) -> Self {
        Self { seq: head.cut_seq, hash: head.cut_hash.clone(), entries: 0, gone: BTreeSet::new() }
    }

    fn step(&mut self, row: &entity::Model, key: &OrganisationKey) -> Result<(), Broken> {
        if row.seq != self.seq + 1 {
            return Err(Broken::Missing(self.seq + 1));
        }
        let fields = sealing::decode(&row.sealed).map_err(|_| Broken::Changed(row.seq))?;
        let intact = sealing::is_intact(&fields);
        let linked = row.link(key, &self.hash).is_ok_and(|hash| hash == row.hash);
        if !intact || !linked {
            return Err(Broken::Changed(row.seq));
        }
        self.gone.extend(sealing::gone(&fields).map(|field| (row.seq, field.to_owned())));
        for (seq, field) in redaction::redacted_by(row, &fields) {
            self.gone.remove(&(seq, field.to_owned()));
        }
        self.seq = row.seq;
        self.hash.clone_from(&row.hash);
        self.entries += 1;
        Ok(())
    }

    fn end(self, head: &Head) -> Result<Verified, Broken> {
        if self.seq != head.last_seq || self.hash != head.last_hash {
            return Err(Broken::Missing(self.seq + 1));
        }
        match self.gone.first() {
            Some((seq, _)) => Err(Broken::Changed(*seq)),
            None => Ok(Verified { entries: self.entries }),
        }
    }
}
