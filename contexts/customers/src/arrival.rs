//! How a record came into the file.

use jiff::Timestamp;
use kernel::BatchId;

/// When a record came, and by which import, so that the import can be undone whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub at: Timestamp,
    /// The import batch that brought it; `None` for what was typed.
    pub batch: Option<BatchId>,
}

impl Arrival {
    /// A record typed by hand.
    #[must_use]
    pub const fn by_hand(at: Timestamp) -> Self {
        Self { at, batch: None }
    }

    /// A record of an import.
    #[must_use]
    pub const fn by_batch(at: Timestamp, batch: BatchId) -> Self {
        Self { at, batch: Some(batch) }
    }
}
