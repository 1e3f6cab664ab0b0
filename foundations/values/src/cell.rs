//! What every parser looks at first: blanks, words for "none", spreadsheet errors.

use kernel::text::{fold, trim};

use crate::Flaw;

/// Words that stand for an empty cell.
const BLANKS: &[&str] =
    &["n/a", "na", "n.a.", "null", "nil", "none", "nan", "undefined", "(vide)", "(blank)", "(empty)"];

/// Words by which a person says there is none, or not yet.
const NOT_GIVEN: &[&str] = &[
    "nc",
    "n.c.",
    "n/c",
    "neant",
    "aucun",
    "aucune",
    "sans",
    "inconnu",
    "inconnue",
    "non renseigne",
    "non communique",
    "non connu",
    "en cours",
    "a completer",
    "a demander",
    "a venir",
    "pas de mail",
    "pas d'email",
    "pas d'e-mail",
    "pas de telephone",
    "no email",
    "no e-mail",
    "no mail",
    "no phone",
    "geen mail",
    "geen e-mail",
    "pas de tel",
    "pas de numero",
    "unknown",
    "not given",
    "tbd",
    "pending",
    "missing",
    "onbekend",
    "geen",
    "nvt",
    "n.v.t.",
    "nihil",
];

/// The trimmed text, unless it says nothing or is a spreadsheet error.
pub(crate) fn content(raw: &str) -> Result<&str, Flaw> {
    let text = trim(raw);
    if text.chars().all(|c| is_space(c) || matches!(c, '-' | '–' | '—' | '−' | '_' | '.' | '/' | '?' | '*'))
    {
        return Err(Flaw::Empty);
    }
    if is_spreadsheet_error(text) {
        return Err(Flaw::SpreadsheetError);
    }
    if text.len() > 40 {
        return Ok(text);
    }
    let folded = fold(text);
    if BLANKS.contains(&folded.as_str()) {
        return Err(Flaw::Empty);
    }
    if NOT_GIVEN.contains(&folded.as_str()) {
        return Err(Flaw::NotGiven);
    }
    Ok(text)
}

/// Whether a character only separates or is not seen: all spaces, zero-width marks, directions.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Whether the text is a number in scientific notation, such as `7,32829E+13`.
pub(crate) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_mantissa = mantissa.starts_with(|c: char| c.is_ascii_digit())
        && mantissa.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    is_mantissa && (1..=3).contains(&exponent.len()) && exponent.bytes().all(|b| b.is_ascii_digit())
}

fn is_spreadsheet_error(text: &str) -> bool {
    let Some(name) = text.strip_prefix('#') else { return false };
    if !name.is_empty() && name.chars().all(|c| c == '#') {
        return true;
    }
    const NAMES: &[&str] = &[
        "n/a",
        "na",
        "ref",
        "name",
        "value",
        "num",
        "null",
        "div/0",
        "spill",
        "calc",
        "field",
        "getting_data",
        "blocked",
        "connect",
        "busy",
        "valeur",
        "nom",
        "nombre",
        "nul",
        "epars",
        "champ",
        "n/b",
        "waarde",
        "naam",
        "getal",
        "verw",
        "deel/0",
        "leeg",
        "wert",
        "bezug",
        "zahl",
        "unknown",
        "error",
    ];
    NAMES.contains(&fold(name).trim_end_matches(['!', '?', ' ']))
}
