//! IBAN: a bank account (rule F-04). Read to recognise and block it in notes, and for suppliers.

use crate::Flaw;
use crate::cell::{content, is_space};
use crate::checksum::mod97;
use crate::identifier::identifier;

identifier! {
    /// An IBAN in capitals, without spaces, its check digits right.
    Iban
}

/// Reads an IBAN with spaces, dashes or the word `IBAN` around it.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being an IBAN.
pub fn parse(raw: &str) -> Result<Iban, Flaw> {
    let text = content(raw)?.to_uppercase();
    let text = text.strip_prefix("IBAN").unwrap_or(&text);
    let iban: String = text.chars().filter(|c| !is_space(*c) && !matches!(c, '-' | '.' | ':')).collect();
    if !iban.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(Flaw::IbanCharacters);
    }
    let country = iban.get(..2).unwrap_or_default();
    match LENGTHS.iter().find(|(code, _)| *code == country) {
        None => Err(Flaw::IbanCountry),
        Some((_, length)) if iban.len() != *length => Err(Flaw::IbanLength),
        Some(_) if holds(&iban) => Ok(Iban(iban)),
        Some(_) => Err(Flaw::IbanCheckDigits),
    }
}

impl Iban {
    /// The country of the bank, as its two-letter code.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

/// The first four characters moved to the end give 1 modulo 97; check digits run from 02 to 98.
fn holds(iban: &str) -> bool {
    let (head, account) = iban.split_at(4);
    let in_range = head[2..].parse::<u32>().is_ok_and(|check| (2..=98).contains(&check));
    in_range && mod97(account.chars().chain(head.chars())) == 1
}

/// Length of an IBAN by country, after the SWIFT registry.
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HN", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];
