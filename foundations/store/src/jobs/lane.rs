//! Lanes and ladders: what a kind of jobs must not wait behind, and how often it is tried.

use jiff::SignedDuration;

/// A queue of its own within the queue: what is long in one lane holds nothing up in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Its name; the kinds that name it share it.
    pub name: &'static str,
    /// How many of its jobs this process does at once.
    pub width: usize,
}

impl Lane {
    /// Where jobs go that say nothing else: one after the other.
    pub const HOUSE: Self = Self { name: "house", width: 1 };
}

/// How long a job waits after each failure; after the last wait there is one more try, then it is a
/// dead letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder(pub &'static [SignedDuration]);

impl Ladder {
    /// Five tries within half an hour: a store that is busy soon is not.
    pub const HOUSE: Self = Self(&[
        SignedDuration::from_secs(20),
        SignedDuration::from_secs(80),
        SignedDuration::from_mins(6),
        SignedDuration::from_mins(21),
    ]);

    /// How often a job is tried in all.
    #[must_use]
    pub const fn tries(self) -> usize {
        self.0.len() + 1
    }

    /// The wait after so many tries; `None` when there is no further one.
    #[must_use]
    pub fn wait_after(self, tries: i64) -> Option<SignedDuration> {
        self.0.get(usize::try_from(tries.max(1) - 1).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Ladder;

    #[test]
    fn waits_grow_and_end() {
        let waits: Vec<_> = (1..=5).map(|tries| Ladder::HOUSE.wait_after(tries)).collect();
        assert!(waits.is_sorted_by(|one, next| one < next || next.is_none()));
        assert_eq!((waits.last(), Ladder::HOUSE.tries()), (Some(&None), 5));
    }
}
