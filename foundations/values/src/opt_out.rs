//! Refusals people wrote into a cell or a remark. A refusal is found wherever it stands, and in
//! doubt it is one: reading a no too many costs a letter, reading one too few breaks the law.

mod phrases;

use jiff::civil::Date;
use kernel::text::{fold, words};

use crate::cell::content;
use crate::date::{self, DateContext, DateRole};
use crate::yes_no::{self, Answer};

/// A person's no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Refusal {
    /// What is refused.
    pub scope: Scope,
    /// Since when, where that was written.
    pub date: Option<Date>,
}

/// What a refusal covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Every contact: "ne plus contacter".
    Everything,
    /// What the column is about, usually the newsletter: "désinscrit", "stop".
    Asked,
    /// E-mail.
    Email,
    /// Text messages.
    Sms,
    /// Calls.
    Phone,
    /// Post.
    Post,
}

/// Finds a refusal in a cell or a remark, whatever the column.
///
/// ```
/// use jiff::{civil::date, tz::TimeZone};
/// use values::{date::DateContext, opt_out::{Scope, find}};
/// let today = DateContext::new(date(2024, 6, 1), TimeZone::UTC);
/// let refusal = find("désinscrit le 04/05/2022", &today).unwrap();
/// assert_eq!((refusal.scope, refusal.date), (Scope::Asked, Some(date(2022, 5, 4))));
/// ```
#[must_use]
pub fn find(text: &str, context: &DateContext) -> Option<Refusal> {
    let scope = phrases::scope(&words(&fold(text)))?;
    Some(Refusal { scope, date: date_within(text, context) })
}

/// Reads a cell under a header that reads like an opt-out: there a yes, a cross or a date is a refusal.
///
/// A clear no is none; words that are neither are looked at as everywhere else.
#[must_use]
pub fn in_opt_out_column(raw: &str, context: &DateContext) -> Option<Refusal> {
    let asked = |date| Some(Refusal { scope: Scope::Asked, date });
    let found = find(raw, context);
    if let Some(refusal) = found {
        return Some(refusal);
    }
    content(raw).ok()?;
    if let Some(date) = date_within(raw, context) {
        return asked(Some(date));
    }
    match yes_no::parse(raw) {
        Answer::Yes => asked(None),
        Answer::No | Answer::Unknown => None,
    }
}

/// The whole date written somewhere in a text, if there is one only.
pub(crate) fn date_within(text: &str, context: &DateContext) -> Option<Date> {
    let context = context.role(DateRole::Past);
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | ':')).collect();
    let mut dates = (0..words.len()).flat_map(|start| (1..=3).map(move |length| (start, length))).filter_map(
        |(start, length)| {
            let part = words.get(start..start + length)?.join(" ");
            let has_separators = part.contains(['/', '-', '.']) || part.contains(char::is_alphabetic);
            let day_first = part.starts_with(|c: char| c.is_ascii_digit());
            (has_separators && day_first).then(|| date::parse(&part, &context).ok())?.map(|read| read.date)
        },
    );
    let first = dates.next()?;
    dates.all(|other| other == first).then_some(first)
}
