//! What is done for the backups by itself: a copy every night, the rotation after it, and a drill every
//! month. A machine that slept through the night makes up for it when it wakes; a folder that is away is
//! tried again every hour.

use std::path::Path;

use async_trait::async_trait;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::Actor;
use personal::Purpose;
use store::jobs::{Failure, Handler, JobRun};
use store::{Cause, Engine, Fault, Store};

use super::copies::{self, Copy};
use super::diary::{Diary, Trouble, Why};
use super::making::{Begin, NotMade, back_up};
use super::{BackupRejected, drill, list, rotation, turn};
use crate::premises::Premises;
use crate::wiring;

/// The hour of the night, in the organisation's zone.
const HOUR: i8 = 2;
/// How long a drill proves anything.
const MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What a job does for the backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// The copy of the night, if it is still due.
    Nightly,
    /// A copy that somebody asked for.
    Now,
    /// A drill.
    Drill,
}

impl Errand {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Nightly, Self::Now, Self::Drill];

    /// The kind of its jobs.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Nightly => "backup-nightly",
            Self::Now => "backup-now",
            Self::Drill => "backup-drill",
        }
    }

    /// Queues it, unless it waits already.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn ask(self, store: &Store, cause: Cause) -> Result<(), Fault> {
        let tx = store.begin(cause).await?;
        tx.enqueue_once(self.kind()).await?;
        tx.commit().await
    }
}

/// Does one of these errands.
pub struct Doing(pub Errand, pub Premises);

#[async_trait]
impl Handler for Doing {
    fn kind(&self) -> &'static str {
        self.0.kind()
    }

    /// A folder that cannot be used is no failure of the job: the diary says so, and the next hour asks
    /// again.
    async fn run(&self, _: &JobRun) -> Result<(), Failure> {
        let premises = &self.1;
        let Ok(Some(folder)) = list::nightly(&premises.data) else { return Ok(()) };
        match self.0 {
            Errand::Nightly if !is_copy_due(premises).await? => Ok(()),
            Errand::Nightly | Errand::Now => settle(keep(premises, &folder).await.map(|_| ())),
            Errand::Drill => settle(rehearse(premises, &folder).await),
        }
    }
}

/// Queues what is due at this hour.
///
/// # Errors
/// Any [`Fault`].
pub async fn look_at_the_clock(premises: &Premises) -> Result<(), Fault> {
    let cause = Cause::new(Actor::Carnet, Purpose::DataProtection);
    if !matches!(list::nightly(&premises.data), Ok(Some(_))) || premises.store.engine() == Engine::Postgres {
        return Ok(());
    }
    let now = premises.store.ambient().now();
    Diary::note(&premises.data, |diary| diary.clock.looked(now));
    if is_copy_due(premises).await? {
        Errand::Nightly.ask(&premises.store, cause).await?;
    }
    if is_drill_due(&Diary::of(&premises.data), now) {
        Errand::Drill.ask(&premises.store, cause).await?;
    }
    Ok(())
}

/// Makes the copy that goes into the folder of the nights, notes it, and turns the others.
///
/// # Errors
/// [`NotMade`]; the diary says why.
pub async fn keep(premises: &Premises, folder: &Path) -> Result<Option<Copy>, NotMade> {
    let made = back_up(premises, folder, Begin::Never).await;
    let now = premises.store.ambient().now();
    Diary::note(&premises.data, |diary| {
        diary.clock.looked(now);
        match &made {
            Ok(copy) => copy.iter().for_each(|copy| diary.made(copy)),
            Err(reason) => diary.trouble = Some(Trouble { at: now, why: why(reason) }),
        }
    });
    let zone = wiring::books().rules(&premises.store).await?.zone;
    let Some(believed) = Diary::of(&premises.data).clock.believed(now) else { return made };
    if let Err(rejected) = rotate(folder, believed, zone).await {
        tracing::warn!(error = %rejected, "the old copies could not be turned");
    }
    made
}

fn why(reason: &NotMade) -> Why {
    match reason {
        NotMade::Rejected(rejected) => Why::of(rejected),
        NotMade::Fault(Fault::DiskFull) => Why::Full,
        NotMade::Fault(_) => Why::Fault,
    }
}

async fn rotate(folder: &Path, now: Timestamp, zone: TimeZone) -> Result<(), BackupRejected> {
    let at = folder.to_owned();
    let work = move || rotation::turn(&copies::all(&at)?, now, &zone);
    let (_, left) = turn::Turn::at(folder).await?.work(work).await?;
    if left > 0 {
        tracing::info!(left, "old copies were taken away");
    }
    Ok(())
}

async fn rehearse(premises: &Premises, folder: &Path) -> Result<(), NotMade> {
    let report = drill(premises, folder).await?;
    Diary::note(&premises.data, |diary| diary.drilled(report));
    Ok(())
}

/// A fault of the base is worth another try at once; what is wrong with a disk is noted, and waits for the
/// next hour.
fn settle(outcome: Result<(), NotMade>) -> Result<(), Failure> {
    match outcome {
        Ok(()) | Err(NotMade::Fault(Fault::DiskFull)) => Ok(()),
        Err(NotMade::Fault(fault)) => Err(fault.into()),
        Err(NotMade::Rejected(rejected)) => {
            tracing::warn!(error = %rejected, "a backup folder cannot be used");
            Ok(())
        }
    }
}

async fn is_copy_due(premises: &Premises) -> Result<bool, Fault> {
    let zone = wiring::books().rules(&premises.store).await?.zone;
    let now = premises.store.ambient().now();
    Ok(is_due(&Diary::of(&premises.data), now, last_night(now, &zone)))
}

/// A copy is due every night. One from the future was made under a clock that was wrong, and proves nothing.
fn is_due(diary: &Diary, now: Timestamp, night: Timestamp) -> bool {
    diary.last.as_ref().is_none_or(|last| last.at < night || last.at > now)
}

/// A drill is due once there is a copy, and every month.
fn is_drill_due(diary: &Diary, now: Timestamp) -> bool {
    let proves = |at: Timestamp| at <= now && now.duration_since(at) < MONTH;
    diary.last.is_some() && !diary.drills.first().is_some_and(|last| proves(last.at))
}

/// The last time it was two o'clock at night in a zone.
fn last_night(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let at = |day: jiff::civil::Date| {
        day.at(HOUR, 0, 0, 0).to_zoned(zone.clone()).map_or(Timestamp::MIN, |night| night.timestamp())
    };
    let today = now.to_zoned(zone.clone()).date();
    let night = at(today);
    if night <= now { night } else { at(today.checked_sub(1.day()).unwrap_or(today)) }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::{is_drill_due, is_due, last_night};
    use crate::backup::diary::{Diary, Made};

    #[test]
    fn a_clock_that_ran_ahead_once_keeps_no_copy_and_no_drill_away() {
        let (night, now) = ("2026-11-23T01:00:00Z".parse().unwrap(), "2026-11-23T09:00:00Z".parse().unwrap());
        let made = |at: &str| {
            let last = Made { at: at.parse().unwrap(), copy: "carnet-0001.age".to_owned(), bytes: 1 };
            Diary { last: Some(last), ..Diary::default() }
        };
        assert!(!is_due(&made("2026-11-23T01:00:00Z"), now, night));
        for due in ["2026-11-22T10:00:00Z", "2031-01-01T00:00:00Z"] {
            assert!(is_due(&made(due), now, night), "{due}");
        }
        assert!(is_due(&Diary::default(), now, night));
        assert!(is_drill_due(&made("2026-11-23T01:00:00Z"), now) && !is_drill_due(&Diary::default(), now));
    }

    #[test]
    fn the_night_is_the_houses_own_and_comes_once_a_day() {
        let brussels = TimeZone::get("Europe/Brussels").unwrap();
        let nights = [
            ("2026-11-23T00:59:59Z", "2026-11-22T01:00:00Z"),
            ("2026-11-23T01:00:00Z", "2026-11-23T01:00:00Z"),
            ("2026-11-23T22:00:00Z", "2026-11-23T01:00:00Z"),
            ("2027-03-28T08:00:00Z", "2027-03-28T01:00:00Z"), // there was no two o'clock: three it is
            ("2027-10-31T08:00:00Z", "2027-10-31T00:00:00Z"), // there were two of them: the first
        ];
        for (now, night) in nights {
            assert_eq!(last_night(now.parse().unwrap(), &brussels).to_string(), night, "at {now}");
        }
    }
}
