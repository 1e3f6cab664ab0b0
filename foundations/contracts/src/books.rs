//! The rules the organisation's books are kept by: said once, at set-up, and followed by whoever
//! reckons days or sums.

use async_trait::async_trait;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kernel::{Country, Currency};
use store::{Fault, Store, Tx};

/// What the organisation says once and every figure follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseRules {
    /// Where the business is: its invoices are kept by this country's law.
    pub country: Country,
    /// The currency sums are made in.
    pub currency: Currency,
    /// The time zone whose midnight begins a day.
    pub zone: TimeZone,
}

impl HouseRules {
    /// The usual rules of a country: the euro, and its capital's time.
    #[must_use]
    pub fn of(country: Country) -> Self {
        let zone = if country == Country::BE { "Europe/Brussels" } else { "Europe/Paris" };
        Self { country, currency: Currency::EUR, zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC) }
    }

    /// The day it is there.
    #[must_use]
    pub fn day_at(&self, instant: Timestamp) -> Date {
        instant.to_zoned(self.zone.clone()).date()
    }

    /// The next midnight there.
    #[must_use]
    pub fn next_midnight(&self, after: Timestamp) -> Timestamp {
        let tomorrow = self.day_at(after).saturating_add(1.day());
        tomorrow.to_zoned(self.zone.clone()).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
    }
}

/// Keeps the books; whoever establishes the organisation tells it within the same transaction.
#[async_trait]
pub trait Bookkeeping: Send + Sync {
    /// The rules the books are kept by.
    async fn rules(&self, store: &Store) -> Result<HouseRules, Fault>;

    /// Keeps the books by these rules from now on; every figure follows at once.
    async fn keep_by(&self, tx: &mut Tx, rules: &HouseRules) -> Result<(), Fault>;
}
