//! Refusals people wrote into a cell or a remark. A refusal is found wherever it stands, and in
//! doubt it is one: reading a no too many costs a letter, reading one too few breaks the law.

mod phrases;

use jiff::civil::Date;
use kernel::text::{trim, words};

use crate::Flaw;
use crate::cell::content;
use crate::date::{self, DateContext};
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
    // "pas de mail" alone says that none is known.
    content(text).ok()?;
    let scope = phrases::scope(&words(text))?;
    Some(Refusal { scope, date: date::within(text, context) })
}

/// The channels a yes leaves out: `oui sauf sms`, `ok, pas par téléphone`, `e-mail uniquement`. The yes
/// itself is none, since it holds a reserve; the no of the channel is one whatever stands before it.
#[must_use]
pub fn reserved(text: &str, context: &DateContext) -> Vec<Refusal> {
    let date = date::within(text, context);
    phrases::reserved(&words(text)).into_iter().map(|scope| Refusal { scope, date }).collect()
}

/// What a header asks to refuse, where its words are a refusal: `Pas de pub`, `Ne plus envoyer de mails`.
#[must_use]
pub fn of_header(header: &str) -> Option<Scope> {
    let words = words(header);
    // "No. contact" and "Non" begin a number and an answer.
    let is_number = words.first().is_some_and(|word| matches!(word.as_str(), "no" | "non"));
    phrases::of_title(&words).filter(|_| !is_number && words.len() > 1)
}

/// Reads a cell under a header that reads like an opt-out: there a yes, a cross or a date is a refusal.
///
/// A clear no is none; words that are neither are looked at as everywhere else.
#[must_use]
pub fn in_opt_out_column(raw: &str, context: &DateContext) -> Option<Refusal> {
    find(raw, context).or_else(|| {
        let date = date::within(raw, context);
        let is_refusal = date.is_some()
            || is_cross(raw)
            || is_vague_date(raw, context)
            || yes_no::parse(raw) == Answer::Yes;
        is_refusal.then_some(Refusal { scope: Scope::Asked, date })
    })
}

/// A cross of any shape: under such a header it is no "wrong", it is "opted out".
fn is_cross(raw: &str) -> bool {
    matches!(trim(raw), "✗" | "✘" | "✕" | "✖" | "✖\u{fe0f}" | "×" | "❌" | "🚫" | "⛔")
}

/// A date that is not one certain day still says that there is one.
fn is_vague_date(raw: &str, context: &DateContext) -> bool {
    matches!(
        date::parse(raw, context),
        Err(Flaw::DateMonthOnly
            | Flaw::DateQuarterOnly
            | Flaw::DateWeekOnly
            | Flaw::DateYearOnly
            | Flaw::DateNoYear
            | Flaw::DateMonthFirst
            | Flaw::DateTwoDigitYear
            | Flaw::DateImpossible
            | Flaw::DateFuture
            | Flaw::DateOutOfRange
            | Flaw::DateRelative)
    )
}
