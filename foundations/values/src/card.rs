//! Payment card numbers (rule F-04). Read only to keep them out.

use crate::Flaw;
use crate::cell::{content, is_space};
use crate::checksum::luhn_holds;
use crate::identifier::identifier;

identifier! {
    /// A card number: thirteen to nineteen digits, Luhn's sum right. Never kept.
    Card
}

/// Reads a card number with spaces or dashes.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being a card number.
pub fn parse(raw: &str) -> Result<Card, Flaw> {
    let text = content(raw)?;
    let card: String = text.chars().filter(|c| !is_space(*c) && *c != '-').collect();
    let is_number = (13..=19).contains(&card.len()) && card.bytes().all(|b| b.is_ascii_digit());
    let is_filler = card.bytes().all(|b| Some(&b) == card.as_bytes().first());
    match is_number && !is_filler {
        false => Err(Flaw::CardShape),
        true if luhn_holds(&card) => Ok(Card(card)),
        true => Err(Flaw::CardCheckDigit),
    }
}
