//! VAT numbers of the European Union (rule N-03 for France, N-04 for Belgium).
//!
//! Format of every member state and Northern Ireland; check digits wherever a public rule exists.
//! Only the format can be told of French keys with letters, Czech numbers of nine digits, Latvian
//! ones beginning with 32 and Northern Irish government ones: [`Vat::is_checked`] says so.
//! A right check digit proves the form, not that the number is in use (N-05: ask VIES).

mod rules;

use kernel::Country;

use crate::Flaw;
use crate::bce::Bce;
use crate::cell::{content, is_scientific, is_space};
use crate::identifier::identifier;
use crate::siren::Siren;
use rules::Verdict;

identifier! {
    /// A VAT number with its two-letter prefix, in capitals, without separators.
    Vat
}

/// Words people put before the number.
const LABELS: &[&str] = &[
    "TVA",
    "VAT",
    "BTW",
    "TAXID",
    "INTRACOMMUNAUTAIRE",
    "INTRACOM",
    "NUMERO",
    "NUMÉRO",
    "N°",
    "NO",
    "NR",
    "NUMBER",
];

/// Reads a VAT number. A number without prefix is read as one of `home`, if its check digit agrees.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being an EU VAT number.
///
/// ```
/// assert_eq!(values::vat::parse("fr 40 303 265 045", None)?.as_str(), "FR40303265045");
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str, home: Option<Country>) -> Result<Vat, Flaw> {
    let text = content(raw)?;
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let bare = bare(text);
    let (prefix, number) = prefixed(&bare, home)?;
    let number = with_old_zero(prefix, number);
    match rules::verdict(prefix, &number) {
        None => Err(Flaw::VatCountryUnknown),
        Some(Verdict::Shape) => Err(Flaw::VatShape),
        Some(Verdict::CheckDigit) => Err(Flaw::VatCheckDigit),
        Some(Verdict::Holds | Verdict::FormOnly) => Ok(Vat(format!("{prefix}{number}"))),
    }
}

impl Vat {
    /// The prefix: the country's code, `EL` for Greece, `XI` for Northern Ireland.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// Whether a check digit proved the number; otherwise only its format is right.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        rules::verdict(self.prefix(), self.number()) == Some(Verdict::Holds)
    }

    /// The SIREN inside a French number; none in a Monegasque one.
    #[must_use]
    pub fn siren(&self) -> Option<Siren> {
        let siren = self.number().get(2..)?;
        (self.prefix() == "FR" && !siren.starts_with("000")).then(|| Siren::of_checked(siren))
    }

    /// The enterprise number inside a Belgian one.
    #[must_use]
    pub fn bce(&self) -> Option<Bce> {
        (self.prefix() == "BE").then(|| Bce::of_checked(self.number()))
    }

    /// As people read it: `FR12 345678901`, `BE 0123.456.789`, with no-break spaces; others as they are.
    #[must_use]
    pub fn display(&self) -> String {
        match (self.bce(), self.0.split_at_checked(4)) {
            (Some(bce), _) => format!("BE\u{a0}{}", bce.display()),
            (None, Some((key, siren))) if key.starts_with("FR") => format!("{key}\u{a0}{siren}"),
            _ => self.0.clone(),
        }
    }

    fn number(&self) -> &str {
        self.0.get(2..).unwrap_or_default()
    }
}

/// Capitals and figures only, labels gone.
fn bare(text: &str) -> String {
    let capitals = text.to_uppercase();
    let mut bare: String = capitals
        .chars()
        .filter(|c| !is_space(*c) && !matches!(c, '.' | '-' | '/' | ':' | '(' | ')'))
        .collect();
    while let Some(label) = LABELS.iter().find(|label| bare.starts_with(**label) && has_more(&bare, label)) {
        bare.drain(..label.len());
    }
    bare
}

/// Whether what follows a label can still be a number: `NO` before digits is one, `NO` alone is not.
fn has_more(bare: &str, label: &str) -> bool {
    bare.len() > label.len() + 4
}

fn prefixed(bare: &str, home: Option<Country>) -> Result<(&'static str, &str), Flaw> {
    if !bare.bytes().any(|b| b.is_ascii_digit()) {
        return Err(Flaw::VatShape);
    }
    let letters = bare.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters >= 2 {
        let (prefix, number) = bare.split_at(2);
        return match prefix {
            "GB" => Err(Flaw::VatCountryLeft),
            _ => rules::prefix(prefix).map(|prefix| (prefix, number)).ok_or(Flaw::VatCountryUnknown),
        };
    }
    let home = home.ok_or(Flaw::VatCountryMissing)?;
    rules::prefix(home.code()).map(|prefix| (prefix, bare)).ok_or(Flaw::VatCountryMissing)
}

/// Belgian numbers had nine digits until 2008, Greek ones eight until 2000: both got a zero in front.
fn with_old_zero(prefix: &str, number: &str) -> String {
    match (prefix, number.len()) {
        ("BE", 9) | ("EL", 8) => format!("0{number}"),
        _ => number.to_owned(),
    }
}
