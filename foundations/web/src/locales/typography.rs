//! The typesetting rules a sentence must keep, by language.

use kernel::Lang;

/// What is badly typeset in a text; mark-up between `<` and `>` is left aside.
#[must_use]
pub fn faults(text: &str, lang: Lang) -> Vec<&'static str> {
    let text = without_tags(text);
    let mut faults = Vec::new();
    if text.contains('\'') {
        faults.push("has a straight apostrophe: write ’");
    }
    if text.contains('"') {
        faults.push("has straight quotation marks: write « » or “ ”");
    }
    if text.contains("...") {
        faults.push("has three dots: write …");
    }
    match lang {
        Lang::Fr => french(&text, &mut faults),
        Lang::En => english(&text, &mut faults),
    }
    faults
}

fn french(text: &str, faults: &mut Vec<&'static str>) {
    if [" ;", " !", " ?"].iter().any(|pair| text.contains(pair)) {
        faults.push("has an ordinary space before ; ! or ?: write U+202F");
    }
    if [" :", " %", " €"].iter().any(|pair| text.contains(pair)) {
        faults.push("has an ordinary space before : % or €: write U+00A0");
    }
    if text.contains("« ") || text.contains(" »") {
        faults.push("has an ordinary space inside « »: write U+00A0");
    }
    if glued(text) {
        faults.push("has no space before ; : ! or ?");
    }
}

fn english(text: &str, faults: &mut Vec<&'static str>) {
    const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
    let letters: Vec<char> = text.chars().collect();
    let spaced = letters.iter().enumerate().filter(|(_, letter)| SPACES.contains(letter)).any(|(at, _)| {
        match letters.get(at + 1) {
            Some(':' | ';' | '!' | '?') => true,
            // After a number, or after an argument that ends here; "the % sign" is no number.
            Some('%') => letters[..at].last().is_none_or(char::is_ascii_digit),
            _ => false,
        }
    });
    if spaced {
        faults.push("has a space before a punctuation mark");
    }
}

/// Whether a punctuation mark that wants a space before it stands right after a letter.
/// A colon followed by a letter or digit is an hour or an address, not punctuation.
fn glued(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).enumerate().any(|(at, pair)| {
        let next = letters.get(at + 2);
        pair[0].is_alphanumeric()
            && match pair[1] {
                ';' | '!' | '?' => true,
                ':' => next.is_none_or(|next| next.is_whitespace()),
                _ => false,
            }
    })
}

fn without_tags(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|letter| {
            match letter {
                '<' => inside = true,
                '>' if inside => {
                    inside = false;
                    return false;
                }
                _ => {}
            }
            !inside
        })
        .collect()
}
