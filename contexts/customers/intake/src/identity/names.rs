//! How two names compare.

/// How near a name must be to another one to be a typing mistake of it.
const NEAR: f64 = 0.9;

/// How two names compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// The same, letter by letter once folded.
    Same,
    /// First name and surname swapped.
    Swapped,
    /// The same words in another order.
    Words,
    /// One is the other shortened, or the surname is nearly the same.
    Close,
    /// The surname is the same and the given names are nearly so: a slip, or Louis and Louise of one
    /// household.
    Near,
    /// Not both are known.
    Missing,
    /// Different.
    Different,
}

impl Names {
    /// Whether they may be one and the same name.
    pub(super) fn agree(self) -> bool {
        matches!(self, Self::Same | Self::Swapped | Self::Words)
    }

    /// Whether one may be the other misspelt or shortened.
    pub(super) fn resemble(self) -> bool {
        matches!(self, Self::Close | Self::Near)
    }
}

/// Whether one text is the other shortened by words, or within a typing mistake of it.
pub(super) fn are_close(a: &str, b: &str) -> bool {
    is_shortened(a, b) || is_misspelt(a, b)
}

/// Whether one text is the other with words left out.
pub(super) fn is_shortened(a: &str, b: &str) -> bool {
    let (a_words, b_words): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) =
        if a_words.len() <= b_words.len() { (&a_words, &b_words) } else { (&b_words, &a_words) };
    short.iter().any(|word| word.len() > 2) && short.iter().all(|word| long.contains(word))
}

/// Whether one text is within a typing mistake of the other.
pub(super) fn is_misspelt(a: &str, b: &str) -> bool {
    strsim::normalized_damerau_levenshtein(a, b) >= NEAR
}
