//! The mailroom: by which way the house writes to people, whether that way works, and what waits.
//!
//! Letters themselves are [`post`]'s; any context puts them into the outbox. Here an owner sets the way
//! up, tries it, and looks after letters that were not taken.

mod entry;
mod pages;

pub use pages::{LettersGivenUp, mail_page, nav, routes};

/// This context's words.
pub const WORDS: web::Words = web::Words {
    room: "mailroom",
    fr: include_str!("../locales/fr.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// This context's letters.
pub const LETTERS: post::LetterWords = post::LetterWords {
    fr: include_str!("../letters/fr.ftl"),
    en: include_str!("../letters/en.ftl"),
    nl: include_str!("../letters/nl.ftl"),
};
