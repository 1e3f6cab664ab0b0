//! A note cut into words, each remembering where it stood and what separated it from the last.

use std::ops::Range;

use kernel::text::fold;
use unicode_normalization::char::is_combining_mark;

/// A text as a list of words.
pub struct Note<'a> {
    text: &'a str,
    words: Vec<Word>,
    shouted: bool,
}

/// One word: a run of letters and digits.
pub struct Word {
    /// Where it stands in the original text, in bytes.
    pub range: Range<usize>,
    /// Its letters, folded.
    pub folded: String,
    /// How it is capitalised.
    pub case: Case,
    /// What parts it from the word before.
    pub pause: Pause,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Begins with a small letter or a digit.
    Small,
    /// Begins with a capital.
    Title,
    /// Capitals throughout.
    Capitals,
}

/// How strongly the punctuation before a word parts it from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pause {
    /// Spaces, an apostrophe, a hyphen: the phrase goes on.
    None,
    /// A colon: the phrase goes on, yet no adjective looks across.
    Colon,
    /// A comma, a bracket, a dash: another phrase of the same sentence.
    Phrase,
    /// Another sentence or line.
    Sentence,
}

impl<'a> Note<'a> {
    /// Cuts a text into words.
    pub fn read(text: &'a str) -> Self {
        let mut note = Self { text, words: Vec::new(), shouted: false };
        let mut start = None;
        for (at, letter) in text.char_indices() {
            match (start, continues_a_word(letter)) {
                (None, true) if letter.is_alphanumeric() => start = Some(at),
                (Some(from), false) => {
                    note.push(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            note.push(from..text.len());
        }
        note.shouted = note.words.len() > 2 && !text.chars().any(char::is_lowercase);
        note
    }

    /// The original text.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// Its words, in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether the whole note is in capitals, so that they mean nothing.
    pub const fn is_shouted(&self) -> bool {
        self.shouted
    }

    /// What stands between a word and the one before it.
    pub fn gap_before(&self, index: usize) -> &'a str {
        let from =
            index.checked_sub(1).and_then(|last| self.words.get(last)).map_or(0, |word| word.range.end);
        let to = self.words.get(index).map_or(self.text.len(), |word| word.range.start);
        self.text.get(from..to).unwrap_or_default()
    }

    /// The bytes from the first word to the last.
    pub fn range(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.words.get(first).map_or(0, |word| word.range.start);
        let end = self.words.get(last).map_or(start, |word| word.range.end);
        start..end
    }

    fn push(&mut self, range: Range<usize>) {
        if self.spells_on(&range) {
            return self.lengthen(range);
        }
        let letters = self.text.get(range.clone()).unwrap_or_default();
        let visible: String = letters.chars().filter(|letter| !is_invisible(*letter)).collect();
        let before = self.words.last();
        let from = before.map_or(0, |word| word.range.end);
        let gap = self.text.get(from..range.start).unwrap_or_default();
        let pause = before.map_or(Pause::Sentence, |word| pause_of(gap, &word.folded));
        self.words.push(Word { range, folded: fold(&visible), case: case_of(&visible), pause });
    }
}

impl Note<'_> {
    /// Whether a letter after a full stop goes on spelling an acronym: "A.V.C.".
    fn spells_on(&self, range: &Range<usize>) -> bool {
        let letter = |range: &Range<usize>| self.text.get(range.clone()).filter(|text| is_one_letter(text));
        let Some(last) = self.words.last() else { return false };
        let dot = self.text.get(last.range.end..range.start) == Some(".");
        let spelled = self.text.get(last.range.clone()).unwrap_or_default();
        dot && letter(range).is_some() && spelled.split('.').all(is_one_letter)
    }

    fn lengthen(&mut self, range: Range<usize>) {
        let letter = self.text.get(range.clone()).unwrap_or_default();
        if let Some(last) = self.words.last_mut() {
            last.folded.push_str(&fold(letter));
            last.range.end = range.end;
            last.case = if letter.chars().all(char::is_uppercase) { last.case } else { Case::Small };
        }
    }
}

fn is_one_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

impl Word {
    /// Whether the word is a number.
    pub fn is_number(&self) -> bool {
        self.folded.bytes().all(|byte| byte.is_ascii_digit())
    }
}

fn continues_a_word(letter: char) -> bool {
    // º and ª are letters to Unicode, but "nº 285…" is a number with a sign before it
    !matches!(letter, 'º' | 'ª')
        && (letter.is_alphanumeric() || is_combining_mark(letter) || is_invisible(letter))
}

/// Soft hyphens and zero-width signs hide a word from the reader of bytes, not from people.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    match (letters.next().is_some_and(char::is_uppercase), letters.any(char::is_lowercase)) {
        (false, _) => Case::Small,
        (true, true) => Case::Title,
        (true, false) => Case::Capitals,
    }
}

/// Words after which a full stop ends an abbreviation, not a sentence.
const ABBREVIATED: &[&str] = &[
    "mme", "mlle", "mr", "mrs", "ms", "dr", "st", "ste", "av", "bd", "tel", "ref", "no", "ets", "env",
    "mevr", "dhr",
];

fn pause_of(gap: &str, before: &str) -> Pause {
    let abbreviated = before.chars().count() == 1 || ABBREVIATED.contains(&before);
    let dashed = gap.starts_with(char::is_whitespace) && gap.ends_with(char::is_whitespace);
    gap.chars()
        .map(|sign| match sign {
            '.' if gap == "." || abbreviated => Pause::None,
            '.' | '!' | '?' | '…' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Pause::Sentence,
            ':' => Pause::Colon,
            '-' | '–' | '—' | '/' if dashed => Pause::Phrase,
            '—' | ',' | ';' | '(' | ')' | '[' | ']' | '|' | '•' => Pause::Phrase,
            _ => Pause::None,
        })
        .max()
        .unwrap_or(Pause::None)
}

#[cfg(test)]
mod tests {
    use super::{Case, Note, Pause};

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let note = Note::read("  Va à l’HÔPITAL");
        let words: Vec<_> = note.words().iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(words, ["va", "a", "l", "hopital"]);
        assert_eq!(note.text().get(note.range(3, 3)), Some("HÔPITAL"));
    }

    #[test]
    fn signs_nobody_sees_do_not_cut_a_word() {
        let note = Note::read("can\u{200b}cer, dia\u{ad}be\u{301}tique");
        let words: Vec<_> = note.words().iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(words, ["cancer", "diabetique"]);
    }

    #[test]
    fn a_full_stop_after_an_initial_or_a_title_ends_no_sentence() {
        for (text, expected) in [
            ("M. Gay", Pause::None),
            ("Mme. Gay", Pause::None),
            ("payé. Gay", Pause::Sentence),
            ("payé, gay", Pause::Phrase),
            ("payé - gay", Pause::Phrase),
            ("burn-out", Pause::None),
            ("religion : aucune", Pause::Colon),
            ("ligne\nautre", Pause::Sentence),
        ] {
            assert_eq!(Note::read(text).words()[1].pause, expected, "{text}");
        }
    }

    #[test]
    fn an_acronym_spelled_with_full_stops_is_one_word() {
        let note = Note::read("A.V.C. en mai, c.g.t., M. R. Petit, 3.5.2");
        let words: Vec<_> = note.words().iter().map(|word| (word.folded.as_str(), word.case)).collect();
        let (capitals, small) = (Case::Capitals, Case::Small);
        assert_eq!(words[..4], [("avc", capitals), ("en", small), ("mai", small), ("cgt", small)]);
        assert_eq!(words[4..7].iter().map(|word| word.0).collect::<Vec<_>>(), ["m", "r", "petit"]);
        assert_eq!(note.text().get(note.range(0, 0)), Some("A.V.C"));
    }

    #[test]
    fn capitals_are_told_from_a_mere_initial() {
        let cases: Vec<_> = Note::read("RN Roubaix vélo 12").words().iter().map(|word| word.case).collect();
        assert_eq!(cases, [Case::Capitals, Case::Title, Case::Small, Case::Small]);
    }
}
