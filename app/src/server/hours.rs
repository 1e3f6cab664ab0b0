//! What the hours of the day bring: figures roll at the organisation's midnight, old looks, ended jobs
//! and forgotten imports go, backup destinations that were away are told, and the copy of the night is made.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::Actor;
use personal::Purpose;
use store::{Cause, Fault, Store, upkeep};

use crate::backup;
use crate::premises::Premises;
use crate::wiring;

/// How often the clock is looked at: a machine that slept has missed its alarm.
const GLANCE: Duration = Duration::from_secs(20);
/// How long a job that ended is remembered: as long as an import.
const JOBS_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How often the rounds are made at least.
const ROUND: SignedDuration = SignedDuration::from_hours(1);

/// Makes the rounds of the house: at start, every hour, and at midnight.
pub struct Hours {
    store: Store,
    premises: Premises,
}

impl Hours {
    /// The hours of a house.
    #[must_use]
    pub fn new(premises: Premises) -> Self {
        Self { store: premises.store.clone(), premises }
    }

    /// Makes the rounds until `stop` resolves.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut rounds = Rounds { last: Timestamp::MIN, next: Timestamp::MIN };
        loop {
            let now = self.store.ambient().now();
            if rounds.are_due(now) {
                rounds = Rounds { last: now, next: self.next_after(now).await };
            }
            errand("write-ahead log", upkeep::fold_what_waits(&self.store)).await;
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(GLANCE) => {}
            }
        }
    }

    /// Makes one round; answers when to make the next. What failed is tried again then.
    async fn next_after(&self, now: Timestamp) -> Timestamp {
        let soon = now.saturating_add(ROUND).unwrap_or(Timestamp::MAX);
        // each errand by itself: what one stumbles over must not keep the others waiting for ever
        errand("write-ahead log", upkeep::fold_log(&self.store)).await;
        errand("old looks", self.forget_looks(now)).await;
        errand("ended jobs", self.forget_jobs(now)).await;
        for (what, forgetting) in wiring::forgetting(&self.store) {
            errand(what, forgetting).await;
        }
        let Premises { data, identity, .. } = &self.premises;
        errand("backups", backup::bring_up_to_date(&self.store, data, identity)).await;
        errand("duplicates", customers::duplicates::look_at_the_clock(&self.store)).await;
        errand("copies", backup::look_at_the_clock(&self.premises)).await;
        let midnight = errand("figures", customers::midnight::roll(&self.store)).await;
        midnight.map_or(soon, |midnight| midnight.min(soon))
    }

    async fn forget_looks(&self, now: Timestamp) -> Result<(), Fault> {
        let tx = self.store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
        let forgotten = tx.forget_looks_before(year_before(now).into()).await?;
        tx.commit().await?;
        if forgotten > 0 {
            tracing::info!(forgotten, "looks older than twelve months were dropped");
        }
        Ok(())
    }

    async fn forget_jobs(&self, now: Timestamp) -> Result<(), Fault> {
        let tx = self.store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
        tx.forget_jobs_before(now.saturating_sub(JOBS_KEPT).unwrap_or(Timestamp::MIN).into()).await?;
        tx.commit().await
    }
}

/// When rounds were made last, and when they are to be made next.
struct Rounds {
    last: Timestamp,
    next: Timestamp,
}

impl Rounds {
    /// Rounds that were made under a clock that ran ahead are made again once it is put right: the next
    /// ones would be years away.
    fn are_due(&self, now: Timestamp) -> bool {
        now >= self.next || now < self.last
    }
}

/// Runs one errand; a fault, or even a panic, is logged and ends this errand alone.
async fn errand<T>(what: &'static str, errand: impl Future<Output = Result<T, Fault>>) -> Option<T> {
    match AssertUnwindSafe(errand).catch_unwind().await {
        Ok(Ok(done)) => Some(done),
        Ok(Err(fault)) => {
            tracing::warn!(%fault, what, "an errand of the house was broken off");
            None
        }
        Err(_) => {
            tracing::error!(what, "an errand of the house panicked");
            None
        }
    }
}

/// Twelve months before an instant (T-15).
fn year_before(now: Timestamp) -> Timestamp {
    let there = now.to_zoned(TimeZone::UTC);
    there.checked_sub(12.months()).map_or(Timestamp::MIN, |then| then.timestamp())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use customers::books::HouseRules;
    use customers::store::{books, set_house_rules};
    use jiff::ToSpan;
    use jiff::tz::TimeZone;
    use kernel::{Actor, Country, Currency};
    use personal::{Personal, Purpose};
    use sea_orm::Statement;
    use store::{Cause, Db as _};
    use testkit::{Base, on_both_engines};
    use web::testing::{Browser, Stage};

    use super::Hours;
    use crate::folder::Identity;
    use crate::premises::Premises;
    use crate::wiring;

    /// The rounds of a house in Brussels that has no backup folder yet.
    async fn hours(base: &Base) -> Hours {
        let mut tx = base.store.begin(Cause::new(Actor::Console, Purpose::ClientManagement)).await.unwrap();
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        let rules = HouseRules { country: Country::BE, currency: Currency::EUR, zone };
        set_house_rules(&mut tx, &rules).await.unwrap();
        tx.commit().await.unwrap();
        let identity = Identity::of(&base.key, &base.ambient);
        Hours::new(Premises { store: base.store.clone(), data: base.folder.clone(), identity })
    }

    #[test]
    fn the_rounds_are_made_every_hour_and_at_the_houses_own_midnight() {
        on_both_engines(|base| async move {
            let hours = hours(&base).await;
            let rounds = [
                ("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"),
                ("2026-11-23T22:15:00Z", "2026-11-23T23:00:00Z"), // 23:15 in Brussels
                ("2026-11-23T23:00:00Z", "2026-11-24T00:00:00Z"), // midnight itself
                ("2027-03-27T22:30:00Z", "2027-03-27T23:00:00Z"), // clocks go forward that night
                ("2027-03-28T21:30:00Z", "2027-03-28T22:00:00Z"), // the end of a day of 23 hours
                ("2027-10-30T21:30:00Z", "2027-10-30T22:00:00Z"), // clocks go back that night
                ("2027-10-31T21:30:00Z", "2027-10-31T22:30:00Z"), // 22:30: not yet midnight
                ("2027-10-31T22:30:00Z", "2027-10-31T23:00:00Z"), // the end of a day of 25 hours
            ];
            for (now, next) in rounds {
                base.clock.set(now);
                assert_eq!(hours.next_after(now.parse().unwrap()).await.to_string(), next, "after {now}");
            }
        });
    }

    #[test]
    fn figures_turn_to_the_new_day_on_the_round_at_midnight_and_not_before() {
        on_both_engines(|base| async move {
            let hours = hours(&base).await;
            for (now, day) in [
                ("2026-11-23T22:59:59Z", "2026-11-23"),
                ("2026-11-23T23:00:00Z", "2026-11-24"),
                ("2027-03-28T21:59:59Z", "2027-03-28"),
                ("2027-03-28T22:00:00Z", "2027-03-29"),
            ] {
                base.clock.set(now);
                hours.next_after(now.parse().unwrap()).await;
                assert_eq!(books(base.store.reader()).await.unwrap().day.to_string(), day, "at {now}");
            }
        });
    }

    #[test]
    fn a_clock_that_ran_ahead_once_does_not_keep_the_rounds_away_for_years() {
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
        let ahead = super::Rounds { last: at("2031-06-01T09:00:00Z"), next: at("2031-06-01T10:00:00Z") };
        assert!(ahead.are_due(at("2026-11-23T09:00:00Z")), "it was put right");
        assert!(!ahead.are_due(at("2031-06-01T09:30:00Z")));
        assert!(ahead.are_due(at("2031-06-01T10:00:00Z")));
    }

    #[test]
    fn imports_that_cannot_be_read_keep_no_letter_and_no_try_to_sign_in_from_being_forgotten() {
        on_both_engines(|base| async move {
            let hours = hours(&base).await;
            let stage = Stage::new(base.store.clone(), &wiring::words());
            let routes = accounts::routes(wiring::books(), Arc::new(customers::TheFile));
            let wrong = [("email", "camille@delcourt.example.com"), ("password", "wrong")];
            Browser::new(stage.open(routes)).post("/sign-in", &wrong).await;
            assert_eq!(tries(&base).await, 1);
            let mut tx = base.store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap();
            let to = (&Personal::new(String::new()), &Personal::new("zoe@example.com".to_owned()));
            let given = [("house", "Maison Delcourt".to_owned()), ("link", "https://c.example/x".to_owned())];
            let letter =
                post::Letter::new(&accounts::LETTERS, "invitation", post::Tongue::Fr, to, &given).unwrap();
            post::put(&mut tx, &letter).await.unwrap();
            tx.commit().await.unwrap();
            let mislaid = "ALTER TABLE customers_imports RENAME TO mislaid";
            base.store.writer().execute_unprepared(mislaid).await.unwrap();
            base.clock.pass((31 * 24).hours());
            hours.next_after(base.ambient.now()).await;
            assert!(post::slips(&base.store).await.unwrap().is_empty());
            assert_eq!(tries(&base).await, 0);
        });
    }

    /// How many tries to sign in are remembered.
    async fn tries(base: &Base) -> i64 {
        let db = base.store.reader();
        let ask = Statement::from_string(db.get_database_backend(), "SELECT COUNT(*) FROM accounts_attempts");
        db.query_one_raw(ask).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    #[tokio::test]
    async fn an_errand_that_fails_or_panics_ends_alone() {
        assert_eq!(super::errand("fine", async { Ok(1) }).await, Some(1));
        let failed = async { Err::<(), _>(store::Fault::Busy) };
        assert_eq!(super::errand("busy", failed).await, None);
        let panicked = async { panic!("a step that is not there") };
        assert_eq!(super::errand::<()>("panicking", panicked).await, None);
    }

    #[test]
    fn t_15_looks_are_kept_for_twelve_months() {
        let now = "2026-11-22T03:00:00Z".parse().unwrap();
        assert_eq!(super::year_before(now).to_string(), "2025-11-22T03:00:00Z");
        let leap = "2028-02-29T03:00:00Z".parse().unwrap();
        assert_eq!(super::year_before(leap).to_string(), "2027-02-28T03:00:00Z");
    }
}
