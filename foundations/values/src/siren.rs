//! SIREN: the nine digits of a French company (rule N-01). A right check digit proves the form,
//! not that the company exists (N-05).

use kernel::text::words;

use crate::cell::{content, is_scientific, is_space};
use crate::checksum::{luhn_holds, modulo};
use crate::identifier::identifier;
use crate::{Flaw, Mark, Read, siret, vat};

identifier! {
    /// A SIREN: nine digits, check digit right.
    Siren
}

/// Reads a SIREN with spaces, dots, `SIREN` or `RCS Paris B` around it.
///
/// A right SIRET or French VAT number in its place gives the SIREN inside, marked.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being a SIREN.
///
/// ```
/// assert_eq!(values::siren::parse("RCS Paris B 552 100 554")?.value.as_str(), "552100554");
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str) -> Result<Read<Siren>, Flaw> {
    let text = content(raw)?;
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let Some(digits) = bare_digits(text, &["siren", "rcs", "siret"]) else {
        return vat_in_place(text).ok_or(Flaw::SirenCharacters);
    };
    match digits.len() {
        9 => checked(digits).map(Read::plain),
        14 => siret::parse(&digits).map(|siret| Read::marked(siret.siren(), Mark::SiretForSiren)),
        _ => Err(Flaw::SirenLength),
    }
}

impl Siren {
    /// The nine first digits of a French number already checked as a whole.
    pub(crate) fn of_checked(digits: &str) -> Self {
        Self(digits.chars().take(9).collect())
    }

    /// As people read it: `732 829 320`, with no-break spaces.
    #[must_use]
    pub fn display(&self) -> String {
        grouped(&self.0, &[3, 3, 3])
    }

    /// The numeric VAT key of the company (N-03): `(12 + 3·(SIREN mod 97)) mod 97`.
    #[must_use]
    pub fn vat_key(&self) -> u32 {
        (12 + 3 * modulo(&self.0, 97)) % 97
    }
}

/// Digits in groups of the given sizes, no-break spaces between.
pub(crate) fn grouped(digits: &str, sizes: &[usize]) -> String {
    let mut chars = digits.chars();
    let groups = sizes.iter().map(|size| chars.by_ref().take(*size).collect::<String>());
    groups.filter(|group| !group.is_empty()).collect::<Vec<_>>().join("\u{a0}")
}

/// The digits of a number once its label and separators are gone; `None` if anything else is left.
pub(crate) fn bare_digits(text: &str, labels: &[&str]) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (first, last) = (text.find(is_digit)?, text.rfind(is_digit)?);
    let (before, number, after) = (&text[..first], &text[first..=last], &text[last + 1..]);
    if !is_label(before, labels) || !is_label(after, labels) {
        return None;
    }
    let digits: String = number.chars().filter(|c| !is_space(*c) && !matches!(c, '.' | '-')).collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

/// Whether the words around a number only name it: nothing, `N° SIREN`, `R.C.S. Lyon B`.
fn is_label(around: &str, labels: &[&str]) -> bool {
    let named =
        words(around).into_iter().skip_while(|word| matches!(word.as_str(), "n" | "no" | "num" | "numero"));
    let named = named.collect::<String>();
    let is_silent = around.chars().all(|c| {
        is_space(c) || c.is_alphabetic() || matches!(c, '.' | ':' | '°' | '(' | ')' | '-' | '\'' | '’')
    });
    is_silent && (named.is_empty() || labels.iter().any(|label| named.starts_with(label)))
}

fn checked(digits: String) -> Result<Siren, Flaw> {
    match digits.as_str() {
        "000000000" => Err(Flaw::SirenPlaceholder),
        right if luhn_holds(right) => Ok(Siren(digits)),
        _ => Err(Flaw::SirenCheckDigit),
    }
}

fn vat_in_place(text: &str) -> Option<Read<Siren>> {
    let siren = vat::parse(text, None).ok()?.siren()?;
    Some(Read::marked(siren, Mark::VatForIdentifier))
}
