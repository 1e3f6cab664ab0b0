//! Values that are one of a few words.

use clap::builder::PossibleValuesParser;

/// One of these words.
pub fn one_of(words: &'static [&'static str]) -> PossibleValuesParser {
    PossibleValuesParser::new(words)
}

/// One of the codes of a vocabulary.
pub fn codes<T: Copy>(all: &[T], code: fn(&T) -> &'static str) -> PossibleValuesParser {
    PossibleValuesParser::new(all.iter().map(code).collect::<Vec<_>>())
}
