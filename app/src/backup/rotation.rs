//! Which copies stay: the last of each of seven days, the last of each of four weeks, and none that is
//! older than 35 days.
//!
//! Somebody erased lies in the copies made before: regulators ask for a bounded rotation (A-01: 90 days
//! at most, 35 by default; no setting lengthens it). The newest copy stays whatever its age, because a
//! business without any is worse off.
//!
//! Ages are told by the instants in the names of the copies and by a clock that is believed (`Clock`). One
//! that ran ahead for a moment takes nothing away, and the copy made under it does not stay for years: it is
//! at least as old as the copy that was made after it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::BackupRejected;
use super::copies::Copy;

/// The end of a copy.
const END: SignedDuration = SignedDuration::from_hours(35 * 24);
/// How long each copy stays, however many were made on a day.
const FRESH: SignedDuration = SignedDuration::from_hours(48);
/// Of how many days the last copy stays.
const DAYS: usize = 7;
/// Of how many weeks the last copy stays.
const WEEKS: usize = 4;

/// Takes away the copies whose time is over at an instant that is believed; answers how many.
///
/// # Errors
/// [`BackupRejected::Unusable`] when one cannot be taken away.
pub fn turn(copies: &[Copy], now: Timestamp, zone: &TimeZone) -> Result<usize, BackupRejected> {
    let leaving = leaving(copies, now, zone);
    for copy in &leaving {
        std::fs::remove_file(&copy.path)
            .map_err(|error| BackupRejected::Unusable(copy.path.clone(), error))?;
    }
    Ok(leaving.len())
}

/// The copies whose time is over, of all that lie there, the newest first.
fn leaving<'a>(copies: &'a [Copy], now: Timestamp, zone: &TimeZone) -> Vec<&'a Copy> {
    let mut kept = Kept::default();
    // an empty file is what a full disk left of a first version's copy: nothing to count on
    let newest = copies.iter().find(|copy| copy.bytes > 0).map(|copy| copy.number);
    let mut leaving = Vec::new();
    let mut after = now;
    for copy in copies {
        // one from the future was made under a clock that was wrong, and before the one that came after it
        let at = if copy.at > now { after } else { copy.at };
        after = at;
        let age = now.duration_since(at);
        let is_wanted = kept.takes(at.to_zoned(zone.clone()).date()) || age < FRESH;
        if (age >= END || !is_wanted) && Some(copy.number) != newest {
            leaving.push(copy);
        }
    }
    leaving
}

/// The days and weeks of which a copy stays already.
#[derive(Default)]
struct Kept {
    days: BTreeSet<Date>,
    weeks: BTreeSet<(i16, i8)>,
}

impl Kept {
    /// Whether the copy of this day stays, asked from the newest to the oldest.
    fn takes(&mut self, day: Date) -> bool {
        let week = day.iso_week_date();
        let is_of_a_day = self.days.len() < DAYS && self.days.insert(day);
        // both are asked: the copy of a day is that of its week too
        let is_of_a_week = self.weeks.len() < WEEKS && self.weeks.insert((week.year(), week.week()));
        is_of_a_day || is_of_a_week
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use jiff::{SignedDuration, Timestamp};

    use super::{Copy, leaving};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// Copies made at these instants, told from the oldest to the newest.
    fn made(instants: &[Timestamp]) -> Vec<Copy> {
        let numbered = instants.iter().enumerate().map(|(number, at)| Copy {
            number: number as u64,
            at: *at,
            path: format!("carnet-{number}").into(),
            bytes: 1,
        });
        numbered.rev().collect()
    }

    fn staying(copies: &[Copy], now: Timestamp) -> Vec<u64> {
        let leaving = leaving(copies, now, &TimeZone::get("Europe/Paris").unwrap());
        let stays = copies.iter().filter(|copy| !leaving.contains(copy));
        stays.map(|copy| copy.number).collect()
    }

    #[test]
    fn a_01_after_a_year_of_nights_seven_days_and_four_weeks_are_there_and_nothing_older_than_35_days() {
        let begin = at("2026-01-01T01:00:00Z");
        let night = |n: i64| begin + SignedDuration::from_hours(24 * n);
        let mut copies: Vec<Copy> = Vec::new();
        for today in 0..365 {
            let fresh = Copy { number: today as u64, at: night(today), path: "c".into(), bytes: 1 };
            copies.insert(0, fresh);
            let stays = staying(&copies, night(today));
            copies.retain(|copy| stays.contains(&copy.number));
        }
        let ages: Vec<u64> = copies.iter().map(|copy| 364 - copy.number).collect();
        assert_eq!(&ages[..7], [0, 1, 2, 3, 4, 5, 6], "a week, day by day");
        assert!(ages.len() >= 9 && ages.iter().all(|age| *age < 35), "{ages:?}");
        assert!(*ages.last().unwrap() > 14, "the oldest reaches weeks back: {ages:?}");
    }

    #[test]
    fn the_newest_stays_whatever_its_age_and_an_empty_file_is_none() {
        let now = at("2026-11-23T09:00:00Z");
        let old = made(&[at("2026-08-01T01:00:00Z"), at("2026-09-01T01:00:00Z")]);
        assert_eq!(staying(&old, now), [1]);
        let mut with_an_empty_one = old;
        with_an_empty_one
            .insert(0, Copy { number: 7, at: at("2026-09-02T01:00:00Z"), path: "c".into(), bytes: 0 });
        assert_eq!(staying(&with_an_empty_one, now), [1]);
    }

    #[test]
    fn a_01_a_copy_made_under_a_clock_that_ran_ahead_leaves_with_its_neighbours() {
        let night = |day: &str| at(&format!("2026-11-{day}T01:00:00Z"));
        let ahead = at("2031-06-01T09:00:00Z");
        let copies = made(&[night("20"), ahead, night("21"), night("22")]);
        assert_eq!(staying(&copies, night("22")), [3, 2, 1, 0], "it may be of the day before");
        let copies = made(&[night("20"), ahead, night("21"), night("22"), night("23")]);
        assert_eq!(staying(&copies, night("23")), [4, 3, 2, 0]);
        let copies = made(&[night("20"), night("21"), ahead]);
        assert_eq!(staying(&copies, night("22")), [2, 1, 0], "the newest stays");
    }

    #[test]
    fn what_was_copied_by_hand_since_yesterday_stays_beside_the_nightly_copy() {
        let now = at("2026-11-23T09:00:00Z");
        let copies =
            made(&[at("2026-11-22T10:00:00Z"), at("2026-11-22T16:00:00Z"), at("2026-11-23T01:00:00Z")]);
        assert_eq!(staying(&copies, now), [2, 1, 0]);
        let later = at("2026-11-25T09:00:00Z");
        assert_eq!(staying(&copies, later), [2, 1], "the last of each day");
    }
}
