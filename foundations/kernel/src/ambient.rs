//! Time and randomness, handed in rather than reached for.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::{Builder, Uuid};

use crate::Id;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// Gives random bytes fit for keys.
pub trait Entropy: Send + Sync {
    /// Fills the slice with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The clock and the randomness a piece of work runs under.
#[derive(Clone)]
pub struct Ambient {
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
}

impl Ambient {
    /// The machine's own clock and randomness.
    #[must_use]
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemEntropy))
    }

    /// A chosen clock and randomness, for tests and for the deterministic demo.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        Self { clock, entropy }
    }

    /// The present instant, cut to microseconds, the finest both engines keep.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// A new id of the wanted type, sortable by the present instant.
    #[must_use]
    pub fn id<T: Id>(&self) -> T {
        let millis = u64::try_from(self.clock.now().as_millisecond()).unwrap_or(0);
        T::from_uuid(self.uuid_at(millis))
    }

    /// `N` random bytes, fit for keys and tokens.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }

    fn uuid_at(&self, millis: u64) -> Uuid {
        Builder::from_unix_timestamp_millis(millis, &self.bytes::<10>()).into_uuid()
    }
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one place where the present enters
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The operating system's randomness.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// # Panics
    /// When the operating system has no randomness to give: no key may be made then.
    #[allow(clippy::disallowed_methods, clippy::expect_used)] // the one place where randomness enters
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}
