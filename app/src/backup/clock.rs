//! Whether the machine's clock is believed, where copies are taken away by their age.
//!
//! A clock that stands years ahead for a moment would make all of them too old at once. So the house
//! remembers when it looked at the clock, and believes it once it has lived with it for a day: one of those
//! looks is between a day and 35 days old. A house that is up, or is opened once in a while, always has such
//! a look, and is believed at once. Behind a gap no copy is older than it was at the last look before it;
//! whether the house was closed for so long, or the clock is wrong, a day tells. So a rotation is late by a
//! day after an absence of more than 35, and in no other case.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long the house lives with a clock before it believes it.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// A longer gap between two looks is an absence, or a clock that jumped.
const GAP: SignedDuration = SignedDuration::from_hours(35 * 24);
/// Looks closer to each other than this tell nothing more.
const APART: SignedDuration = SignedDuration::from_hours(12);
/// How many looks are remembered: of the day a clock is lived with, and of the time before it.
const LOOKS: usize = 6;

/// The looks at the clock that are remembered, the latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock(Vec<Timestamp>);

impl Clock {
    /// Remembers a look. Those that lie ahead of it were at a clock that was wrong.
    pub fn looked(&mut self, now: Timestamp) {
        self.0.retain(|look| *look <= now);
        if self.0.first().is_none_or(|last| now.duration_since(*last) >= APART) {
            self.0.insert(0, now);
            self.0.truncate(LOOKS);
        }
    }

    /// By which instant the age of copies is told: by now, or by the last look before a gap. `None` in a
    /// house of which nothing is known.
    #[must_use]
    pub fn believed(&self, now: Timestamp) -> Option<Timestamp> {
        if self.0.iter().any(|look| (DAY..=GAP).contains(&now.duration_since(*look))) {
            return Some(now);
        }
        self.0.iter().copied().find(|look| now.duration_since(*look) > GAP)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::Clock;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// A house that was up for three days, looked at every hour.
    fn up_until(end: Timestamp) -> Clock {
        let mut clock = Clock::default();
        (0..=72).rev().for_each(|hour| clock.looked(end - SignedDuration::from_hours(hour)));
        clock
    }

    #[test]
    fn a_clock_is_believed_by_who_lived_with_it_for_a_day_and_not_before() {
        let now = at("2026-11-23T01:00:00Z");
        let mut clock = up_until(now);
        assert_eq!(clock.believed(now), Some(now));
        let ahead = at("2031-06-01T09:00:00Z");
        for hour in 0..24 {
            let then = ahead + SignedDuration::from_hours(hour);
            clock.looked(then);
            assert_eq!(clock.believed(then), Some(now), "{hour} hours are a moment");
        }
        let believed = ahead + SignedDuration::from_hours(24);
        assert_eq!(clock.believed(believed), Some(believed), "the house was closed for five years");
    }

    #[test]
    fn what_was_seen_on_a_clock_that_was_put_back_proves_nothing() {
        let now = at("2026-11-23T01:00:00Z");
        let mut clock = up_until(now);
        for day in 1..=9 {
            // every morning the machine starts five years ahead, until the network puts it right
            let morning = now + SignedDuration::from_hours(24 * day);
            let ahead = morning + SignedDuration::from_hours(24 * 365 * 5);
            clock.looked(ahead);
            assert!(clock.believed(ahead).is_some_and(|believed| believed <= morning), "day {day}");
            clock.looked(morning);
            assert_eq!(clock.believed(morning), Some(morning), "day {day}");
        }
    }

    #[test]
    fn a_house_that_is_opened_once_a_month_is_believed_and_a_new_one_takes_nothing_away() {
        let mut clock = Clock::default();
        assert_eq!(clock.believed(at("2026-01-01T09:00:00Z")), None);
        clock.looked(at("2026-01-01T09:00:00Z"));
        assert_eq!(clock.believed(at("2026-01-01T10:00:00Z")), None);
        let month = at("2026-02-01T09:00:00Z");
        clock.looked(month);
        assert_eq!(clock.believed(month), Some(month));
    }
}
