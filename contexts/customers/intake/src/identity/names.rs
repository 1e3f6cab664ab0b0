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
    /// One is the other shortened, or nearly the same.
    Close,
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
}

/// Whether one text is the other shortened by words, or within a typing mistake of it.
pub(super) fn are_close(a: &str, b: &str) -> bool {
    let (a_words, b_words): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) =
        if a_words.len() <= b_words.len() { (&a_words, &b_words) } else { (&b_words, &a_words) };
    let is_part = short.iter().any(|word| word.len() > 2) && short.iter().all(|word| long.contains(word));
    is_part || strsim::normalized_damerau_levenshtein(a, b) >= NEAR
}
