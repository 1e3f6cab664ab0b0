//! SIRET: the fourteen digits of one establishment of a French company (rules N-01, N-02).

use crate::Flaw;
use crate::cell::{content, is_scientific};
use crate::checksum::{digits, luhn_holds};
use crate::identifier::identifier;
use crate::siren::{Siren, bare_digits, grouped};

/// La Poste numbers its branches by another sum (rule N-02).
const LA_POSTE: &str = "356000000";

identifier! {
    /// A SIRET: fourteen digits, check digit right.
    Siret
}

/// Reads a SIRET with spaces, dots or its label around it.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being a SIRET.
pub fn parse(raw: &str) -> Result<Siret, Flaw> {
    let text = content(raw)?;
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let digits = bare_digits(text, &["siret"]).ok_or(Flaw::SiretCharacters)?;
    match digits.as_str() {
        wrong if wrong.len() != 14 => Err(Flaw::SiretLength),
        zeros if zeros.starts_with("000000000") => Err(Flaw::SiretPlaceholder),
        right if holds(right) => Ok(Siret(digits)),
        _ => Err(Flaw::SiretCheckDigit),
    }
}

impl Siret {
    /// The company the establishment belongs to.
    #[must_use]
    pub fn siren(&self) -> Siren {
        Siren::of_checked(&self.0)
    }

    /// As people read it: `732 829 320 00074`, with no-break spaces.
    #[must_use]
    pub fn display(&self) -> String {
        grouped(&self.0, &[3, 3, 3, 5])
    }
}

/// Luhn over all fourteen digits and over the SIREN; La Poste may also sum to a multiple of five.
fn holds(text: &str) -> bool {
    let is_la_poste = text.starts_with(LA_POSTE) && digits(text).sum::<u32>().is_multiple_of(5);
    is_la_poste || (luhn_holds(text) && luhn_holds(&text[..9]))
}
