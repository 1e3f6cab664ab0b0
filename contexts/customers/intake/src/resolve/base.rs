//! Finding records of the batch again in the base.

use std::collections::HashSet;

use super::groups::{Blocks, Compared};
use crate::codes::{Certainty, Likeness};
use crate::identity::{Against, Match};

/// What the base holds, ready to be compared with.
pub(super) struct Base<'a, K, I> {
    known: &'a [(I, K)],
    blocks: Blocks<'a>,
    taken: HashSet<I>,
}

impl<'a, K: Compared, I: Copy + Eq + std::hash::Hash> Base<'a, K, I> {
    /// Files what is known.
    pub(super) fn of(known: &'a [(I, K)]) -> Self {
        let mut blocks = Blocks::new();
        for (place, (_, keys)) in known.iter().enumerate() {
            blocks.insert(keys, place);
        }
        Self { known, blocks, taken: HashSet::new() }
    }

    /// The record of the base that these keys are most likely of. Several rows that say the same
    /// are each given a record of their own as long as there are enough.
    pub(super) fn find(&mut self, keys: &K, decided: impl Fn(I) -> Option<bool>) -> Option<(I, Match)> {
        let near = self.blocks.near(keys).into_iter().filter_map(|place| self.known.get(place));
        let found = near.filter_map(|(id, other)| match decided(*id) {
            Some(false) => None,
            Some(true) => Some((*id, Match::certain(Likeness::Decided))),
            None => Some((*id, keys.identify(other, Against::Base)?)),
        });
        let worth = |id: &I, found: &Match| (found.certainty, !self.taken.contains(id), found.reasons.len());
        let best = found.max_by(|(a, x), (b, y)| worth(a, x).cmp(&worth(b, y)))?;
        if best.1.certainty == Certainty::Certain {
            self.taken.insert(best.0);
        }
        Some(best)
    }
}
