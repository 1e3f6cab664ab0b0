//! Personal data as a type (law 2), and the vocabulary of data protection.
//!
//! A field about a person is [`Personal<T>`], an art. 9 field [`Sensitive<T>`]: neither can be
//! printed, logged or serialised. Only an [`Access`] — an actor and a purpose, granted by the
//! policy through [`Grants`] — reveals what is inside.

mod access;
#[cfg(feature = "database")]
mod database;
pub mod inventory;
mod note;
mod sealed;
mod vocabulary;

pub use access::{Access, Denied, Grants, Policy, SensitiveAccess};
pub use note::{Finding, NoteScanner, SensitiveCategory, Severity};
pub use sealed::{Personal, Sensitive};
pub use vocabulary::{Channel, LegalBasis, Purpose, SourceClass, UnknownWord};
