//! Reads free text and names what a customer file should not keep (facts §10 and §12).
//!
//! A note about a customer is read by that customer one day. [`NoteGuard`] warns before it is
//! kept: health, beliefs, origin, insults, private life; and it stops what a checksum proves,
//! a social security number, an account, a card. It answers with categories and never repeats
//! the words.
//!
//! ```
//! use kernel::Lang;
//! use personal::NoteScanner;
//!
//! let guard = scanner::NoteGuard::seeded()?;
//! assert!(guard.scan("Clinique : livrer avant 9 h, quai B", Lang::Fr, &[]).is_empty());
//!
//! let found = guard.scan("suit une chimio, rappeler en mai", Lang::Fr, &[]);
//! assert_eq!(found[0].category.code(), "health");
//! # Ok::<(), scanner::BrokenVocabulary>(())
//! ```
//!
//! The words stand in `vocabulary/`, a folder a language; `README.md` says how to add one.

mod card;
mod dictionary;
mod guard;
mod identifiers;
mod lexicon;
mod meaning;
mod note;
mod password;
mod phrase;
mod scene;
mod strand;
mod vocabulary;
mod walk;

pub use guard::NoteGuard;
pub use vocabulary::{BrokenVocabulary, Tongue};
