//! One telephone number: its label, its digits, its extension.

use kernel::Country;

use super::{Phone, plan};
use crate::Flaw;
use crate::cell::is_space;

/// Words that may stand before or behind a number without being part of it.
const LABELS: &[&str] = &[
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "portable",
    "port",
    "gsm",
    "fixe",
    "bureau",
    "domicile",
    "dom",
    "perso",
    "personnel",
    "pro",
    "professionnel",
    "travail",
    "cell",
    "work",
    "home",
    "office",
    "standard",
    "accueil",
    "direct",
    "ligne",
    "directe",
    "t",
    "m",
    "p",
    "f",
    "b",
    "n",
    "no",
    "numero",
    "num",
    "whatsapp",
    "sms",
    "telefoon",
    "mobiel",
    "vast",
    "thuis",
    "werk",
    "main",
    "principal",
];

/// Words that announce an extension.
const EXTENSIONS: &[&str] =
    &["poste", "post", "ext", "extension", "x", "interne", "int", "toestel", "#", "p"];

/// Reads one number from folded text.
pub(super) fn read(folded: &str, home: Country) -> Result<Phone, Flaw> {
    let (number, extension) = split_extension(strip_labels(folded));
    let digits = dialled(number)?;
    plan::check_short(&digits)?;
    let (e164, mark) = plan::e164(&digits, home)?;
    Ok(Phone { e164, extension, mark })
}

/// Whether a text can be an extension: one to seven digits.
pub(super) fn is_extension(text: &str) -> bool {
    (1..=7).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// What is left once known words before and behind are gone: `tel. port : 06… (perso)`.
fn strip_labels(folded: &str) -> &str {
    let is_filler = |c: char| is_space(c) || matches!(c, ':' | '.' | '(' | ')' | ',' | '°' | '=');
    let is_number = |c: char| c.is_ascii_digit() || c == '+';
    let (Some(first), Some(last)) = (folded.find(is_number), folded.rfind(|c: char| c.is_ascii_digit()))
    else {
        return folded;
    };
    let known = |words: &str| {
        words.split(is_filler).filter(|word| !word.is_empty()).all(|word| LABELS.contains(&word))
    };
    let start = if known(&folded[..first]) { first } else { 0 };
    let end = if known(&folded[last + 1..]) { last + 1 } else { folded.len() };
    folded.get(start..end).unwrap_or(folded)
}

/// The number and the extension behind it.
fn split_extension(text: &str) -> (&str, Option<String>) {
    let Some(tail) = text.rfind(|c: char| !c.is_ascii_digit() && !is_space(c) && c != '.' && c != ':') else {
        return (text, None);
    };
    let word_end = tail + text[tail..].chars().next().map_or(0, char::len_utf8);
    let word_start = text[..word_end].trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '#').len();
    let extension = text[word_end..].trim_matches(|c: char| is_space(c) || c == '.' || c == ':');
    let is_announced = EXTENSIONS.contains(&&text[word_start..word_end]);
    let before = text[..word_start].trim_end_matches(|c: char| is_space(c) || matches!(c, ',' | '(' | '-'));
    if is_announced && is_extension(extension) { (before, Some(extension.to_owned())) } else { (text, None) }
}

/// The digits as one would dial them, a plus in front if one was written and the trunk `(0)` gone.
fn dialled(number: &str) -> Result<String, Flaw> {
    let mut text: String = number.chars().filter(|c| !is_space(*c)).collect();
    let is_international =
        text.trim_start_matches('(').starts_with('+') || text.trim_start_matches('(').starts_with("00");
    if is_international {
        text = text.replacen("(0)", "", 1);
    }
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => digits.push('+'),
            '(' | ')' | '.' | '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '/' | '·' | '_' | '\'' | ',' =>
                {}
            _ => return Err(Flaw::PhoneText),
        }
    }
    if digits.bytes().any(|b| b.is_ascii_digit()) { Ok(digits) } else { Err(Flaw::PhoneText) }
}
