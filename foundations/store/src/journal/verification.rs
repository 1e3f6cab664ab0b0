//! Walking the chain from its kept beginning to its head.

use std::collections::BTreeSet;

use super::{CHAIN, entity, redaction, sealing};
use crate::chain::{Broken, Link};
use crate::{Db, Fault, OrganisationKey};

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
    let mut gone = Gone::default();
    let walked = CHAIN.walk::<entity::Entity>(db, key, entity::Column::Seq, |row| gone.meet(row)).await?;
    Ok(walked.and_then(|entries| gone.are_told_of().map(|()| Verified { entries })))
}

/// Values that are gone and whose redaction was not met yet.
#[derive(Default)]
struct Gone(BTreeSet<(i64, String)>);

impl Gone {
    fn meet(&mut self, row: &entity::Model) -> Result<(), Broken> {
        let fields = sealing::decode(&row.sealed).map_err(|_| Broken::Changed(row.seq))?;
        if !sealing::is_intact(&fields) {
            return Err(Broken::Changed(row.seq));
        }
        self.0.extend(sealing::gone(&fields).map(|field| (row.seq, field.to_owned())));
        for (seq, field) in redaction::redacted_by(row, &fields) {
            self.0.remove(&(seq, field.to_owned()));
        }
        Ok(())
    }

    fn are_told_of(self) -> Result<(), Broken> {
        self.0.first().map_or(Ok(()), |(seq, _)| Err(Broken::Changed(*seq)))
    }
}

impl Link for entity::Model {
    fn seq(&self) -> i64 {
        self.seq
    }

    fn hash(&self) -> &[u8] {
        &self.hash
    }

    fn linked(&self, key: &OrganisationKey, previous: &[u8]) -> Option<Vec<u8>> {
        // nobody's entry names no kind at all, never an empty one
        let is_ours = self.holder_kind.as_deref() != Some("");
        self.link(key, previous).ok().filter(|_| is_ours)
    }
}
