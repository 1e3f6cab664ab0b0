//! E-mail addresses as people type them.
//!
//! An address that mail cannot reach is refused with its reason; legal forms no customer has
//! (comments, quotation marks, address literals) are refused too, rather than half understood.

mod address;
mod owner;

use crate::Flaw;
use crate::cell::{content, is_space};

pub use owner::{kind, kind_for};

/// An e-mail address.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email {
    /// Lower case, the domain in ASCII: what is compared, sent to and stored.
    pub canonical: String,
    /// The same with the domain in Unicode: what is shown.
    pub shown: String,
    /// The name that stood before `<…>`.
    pub name: Option<String>,
}

impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email(…)")
    }
}

/// Whom an address seems to belong to, by its local part alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressKind {
    /// One person: `jean.dupont@`.
    Nominative,
    /// A function of a business: `info@`, `compta@`.
    Generic,
    /// Not told by the address: to be treated as a person's.
    Unknown,
}

/// Reads one or several addresses of a cell: `a@x ; b@y`, `mailto:a@x`, `Anne Roy <a@x>, b@y`.
///
/// # Errors
/// The [`Flaw`] of the first part that is no address.
///
/// ```
/// let emails = values::email::parse("Élec Prévost <Contact@Elec-Prevost.example.com>")?;
/// assert_eq!(emails[0].canonical, "contact@elec-prevost.example.com");
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str) -> Result<Vec<Email>, Flaw> {
    let text = unlabelled(content(raw)?);
    // A line break inside parts addresses; at an edge RFC 5322 calls it an error, and so do we.
    let edges = raw.trim_matches(|c| is_space(c) && !is_break(c));
    if edges.starts_with(is_break) || edges.ends_with(is_break) {
        return Err(Flaw::EmailSpace);
    }
    let emails = match address::read(text) {
        Ok(email) => vec![email],
        Err(_) if text.contains('<') || text.contains('>') => named(text)?,
        Err(flaw) => several(text, flaw)?,
    };
    let mut kept: Vec<Email> = Vec::with_capacity(emails.len());
    for email in emails {
        if !kept.iter().any(|known| known.canonical == email.canonical) {
            kept.push(email);
        }
    }
    Ok(kept)
}

/// The text without `mailto:` or a word that only announces an address.
fn unlabelled(text: &str) -> &str {
    let Some((label, rest)) = text.split_once(':') else { return text };
    let label = kernel::text::fold(label.trim_matches(is_space));
    let is_label = ["mailto", "mail", "e-mail", "email", "courriel", "adresse mail", "adresse e-mail"]
        .contains(&label.as_str());
    let rest = rest.trim_matches(is_space);
    match (is_label, label.as_str(), rest.split_once('?')) {
        (true, "mailto", Some((address, _))) => address,
        (true, ..) => rest,
        _ => text,
    }
}

/// Addresses with names: whatever stands before `<…>` is the name of the address inside.
fn named(text: &str) -> Result<Vec<Email>, Flaw> {
    let mut emails = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let (address, after) = after.split_once('>').ok_or(Flaw::EmailLocal)?;
        let name = before_name(before, &mut emails)?;
        let address = address::read(unlabelled(address.trim_matches(is_space)))?;
        let name = match Some(name).filter(|name| !name.is_empty()) {
            // An address as its own name says nothing; another one beside it must not be lost.
            Some(name) if name.contains('@') => match address::read(&name) {
                Ok(same) if same.canonical == address.canonical => None,
                _ => return Err(Flaw::EmailManyAts),
            },
            name => name,
        };
        emails.push(Email { name, ..address });
        rest = after;
    }
    if let Ok(tail) = content(rest.trim_matches(is_separator)) {
        emails.extend(several(tail, address::read(tail).err().unwrap_or(Flaw::EmailText))?);
    }
    Ok(emails)
}

/// The name before a `<`; addresses without a name that stand before it join the others.
fn before_name(before: &str, emails: &mut Vec<Email>) -> Result<String, Flaw> {
    let before = before.trim_matches(is_separator);
    let start = before.rfind([';', '\n', '\r']).map_or(0, |at| at + 1);
    let (bare, name) = match before[start..].rsplit_once(',') {
        Some((bare, name)) if bare.contains('@') => (format!("{};{bare}", &before[..start]), name),
        _ => (before[..start].to_owned(), &before[start..]),
    };
    if let Ok(bare) = content(bare.trim_matches(is_separator)) {
        emails.extend(several(bare, address::read(bare).err().unwrap_or(Flaw::EmailText))?);
    }
    let name = name.trim_matches(|c| is_separator(c) || matches!(c, '"' | '\'' | '«' | '»' | '“' | '”'));
    Ok(name.to_owned())
}

/// Addresses without names, parted by anything; `whole` is why the text is not one address.
fn several(text: &str, whole: Flaw) -> Result<Vec<Email>, Flaw> {
    let pieces: Vec<&str> = text
        .split(|c| is_separator(c) || matches!(c, '/' | '|'))
        .filter(|piece| !matches!(*piece, "" | "ou" | "et" | "or" | "and" | "&" | ":::" | "en" | "of" | "-"))
        .collect();
    let read: Vec<_> = pieces.iter().map(|piece| address::read(unlabelled(piece))).collect();
    if pieces.len() < 2 || read.iter().all(Result::is_err) {
        return address::read(pieces.first().copied().unwrap_or(text))
            .map(|email| vec![email])
            .map_err(|_| whole);
    }
    read.into_iter()
        .collect::<Result<Vec<_>, _>>()
        .map_err(|flaw| if text.matches('@').count() < 2 { whole } else { flaw })
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

fn is_separator(c: char) -> bool {
    is_space(c) || matches!(c, ';' | ',')
}
