//! E-mail addresses as people type them.

use crate::Flaw;
use crate::cell::content;

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

/// Reads one or several addresses of a cell.
///
/// # Errors
/// The [`Flaw`] of the first part that is no address.
pub fn parse(raw: &str) -> Result<Vec<Email>, Flaw> {
    content(raw)?;
    Err(Flaw::EmailText)
}

/// Whom a canonical address seems to belong to.
#[must_use]
pub fn kind(_canonical: &str) -> AddressKind {
    AddressKind::Unknown
}

/// The same when names of the holder are known: an address that carries one of them is nominative.
#[must_use]
pub fn kind_for(canonical: &str, _names: &[&str]) -> AddressKind {
    kind(canonical)
}
