//! Days and months.

use jiff::civil::{Date, Weekday};
use kernel::Lang;

use super::FIXED;
use super::calendar::Calendar;

/// The reader's day: what "today" and "this year" mean in the organisation's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today(pub Date);

impl Today {
    /// The word for a day next to today: yesterday, today, tomorrow.
    #[must_use]
    pub fn word(self, date: Date, lang: Lang) -> Option<&'static str> {
        let days = if date == self.0 {
            0
        } else if self.0.yesterday().is_ok_and(|before| before == date) {
            -1
        } else if self.0.tomorrow().is_ok_and(|after| after == date) {
            1
        } else {
            return None;
        };
        Some(Calendar::of(lang).near(days))
    }
}

/// A day as lists show it: `hier`, `6 nov.`, `6 nov. 2024` when it is not this year.
#[must_use]
pub fn day(date: Date, today: Today, lang: Lang) -> String {
    match today.word(date, lang) {
        Some(word) => word.to_owned(),
        None if date.year() == today.0.year() => day_of_year(date, lang),
        None => full_day(date, lang),
    }
}

/// A day with its year: `6 nov. 2026`, `6 Nov 2026`.
#[must_use]
pub fn full_day(date: Date, lang: Lang) -> String {
    format!("{} {}", day_of_year(date, lang), date.year())
}

/// A day as legal documents write it: `6 novembre 2026`.
#[must_use]
pub fn long_day(date: Date, lang: Lang) -> String {
    format!("{}{FIXED}{} {}", ordinal(date, lang), Calendar::of(lang).month(date.month()), date.year())
}

/// A day for machines: `2026-11-06`.
#[must_use]
pub fn iso_day(date: Date) -> String {
    date.to_string()
}

/// A month as a heading: `Novembre 2026`.
#[must_use]
pub fn month(date: Date, lang: Lang) -> String {
    let mut letters = Calendar::of(lang).month(date.month()).chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{} {}", letters.as_str(), date.year())
}

/// A month's short name: `déc.`, `Dec`.
#[must_use]
pub fn short_month(month: i8, lang: Lang) -> &'static str {
    Calendar::of(lang).short_month(month)
}

/// A weekday's short name: `lun.`, `Mon`.
#[must_use]
pub fn short_weekday(weekday: Weekday, lang: Lang) -> &'static str {
    Calendar::of(lang).short_weekday(weekday)
}

/// A day and its month never part at the end of a line.
fn day_of_year(date: Date, lang: Lang) -> String {
    format!("{}{FIXED}{}", ordinal(date, lang), short_month(date.month(), lang))
}

/// The day of the month; French says `1er` for the first.
fn ordinal(date: Date, lang: Lang) -> String {
    match (lang, date.day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    }
}
