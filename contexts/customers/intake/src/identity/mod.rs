//! The one rule by which two rows, or a row and a record of the base, are the same.
//!
//! Whoever is compared is reduced to keys; the keys are compared here and nowhere else, so that
//! importing the same file again finds what the first time made, and the wizard can show the
//! reasons. Two companies with different company numbers are never the same.

mod companies;
mod doubles;
mod keys;
mod names;
mod people;

pub use companies::identify_companies;
pub(crate) use companies::{are_apart, contest_a_number};
pub use doubles::{Blocked, candidates, doubles_of_companies, doubles_of_people};
pub(crate) use keys::number_text_key;
pub use keys::{CompanyKeys, PersonKeys};
pub use people::identify_people;
pub(crate) use people::{are_named_apart, may_be};

use serde::{Deserialize, Serialize};

use crate::codes::{Certainty, Likeness};

/// How sure it is that two are the same, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// How sure.
    pub certainty: Certainty,
    /// Why, the strongest reason first.
    pub reasons: Vec<Likeness>,
}

/// Where the other one stands: in the same files, or in the base already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Another row of the files: two bare names are two people.
    File,
    /// Another row of a table for everything, where a client's rows after the first often hold
    /// no more than the name: who says nothing new is the client named before.
    Ledger,
    /// Another row of a list of companies with a contact in each: a company stands there once for each of
    /// its contacts.
    Contacts,
    /// A record of the base: the same keys mean the same file came again.
    Base,
}

impl Match {
    pub(crate) fn new(certainty: Certainty, reasons: &[(bool, Likeness)]) -> Self {
        let reasons = reasons.iter().filter(|(holds, _)| *holds).map(|&(_, reason)| reason).collect();
        Self { certainty, reasons }
    }

    /// A match beyond doubt, for one reason.
    pub(crate) fn certain(reason: Likeness) -> Self {
        Self { certainty: Certainty::Certain, reasons: vec![reason] }
    }

    /// What the match is worth beside others: certainty first, then the number of reasons.
    #[must_use]
    pub fn worth(&self) -> (Certainty, usize) {
        (self.certainty, self.reasons.len())
    }
}

/// Whether two lists have a value in common.
fn share(a: &[String], b: &[String]) -> bool {
    a.iter().any(|value| b.contains(value))
}

/// Whether everything the first list says stands in the second.
fn is_within(a: &[String], b: &[String]) -> bool {
    a.iter().all(|value| b.contains(value))
}

/// Whether two values are given and the same.
fn same<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a == b)
}

/// Whether two values are given and not the same.
fn differ<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}
