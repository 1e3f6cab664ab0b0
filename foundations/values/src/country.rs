//! Countries by their French, English or Dutch name, or their ISO code.

use kernel::Country;

use crate::Flaw;
use crate::cell::content;

/// Reads a country.
///
/// # Errors
/// [`Flaw::CountryUnknown`] for a name no list knows.
pub fn parse(raw: &str) -> Result<Country, Flaw> {
    content(raw)?;
    Err(Flaw::CountryUnknown)
}
