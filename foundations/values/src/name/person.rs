//! People's names: civilities, surname and first name in one cell, and the key they are compared by.

use kernel::text::{fold, trim, words};

use super::{Civility, NameKey, SplitName};

const MR: &[&str] = &["m", "mr", "monsieur", "mister", "messieurs", "mm", "dhr", "heer", "sir", "herr"];
const MRS: &[&str] = &[
    "mme",
    "mmes",
    "madame",
    "mlle",
    "mademoiselle",
    "mrs",
    "ms",
    "miss",
    "vve",
    "mevr",
    "mevrouw",
    "mw",
    "mvr",
    "frau",
];
const TITLES: &[&str] =
    &["dr", "docteur", "doctor", "me", "maitre", "pr", "prof", "professeur", "professor", "ir", "ing"];

/// Particles that begin a surname when written in small letters.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "d'", "la", "le", "les", "van", "von", "der", "den", "ter", "ten", "vande", "vanden",
    "vander", "da", "das", "do", "dos", "del", "della", "di", "el", "al", "ben", "bin", "zu", "'t",
];

/// Reads a civility standing alone in its cell: `M.`, `Mme`, `Mr & Mme`.
#[must_use]
pub fn civility(raw: &str) -> Option<Civility> {
    let (civility, rest) = leading_civility(trim(raw));
    civility.filter(|_| rest.is_empty())
}

/// Takes apart a whole name in one cell: `DUPONT Jean-Marc`, `Mme Marie DURAND`, `Durand, Marie`.
///
/// Neither given nor family is answered when nothing tells which is which: capitals, a comma, a
/// particle, or a civility before two words.
///
/// ```
/// let name = values::name::split("DUPONT Jean-Marc");
/// assert_eq!((name.family.as_deref(), name.given.as_deref()), (Some("DUPONT"), Some("Jean-Marc")));
/// ```
#[must_use]
pub fn split(raw: &str) -> SplitName {
    let (text, remark) = with_remark(trim(raw));
    let (civility, name) = leading_civility(text);
    let words: Vec<&str> = name.split_whitespace().collect();
    if !is_spelt(name) {
        return SplitName { civility, remark: remark.map(str::to_owned), ..SplitName::default() };
    }
    let parts = by_comma(name)
        .or_else(|| by_capitals(&words))
        .or_else(|| by_particle(&words))
        .or_else(|| by_civility(civility, &words));
    let (given, family) = parts.unwrap_or_default();
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    SplitName { civility, given: some(given), family: some(family), remark: remark.map(str::to_owned) }
}

/// Letters and what stands between them in names; a figure or a tag is taken apart by nobody.
fn is_spelt(name: &str) -> bool {
    name.chars().all(|c| {
        c.is_alphabetic()
            || c.is_whitespace()
            || matches!(
                c,
                '-' | '‐' | '‑' | '\'' | '’' | '.' | ',' | '(' | ')' | '&' | '/' | '\u{300}'..='\u{36f}'
            )
    })
}

/// The name and the remark in brackets behind it; a birth name in brackets belongs to the name.
fn with_remark(text: &str) -> (&str, Option<&str>) {
    let parts = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let is_a_name = |remark: &str| {
        let first = words(remark).into_iter().next().unwrap_or_default();
        matches!(first.as_str(), "" | "ne" | "nee" | "ep" | "epouse" | "dit" | "dite" | "born")
    };
    match parts {
        Some((name, remark)) if !trim(name).is_empty() && !is_a_name(remark) => {
            (trim(name), Some(trim(remark)))
        }
        _ => (text, None),
    }
}

/// The comparison key of a person's name: hyphens part words, apostrophes do not (`N'Guyen`, `Nguyen`).
///
/// The sorted key is the same when surname and first name were swapped.
#[must_use]
pub fn person_key(given: &str, family: &str) -> NameKey {
    let plain = |name: &str| words(&fold(name).replace('\'', ""));
    let (given, family) = (plain(given), plain(family));
    let in_order = format!("{}|{}", family.join(" "), given.join(" "));
    NameKey::of(&[family, given].concat(), in_order)
}

/// The civility in front, a couple's included, and the name behind it.
fn leading_civility(text: &str) -> (Option<Civility>, &str) {
    let mut found: Vec<Civility> = Vec::new();
    let mut rest = text;
    loop {
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '.' | '&' | '/')).unwrap_or(rest.len());
        let word = fold(&rest[..end]);
        let is_joint = matches!(word.as_str(), "et" | "and" | "en" | "ou")
            || word.is_empty() && rest.starts_with(['&', '/']);
        match one_civility(&word) {
            Some(civility) => found.push(civility),
            None if is_joint && !found.is_empty() => {}
            None if word == "de"
                && one_civility(&words(rest).get(1).cloned().unwrap_or_default()).is_some() => {}
            None => break,
        }
        rest =
            rest[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '&' | '/' | ','));
        if rest.is_empty() {
            break;
        }
    }
    let civility = match found.as_slice() {
        [] => None,
        many if many.contains(&Civility::Mr) && many.contains(&Civility::Mrs) => Some(Civility::Couple),
        [first, ..] => Some(*first),
    };
    (civility, rest)
}

fn one_civility(word: &str) -> Option<Civility> {
    match word {
        _ if MR.contains(&word) => Some(Civility::Mr),
        _ if MRS.contains(&word) => Some(Civility::Mrs),
        _ if TITLES.contains(&word) => Some(Civility::Title),
        _ => None,
    }
}

/// `Durand, Marie`: surname first.
fn by_comma(name: &str) -> Option<(String, String)> {
    let (family, given) = name.split_once(',')?;
    let (family, given) = (trim(family), trim(given));
    let is_sound = !family.is_empty() && !given.is_empty() && !given.contains(',');
    is_sound.then(|| (given.to_owned(), family.to_owned()))
}

/// The words in capitals, with the particles before them, are the surname: before or behind the others.
fn by_capitals(words: &[&str]) -> Option<(String, String)> {
    let first = words.iter().position(|word| is_capitals(word))?;
    let last = words.iter().rposition(|word| is_capitals(word))?;
    let particles = words[..first].iter().rev().take_while(|word| is_particle(word)).count();
    let (before, family, behind) =
        (&words[..first - particles], &words[first - particles..=last], &words[last + 1..]);
    let is_whole = family.iter().all(|word| is_capitals(word) || is_particle(word));
    match (is_whole, before.is_empty(), behind.is_empty()) {
        (true, true, false) => Some((behind.join(" "), family.join(" "))),
        (true, false, true) => Some((before.join(" "), family.join(" "))),
        (true, true, true) if words.len() == 1 => Some((String::new(), family.join(" "))),
        _ => None,
    }
}

/// `Gaël de La Tour`: the surname begins at the particle.
fn by_particle(words: &[&str]) -> Option<(String, String)> {
    let at = words.iter().position(|word| is_particle(word)).filter(|at| *at > 0 && *at + 1 < words.len())?;
    // a Flemish surname begins with a capital: "Els Van den Berghe"
    let written_large = |word: &&&str| PARTICLES.contains(&fold(word).as_str());
    let at = at - words[1..at].iter().rev().take_while(written_large).count();
    Some((words[..at].join(" "), words[at..].join(" ")))
}

/// After a civility one word is the surname, two are first name and surname.
fn by_civility(civility: Option<Civility>, words: &[&str]) -> Option<(String, String)> {
    match (civility?, words) {
        (_, [family]) => Some((String::new(), (*family).to_owned())),
        (Civility::Mr | Civility::Mrs | Civility::Title, [given, family]) if !is_capitals(given) => {
            Some(((*given).to_owned(), (*family).to_owned()))
        }
        _ => None,
    }
}

/// Two letters or more, all capitals: `O'CONNOR`, `SAINT-EXUPÉRY`. Initials are none: `J-P`.
fn is_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let is_initials = word.split(['-', '.']).all(|part| part.chars().count() <= 1);
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && letters.all(char::is_uppercase) && !is_initials
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("d’")
}
