//! Instants and days as both engines keep them: whole microseconds, and ISO text that sorts.

use jiff::{Timestamp, civil::Date};
use sea_orm::DeriveValueType;

/// An instant, stored as microseconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct Instant(i64);

impl Instant {
    /// The instant as the domain knows it. Out-of-range values become the epoch.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Microseconds since 1970.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }
}

impl From<Timestamp> for Instant {
    fn from(at: Timestamp) -> Self {
        Self(at.as_microsecond())
    }
}

/// A calendar day, stored as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct Day(String);

impl Day {
    /// The day as the domain knows it; `None` if the stored text is damaged.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.0.parse().ok()
    }

    /// The stored text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date.to_string())
    }
}
