//! NIR: the French social security number (rule F-04). Read only to keep it out.

use crate::Flaw;
use crate::cell::{content, is_space};
use crate::checksum::modulo;
use crate::identifier::identifier;

identifier! {
    /// A NIR: fifteen characters, its key right. Never an identifier of a customer.
    Nir
}

/// Reads a NIR of thirteen characters and its two-digit key.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being a NIR.
pub fn parse(raw: &str) -> Result<Nir, Flaw> {
    let text = content(raw)?.to_uppercase();
    let nir: String = text.chars().filter(|c| !is_space(*c) && !matches!(c, '-' | '.' | '/')).collect();
    let Some(number) = numeric(&nir) else { return Err(Flaw::NirShape) };
    let (body, key) = number.split_at(13);
    if key.parse() == Ok(97 - modulo(body, 97)) { Ok(Nir(nir)) } else { Err(Flaw::NirKey) }
}

/// The fifteen digits the key is computed on: Corsica's 2A counts as 19, 2B as 18.
fn numeric(nir: &str) -> Option<String> {
    let digits = match nir.get(5..7)? {
        "2A" => format!("{}19{}", &nir[..5], &nir[7..]),
        "2B" => format!("{}18{}", &nir[..5], &nir[7..]),
        _ => nir.to_owned(),
    };
    let is_number = digits.len() == 15 && digits.bytes().all(|b| b.is_ascii_digit());
    let month = digits.get(3..5)?.parse::<u32>().ok()?;
    // Months above 12 stand for unknown or foreign registers.
    let is_month = matches!(month, 1..=12 | 20..=42 | 50..=99);
    let is_sex = digits.starts_with(['1', '2', '3', '4', '7', '8']);
    (is_number && is_month && is_sex).then_some(digits)
}
