//! Finding records of the batch again in the base.

use std::collections::HashSet;

use super::groups::{Blocks, Compared};
use crate::codes::{Certainty, Likeness};
use crate::identity::{Against, Match};
use crate::reading::Stands;

/// What the base holds, ready to be compared with.
pub(super) struct Base<'a, K, I> {
    known: &'a [(I, K, Stands)],
    blocks: Blocks<'a>,
    taken: HashSet<I>,
}

impl<'a, K: Compared, I: Copy + Eq + std::hash::Hash> Base<'a, K, I> {
    /// Files what is known.
    pub(super) fn of(known: &'a [(I, K, Stands)]) -> Self {
        let mut blocks = Blocks::new();
        for (place, (_, keys, _)) in known.iter().enumerate() {
            blocks.insert(keys, place);
        }
        Self { known, blocks, taken: HashSet::new() }
    }

    /// The record of the base that these keys are most likely of. Several rows that say the same
    /// are each given a record of their own as long as there are enough. Whom an earlier part of the list
    /// told of is found beyond doubt or not at all: nobody is asked about two rows so far apart.
    pub(super) fn find(
        &mut self,
        (keys, in_batch): (&K, Against),
        decided: impl Fn(I) -> Option<bool>,
    ) -> Option<(I, Match)> {
        let near = self.blocks.near(keys).into_iter().filter_map(|place| self.known.get(place));
        let found = near.filter_map(|(id, other, stands)| match decided(*id) {
            Some(false) => None,
            Some(true) => Some((*id, Match::certain(Likeness::Decided))),
            None => Some((*id, compare((keys, in_batch), other, *stands)?)),
        });
        let worth = |id: &I, found: &Match| (found.certainty, !self.taken.contains(id), found.reasons.len());
        let best = found.max_by(|(a, x), (b, y)| worth(a, x).cmp(&worth(b, y)))?;
        if best.1.certainty == Certainty::Certain {
            self.taken.insert(best.0);
        }
        Some(best)
    }
}

fn compare<K: Compared>((keys, in_batch): (&K, Against), other: &K, stands: Stands) -> Option<Match> {
    match stands {
        Stands::Base => keys.identify(other, Against::Base),
        Stands::Batch if keys.excludes(other) => None,
        Stands::Batch => keys.identify(other, in_batch).filter(|found| found.certainty == Certainty::Certain),
    }
}
