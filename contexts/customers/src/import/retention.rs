//! How long an import is remembered: 30 days after it ended, then its key is destroyed (T-22).

use jiff::{Span, Timestamp, ToSpan};

/// How long reports, rejects, held-back notes and what stood before are kept.
fn remembered_for() -> Span {
    (30 * 24).hours()
}

/// The instant at which a batch that ended then is forgotten; until it, it can be undone.
#[must_use]
pub fn forgotten_at(ended: Timestamp) -> Timestamp {
    ended.checked_add(remembered_for()).unwrap_or(Timestamp::MAX)
}
