//! Dates as people and spreadsheets write them.
//!
//! A text is read only when it is one certain day: a month, a quarter or a weekday that does not
//! fit is a flaw with its own code, and no day is ever invented.

mod clock;
mod day;
mod range;
mod words;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kernel::text::fold;

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
///
/// ```
/// use jiff::{civil::date, tz::TimeZone};
/// let context = values::date::DateContext::new(date(2026, 6, 1), TimeZone::UTC);
/// assert_eq!(values::date::parse("mardi 5 mars 2024", &context)?.date, date(2024, 3, 5));
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str, context: &DateContext) -> Result<ReadDate, Flaw> {
    let text = content(raw)?;
    if is_zero(text) {
        return Err(Flaw::Empty);
    }
    if let Some(instant) = instant(text) {
        let local = instant.to_zoned(context.zone.clone()).datetime();
        let date = range::checked(local.date(), context)?;
        return Ok(ReadDate { date, time: Some(local.time()), instant: Some(instant), mark: None });
    }
    if let Some(serial) = bare_serial(text) {
        return from_serial(serial, context).map(|read| ReadDate { mark: Some(Mark::ExcelSerial), ..read });
    }
    let folded = fold(text);
    let (day, time) = clock::split(&folded)?;
    let date = day::read(&day, context).and_then(|date| range::checked(date, context))?;
    Ok(ReadDate { date, time, instant: None, mark: None })
}

/// The whole date a text is, or the only one written somewhere in it.
#[must_use]
pub fn within(text: &str, context: &DateContext) -> Option<Date> {
    let context = context.role(DateRole::Past);
    if let Ok(read) = parse(text, &context) {
        return Some(read.date);
    }
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | ':')).collect();
    let windows = (0..words.len()).flat_map(|start| (1..=3).map(move |length| (start, start + length)));
    let parts = windows.filter_map(|(start, end)| words.get(start..end)).map(|words| words.join(" "));
    // A bare run of digits in a remark is no date: it may be a reference.
    let mut dates = parts
        .filter(|part| {
            part.starts_with(|c: char| c.is_ascii_digit()) && !part.bytes().all(|b| b.is_ascii_digit())
        })
        .filter_map(|part| parse(&part, &context).ok())
        .map(|read| read.date);
    let first = dates.next()?;
    dates.all(|other| other == first).then_some(first)
}

/// Reads the day number of a spreadsheet cell, with the time in its fraction.
///
/// # Errors
/// A [`Flaw`] when the number is no day of the calendar or of the context's role.
pub fn from_serial(serial: f64, context: &DateContext) -> Result<ReadDate, Flaw> {
    let (date, time) = clock::of_serial(serial, context.epoch)?;
    let date = range::checked(date, context)?;
    Ok(ReadDate { date, time, instant: None, mark: None })
}

/// Whether the text is a date of zeros, as Outlook writes "none": `0/0/00`, `00/00/0000`.
fn is_zero(text: &str) -> bool {
    let mut digits = text.chars().filter(char::is_ascii_digit).peekable();
    digits.peek().is_some()
        && digits.all(|digit| digit == '0')
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ' ' | ':' | 'T' | 'Z'))
}

/// The instant of a text that gives its offset from UTC.
fn instant(text: &str) -> Option<Timestamp> {
    let has_clock = text.contains(':') || text.contains('T');
    // `10:11:12 +0100`, `10:11:12 UTC`: the offset may stand apart.
    let joined = match text.rsplit_once(' ') {
        Some((clock, "UTC" | "GMT")) => format!("{clock}Z"),
        Some((clock, offset)) if offset.len() > 2 && offset.starts_with(['+', '-']) => {
            format!("{clock}{offset}")
        }
        _ => text.to_owned(),
    };
    joined.parse().ok().filter(|_| has_clock && text.starts_with(|c: char| c.is_ascii_digit()))
}

/// Five digits alone, perhaps with a fraction: a day number in a cell that lost its date format.
fn bare_serial(text: &str) -> Option<f64> {
    let (days, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    (days.len() == 5 && is_number(days) && is_number(fraction))
        .then(|| format!("{days}.{fraction}0").parse().ok())?
}
