//! Percentages as people write them, to exact hundredths of a percent (basis points).

use crate::Flaw;
use crate::cell::content;

/// A rate in hundredths of a percent: 5,5 % is 550.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate {
    /// Hundredths of a percent.
    pub basis_points: i32,
}

/// Reads a rate: `5,5 %`, `20`, `20.0`.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being one certain rate.
pub fn parse(raw: &str) -> Result<Rate, Flaw> {
    content(raw)?;
    Err(Flaw::RateText)
}

/// Reads the number of a spreadsheet cell: 0.2 in a cell shown as a percentage is 20 %.
///
/// # Errors
/// The [`Flaw`] that keeps the number from being one certain rate.
pub fn from_number(_value: f64, _shown_as_percentage: bool) -> Result<Rate, Flaw> {
    Err(Flaw::RateText)
}
