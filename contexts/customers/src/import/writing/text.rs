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

/// The newer of two texts, if there is one, unless it is the older one without its letters.
pub fn renewed(before: Option<Personal<String>>, now: Option<Personal<String>>) -> Option<Personal<String>> {
    match (before, now) {
        (Some(before), Some(now)) if is_spoiled(&before, &now) => Some(before),
        (before, now) => now.or(before),
    }
}

/// Whether a text is another one saved in an encoding that lacks some of its letters: `?UKASIK`.
fn is_spoiled(whole: &Personal<String>, text: &Personal<String>) -> bool {
    whole.clone().zip(text.clone()).holds(|(whole, text)| {
        let letters = || whole.chars().zip(text.chars());
        let is_lost = |(known, now): (char, char)| matches!(now, '?' | '\u{fffd}') && !known.is_ascii();
        whole != text
            && whole.chars().count() == text.chars().count()
            && letters().all(|(known, now)| known == now || is_lost((known, now)))
    })
}
