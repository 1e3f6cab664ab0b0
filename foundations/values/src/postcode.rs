//! Postcodes by country (rule N-07).

use kernel::Country;

use crate::cell::{content, is_scientific, is_space};
use crate::{Flaw, Mark, Read};

/// Where French postcodes hold, overseas départements included.
const FRENCH: &[&str] = &["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "MC", "WF", "PF", "NC"];

/// Countries whose postcodes are digits only: how many.
const DIGITS: &[(&str, usize)] = &[
    ("AT", 4),
    ("BE", 4),
    ("BG", 4),
    ("CH", 4),
    ("CY", 4),
    ("CZ", 5),
    ("DE", 5),
    ("DK", 4),
    ("EE", 5),
    ("ES", 5),
    ("FI", 5),
    ("GR", 5),
    ("HR", 5),
    ("HU", 4),
    ("IT", 5),
    ("LI", 4),
    ("LT", 5),
    ("LU", 4),
    ("NO", 4),
    ("PL", 5),
    ("RO", 6),
    ("SE", 5),
    ("SI", 4),
    ("SK", 5),
    ("US", 5),
];

/// Reads a postcode; four digits in France get the zero a spreadsheet ate back, marked.
///
/// The country's letters in front (`F-75011`, `B-1000`) are left out; other countries than those
/// known keep what was typed.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being a postcode of the country.
///
/// ```
/// let read = values::postcode::parse("1000", kernel::Country::FR)?;
/// assert_eq!(read, values::Read::marked("01000".to_owned(), values::Mark::LostZero));
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str, country: Country) -> Result<Read<String>, Flaw> {
    let text = content(raw)?;
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let capitals = text.to_uppercase();
    let code: String = without_country(&capitals, country).chars().filter(|c| !is_space(*c)).collect();
    match country.code() {
        french if FRENCH.contains(&french) => france(&code),
        "NL" => netherlands(&code).map(Read::plain),
        "PT" => portugal(&code).map(Read::plain),
        "GB" => united_kingdom(&code).map(Read::plain),
        "LV" => {
            digits(code.strip_prefix("LV-").unwrap_or(&code), 4).map(|code| Read::plain(format!("LV-{code}")))
        }
        "US" => united_states(&code).map(Read::plain),
        other => match DIGITS.iter().find(|(known, _)| *known == other) {
            Some((_, length)) => digits(&code.replace('-', ""), *length)
                .and_then(|code| in_range(other, code))
                .map(Read::plain),
            None => Ok(Read::plain(capitals)),
        },
    }
}

/// The text without `F-`, `FR-`, `B ` or the like in front of digits.
fn without_country(text: &str, country: Country) -> &str {
    let code = country.code();
    [code, &code[..1]]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .map(|rest| rest.trim_start_matches(|c| is_space(c) || c == '-'))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(text)
}

/// Five digits from 01000 to 98999, Corsica's letters read as digits; 00 is the army's.
fn france(code: &str) -> Result<Read<String>, Flaw> {
    let corsica =
        ["2A", "2B"].iter().find_map(|island| code.strip_prefix(island)).map(|rest| format!("20{rest}"));
    let code = corsica.as_deref().unwrap_or(code);
    let digits = digits(code, 5).map(Read::plain).or_else(|flaw| match digits(code, 4) {
        Ok(short) => Ok(Read::marked(format!("0{short}"), Mark::LostZero)),
        Err(_) => Err(flaw),
    })?;
    match digits.value.get(..2) {
        Some("96" | "99") => Err(Flaw::PostcodeUnknown),
        _ if digits.value == "00000" => Err(Flaw::PostcodeUnknown),
        _ => Ok(digits),
    }
}

fn digits(code: &str, length: usize) -> Result<String, Flaw> {
    let is_code = code.len() == length && code.bytes().all(|b| b.is_ascii_digit());
    if is_code { Ok(code.to_owned()) } else { Err(Flaw::PostcodeShape) }
}

/// Belgium, Switzerland and their like have no postcode below 1000; nobody has one of zeros.
fn in_range(country: &str, code: String) -> Result<String, Flaw> {
    let begins_with_zero =
        code.starts_with('0') && matches!(country, "AT" | "BE" | "BG" | "CH" | "HU" | "LI" | "LU" | "SI");
    if begins_with_zero || code.bytes().all(|b| b == b'0') { Err(Flaw::PostcodeUnknown) } else { Ok(code) }
}

/// `1012 AB`.
fn netherlands(code: &str) -> Result<String, Flaw> {
    match code.split_at_checked(4) {
        Some((number, letters))
            if digits(number, 4).is_ok()
                && !number.starts_with('0')
                && letters.len() == 2
                && letters.bytes().all(|b| b.is_ascii_uppercase()) =>
        {
            Ok(format!("{number} {letters}"))
        }
        _ => Err(Flaw::PostcodeShape),
    }
}

/// `1000-205`.
fn portugal(code: &str) -> Result<String, Flaw> {
    let digits = digits(&code.replace('-', ""), 7)?;
    Ok(format!("{}-{}", &digits[..4], &digits[4..]))
}

/// Five digits, perhaps four more behind a dash.
fn united_states(code: &str) -> Result<String, Flaw> {
    match code.split_once('-') {
        Some((zip, more)) => {
            digits(zip, 5).and_then(|zip| digits(more, 4).map(|more| format!("{zip}-{more}")))
        }
        None => digits(code, 5),
    }
}

/// An outward part of two to four characters and three inward: `SW1A 1AA`.
fn united_kingdom(code: &str) -> Result<String, Flaw> {
    let Some((outward, inward)) = code.len().checked_sub(3).and_then(|at| code.split_at_checked(at)) else {
        return Err(Flaw::PostcodeShape);
    };
    let is_outward = (2..=4).contains(&outward.len())
        && outward.starts_with(|c: char| c.is_ascii_uppercase())
        && outward.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_inward = matches!(inward.as_bytes(), [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase());
    if is_outward && is_inward { Ok(format!("{outward} {inward}")) } else { Err(Flaw::PostcodeShape) }
}
