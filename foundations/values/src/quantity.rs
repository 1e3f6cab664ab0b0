//! Quantities as people write them, to exact thousandths.

use crate::cell::content;
use crate::{DecimalMark, Flaw};

/// Reads a quantity to thousandths: `0,5` is 500.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being one certain quantity.
pub fn parse(raw: &str, _decimal: DecimalMark) -> Result<i64, Flaw> {
    content(raw)?;
    Err(Flaw::QuantityText)
}

/// Reads the number of a spreadsheet cell to thousandths.
///
/// # Errors
/// A [`Flaw`] when the number is finer than a thousandth or too large.
pub fn from_number(_value: f64) -> Result<i64, Flaw> {
    Err(Flaw::QuantityText)
}
