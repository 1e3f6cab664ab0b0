//! Where the people of a batch come from, and why they are kept. Nobody answers for the owner:
//! every part is required and none has a default (laws 1 and 5).

use jiff::civil::Date;
use kernel::text::trim;
use personal::{LegalBasis, Purpose, SourceClass};

use crate::codes::codes;

/// Longer than any sentence about where a file comes from.
const LONGEST: usize = 500;

/// Where people come from and why they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// In the owner's words.
    pub origin: String,
    /// When the data were collected.
    pub on: Date,
    /// The source class.
    pub source: SourceClass,
    /// On which ground they are kept.
    pub basis: LegalBasis,
    /// Why: one of the ten purposes.
    pub purpose: Purpose,
}

codes! {
    /// Why an answer about the provenance is none.
    ProvenanceFlaw {
        /// Nothing is said about the origin.
        OriginMissing = "import-flaw-origin-missing",
        /// More is said than an origin needs.
        OriginTooLong = "import-flaw-origin-long",
        /// The day is none.
        DateUnreadable = "import-flaw-date",
        /// The day has not come yet.
        DateInFuture = "import-flaw-date-future",
        /// It is no source class.
        SourceUnknown = "import-flaw-source",
        /// It is no legal basis.
        BasisUnknown = "import-flaw-basis",
        /// It is none of the ten purposes.
        PurposeUnknown = "import-flaw-purpose",
    }
}

/// An origin in the owner's words.
///
/// # Errors
/// [`ProvenanceFlaw`] when nothing or far too much is said.
pub fn origin(text: &str) -> Result<String, ProvenanceFlaw> {
    let text = trim(text);
    match text.chars().count() {
        0 => Err(ProvenanceFlaw::OriginMissing),
        1..=LONGEST => Ok(text.to_owned()),
        _ => Err(ProvenanceFlaw::OriginTooLong),
    }
}

/// The day the data were collected, written `YYYY-MM-DD`.
///
/// # Errors
/// [`ProvenanceFlaw`] when it is no day, or has not come yet.
pub fn collected_on(text: &str, today: Date) -> Result<Date, ProvenanceFlaw> {
    let day: Date = trim(text).parse().map_err(|_| ProvenanceFlaw::DateUnreadable)?;
    if day > today { Err(ProvenanceFlaw::DateInFuture) } else { Ok(day) }
}

/// A source class, by its code.
///
/// # Errors
/// [`ProvenanceFlaw::SourceUnknown`].
pub fn source(code: &str) -> Result<SourceClass, ProvenanceFlaw> {
    code.parse().map_err(|_| ProvenanceFlaw::SourceUnknown)
}

/// A legal basis, by its code.
///
/// # Errors
/// [`ProvenanceFlaw::BasisUnknown`].
pub fn basis(code: &str) -> Result<LegalBasis, ProvenanceFlaw> {
    code.parse().map_err(|_| ProvenanceFlaw::BasisUnknown)
}

/// One of the ten purposes, by its code.
///
/// # Errors
/// [`ProvenanceFlaw::PurposeUnknown`].
pub fn purpose(code: &str) -> Result<Purpose, ProvenanceFlaw> {
    let purpose = code.parse().ok().filter(|purpose| Purpose::catalogue().contains(purpose));
    purpose.ok_or(ProvenanceFlaw::PurposeUnknown)
}
