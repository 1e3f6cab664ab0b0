//! The words around data: how sums, headings and bands over some rows are called.

use crate::lines::LineKind;
use crate::vocabulary::vocabulary;

/// The kind of sum a label announces, and whether the label says nothing else.
pub(crate) fn label_kind(label: &str) -> Option<(LineKind, bool)> {
    let words = kernel::text::words(&label.replace('∑', "σ "));
    let starts = |list: &str| {
        (1..=words.len().min(3))
            .rev()
            .find(|&length| words.get(..length).is_some_and(|start| vocabulary().is(list, &start.join(" "))))
    };
    let (kind, length) = starts("subtotal")
        .map(|length| (LineKind::Subtotal, length))
        .or_else(|| starts("total").map(|length| (LineKind::Total, length)))
        .or_else(|| {
            let length = starts("total-short")?;
            is_plain(words.get(length..)?).then_some((LineKind::Total, length))
        })?;
    let tail = words.get(length..).unwrap_or_default();
    Some((kind, is_plain(tail)))
}

/// Whether words only say of what a sum is: `janvier 2023`, `HT`.
fn is_plain(tail: &[String]) -> bool {
    tail.iter().all(|word| vocabulary().is("total-tail", word) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// `Trimestre 1`, `ST janvier`: a sum where the figures beside it add up, and a name where they do not.
pub(crate) fn may_be_a_sum(label: &str) -> bool {
    let words = kernel::text::words(label);
    let behind = match words.split_first() {
        Some((saint, behind)) if vocabulary().is("total-saint", saint) => behind,
        _ => &words,
    };
    behind.iter().any(|word| word.chars().any(char::is_alphabetic)) && is_plain(behind)
}

/// Whether a label begins with a word of sums that articles are called by as well: `Ensemble de jardin`.
pub(crate) fn begins_as_an_article(label: &str) -> bool {
    vocabulary().begins("total-article", label)
}

/// A heading between rules, or one that announces what follows: `— Région Est —`, `*** 2024 ***`, `Est :`.
pub(crate) fn is_ruled(text: &str) -> bool {
    let is_rule =
        |c: char| matches!(c, '-' | '–' | '—' | '=' | '*' | '_' | '#' | '~' | '>' | '<' | '•' | ' ');
    let inside = text.trim_matches(is_rule);
    let says = inside.chars().any(char::is_alphabetic) || inside.is_empty();
    says && (text.starts_with(is_rule) && text.ends_with(is_rule) || text.ends_with(':'))
}

/// A heading such as “Secteur Nord” or “Mai 2025”.
pub(crate) fn is_band(text: &str) -> bool {
    let words = kernel::text::words(text);
    is_period(&words)
        || words.len() <= 4
            && (1..=words.len().min(2)).any(|length| {
                words.get(..length).is_some_and(|start| vocabulary().is("band", &start.join(" ")))
            })
}

/// `Mai 2025`, `1er trimestre`: a stretch of time and nothing beside it but its year or its place.
fn is_period(words: &[String]) -> bool {
    let is_named = |word: &String| vocabulary().is("period", word);
    words.len() > 1
        && words.iter().any(is_named)
        && words.iter().all(|word| is_named(word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Several words, or one without a digit: a text, not a code.
pub(crate) fn reads_as_words(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 2 && text.chars().filter(|c| c.is_alphabetic()).count() > 3
        || !text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_sums_are_told_from_names() {
        assert_eq!(label_kind("Sous-total janvier 2023"), Some((LineKind::Subtotal, true)));
        assert_eq!(label_kind("TOTAL"), Some((LineKind::Total, true)));
        assert_eq!(label_kind("Total général 2023 :"), Some((LineKind::Total, true)));
        assert_eq!(label_kind("Total Énergies"), Some((LineKind::Total, false)));
        assert_eq!(label_kind("Subtotal Q1"), Some((LineKind::Subtotal, true)));
        assert_eq!(label_kind("Report photo"), Some((LineKind::Subtotal, false)));
        assert_eq!(label_kind("Totalement Bio"), None);
    }

    #[test]
    fn a_heading_between_rules_is_no_name() {
        for heading in ["— Région Est —", "*** Particuliers ***", "Anciens clients :", "=== 2024"] {
            assert_eq!(is_ruled(heading), heading != "=== 2024", "{heading}");
        }
        assert!(!is_ruled("Jean-Marc") && !is_ruled("-12") && !is_ruled("*Étoile"));
    }

    #[test]
    fn a_code_is_no_remark() {
        assert!(!reads_as_words("C0054"));
        assert!(reads_as_words("Région Nord"));
        assert!(reads_as_words("Confidentiel"));
    }
}
