//! A clock that stands still until it is turned, and randomness that repeats.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{Span, Timestamp};
use kernel::{Ambient, Clock, Entropy};
use sha2::{Digest, Sha256};

/// A clock for tests. Clones show the same time.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<Timestamp>>);

impl TestClock {
    /// A clock standing at an instant such as `2026-11-23T09:00:00Z`.
    pub fn at(instant: &str) -> Self {
        Self(Arc::new(Mutex::new(instant.parse().expect("an instant"))))
    }

    /// Turns the clock forward.
    pub fn pass(&self, span: Span) {
        let mut now = self.0.lock().unwrap();
        let hours = i64::from(span.get_days()) * 24 + i64::from(span.get_hours());
        let plain = Span::new().hours(hours).minutes(span.get_minutes()).seconds(span.get_seconds());
        *now = now.checked_add(plain).expect("within the calendar");
    }

    /// Sets the clock.
    pub fn set(&self, instant: &str) {
        *self.0.lock().unwrap() = instant.parse().expect("an instant");
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// Randomness that is the same each time for the same seed.
pub struct TestEntropy {
    seed: u64,
    counter: AtomicU64,
}

impl TestEntropy {
    /// Randomness from a seed.
    pub fn seeded(seed: u64) -> Self {
        Self { seed, counter: AtomicU64::new(0) }
    }
}

impl Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let count = self.counter.fetch_add(1, Ordering::Relaxed);
            let block = Sha256::digest([self.seed.to_be_bytes(), count.to_be_bytes()].concat());
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}

/// A still clock at an instant, with repeatable randomness.
pub fn ambient_at(instant: &str) -> (Ambient, TestClock) {
    let clock = TestClock::at(instant);
    (Ambient::new(Arc::new(clock.clone()), Arc::new(TestEntropy::seeded(7))), clock)
}
