//! Counts: what a batch brought, and what its undoing took back. No name, no value.

pub use intake::{Tally, Totals};
use serde::{Deserialize, Serialize};

/// What an undoing did, and what it had to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Undone {
    /// Records the batch had made, taken out.
    pub removed: u64,
    /// Records the batch had changed, as they were before.
    pub restored: u64,
    /// Records left because somebody edited them since.
    pub edited: u64,
    /// Records left because others name them since: a sale, a note, a colleague.
    pub linked: u64,
}

/// What became of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Created,
    /// It changed.
    Updated,
    /// It says what it said before.
    Unchanged,
}

/// Counts a record.
pub fn count(tally: &mut Tally, fate: Fate) {
    match fate {
        Fate::Created => tally.created += 1,
        Fate::Updated => tally.updated += 1,
        Fate::Unchanged => tally.unchanged += 1,
    }
}
