//! The Belgian enterprise number, BCE or KBO (rule N-04).

use crate::cell::{content, is_scientific};
use crate::checksum::modulo;
use crate::identifier::identifier;
use crate::siren::bare_digits;
use crate::{Flaw, Mark, Read};

identifier! {
    /// A Belgian enterprise number: ten digits, check digits right.
    Bce
}

/// Reads an enterprise number with dots, spaces, `BE` or its label around it.
///
/// The nine digits of before 2008, or a zero eaten by a spreadsheet, get their zero back, marked.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being an enterprise number.
pub fn parse(raw: &str) -> Result<Read<Bce>, Flaw> {
    let text = content(raw)?;
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let labels = &[
        "bce",
        "kbo",
        "tva",
        "btw",
        "vat",
        "be",
        "rpm",
        "rpr",
        "entreprise",
        "dentreprise",
        "ondernemingsnummer",
    ];
    let digits = bare_digits(text, labels).ok_or(Flaw::BceCharacters)?;
    match digits.len() {
        9 => checked(format!("0{digits}")).map(|bce| Read::marked(bce, Mark::LostZero)),
        10 => checked(digits).map(Read::plain),
        _ => Err(Flaw::BceLength),
    }
}

impl Bce {
    /// An enterprise number already checked inside a VAT number.
    pub(crate) fn of_checked(digits: &str) -> Self {
        Self(digits.to_owned())
    }

    /// As people read it: `0123.456.789`.
    #[must_use]
    pub fn display(&self) -> String {
        let mut shown = self.0.clone();
        shown.insert(7, '.');
        shown.insert(4, '.');
        shown
    }

    /// The company's VAT number: `BE` and the same digits.
    #[must_use]
    pub fn vat(&self) -> String {
        format!("BE{}", self.0)
    }
}

/// First digit 0 or 1, and `last2 = 97 − (first8 mod 97)`.
pub(crate) fn flaw_of(digits: &str) -> Option<Flaw> {
    if !digits.starts_with(['0', '1']) {
        return Some(Flaw::BceFirstDigit);
    }
    let (number, check) = digits.split_at(8);
    let holds = check.parse() == Ok(97 - modulo(number, 97)) && number != "00000000";
    (!holds).then_some(Flaw::BceCheckDigits)
}

fn checked(digits: String) -> Result<Bce, Flaw> {
    flaw_of(&digits).map_or(Ok(Bce(digits)), Err)
}
