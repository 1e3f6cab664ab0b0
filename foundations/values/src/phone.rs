//! Telephones as people type them, to E.164 (rule N-06).
//!
//! What libphonenumber calls "possible" is accepted, since the ranges kept for fiction and newly
//! opened ones are never "valid". Emergency and short numbers are nobody's line and are refused.

mod line;
mod plan;
mod shown;

use kernel::Country;
use kernel::text::fold;

use crate::cell::{content, is_scientific};
use crate::{Flaw, Mark};

pub use shown::{display, kind};

/// A telephone number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// The number in E.164: `+33199001234`.
    pub e164: String,
    /// The extension behind it: `12` of "poste 12".
    pub extension: Option<String>,
    /// What was repaired: a zero eaten by a spreadsheet.
    pub mark: Option<Mark>,
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone(…)")
    }
}

/// What sort of line a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// A mobile: can receive text messages.
    Mobile,
    /// A fixed or non-geographic line.
    Fixed,
    /// Premium, free or shared-cost.
    Special,
    /// Not told by the number.
    Unknown,
}

/// Reads one or several numbers of a cell; a number without a calling code is one of `home`.
///
/// # Errors
/// The [`Flaw`] of the first part that is no customer's number.
///
/// ```
/// let phones = values::phone::parse("01 99 00 12 34 / 06 39 98 12 34", kernel::Country::FR)?;
/// assert_eq!(phones[1].e164, "+33639981234");
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str, home: Country) -> Result<Vec<Phone>, Flaw> {
    let text = content(raw)?;
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let folded = fold(text);
    let mut phones: Vec<Phone> = Vec::new();
    for part in folded.split(['\n', '\r', ';', '|']).flat_map(|part| part.split(":::")).map(str::trim) {
        // `;ext=12` belongs to the number before it.
        match (part.strip_prefix("ext="), phones.last_mut()) {
            (Some(extension), Some(phone)) if line::is_extension(extension) => {
                phone.extension = Some(extension.to_owned())
            }
            _ if part.is_empty() => {}
            _ => phones.extend(several(part, home)?),
        }
    }
    if phones.is_empty() { Err(Flaw::Empty) } else { Ok(without_repeats(phones)) }
}

/// Reads numbers from a file that always writes the calling code but drops the plus (Brevo's).
///
/// # Errors
/// The [`Flaw`] of the first part that is no customer's number.
pub fn parse_without_plus(raw: &str, home: Country) -> Result<Vec<Phone>, Flaw> {
    let text = content(raw)?;
    match parse(&format!("+{text}"), home) {
        Ok(phones) if text.starts_with(|c: char| matches!(c, '1'..='9')) => Ok(phones),
        _ => parse(text, home),
    }
}

/// Numbers parted by what may also stand inside one: `01/99/00/12/34` is one, `01… / 06…` two.
fn several(part: &str, home: Country) -> Result<Vec<Phone>, Flaw> {
    let whole = line::read(part, home);
    for separator in ["/", ",", " - ", " ou ", " et ", " or ", " and ", " of ", " en ", " & "] {
        let pieces: Vec<&str> =
            part.split(separator).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        if pieces.len() < 2 {
            continue;
        }
        let read: Vec<_> = pieces.iter().map(|piece| several(piece, home)).collect();
        if read.iter().all(Result::is_ok) {
            return Ok(read.into_iter().flatten().flatten().collect());
        }
        if whole.is_err() && read.iter().any(Result::is_ok) {
            return read.into_iter().collect::<Result<Vec<_>, _>>().map(|phones| phones.concat());
        }
    }
    whole.map(|phone| vec![phone])
}

fn without_repeats(phones: Vec<Phone>) -> Vec<Phone> {
    let mut kept: Vec<Phone> = Vec::with_capacity(phones.len());
    for phone in phones {
        if !kept.iter().any(|known| known.e164 == phone.e164 && known.extension == phone.extension) {
            kept.push(phone);
        }
    }
    kept
}
