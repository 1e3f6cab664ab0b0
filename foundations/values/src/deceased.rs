//! The mark of a death in a remark. Whoever it marks is never written to again.

use jiff::civil::Date;

use crate::date::DateContext;

/// Somebody is said to have died.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Deceased {
    /// The day, where a whole date was written.
    pub date: Option<Date>,
}

/// Finds in a remark that the person it is about has died; a death of somebody near is none.
#[must_use]
pub fn find(_text: &str, _context: &DateContext) -> Option<Deceased> {
    None
}
