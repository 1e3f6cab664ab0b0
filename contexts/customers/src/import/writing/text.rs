//! Cells as texts the file keeps.

use intake::{Given, WarningCode};
use personal::Personal;

use crate::sealed_text::given as sealed;
use crate::written::Written;

/// What a cell says, if it says something.
pub fn text(given: &Given<String>) -> Option<Personal<String>> {
    given.canonical.as_deref().and_then(sealed).or_else(|| sealed(&given.raw))
}

/// What a cell says beside what it means; `None` for a blank one.
pub fn written<T>(given: &Given<T>, canonical: impl FnOnce(&T) -> String) -> Option<Written> {
    let canonical = given.canonical.as_ref().map(canonical);
    let raw = sealed(&given.raw).or_else(|| canonical.as_deref().and_then(sealed))?;
    let flaw = match given.doubt {
        Some(WarningCode::Flaw(flaw)) if canonical.is_none() => Some(flaw),
        _ => None,
    };
    Some(Written { raw, canonical: canonical.map(Personal::new), flaw })
}

/// The newer of two texts, if there is one.
pub fn renewed(before: Option<Personal<String>>, now: Option<Personal<String>>) -> Option<Personal<String>> {
    now.or(before)
}
