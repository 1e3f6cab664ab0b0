//! Out again: the whole file, or the records of a list, as JSON, as tables or as address cards.
//!
//! An [`Export`] is begun once it stands in the access log, reads one snapshot of the base by key,
//! a few hundred records at a time, and hands its bytes over piece by piece: the command writes them
//! into a file, a page lets them flow to the browser, and nobody holds a million people in memory.
//! `docs/export.schema.json` describes the JSON, `docs/admin/export.md` the CSV.

mod book;
mod cards;
mod csv;
mod ids;
mod json;
mod reading;
mod record;
mod run;
mod wish;

pub use self::run::{Clerk, Export, NotExported};
pub use self::wish::{Chosen, Format, REASON_ABOVE, What, Wish, people_in};
