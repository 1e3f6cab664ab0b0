//! Hours and instants.

use jiff::Zoned;
use jiff::civil::Time;
use kernel::Lang;

use super::{FIXED, Today, day, short_weekday};

/// An hour: `11 h 24`, `9 h 05`, `11:24`.
#[must_use]
pub fn clock(time: Time, lang: Lang) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match lang {
        Lang::Fr => format!("{hour}{FIXED}h{FIXED}{minute:02}"),
        Lang::En => format!("{hour}:{minute:02}"),
    }
}

/// An instant in a timeline: `lun. 16, 11 h 24` in this month or under a month's heading.
#[must_use]
pub fn moment(at: &Zoned, lang: Lang) -> String {
    let weekday = short_weekday(at.weekday(), lang);
    format!("{weekday}{FIXED}{}, {}", at.day(), clock(at.time(), lang))
}

/// An instant that stands alone: `hier, 11 h 24`, `16 nov., 11 h 24`.
#[must_use]
pub fn day_and_clock(at: &Zoned, today: Today, lang: Lang) -> String {
    format!("{}, {}", day(at.date(), today, lang), clock(at.time(), lang))
}
