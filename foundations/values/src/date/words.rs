//! The words of dates, in French, English and Dutch, already folded.

/// What a word in a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, Monday is 1.
    Weekday(i8),
    /// The word of a quarter.
    Quarter,
    /// The word of a week.
    Week,
    /// A day told from today.
    Relative,
    /// About, before, since: what follows is not one certain day.
    About,
    /// `le`, `of`, the `er` of `1er`.
    Filler,
}

const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan", "january", "januari"],
    &["fevrier", "fevr", "fev", "feb", "february", "februari"],
    &["mars", "mar", "march", "maart", "mrt"],
    &["avril", "avr", "april", "apr"],
    &["mai", "may", "mei"],
    &["juin", "jun", "june", "juni"],
    &["juillet", "juil", "jul", "july", "juli"],
    &["aout", "aou", "august", "aug", "augustus"],
    &["septembre", "sept", "sep", "september"],
    &["octobre", "oct", "october", "oktober", "okt"],
    &["novembre", "nov", "november"],
    &["decembre", "dec", "december"],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["lundi", "lun", "monday", "mon", "maandag", "ma"],
    &["mardi", "mar", "tuesday", "tue", "tues", "dinsdag", "di"],
    &["mercredi", "mer", "wednesday", "wed", "woensdag", "wo"],
    &["jeudi", "jeu", "thursday", "thu", "thur", "thurs", "donderdag", "do"],
    &["vendredi", "ven", "friday", "fri", "vrijdag", "vr"],
    &["samedi", "sam", "saturday", "sat", "zaterdag", "za"],
    &["dimanche", "dim", "sunday", "sun", "zondag", "zo"],
];

const QUARTERS: &[&str] = &["t", "q", "k", "trim", "trimestre", "quarter", "kwartaal", "semestre", "h"];
const WEEKS: &[&str] = &["s", "w", "sem", "semaine", "week", "wk"];
const RELATIVE: &[&str] = &[
    "hier",
    "aujourd",
    "aujourdhui",
    "demain",
    "yesterday",
    "today",
    "tomorrow",
    "gisteren",
    "vandaag",
    "morgen",
    "avant-hier",
    "dernier",
    "derniere",
    "prochain",
    "prochaine",
    "last",
    "next",
    "ago",
    "il",
    "passe",
    "passee",
];
const ABOUT: &[&str] = &[
    "debut",
    "fin",
    "mi",
    "vers",
    "environ",
    "courant",
    "avant",
    "apres",
    "depuis",
    "annee",
    "ca",
    "circa",
    "about",
    "around",
    "before",
    "after",
    "since",
    "early",
    "late",
    "mid",
    "end",
    "begin",
    "eind",
    "rond",
    "printemps",
    "ete",
    "automne",
    "hiver",
];
const FILLERS: &[&str] = &[
    "le", "la", "du", "de", "d", "l", "the", "of", "on", "den", "op", "er", "ere", "e", "eme", "ieme", "st",
    "nd", "rd", "th", "ste", "a", "en", "in",
];

/// What a folded word says; `None` for a word no date has.
pub(super) fn meaning(word: &str) -> Option<Word> {
    let place =
        |names: &[&[&str]]| (1..).zip(names).find(|(_, names)| names.contains(&word)).map(|(place, _)| place);
    let of_list = |list: &[&str], meaning| list.contains(&word).then_some(meaning);
    place(&MONTHS)
        .map(Word::Month)
        .or_else(|| place(&WEEKDAYS).map(Word::Weekday))
        .or_else(|| of_list(QUARTERS, Word::Quarter))
        .or_else(|| of_list(WEEKS, Word::Week))
        .or_else(|| of_list(RELATIVE, Word::Relative))
        .or_else(|| of_list(ABOUT, Word::About))
        .or_else(|| of_list(FILLERS, Word::Filler))
}

/// The weekday of a word that is also a month: `mar` is Tuesday when another month follows.
pub(super) fn weekday(word: &str) -> Option<i8> {
    (1..).zip(WEEKDAYS).find(|(_, names)| names.contains(&word)).map(|(place, _)| place)
}
