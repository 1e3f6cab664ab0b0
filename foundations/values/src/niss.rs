//! NISS or RRN: the Belgian national number (rule F-04). Read only to keep it out.

use crate::Flaw;
use crate::cell::{content, is_space};
use crate::checksum::modulo;
use crate::identifier::identifier;

identifier! {
    /// A NISS: eleven digits, its check digits right. Never an identifier of a customer.
    Niss
}

/// Reads a NISS with dots, dashes or spaces; for a birth since 2000 the check counts a 2 in front.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being a NISS.
pub fn parse(raw: &str) -> Result<Niss, Flaw> {
    let text = content(raw)?;
    let niss: String = text.chars().filter(|c| !is_space(*c) && !matches!(c, '-' | '.' | '/')).collect();
    if niss.len() != 11 || !niss.bytes().all(|b| b.is_ascii_digit()) || !has_birth_date(&niss) {
        return Err(Flaw::NissShape);
    }
    let (body, check) = niss.split_at(9);
    let holds = |body: &str| check.parse() == Ok(97 - modulo(body, 97));
    if holds(body) || holds(&format!("2{body}")) { Ok(Niss(niss)) } else { Err(Flaw::NissCheckDigits) }
}

/// Year, month and day in front; foreigners' months are raised by 20 or 40, unknown parts are 00.
fn has_birth_date(niss: &str) -> bool {
    let part = |range: std::ops::Range<usize>| niss.get(range).and_then(|part| part.parse::<u32>().ok());
    matches!(part(2..4), Some(0..=12 | 20..=32 | 40..=52)) && matches!(part(4..6), Some(0..=31))
}
