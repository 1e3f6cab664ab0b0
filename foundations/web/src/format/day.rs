//! Days and months.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use kernel::Lang;

use super::FIXED;

/// The reader's day: what "today" and "this year" mean in the organisation's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today(pub Date);

impl Today {
    /// The word for a day next to today: yesterday, today, tomorrow.
    #[must_use]
    pub fn word(self, date: Date, lang: Lang) -> Option<&'static str> {
        let days = (date - self.0).get_days();
        let [yesterday, today, tomorrow] = match lang {
            Lang::Fr => ["hier", "aujourd’hui", "demain"],
            Lang::En => ["yesterday", "today", "tomorrow"],
        };
        match days {
            _ if date == self.0 => Some(today),
            -1 if self.0.checked_sub(1.day()).is_ok_and(|before| before == date) => Some(yesterday),
            1 if self.0.checked_add(1.day()).is_ok_and(|after| after == date) => Some(tomorrow),
            _ => None,
        }
    }
}

/// A day as lists show it: `hier`, `6 nov.`, `6 nov. 2024` when it is not this year.
#[must_use]
pub fn day(date: Date, today: Today, lang: Lang) -> String {
    match today.word(date, lang) {
        Some(word) => word.to_owned(),
        None if date.year() == today.0.year() => {
            format!("{}{}{}", ordinal(date, lang), FIXED, short_month(date.month(), lang))
        }
        None => full_day(date, lang),
    }
}

/// A day with its year: `6 nov. 2026`, `6 Nov 2026`.
#[must_use]
pub fn full_day(date: Date, lang: Lang) -> String {
    format!("{}{}{} {}", ordinal(date, lang), FIXED, short_month(date.month(), lang), date.year())
}

/// A day as legal documents write it: `6 novembre 2026`.
#[must_use]
pub fn long_day(date: Date, lang: Lang) -> String {
    format!("{}{}{} {}", ordinal(date, lang), FIXED, long_month(date.month(), lang), date.year())
}

/// A day for machines: `2026-11-06`.
#[must_use]
pub fn iso_day(date: Date) -> String {
    date.to_string()
}

/// A month as a heading: `Novembre 2026`.
#[must_use]
pub fn month(date: Date, lang: Lang) -> String {
    let name = long_month(date.month(), lang);
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} {}", letters.as_str(), date.year())
}

/// A month's short name: `déc.`, `Dec`.
#[must_use]
pub fn short_month(month: i8, lang: Lang) -> &'static str {
    const FR: [&str; 12] =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    const EN: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    named(
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        },
        month,
    )
}

/// A weekday's short name: `lun.`, `Mon`.
#[must_use]
pub const fn short_weekday(weekday: Weekday, lang: Lang) -> &'static str {
    match (lang, weekday) {
        (Lang::Fr, Weekday::Monday) => "lun.",
        (Lang::Fr, Weekday::Tuesday) => "mar.",
        (Lang::Fr, Weekday::Wednesday) => "mer.",
        (Lang::Fr, Weekday::Thursday) => "jeu.",
        (Lang::Fr, Weekday::Friday) => "ven.",
        (Lang::Fr, Weekday::Saturday) => "sam.",
        (Lang::Fr, Weekday::Sunday) => "dim.",
        (Lang::En, Weekday::Monday) => "Mon",
        (Lang::En, Weekday::Tuesday) => "Tue",
        (Lang::En, Weekday::Wednesday) => "Wed",
        (Lang::En, Weekday::Thursday) => "Thu",
        (Lang::En, Weekday::Friday) => "Fri",
        (Lang::En, Weekday::Saturday) => "Sat",
        (Lang::En, Weekday::Sunday) => "Sun",
    }
}

fn long_month(month: i8, lang: Lang) -> &'static str {
    const FR: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    named(
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        },
        month,
    )
}

fn named(names: &[&'static str; 12], month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// The day of the month; French says `1er` for the first.
fn ordinal(date: Date, lang: Lang) -> String {
    match (lang, date.day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    }
}
