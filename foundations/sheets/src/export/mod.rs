//! Out again: text that the Excel of the country opens with a double click, several of them in one
//! ZIP, workbooks, address cards; and bytes that leave piece by piece, so that no table need be held whole.

mod book;
mod bundle;
mod card;
mod csv;
mod outbox;

pub use self::book::{BookWriter, Value};
pub use self::bundle::Bundle;
pub(crate) use self::card::OPT_OUT;
pub use self::card::{Card, CardAddress, CardUse};
pub use self::csv::{CsvWriter, Spelling, neutralised};
pub use self::outbox::Outbox;
