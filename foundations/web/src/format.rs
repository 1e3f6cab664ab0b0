//! How numbers, amounts, dates and identifiers are written for a reader.
//!
//! The one place that formats for display. Nothing here parses: reading belongs to `values`.

mod calendar;
mod clock;
mod day;
mod identifier;
mod number;

pub use clock::{clock, day_and_clock, moment};
pub use day::{Today, day, full_day, iso_day, long_day, month, short_month, short_weekday};
pub use identifier::{belgian_number, siren, siret, vat};
pub use number::{amount, decimal, number, percent, quantity, round_amount};

/// The narrow no-break space: French thousands, and before `; ! ?`.
pub const THIN: char = '\u{202f}';
/// The no-break space: before `: % €`, between a number and its unit.
pub const FIXED: char = '\u{a0}';
/// The minus of negative amounts.
pub const MINUS: char = '\u{2212}';
