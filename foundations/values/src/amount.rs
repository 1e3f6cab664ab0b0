//! Amounts of money as people write them, to exact minor units.

use kernel::Currency;

use crate::cell::content;
use crate::{DecimalMark, Flaw, Mark};

/// What must be known to read an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountContext {
    /// How the file writes decimals.
    pub decimal: DecimalMark,
    /// The organisation's currency, for amounts that name none.
    pub home: Currency,
}

impl Default for AmountContext {
    fn default() -> Self {
        Self { decimal: DecimalMark::Comma, home: Currency::EUR }
    }
}

/// An amount, and what was written beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadAmount {
    /// Minor units: cents for the euro, whole yen for the yen.
    pub cents: i64,
    /// The currency, where one was written.
    pub currency: Option<Currency>,
    /// Whether tax is said to be in it, where that was written.
    pub tax: Option<Tax>,
    /// What was repaired: a computed number rounded to the cent.
    pub mark: Option<Mark>,
}

/// What an amount says of its tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tax {
    /// `HT`, `excl.`: tax comes on top.
    Excluded,
    /// `TTC`, `incl.`: tax is inside.
    Included,
}

/// Reads an amount.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being one certain amount.
pub fn parse(raw: &str, _context: AmountContext) -> Result<ReadAmount, Flaw> {
    content(raw)?;
    Err(Flaw::AmountText)
}

/// Reads the number of a spreadsheet cell; a computed one is rounded to the cent, marked.
///
/// # Errors
/// A [`Flaw`] when it is no number an amount can have.
pub fn from_number(_value: f64, _context: AmountContext) -> Result<ReadAmount, Flaw> {
    Err(Flaw::AmountText)
}
