//! Median and 99th percentile, as the reports mean them: by nearest rank, never between two measures.

use std::time::Duration;

/// What came of asking for something many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// Processor time of one answer, the engine's server included.
    pub processor: Duration,
    /// How long half of the answers took at most.
    pub median: Duration,
    /// How long 99 in a hundred took at most.
    pub p99: Duration,
}

impl Load {
    /// What these times of answering, and the processor time of all of them together, come to.
    #[must_use]
    pub fn of(mut times: Vec<Duration>, processor: Duration) -> Self {
        times.sort_unstable();
        let many = u32::try_from(times.len()).unwrap_or(u32::MAX).max(1);
        Self { processor: processor / many, median: percentile(&times, 50), p99: percentile(&times, 99) }
    }
}

/// The least time that so many in a hundred do not exceed; of no time at all, none.
#[must_use]
pub fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

/// The median of a few.
#[must_use]
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    percentile(&times, 50)
}
