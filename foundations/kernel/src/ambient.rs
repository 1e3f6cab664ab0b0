//! Time and randomness, handed in rather than reached for.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

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
    /// The place of the newest id: its millisecond, and its number within it.
    newest: Arc<AtomicU64>,
}

/// How many bits number the ids of one millisecond (RFC 9562, 6.2, method 1).
const NUMBERED: u32 = 12;

impl Ambient {
    /// The machine's own clock and randomness.
    #[must_use]
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemEntropy))
    }

    /// A chosen clock and randomness, for tests and for the deterministic demo.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        Self { clock, entropy, newest: Arc::default() }
    }

    /// The present instant, cut to microseconds, the finest both engines keep.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// A new id of the wanted type, sortable by the present instant. Those made one after the other sort
    /// in that order: the rows of an import of one day stay as the file has them.
    #[must_use]
    pub fn id<T: Id>(&self) -> T {
        let millis = u64::try_from(self.clock.now().as_millisecond()).unwrap_or(0);
        let after = |newest: u64| (newest + 1).max(millis << NUMBERED);
        let newest =
            self.newest.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |newest| Some(after(newest)));
        T::from_uuid(self.uuid_at(after(newest.unwrap_or_default())))
    }

    /// `N` random bytes, fit for keys and tokens.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }

    fn uuid_at(&self, place: u64) -> Uuid {
        let (millis, number) = (place >> NUMBERED, place % (1 << NUMBERED));
        let mut bytes = self.bytes::<10>();
        let [first, second, ..] = &mut bytes;
        [*first, *second] = u16::try_from(number).unwrap_or_default().to_be_bytes();
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::SaleId;

    struct Standing;

    impl Clock for Standing {
        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH
        }
    }

    #[test]
    fn ids_of_one_instant_sort_as_they_were_made_and_are_never_the_same() {
        let ambient = Ambient::new(Arc::new(Standing), Arc::new(SystemEntropy));
        let made: Vec<SaleId> = (0..10_000).map(|_| ambient.clone().id()).collect();
        assert!(made.is_sorted());
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
    }
}
