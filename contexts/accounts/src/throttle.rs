//! Throttling sign-in: a minute's wait after five failures, twenty-five tries a day.

use jiff::{SignedDuration, Timestamp};

const FREE_TRIES: usize = 5;
const WAIT: SignedDuration = SignedDuration::from_secs(61);
const TRIES_A_DAY: usize = 25;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How far back failures count.
pub const LOOK_BACK: SignedDuration = DAY;

/// Until when no further try is taken; `None` if one is. `failures` are those since the last
/// success, newest first.
pub fn wait_until(failures: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
    let recent: Vec<Timestamp> =
        failures.iter().copied().filter(|at| now.duration_since(*at) < DAY).collect();
    let day_is_full = recent.get(TRIES_A_DAY - 1).map(|oldest| later(*oldest, DAY));
    let breath = recent.get(FREE_TRIES - 1).and(recent.first()).map(|latest| later(*latest, WAIT));
    day_is_full.max(breath).filter(|until| *until > now)
}

fn later(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::wait_until;
    use jiff::{SignedDuration, Timestamp};

    fn failures(many: usize, every: i64, last: &str) -> Vec<Timestamp> {
        let last: Timestamp = last.parse().unwrap();
        (0..many).map(|n| last - SignedDuration::from_secs(every * i64::try_from(n).unwrap())).collect()
    }

    #[test]
    fn x_01_four_failures_are_free_and_the_fifth_costs_a_minute() {
        let now: Timestamp = "2026-11-23T09:00:30Z".parse().unwrap();
        assert_eq!(wait_until(&failures(4, 1, "2026-11-23T09:00:00Z"), now), None);
        let until = wait_until(&failures(5, 1, "2026-11-23T09:00:00Z"), now).unwrap();
        assert_eq!(until.to_string(), "2026-11-23T09:01:01Z");
        assert_eq!(wait_until(&failures(5, 1, "2026-11-23T09:00:00Z"), until), None);
    }

    #[test]
    fn x_01_twenty_five_failures_close_the_day() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let until = wait_until(&failures(25, 120, "2026-11-23T11:00:00Z"), now).unwrap();
        assert_eq!(until.to_string(), "2026-11-24T10:12:00Z");
        assert_eq!(wait_until(&failures(24, 120, "2026-11-23T11:00:00Z"), now), None);
    }
}
