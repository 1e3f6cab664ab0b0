//! Dates as people and spreadsheets write them.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::cell::content;
use crate::{Flaw, Mark};

/// What must be known to read a date.
#[derive(Debug, Clone)]
pub struct DateContext {
    /// The present day, for two-digit years and for the future.
    pub today: Date,
    /// The organisation's time zone, for instants.
    pub zone: TimeZone,
    /// What the dates of the column are.
    pub role: DateRole,
    /// Which of day and month comes first.
    pub order: DateOrder,
    /// The day numbers of the workbook.
    pub epoch: ExcelEpoch,
}

impl DateContext {
    /// Day first, the 1900 day numbers, nothing known of the column.
    #[must_use]
    pub const fn new(today: Date, zone: TimeZone) -> Self {
        Self { today, zone, role: DateRole::Any, order: DateOrder::DayFirst, epoch: ExcelEpoch::Since1900 }
    }

    /// The same for dates of a known role.
    #[must_use]
    pub fn role(&self, role: DateRole) -> Self {
        Self { role, ..self.clone() }
    }
}

/// What a date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateRole {
    /// A birth: never in the future.
    Birth,
    /// Something that happened, a sale or a consent: not in the future, not a lifetime ago.
    Past,
    /// Something to come, a due date: some years ahead at most.
    Planned,
    /// Not known: two-digit years that could be of either century are not guessed.
    Any,
}

/// Which of day and month comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 05/03 is 5 March.
    DayFirst,
    /// 05/03 is 3 May: only when somebody has confirmed it for the column.
    MonthFirst,
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExcelEpoch {
    /// Windows: day 1 is 1 January 1900, with the 29 February 1900 that never was.
    Since1900,
    /// Old Macintosh: day 0 is 1 January 1904.
    Since1904,
}

/// A date, and what was written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadDate {
    /// The day in the organisation's zone.
    pub date: Date,
    /// The time of day, where one was written.
    pub time: Option<Time>,
    /// The instant, where the text gave its offset from UTC.
    pub instant: Option<Timestamp>,
    /// What was assumed: a bare day number.
    pub mark: Option<Mark>,
}

/// Reads a date.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being one certain day.
pub fn parse(raw: &str, _context: &DateContext) -> Result<ReadDate, Flaw> {
    content(raw)?;
    Err(Flaw::DateText)
}

/// Reads the day number of a spreadsheet cell, with the time in its fraction.
///
/// # Errors
/// A [`Flaw`] when the number is no day of the calendar or of the context's role.
pub fn from_serial(_serial: f64, _context: &DateContext) -> Result<ReadDate, Flaw> {
    Err(Flaw::DateOutOfRange)
}
