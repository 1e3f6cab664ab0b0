//! Tables out again: text that the Excel of the country opens with a double click, several of them
//! in one ZIP, and bytes that leave piece by piece, so that no table need be held whole.

mod bundle;
mod csv;
mod outbox;

pub use self::bundle::Bundle;
pub use self::csv::{CsvWriter, Spelling, neutralised};
pub use self::outbox::Outbox;
