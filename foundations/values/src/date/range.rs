//! Which days a date can be: centuries of two-digit years, the future, placeholders.

use jiff::civil::Date;

use super::{DateContext, DateRole};
use crate::Flaw;

/// Days that software writes when it has none.
const PLACEHOLDERS: &[(i16, i8, i8)] = &[
    (1, 1, 1),
    (1753, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 1),
    (2099, 12, 31),
    (2999, 12, 31),
    (9999, 12, 31),
];

/// Nobody alive was born longer ago.
const LONGEST_LIFE: i16 = 125;
/// How far a two-digit year of something that happened may lie behind.
const LONGEST_TRADE: i16 = 70;
/// How far ahead anything is planned.
const LONGEST_PLAN: i16 = 30;

/// The date, unless it cannot be meant.
pub(super) fn checked(date: Date, context: &DateContext) -> Result<Date, Flaw> {
    let ahead = date.year() - context.today.year();
    match context.role {
        _ if PLACEHOLDERS.contains(&(date.year(), date.month(), date.day())) => Err(Flaw::DatePlaceholder),
        DateRole::Birth if ahead < -LONGEST_LIFE => Err(Flaw::DateOutOfRange),
        _ if date.year() < 1900 => Err(Flaw::DateOutOfRange),
        DateRole::Birth | DateRole::Past if date > context.today => Err(Flaw::DateFuture),
        DateRole::Planned | DateRole::Any if ahead > LONGEST_PLAN => Err(Flaw::DateOutOfRange),
        _ => Ok(date),
    }
}

/// The date of a two-digit year.
pub(super) fn of_short_year(short: i16, month: i8, day: i8, context: &DateContext) -> Result<Date, Flaw> {
    let this_year = context.today.year();
    let recent = this_year - this_year.rem_euclid(100) + short;
    let in_year = |year: i16| Date::new(year, month, day).map_err(|_| Flaw::DateImpossible);
    let ahead = recent - this_year;
    let is_future = in_year(recent).map_or(ahead > 0, |date| date > context.today);
    match context.role {
        DateRole::Birth if is_future => in_year(recent - 100),
        DateRole::Past if is_future && ahead - 100 < -LONGEST_TRADE => Err(Flaw::DateTwoDigitYear),
        DateRole::Past if is_future => in_year(recent - 100),
        DateRole::Planned if ahead > LONGEST_PLAN => in_year(recent - 100),
        DateRole::Any if ahead > LONGEST_PLAN => in_year(recent - 100),
        DateRole::Any if ahead > 0 => Err(Flaw::DateTwoDigitYear),
        _ => in_year(recent),
    }
}
