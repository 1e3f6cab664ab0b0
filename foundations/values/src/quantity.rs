//! Quantities as people write them, to exact thousandths.

use kernel::text::fold;

use crate::cell::{content, is_scientific, is_space};
use crate::number::{Decimal, NumberFlaw};
use crate::{DecimalMark, Flaw};

/// Words that only say "pieces".
const PIECES: &[&str] = &[
    "x", "×", "u", "un", "unite", "unites", "pc", "pcs", "pce", "pces", "piece", "pieces", "unit", "units",
    "st", "stuk", "stuks",
];

/// Reads a quantity to thousandths: `0,5` is 500.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being one certain quantity.
pub fn parse(raw: &str, decimal: DecimalMark) -> Result<i64, Flaw> {
    let text = content(raw)?;
    if is_scientific(text) {
        return Err(Flaw::ScientificNotation);
    }
    let is_word = |c: char| c.is_alphabetic() || c == '×' || c == '%';
    let before = text.len() - text.trim_start_matches(|c| is_word(c) || is_space(c)).len();
    let after = text.trim_end_matches(|c| is_word(c) || is_space(c) || c == '.').len();
    let Some(number) = text.get(before..after) else { return Err(Flaw::QuantityText) };
    let is_silent = |word: &str| {
        word.is_empty() || PIECES.contains(&fold(word.trim_matches(|c| is_space(c) || c == '.')).as_str())
    };
    if !is_silent(&text[..before]) {
        return Err(Flaw::QuantityText);
    }
    let quantity = Decimal::parse(number, decimal).and_then(|number| number.scaled(3)).map_err(flaw)?;
    if is_silent(&text[after..]) { Ok(quantity) } else { Err(Flaw::QuantityUnit) }
}

/// Reads the number of a spreadsheet cell to thousandths.
///
/// # Errors
/// A [`Flaw`] when the number is finer than a thousandth or too large.
pub fn from_number(value: f64) -> Result<i64, Flaw> {
    let number = Decimal::from_f64(value).ok_or(Flaw::QuantityOverflow)?;
    number.scaled(3).map_err(flaw)
}

fn flaw(flaw: NumberFlaw) -> Flaw {
    match flaw {
        NumberFlaw::Ambiguous | NumberFlaw::Notation => Flaw::QuantityAmbiguous,
        NumberFlaw::Precision => Flaw::QuantityPrecision,
        NumberFlaw::Overflow => Flaw::QuantityOverflow,
        NumberFlaw::Text | NumberFlaw::Grouping | NumberFlaw::Sign => Flaw::QuantityText,
    }
}
