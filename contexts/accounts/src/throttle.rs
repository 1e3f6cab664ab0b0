//! Throttling sign-in: a minute's wait after five failures, twenty-five tries a day; and before
//! that, for who tries made-up addresses, so many tries a minute of one client and of all together.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

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

const MINUTE: SignedDuration = SignedDuration::from_secs(60);
const OF_ONE_CLIENT: usize = 20;
const OF_ALL: usize = 60;

/// Stands before sign-in: nothing is written and nothing hashed for who does not pass. It remembers a
/// minute, in this process alone.
#[derive(Debug, Default)]
pub struct Turnstile(Mutex<VecDeque<(Timestamp, Option<IpAddr>)>>);

impl Turnstile {
    /// Lets a try pass.
    ///
    /// # Errors
    /// Until when to wait.
    pub fn pass(&self, client: Option<IpAddr>, now: Timestamp) -> Result<(), Timestamp> {
        let client = client.map(network);
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.retain(|(at, _)| now.duration_since(*at).abs() < MINUTE);
        let full =
            |mut of: Vec<Timestamp>, limit: usize| (of.len() >= limit).then(|| of.remove(of.len() - limit));
        let all = full(tries.iter().map(|(at, _)| *at).collect(), OF_ALL);
        let theirs = tries.iter().filter(|(_, who)| client.is_some() && *who == client).map(|(at, _)| *at);
        if let Some(oldest) = all.max(full(theirs.collect(), OF_ONE_CLIENT)) {
            return Err(later(oldest, MINUTE));
        }
        tries.push_back((now, client));
        Ok(())
    }
}

/// Whoever has an IPv6 address has the whole network of it.
fn network(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        v4 => v4,
    }
}

fn later(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::{OF_ALL, OF_ONE_CLIENT, Turnstile, wait_until};
    use jiff::{SignedDuration, Timestamp};
    use std::net::IpAddr;

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

    #[test]
    fn x_01_one_client_is_held_up_alone_and_all_together_for_a_minute() {
        let turnstile = Turnstile::default();
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let client = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        for number in 0..OF_ONE_CLIENT {
            let neighbour = client(&format!("2001:db8::{number}"));
            assert_eq!(turnstile.pass(neighbour, now), Ok(()), "one network is one client");
        }
        let until = turnstile.pass(client("2001:db8::ffff"), now).unwrap_err();
        assert_eq!(until.to_string(), "2026-11-23T09:01:00Z");
        assert_eq!(turnstile.pass(client("192.0.2.1"), now), Ok(()), "others come in");
        for _ in OF_ONE_CLIENT + 1..OF_ALL {
            assert_eq!(turnstile.pass(None, now), Ok(()));
        }
        assert!(turnstile.pass(client("192.0.2.2"), now).is_err(), "the house takes no more");
        assert_eq!(turnstile.pass(client("192.0.2.2"), until), Ok(()));
        let put_back = now - SignedDuration::from_hours(48);
        assert_eq!(turnstile.pass(client("2001:db8::1"), put_back), Ok(()), "nobody waits for a clock");
    }
}
