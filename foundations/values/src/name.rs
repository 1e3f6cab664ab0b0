//! Names of people and companies: taking them apart, and the keys they are compared by.

mod company;
mod person;

pub use company::company_key;
pub use person::{civility, person_key, split};

/// How somebody is addressed. Read, never asked for, kept only where wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Civility {
    /// Monsieur, Mr, de heer.
    Mr,
    /// Madame, Mademoiselle, Mrs, mevrouw.
    Mrs,
    /// A couple: M. et Mme.
    Couple,
    /// Doctor, maître: a title, not a gender.
    Title,
}

/// A name taken apart.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct SplitName {
    /// What stood before it.
    pub civility: Option<Civility>,
    /// First name, where it could be told.
    pub given: Option<String>,
    /// Surname, where it could be told.
    pub family: Option<String>,
    /// What stood in brackets behind it: `compta` of `Claire Petit (compta)`.
    pub remark: Option<String>,
}

impl std::fmt::Debug for SplitName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SplitName(…)")
    }
}

/// The keys two names are compared by.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct NameKey {
    /// Folded, as written.
    pub in_order: String,
    /// Folded, words sorted: finds names whose words were swapped.
    pub sorted: String,
}

impl NameKey {
    fn of(words: &[String], in_order: String) -> Self {
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        Self { in_order, sorted: sorted.join(" ") }
    }
}

impl std::fmt::Debug for NameKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NameKey(…)")
    }
}
