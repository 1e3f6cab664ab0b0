//! Where everything is kept: one encrypted SQLCipher file, or PostgreSQL, behind one door.
//!
//! A change is made in a [`Tx`], which knows who acts and why; what it changes, its entry in the
//! [`journal`] and the [`jobs`] it asks for stand or fall together. Reads go through
//! [`Store::reader`]. Values that must outlive a row's readability (history, files) are sealed
//! under the key of the person or company they are about, so that erasing the key erases them.

mod chain;
mod column;
mod fault;
mod hold;
pub mod holder_keys;
pub mod jobs;
pub mod journal;
mod keys;
mod news;
mod open;
mod planner;
mod reader;
pub mod reads;
pub mod schema;
pub mod scope;
mod seal;
pub mod search;
mod snapshot;
mod tx;
pub mod upkeep;

pub use column::{Day, Instant};
pub use fault::Fault;
pub use keys::{KeyFlaw, OrganisationKey};
pub use news::News;
pub use open::{Engine, Location, Store, engine_of};
pub use reader::Reader;
pub use seal::{Cipher, Unreadable};
pub use snapshot::Snapshot;
pub use tx::{Cause, Tx};

/// The inventory of the store's own tables.
pub const INVENTORY: &str = include_str!("../personal-data.toml");

/// Whatever can run a query: the reader pool, or an open transaction.
pub use sea_orm::ConnectionTrait as Db;
