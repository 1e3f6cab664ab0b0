//! Telephones as people type them, to E.164 (rule N-06).

use kernel::Country;

use crate::cell::content;
use crate::{Flaw, Mark};

/// A telephone number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// The number in E.164: `+33199001234`.
    pub e164: String,
    /// The extension behind it: `12` of "poste 12".
    pub extension: Option<String>,
    /// What was repaired: a zero eaten by a spreadsheet.
    pub mark: Option<Mark>,
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone(…)")
    }
}

/// What sort of line a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// A mobile: can receive text messages.
    Mobile,
    /// A fixed or non-geographic line.
    Fixed,
    /// Premium, free or shared-cost.
    Special,
    /// Not told by the number.
    Unknown,
}

/// Reads one or several numbers of a cell; a number without a calling code is one of `home`.
///
/// # Errors
/// The [`Flaw`] of the first part that is no customer's number.
pub fn parse(raw: &str, _home: Country) -> Result<Vec<Phone>, Flaw> {
    content(raw)?;
    Err(Flaw::PhoneText)
}

/// Reads numbers from a file that always writes the calling code but drops the plus (Brevo's).
///
/// # Errors
/// The [`Flaw`] of the first part that is no customer's number.
pub fn parse_without_plus(raw: &str, home: Country) -> Result<Vec<Phone>, Flaw> {
    parse(raw, home)
}

/// What sort of line an E.164 number is.
#[must_use]
pub fn kind(_e164: &str) -> PhoneKind {
    PhoneKind::Unknown
}

/// An E.164 number as people read it: national form at home (`06 39 98 20 11`), international abroad
/// (`+32 455 12 80 34`), with no-break spaces.
#[must_use]
pub fn display(e164: &str, _home: Country) -> String {
    e164.to_owned()
}
