//! Text as people compare it: without case, accents or the letters that only look different.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for comparison and search: lower case, no accents, and the letters
/// that Unicode does not decompose (`œ`, `ł`, `ø`, `ß`…) written out.
///
/// ```
/// assert_eq!(kernel::text::fold("Cœur d’Été à Łódź"), "coeur d'ete a lodz");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.replace('`', "'").to_ascii_lowercase(); // most cells of most files
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match letter {
            '’' | '‘' | 'ʼ' | '`' | '´' => folded.push('\''),
            other => other.to_lowercase().for_each(|lower| fold_letter(lower, &mut folded)),
        }
    }
    folded
}

/// The words of a folded text: runs of letters and digits.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Trims all white space, no-break and zero-width kinds included, at both ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}'))
}

fn fold_letter(letter: char, into: &mut String) {
    match letter {
        'œ' => into.push_str("oe"),
        'æ' => into.push_str("ae"),
        'ß' => into.push_str("ss"),
        'ø' => into.push('o'),
        'ł' => into.push('l'),
        'đ' | 'ð' => into.push('d'),
        'þ' => into.push_str("th"),
        'ħ' => into.push('h'),
        'ı' => into.push('i'),
        'ŧ' => into.push('t'),
        other if is_combining_mark(other) => {}
        other => into.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, trim, words};

    #[test]
    fn accents_ligatures_and_case_do_not_tell_names_apart() {
        assert_eq!(fold("MAËLLE"), fold("Maëlle"));
        assert_eq!(fold("Nœud"), "noeud");
        assert_eq!(fold("Łukasik Straße Søren"), "lukasik strasse soren");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
    }

    #[test]
    fn a_letter_folds_alike_in_plain_and_in_accented_company() {
        for letter in (0..128_u8).map(char::from) {
            assert_eq!(fold(&format!("{letter}é")), format!("{}e", fold(&letter.to_string())));
        }
    }

    #[test]
    fn words_split_on_everything_that_is_no_letter() {
        assert_eq!(words("L'Œil ouvert & Cie"), ["l", "oeil", "ouvert", "cie"]);
    }

    #[test]
    fn trimming_takes_no_break_spaces_too() {
        assert_eq!(trim("\u{a0} Lyon\u{202f}\u{feff}"), "Lyon");
    }
}
