//! Registration numbers in the groups people read them by.
//!
//! A text that is not of the expected shape is shown as it is: what was typed is never changed.

use super::FIXED;

/// A SIREN: `123 456 789`.
#[must_use]
pub fn siren(text: &str) -> String {
    grouped(text, &[3, 3, 3])
}

/// A SIRET: `123 456 789 00012`.
#[must_use]
pub fn siret(text: &str) -> String {
    grouped(text, &[3, 3, 3, 5])
}

/// A Belgian enterprise or establishment number: `0123.456.789`.
#[must_use]
pub fn belgian_number(text: &str) -> String {
    let digits = text.as_bytes();
    if digits.len() != 10 || !digits.iter().all(u8::is_ascii_digit) {
        return text.to_owned();
    }
    format!("{}.{}.{}", &text[..4], &text[4..7], &text[7..])
}

/// A VAT number: `FR12 345678901`, `BE 0123.456.789`, others as `DE 123456789`.
#[must_use]
pub fn vat(text: &str) -> String {
    let plain = text.is_ascii() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match text.get(..2) {
        _ if !plain => text.to_owned(),
        Some("FR") if text.len() == 13 => format!("{}{FIXED}{}", &text[..4], &text[4..]),
        Some("BE") => format!("BE{FIXED}{}", belgian_number(&text[2..])),
        Some(country) if country.bytes().all(|byte| byte.is_ascii_uppercase()) && text.len() > 4 => {
            format!("{country}{FIXED}{}", &text[2..])
        }
        _ => text.to_owned(),
    }
}

fn grouped(text: &str, groups: &[usize]) -> String {
    if text.len() != groups.iter().sum::<usize>() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut rest = text;
    let mut parts = Vec::with_capacity(groups.len());
    for size in groups {
        let (part, tail) = rest.split_at(*size);
        parts.push(part);
        rest = tail;
    }
    parts.join(&FIXED.to_string())
}
