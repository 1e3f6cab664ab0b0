//! A cell that says more than an address or a number: `jean@… (perso)`, `03 20… (bureau), 06 39… - après 18h`.
//!
//! What reaches somebody is read out of it; each value keeps its stretch of the cell beside it, so that no
//! word is lost. A remark that takes back what it stands behind (“ne marche plus”), doubts it, or gives it to
//! somebody else leaves the cell as it is.

use values::Flaw;
use values::email::Email;
use values::phone::Phone;

use crate::field::Slot;
use crate::vocabulary::vocabulary;

/// The least digits of a number; fewer are an hour, a house, or a day.
const DIGITS: usize = 9;

/// The least letters of a bare word behind an address: a shorter one may be what is left of it.
const LETTERS: usize = 4;

/// What was found in a cell.
#[derive(Clone)]
pub(super) enum Found {
    /// An address.
    Email(Email),
    /// A number.
    Phone(Phone),
}

/// A value and its stretch of the cell.
#[derive(Clone)]
pub(super) struct Piece {
    /// The value.
    pub(super) found: Found,
    /// The value as typed, with the words about it.
    pub(super) said: String,
    /// What it is for, where those words say.
    pub(super) slot: Option<Slot>,
}

/// A value and where it stands.
struct Span {
    start: usize,
    end: usize,
    found: Found,
}

/// Takes a cell apart; `None` where it holds nothing to be sure of.
pub(super) fn pieces(text: &str, read: &impl Fn(&str) -> Result<Vec<Phone>, Flaw>) -> Option<Vec<Piece>> {
    let mut spans = emails(text)?;
    let stretches = between(text, &spans);
    for (start, end) in stretches {
        spans.extend(phones(text.get(start..end)?, start, read)?);
    }
    spans.sort_by_key(|span| span.start);
    let remarks: String = between(text, &spans)
        .into_iter()
        .filter_map(|(start, end)| text.get(start..end))
        .collect::<Vec<_>>()
        .join(" ");
    let is_sound =
        !spans.is_empty() && !takes_back(&remarks) && spans.iter().all(|span| stands_apart(text, span));
    is_sound.then(|| with_their_words(text, spans))
}

/// What stands between values, and around them.
fn between(text: &str, spans: &[Span]) -> Vec<(usize, usize)> {
    let starts = std::iter::once(0).chain(spans.iter().map(|span| span.end));
    let ends = spans.iter().map(|span| span.start).chain(std::iter::once(text.len()));
    starts.zip(ends).collect()
}

/// The addresses of a cell; `None` where a word with an `@` is none.
fn emails(text: &str) -> Option<Vec<Span>> {
    let is_edge = |c: char| c.is_whitespace() || ";,|<>()[]\"/«»".contains(c);
    let mut spans = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(is_edge) {
        let bare = word.trim_end_matches(is_edge);
        if bare.contains('@') {
            let inside = bare.trim_end_matches(['.', ':', '!', '-', '\'']);
            let skipped = inside.rfind([':', '=', '\'']).map_or(0, |at| at + 1);
            let address = inside.get(skipped..)?;
            let [email] = <[Email; 1]>::try_from(values::email::parse(address).ok()?).ok()?;
            let start = start + skipped;
            spans.push(Span { start, end: start + address.len(), found: Found::Email(email) });
        }
        start += word.len();
    }
    Some(spans)
}

/// The numbers of a stretch of text; `None` where as many digits are none.
fn phones(text: &str, offset: usize, read: &impl Fn(&str) -> Result<Vec<Phone>, Flaw>) -> Option<Vec<Span>> {
    let may_be_inside =
        |c: char| c.is_ascii_digit() || c.is_whitespace() && c != '\n' || "+().-‐‑–/".contains(c);
    let mut spans = Vec::new();
    let mut start = 0;
    for run in text.split_inclusive(|c| !may_be_inside(c)) {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        if digits >= DIGITS {
            let from = run.find(|c: char| c.is_ascii_digit() || c == '+')?;
            let to = run.rfind(|c: char| c.is_ascii_digit())? + 1;
            let number = run.get(from..to)?;
            let (before, after) = (text.get(..start + from)?, text.get(start + to..)?);
            let is_glued =
                before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
            if is_glued || !number.starts_with(['0', '+']) {
                return None;
            }
            let at = offset + start + from;
            for phone in read(number).ok()? {
                spans.push(Span { start: at, end: at + number.len(), found: Found::Phone(phone) });
            }
        }
        start += run.len();
    }
    Some(spans)
}

/// Whether what stands around an address is no part of it: `jean dupont@…` may be one with a blank in it.
fn stands_apart(text: &str, span: &Span) -> bool {
    if matches!(span.found, Found::Phone(_)) {
        return true;
    }
    let is_mark = |c: char| c.is_ascii_punctuation() || "–—«»→•\n".contains(c);
    let before = text.get(..span.start).unwrap_or_default();
    let word = before.trim_end_matches(' ').rsplit([' ', '\n']).next().unwrap_or_default();
    let is_label = |word: &str| {
        let word = kernel::text::fold(word.trim_matches(is_mark));
        vocabulary().slot(&word).is_some() || vocabulary().is("remark-label", &word)
    };
    let is_free_before = word.is_empty() || word.ends_with(is_mark) || is_digits(word) || is_label(word);
    let after = text.get(span.end..).unwrap_or_default();
    let word = after.trim_start_matches(' ').split([' ', '\n']).next().unwrap_or_default();
    let is_long = word.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS;
    let is_free_after =
        word.is_empty() || word.starts_with(is_mark) || is_digits(word) || is_long || is_label(word);
    is_free_before && is_free_after
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a remark denies or doubts what it stands beside, or gives it to somebody else.
fn takes_back(remarks: &str) -> bool {
    let words = kernel::text::words(remarks);
    let says = |list: &str| words.iter().any(|word| vocabulary().says(list, word));
    // “pas avant 10 h” says when, and takes nothing back
    let denies = says("remark-gone") || says("remark-denies") && !says("remark-passing");
    denies || remarks.contains('?') || says("remark-others") || vocabulary().mentions("others", remarks)
}

/// Gives each value the words about it: those before it where the cell begins with a word, else those behind.
fn with_their_words(text: &str, spans: Vec<Span>) -> Vec<Piece> {
    let first = spans.first().map_or(0, |span| span.start);
    let leads = text.get(..first).unwrap_or_default().chars().any(char::is_alphabetic);
    let bounds: Vec<(usize, usize)> = spans.iter().map(|span| (span.start, span.end)).collect();
    let stretch = |start: usize, end: usize| {
        let from = bounds.iter().map(|bound| bound.1).filter(|last| leads && *last <= start).max();
        let from = from.unwrap_or(if leads || start == first { 0 } else { start });
        let others = bounds.iter().filter(|bound| bound.0 >= end);
        let to = if leads { others.clone().next().map(|_| end) } else { others.map(|bound| bound.0).min() };
        trimmed(text.get(from..to.unwrap_or(text.len())).unwrap_or_default())
    };
    let piece = |span: Span| {
        let said = stretch(span.start, span.end);
        let value = text.get(span.start..span.end).unwrap_or_default();
        let slot =
            kernel::text::words(&said.replace(value, " ")).iter().find_map(|word| vocabulary().slot(word));
        Piece { found: span.found, slot, said: said.to_owned() }
    };
    spans.into_iter().map(piece).collect()
}

/// A stretch without the marks that part it from its neighbours.
fn trimmed(stretch: &str) -> &str {
    let is_parting = |c: char| c.is_whitespace() || ";,/|&".contains(c);
    let bare = stretch.trim_matches(is_parting).trim_start_matches(['-', '–', '—']).trim_start();
    [" ou", " et", " -", " –"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare).trim_end()
}

#[cfg(test)]
mod tests {
    use kernel::Country;

    use super::*;

    fn told(text: &str) -> Option<Vec<(String, String)>> {
        let pieces = pieces(text, &|number| values::phone::parse(number, Country::FR))?;
        let value = |piece: Piece| match piece.found {
            Found::Email(email) => (email.canonical, piece.said),
            Found::Phone(phone) => (phone.e164, piece.said),
        };
        Some(pieces.into_iter().map(value).collect())
    }

    #[test]
    fn each_value_keeps_the_words_about_it() {
        for (cell, expected) in [
            ("jean@dupont.example (perso)", vec![("jean@dupont.example", "jean@dupont.example (perso)")]),
            ("zoe@roy.example.", vec![("zoe@roy.example", "zoe@roy.example.")]),
            ("zoe@roy.example vérifié", vec![("zoe@roy.example", "zoe@roy.example vérifié")]),
            ("06 39 98 12 34 - après 18h", vec![("+33639981234", "06 39 98 12 34 - après 18h")]),
            (
                "06 39 98 12 34 (ne pas appeler le dimanche)",
                vec![("+33639981234", "06 39 98 12 34 (ne pas appeler le dimanche)")],
            ),
            (
                "03 20 12 34 56 (bureau), 06 39 98 12 34 (perso)",
                vec![("+33320123456", "03 20 12 34 56 (bureau)"), ("+33639981234", "06 39 98 12 34 (perso)")],
            ),
            (
                "Bureau : 03 20 12 34 56 / Perso : 06 39 98 12 34",
                vec![("+33320123456", "Bureau : 03 20 12 34 56"), ("+33639981234", "Perso : 06 39 98 12 34")],
            ),
            (
                "06 39 98 12 34\nana@roy.example",
                vec![("+33639981234", "06 39 98 12 34"), ("ana@roy.example", "ana@roy.example")],
            ),
            (
                "Tél. 06 39 98 12 34 mail : ana@roy.example",
                vec![("+33639981234", "Tél. 06 39 98 12 34"), ("ana@roy.example", "mail : ana@roy.example")],
            ),
        ] {
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(value, said)| (value.to_owned(), said.to_owned())).collect();
            assert_eq!(told(cell), Some(expected), "{cell}");
        }
    }

    #[test]
    fn what_is_doubted_denied_or_somebody_elses_stays_as_it_is() {
        for cell in [
            "jean dupont@orange.example",
            "jean@mairie.lille fr",
            "jean@orange",
            "jean@roy.example (ne marche plus)",
            "jean@roy.example ?",
            "06 39 98 12 34 (ancien)",
            "06 39 98 12 34 (sa mère)",
            "06 39 98 12 34 faux numéro",
            "06 39 98 12 3O",
            "O6 39 98 12 34",
            "RCS Lille 732 829 320",
            "12 rue Haute 59000 Lille",
            "",
        ] {
            assert_eq!(told(cell), None, "{cell}");
        }
    }
}
