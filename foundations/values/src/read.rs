//! A value together with what had to be done to read it, so that a repair is never silent.

use serde::{Serialize, Serializer};

/// A canonical value, and the repair it took if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Read<T> {
    /// The canonical value.
    pub value: T,
    /// What was repaired or assumed; `None` when the text was right as it stood.
    pub mark: Option<Mark>,
}

impl<T> Read<T> {
    /// A value read as it stood.
    #[must_use]
    pub const fn plain(value: T) -> Self {
        Self { value, mark: None }
    }

    /// A value that took a repair.
    #[must_use]
    pub const fn marked(value: T, mark: Mark) -> Self {
        Self { value, mark: Some(mark) }
    }
}

/// What was repaired or assumed while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A leading zero a spreadsheet had eaten was put back.
    LostZero,
    /// A SIRET stood where a SIREN was asked: its nine first digits were kept.
    SiretForSiren,
    /// A VAT number stood where the company's own number was asked.
    VatForIdentifier,
    /// A bare spreadsheet day number was read as a date.
    ExcelSerial,
    /// A computed number was rounded to the smallest unit kept.
    Rounded,
}

impl Mark {
    /// Every mark.
    pub const ALL: &[Self] =
        &[Self::LostZero, Self::SiretForSiren, Self::VatForIdentifier, Self::ExcelSerial, Self::Rounded];

    /// The stable code, fit for reports and locale keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LostZero => "lost-zero",
            Self::SiretForSiren => "siret-for-siren",
            Self::VatForIdentifier => "vat-for-identifier",
            Self::ExcelSerial => "excel-serial",
            Self::Rounded => "rounded",
        }
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
