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
    let mut flaw = Flaw::Empty;
    for part in folded.split(['\n', '\r', ';', '|']).flat_map(|part| part.split(":::")).map(str::trim) {
        match (part.strip_prefix("ext="), phones.last_mut(), content(part)) {
            // `;ext=12` belongs to the number before it.
            (Some(extension), Some(phone), _) if line::is_extension(extension) => {
                phone.extension = Some(extension.to_owned());
            }
            (_, _, Ok(part)) => phones.extend(several(part, home)?),
            (_, _, Err(absent)) => flaw = absent,
        }
    }
    if phones.is_empty() { Err(flaw) } else { Ok(without_repeats(phones)) }
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
    let words = [" ou ", " et ", " or ", " and ", " of ", " en ", " & ", " - "];
    let parted = words.iter().fold(part.to_owned(), |text, word| text.replace(word, ","));
    parted_by(',', &parted, |piece| {
        parted_by('/', piece, |piece| line::read(piece, home).map(|phone| vec![phone]))
    })
    .or_else(|flaw| line::read(part, home).map(|phone| vec![phone]).map_err(|_| flaw))
}

/// The pieces when each is a number, the whole when it is one, else the flaw of the first wrong piece
/// beside a right one, else that of the whole.
fn parted_by(
    separator: char,
    text: &str,
    read: impl Fn(&str) -> Result<Vec<Phone>, Flaw>,
) -> Result<Vec<Phone>, Flaw> {
    if !text.contains(separator) {
        return read(text);
    }
    let pieces: Vec<_> = text.split(separator).filter_map(|piece| content(piece).ok()).map(&read).collect();
    let some_right = pieces.iter().any(Result::is_ok);
    let pieces: Result<Vec<_>, _> = pieces.into_iter().collect();
    match (pieces, read(&text.replace(separator, " "))) {
        (Ok(pieces), _) => Ok(pieces.concat()),
        (Err(_), Ok(whole)) => Ok(whole),
        (Err(flaw), Err(_)) if some_right => Err(flaw),
        (Err(_), whole) => whole,
    }
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
