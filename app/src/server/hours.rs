//! What the hours of the day bring: figures roll at the organisation's midnight, old looks and
//! forgotten imports go, backup destinations that were away are told.

use std::future::Future;
use std::path::PathBuf;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::Actor;
use personal::Purpose;
use store::{Cause, Fault, Store};

use crate::backup;
use crate::folder::Identity;
use crate::opening::Opened;
use crate::wiring;

/// How often the clock is looked at: a machine that slept has missed its alarm.
const GLANCE: Duration = Duration::from_secs(20);
/// How often the rounds are made at least.
const ROUND: SignedDuration = SignedDuration::from_hours(1);

/// Makes the rounds of the house: at start, every hour, and at midnight.
pub struct Hours {
    store: Store,
    data: PathBuf,
    identity: Identity,
}

impl Hours {
    /// The hours of a house.
    #[must_use]
    pub fn new(house: &Opened) -> Self {
        let data = house.folder.path().to_owned();
        Self { store: house.store.clone(), data, identity: house.identity.clone() }
    }

    /// Makes the rounds until `stop` resolves.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut next = Timestamp::MIN;
        loop {
            let now = self.store.ambient().now();
            if now >= next {
                next = self.next_after(now).await;
            }
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(GLANCE) => {}
            }
        }
    }

    /// Makes one round; answers when to make the next. What failed is tried again then.
    async fn next_after(&self, now: Timestamp) -> Timestamp {
        let soon = now.saturating_add(ROUND).unwrap_or(Timestamp::MAX);
        if let Err(fault) = self.forget_and_tell(now).await {
            tracing::warn!(%fault, "a round of the house was broken off");
        }
        match customers::midnight::roll(&self.store).await {
            Ok(midnight) => midnight.min(soon),
            Err(fault) => {
                tracing::warn!(%fault, "the figures did not roll");
                soon
            }
        }
    }

    async fn forget_and_tell(&self, now: Timestamp) -> Result<(), Fault> {
        let tx = self.store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
        let forgotten = tx.forget_looks_before(year_before(now).into()).await?;
        tx.commit().await?;
        if forgotten > 0 {
            tracing::info!(forgotten, "looks older than twelve months were dropped");
        }
        wiring::forget(&self.store).await?;
        backup::bring_up_to_date(&self.store, &self.data, &self.identity).await?;
        Ok(())
    }
}

/// Twelve months before an instant (T-15).
fn year_before(now: Timestamp) -> Timestamp {
    let there = now.to_zoned(TimeZone::UTC);
    there.checked_sub(12.months()).map_or(Timestamp::MIN, |then| then.timestamp())
}

#[cfg(test)]
mod tests {
    #[test]
    fn t_15_looks_are_kept_for_twelve_months() {
        let now = "2026-11-22T03:00:00Z".parse().unwrap();
        assert_eq!(super::year_before(now).to_string(), "2025-11-22T03:00:00Z");
        let leap = "2028-02-29T03:00:00Z".parse().unwrap();
        assert_eq!(super::year_before(leap).to_string(), "2027-02-28T03:00:00Z");
    }
}
