//! How the vocabulary writes a phrase: words, stems, choices, lists and gaps.
//!
//! | Written | Read |
//! |---|---|
//! | `mot` | the word, whatever its accents and capitals |
//! | `divorcé(e)(s)` | the word with or without each ending |
//! | `diabét*` | any word that begins so |
//! | `RN` `Claire` | the word in capitals; the word with a capital |
//! | `va\|allait` | one or the other |
//! | `<parti>` | any word of a list of the same language |
//! | `#` | a number |
//! | `_` `@` | any word; a capitalised word |
//! | `..` `...` | up to two, up to four words between |
//! | `,` | a comma, a dash, a full stop may stand before the next word |

use std::collections::BTreeMap;

use kernel::text::fold;

/// The named lists of words that phrases of one language may use.
pub type Lists = BTreeMap<String, Vec<String>>;

/// One position of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// One of these spellings.
    Word(Vec<Spelling>),
    /// Any word.
    Any,
    /// A word with a capital, as a name has.
    Name,
    /// Up to so many words, whatever they are.
    Gap(usize),
    /// Punctuation may part the next word from the last.
    Pause,
}

/// A way a word may be written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spelling {
    /// The whole word, folded.
    Whole(String),
    /// The beginning of the word, folded.
    Stem(String),
    /// The whole word, and the note wrote it in capitals.
    Capitals(String),
    /// The whole word, and the note wrote it with a capital, as a name.
    Proper(String),
    /// Any number.
    Number,
}

/// Reads a phrase of the vocabulary.
///
/// # Errors
/// Why the phrase cannot be read, or would match anywhere.
pub fn parse(text: &str, lists: &Lists) -> Result<Vec<Step>, &'static str> {
    if text.split_whitespace().any(mixes_choice_and_elision) {
        return Err("a choice is between single words: write the elision apart");
    }
    let steps = text
        .split(|c: char| c.is_whitespace() || is_elision(c))
        .filter(|part| !part.is_empty())
        .map(|part| step(part, lists))
        .collect::<Result<Vec<_>, _>>()?;
    if steps.windows(2).any(|pair| matches!(pair, [Step::Pause, Step::Gap(_) | Step::Pause])) {
        return Err("a pause stands before a word");
    }
    match (steps.first(), steps.last()) {
        (Some(Step::Word(_)), Some(Step::Gap(_) | Step::Pause)) => {
            Err("a phrase ends with a word, not a gap")
        }
        (Some(Step::Word(_)), _) => Ok(steps),
        _ => Err("a phrase begins with a word of its own"),
    }
}

/// `d'un|une` is clear, `de|d'un` is not: two words would hide behind one bar.
fn mixes_choice_and_elision(part: &str) -> bool {
    part.split_once('|').is_some_and(|(_, rest)| rest.trim_end_matches(is_elision).contains(is_elision))
}

const fn is_elision(c: char) -> bool {
    matches!(c, '\'' | '’' | '-')
}

fn step(part: &str, lists: &Lists) -> Result<Step, &'static str> {
    match part {
        ".." => Ok(Step::Gap(2)),
        "..." => Ok(Step::Gap(4)),
        "_" => Ok(Step::Any),
        "@" => Ok(Step::Name),
        "," => Ok(Step::Pause),
        words => {
            let mut spellings = Vec::new();
            for word in words.split('|') {
                spellings.extend(choice(word, lists)?);
            }
            spellings.sort();
            spellings.dedup();
            Ok(Step::Word(spellings))
        }
    }
}

fn choice(word: &str, lists: &Lists) -> Result<Vec<Spelling>, &'static str> {
    let Some(name) = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else {
        return spellings(word);
    };
    let members = lists.get(name).ok_or("it uses a list that does not exist")?;
    let mut all = Vec::new();
    for member in members {
        all.extend(spellings(member)?);
    }
    Ok(all)
}

fn spellings(word: &str) -> Result<Vec<Spelling>, &'static str> {
    if word == "#" {
        return Ok(vec![Spelling::Number]);
    }
    let (body, is_stem) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    let forms = endings(body)?;
    let (capital, capitals) = (body.starts_with(char::is_uppercase), !body.contains(char::is_lowercase));
    forms
        .into_iter()
        .map(|form| match fold(&form) {
            folded if folded.is_empty() || !folded.chars().all(char::is_alphanumeric) => {
                Err("a word is made of letters and digits")
            }
            folded if is_stem && folded.len() < 3 => Err("a stem has at least three letters"),
            folded if is_stem => Ok(Spelling::Stem(folded)),
            folded if capital && capitals => Ok(Spelling::Capitals(folded)),
            folded if capital => Ok(Spelling::Proper(folded)),
            folded => Ok(Spelling::Whole(folded)),
        })
        .collect()
}

/// `divorcé(e)(s)`: every combination of the endings in brackets.
fn endings(word: &str) -> Result<Vec<String>, &'static str> {
    let mut parts = word.split('(');
    let mut forms = vec![parts.next().unwrap_or_default().to_owned()];
    for part in parts {
        let ending = part.strip_suffix(')').ok_or("an ending in brackets is not closed")?;
        let longer: Vec<_> = forms.iter().map(|form| format!("{form}{ending}")).collect();
        forms.extend(longer);
    }
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::{Lists, Spelling, Step, parse};

    fn whole(word: &str) -> Spelling {
        Spelling::Whole(word.to_owned())
    }

    #[test]
    fn endings_in_brackets_are_optional_one_by_one() {
        let steps = parse("divorcé(e)(s)", &Lists::new()).unwrap();
        let forms = ["divorce", "divorcee", "divorcees", "divorces"].map(whole).to_vec();
        assert_eq!(steps, [Step::Word(forms)]);
    }

    #[test]
    fn lists_choices_gaps_and_capitals_are_read() {
        let lists = Lists::from([("parti".to_owned(), vec!["RN".to_owned(), "insoumis*".to_owned()])]);
        let parti = vec![Spelling::Stem("insoumis".to_owned()), Spelling::Capitals("rn".to_owned())];
        assert_eq!(
            parse("vote|votait .. <parti>", &lists).unwrap(),
            [Step::Word(vec![whole("votait"), whole("vote")]), Step::Gap(2), Step::Word(parti)]
        );
        assert_eq!(parse("l’aïd", &lists).unwrap().len(), 2);
    }

    #[test]
    fn a_phrase_that_would_match_anywhere_is_told_apart() {
        for wrong in [
            "",
            "..",
            "de|d'un noir",
            "_ noir",
            "noir ..",
            "<inconnue>",
            "co*",
            "mot(",
            "a/b",
            "|",
            "noir ,",
            ", noir",
            "noir , .. bleu",
        ] {
            assert!(parse(wrong, &Lists::new()).is_err(), "{wrong:?}");
        }
    }
}
