//! Whether a sale is paid, as people note it.

use jiff::civil::Date;

use crate::date::DateContext;
use crate::yes_no::Answer;

/// What a "paid" column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Payment {
    /// Paid, not paid, or not told.
    pub answer: Answer,
    /// The day, where one was written.
    pub on: Option<Date>,
}

/// Reads a "paid" column: `payé`, `réglé le 03/02/2024`, `en attente`, `oui`, a date.
#[must_use]
pub fn parse(_raw: &str, _context: &DateContext) -> Payment {
    Payment { answer: Answer::Unknown, on: None }
}
