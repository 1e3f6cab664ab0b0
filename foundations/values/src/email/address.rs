//! One bare address: the grammar of RFC 5321 that mail really uses, and IDNA for the domain.

use idna::domain_to_unicode;

use super::Email;
use crate::Flaw;
use crate::cell::is_space;

/// Reads one address without a name.
pub(super) fn read(text: &str) -> Result<Email, Flaw> {
    let Some((local, domain)) = text.rsplit_once('@') else { return Err(Flaw::EmailText) };
    if let Some(flaw) = flaw_of_form(text, local, domain) {
        return Err(flaw);
    }
    check_local(local)?;
    let ascii = ascii_domain(domain)?;
    let local = local.to_ascii_lowercase();
    let canonical = format!("{local}@{ascii}");
    if canonical.len() > 254 {
        return Err(Flaw::EmailTooLong);
    }
    let (unicode, errors) = domain_to_unicode(&ascii);
    let shown = if errors.is_ok() { format!("{local}@{unicode}") } else { canonical.clone() };
    Ok(Email { canonical, shown, name: None })
}

/// What can be said of the whole before its parts are read, the most telling reason first.
fn flaw_of_form(text: &str, local: &str, domain: &str) -> Option<Flaw> {
    let reasons = [
        (local.contains('"'), Flaw::EmailQuoted),
        (text.contains('(') || text.contains(')'), Flaw::EmailComment),
        (local.contains('@'), Flaw::EmailManyAts),
        (local.is_empty(), Flaw::EmailLocalMissing),
        (domain.is_empty(), Flaw::EmailDomainMissing),
        (domain.starts_with('['), Flaw::EmailLiteral),
        (domain.contains(','), Flaw::EmailComma),
        (text.contains(is_space), Flaw::EmailSpace),
    ];
    reasons.into_iter().find(|(is_so, _)| *is_so).map(|(_, flaw)| flaw)
}

/// Atoms of the allowed characters, parted by single dots, 64 characters at most.
fn check_local(local: &str) -> Result<(), Flaw> {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let is_sound =
        local.len() <= 64 && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_letter));
    match is_sound {
        true => Ok(()),
        false if local.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) => Err(Flaw::EmailLocalAccent),
        false => Err(Flaw::EmailLocal),
    }
}

/// The domain in ASCII, lower case, each label sound.
///
/// A bare two-letter country domain may receive mail; any other single label is a slip.
fn ascii_domain(domain: &str) -> Result<String, Flaw> {
    if domain.starts_with('.') || domain.ends_with('.') || domain.contains("..") {
        return Err(Flaw::EmailDomain);
    }
    let ascii = idna::domain_to_ascii(domain).map_err(|_| Flaw::EmailDomain)?;
    let is_sound = ascii.len() <= 253 && ascii.split('.').all(is_label);
    let top = ascii.rsplit('.').next().unwrap_or_default();
    match ascii.contains('.') {
        _ if !is_sound || top.bytes().any(|b| b.is_ascii_digit()) && !top.starts_with("xn--") => {
            Err(Flaw::EmailDomain)
        }
        false if top.len() != 2 => Err(Flaw::EmailDomainNoDot),
        _ => Ok(ascii),
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
