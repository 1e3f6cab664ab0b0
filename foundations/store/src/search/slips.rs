//! Slips of the keys, the other way round: which words may somebody have meant who typed this one?
//!
//! All words one slip away are asked of the index at once. That is some five hundred look-ups, and no more
//! in a file of a million records; to compare what was typed with all the words that are there is not.

use std::collections::BTreeSet;

/// Words of so few letters are taken as they were typed: half of all others are one slip away.
const SHORT: usize = 3;
/// Words of so many letters are no names any more.
const LONG: usize = 24;

/// How many slips are forgiven in a word: one, and none in a short one or in a number, as another number is
/// another thing.
#[must_use]
pub fn forgiven(word: &str) -> usize {
    let letters = word.chars().count();
    let is_name = letters > SHORT && letters <= LONG && !word.contains(char::is_numeric);
    usize::from(is_name)
}

/// All words that one slip would have turned into this one: a letter too few, too many or mistaken, or two
/// that changed places.
#[must_use]
pub fn meant_by(word: &str) -> BTreeSet<String> {
    if forgiven(word) == 0 {
        return BTreeSet::new();
    }
    let letters: Vec<char> = word.chars().collect();
    let mut meant = BTreeSet::new();
    for place in 0..=letters.len() {
        let (before, after) = letters.split_at(place);
        let mut with = |between: &[char], rest: &[char]| {
            meant.insert([before, between, rest].concat().into_iter().collect::<String>());
        };
        ('a'..='z').for_each(|missing| with(&[missing], after));
        if let [_, rest @ ..] = after {
            with(&[], rest);
            ('a'..='z').for_each(|right| with(&[right], rest));
        }
        if let [first, second, rest @ ..] = after {
            with(&[*second, *first], rest);
        }
    }
    meant.remove(word);
    meant
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strsim::damerau_levenshtein;

    use super::*;

    #[test]
    fn numbers_and_short_words_are_meant_as_they_are_typed() {
        for word in ["roy", "c0003", "0612345678", ""] {
            assert_eq!(meant_by(word), BTreeSet::new(), "{word}");
        }
    }

    proptest! {
        #[test]
        fn every_word_one_slip_away_is_meant_and_no_other(word in "[a-z]{4,9}", other in "[a-z]{3,10}") {
            let meant = meant_by(&word);
            prop_assert_eq!(meant.contains(&other), damerau_levenshtein(&word, &other) == 1);
            prop_assert!(meant.iter().all(|one| damerau_levenshtein(&word, one) == 1));
        }

        #[test]
        fn a_slip_leads_back_to_the_name(name in "[a-z]{5,12}", place in 0_usize..12, wrong in "[a-z]") {
            let place = place % name.len();
            let mut typed = name.clone();
            typed.replace_range(place..=place, &wrong);
            prop_assert!(typed == name || meant_by(&typed).contains(&name));
        }
    }
}
