//! VAT numbers of the European Union (rule N-03 for France, N-04 for Belgium).
//! Filled in by the next commit: format and check digits of every member state.

use kernel::Country;

use crate::bce::Bce;
use crate::cell::content;
use crate::identifier::identifier;
use crate::siren::Siren;
use crate::Flaw;

identifier! {
    /// A VAT number with its two-letter prefix, in capitals, without separators.
    Vat
}

/// Reads a VAT number. A number without prefix is read as one of `home`, if its check digit agrees.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being an EU VAT number.
pub fn parse(raw: &str, _home: Option<Country>) -> Result<Vat, Flaw> {
    content(raw)?;
    Err(Flaw::VatCountryMissing)
}

impl Vat {
    /// The prefix: the country's code, `EL` for Greece, `XI` for Northern Ireland.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The SIREN inside a French number.
    #[must_use]
    pub fn siren(&self) -> Option<Siren> {
        (self.prefix() == "FR").then(|| Siren::of_checked(self.0.get(4..).unwrap_or_default()))
    }

    /// The enterprise number inside a Belgian one.
    #[must_use]
    pub fn bce(&self) -> Option<Bce> {
        (self.prefix() == "BE").then(|| Bce::of_checked(self.0.get(2..).unwrap_or_default()))
    }
}
