//! When two records of the base may be one: asked of the whole base, so it must be surer than an import.
//!
//! An import makes one record of two rows that say the same, and who typed them looks on. Here two records
//! stand that somebody may have kept apart on purpose: "certain" asks for something that belongs to one
//! person alone (their own mailbox, their mobile, their number) beside a name that agrees. A mailbox or a
//! line of a household or of a firm says nothing about who is behind it; homonyms of one town are possible,
//! never certain.

mod blocks;
mod companies;
mod given;
mod people;
mod sound;

pub use blocks::{Blocked, candidates};

use super::{CompanyKeys, Match, PersonKeys};
use crate::codes::{Certainty, Likeness};

/// Whether two people of the base may be one; `None` when too little speaks for it.
#[must_use]
pub fn doubles_of_people(a: &PersonKeys, b: &PersonKeys) -> Option<Match> {
    people::compare(a, b)
}

/// Whether two companies of the base may be one; `None` when too little speaks for it.
#[must_use]
pub fn doubles_of_companies(a: &CompanyKeys, b: &CompanyKeys) -> Option<Match> {
    companies::compare(a, b)
}

/// From this score on a pair is certain.
const CERTAIN: i64 = 90;

impl Match {
    /// How much speaks for two records being one, out of a hundred: certain pairs stand above all others.
    #[must_use]
    pub fn score(&self) -> i64 {
        let weight: i64 = self.reasons.iter().map(|reason| weight(*reason)).sum();
        match self.certainty {
            Certainty::Certain => (CERTAIN + weight / 10).min(100),
            Certainty::Probable | Certainty::Possible => weight.min(CERTAIN - 1),
        }
    }
}

/// What a likeness is worth beside others.
const fn weight(reason: Likeness) -> i64 {
    match reason {
        Likeness::SameSiren | Likeness::SameVat => 40,
        Likeness::SameNumber | Likeness::SameEmail => 35,
        Likeness::SamePhone | Likeness::SameName => 30,
        Likeness::SameWords | Likeness::NamesSwapped => 25,
        Likeness::CloseName => 20,
        Likeness::SameStreet => 15,
        Likeness::SameCompany | Likeness::SameGivenName => 10,
        Likeness::SameTown | Likeness::SamePostcode => 5,
        _ => 0,
    }
}
