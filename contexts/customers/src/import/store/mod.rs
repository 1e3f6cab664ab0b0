//! The import's own SQL: batches, files, what is staged, rejected, held back, and what stood before.

pub mod batches;
mod before;
mod chunks;
mod entity;
mod files;
mod held;
mod notes;
mod staged;

pub use before::{BeforeRow, before_of, keep_before};
pub use files::{add_files, drop_files, files_of};
pub use held::{HeldNotes, Rejects};
pub use notes::texts_of_notes;
pub use staged::{clear_staged, staged_after, stage};
