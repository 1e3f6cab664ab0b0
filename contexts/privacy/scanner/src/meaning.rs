//! What finding a phrase means.

use personal::SensitiveCategory;

use crate::vocabulary::NounStands;

/// What finding a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Something a note should not tell.
    Term(Term),
    /// What it covers is meant otherwise.
    Harmless,
    /// A person is named.
    Person,
    /// A word for people that names nobody.
    Nobody,
    /// No name of a thing.
    Grammar,
    /// Ties an adjective to a person.
    Linking,
    /// Ties two adjectives to one noun.
    Joining,
    /// Betrays the language.
    Telltale,
    /// Announces a password.
    Password,
    /// Takes the announcement back.
    NoPassword,
}

/// Something a note should not tell, and how much its words alone prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// What it is about.
    pub category: SensitiveCategory,
    /// What its words prove.
    pub proof: Proof,
    /// Whether the words are everyday words of another language.
    pub only_here: bool,
    /// Where the noun stands that it may qualify; `None` when it is no adjective.
    pub noun: Option<NounStands>,
}

/// How much the words of a term prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Enough to warn.
    Plain,
    /// Enough when a person is named nearby.
    Soft,
    /// A hint at most.
    Faint,
}

impl Meaning {
    /// The term, when finding the phrase means one.
    pub const fn term(self) -> Option<Term> {
        match self {
            Self::Term(term) => Some(term),
            _ => None,
        }
    }
}
