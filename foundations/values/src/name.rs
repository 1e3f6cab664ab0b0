//! Names of people and companies: taking them apart, and the keys they are compared by.

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

impl std::fmt::Debug for NameKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NameKey(…)")
    }
}

/// Reads a civility standing alone in its cell.
#[must_use]
pub fn civility(_raw: &str) -> Option<Civility> {
    None
}

/// Takes apart a whole name in one cell: `DUPONT Jean-Marc`, `Mme Marie DURAND`, `Durand, Marie`.
///
/// `None` for given and family when nothing tells which is which.
#[must_use]
pub fn split(_raw: &str) -> SplitName {
    SplitName::default()
}

/// The comparison key of a company name: folded, legal form dropped.
#[must_use]
pub fn company_key(_name: &str) -> NameKey {
    NameKey::default()
}

/// The comparison key of a person's name.
#[must_use]
pub fn person_key(_given: &str, _family: &str) -> NameKey {
    NameKey::default()
}
