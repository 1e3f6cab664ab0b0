//! How a workbook shows a number: plainly, as a percentage, as an amount, or through a mask of
//! digits, and the exact text of the number itself.

use calamine::Style;

use crate::{Cell, NumberShape};

/// What a number format makes of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Plain digits.
    General,
    /// A percentage.
    Percent,
    /// An amount with its currency.
    Currency,
    /// Digits laid out by a mask that keeps leading zeros.
    Mask(Mask),
    /// Hours without a day.
    TimeOfDay,
}

/// The places of a mask such as `0#" "##" "##" "##" "##`, a French telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mask(Vec<Place>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A digit, shown even when it is a leading zero.
    Zero,
    /// A digit, left out when there is none.
    Digit,
    /// A character shown as it is.
    Literal(char),
}

impl Shape {
    /// The shape a cell style gives to numbers.
    pub(super) fn of(style: &Style) -> Self {
        style.number_format.as_ref().map_or(Self::General, |format| Self::of_code(&format.format_code))
    }

    fn of_code(code: &str) -> Self {
        let Some(tokens) = tokens(code) else {
            return Self::General;
        };
        let marks = |wanted: fn(char) -> bool| {
            tokens.iter().any(|token| matches!(token, Token::Mark(mark) if wanted(*mark)))
        };
        let currency = tokens.iter().any(|token| match token {
            Token::Currency => true,
            Token::Mark(sign) | Token::Literal(sign) => matches!(sign, '€' | '$' | '£' | '¥'),
        });
        if marks(|mark| mark == '%') {
            Self::Percent
        } else if currency {
            Self::Currency
        } else if marks(|mark| matches!(mark, 'd' | 'D' | 'y' | 'Y')) {
            Self::General
        } else if marks(|mark| matches!(mark, 'h' | 'H' | 's' | 'S')) {
            Self::TimeOfDay
        } else {
            Mask::of(&tokens).map_or(Self::General, Self::Mask)
        }
    }

    /// The cell a number becomes in this shape.
    pub(super) fn cell(&self, value: f64) -> Cell {
        if !value.is_finite() {
            return Cell::Error("#NUM!".to_owned());
        }
        let value = as_excel_keeps_it(value);
        let text = value.to_string();
        let (shown_as, text) = match self {
            Self::General | Self::TimeOfDay => (NumberShape::General, text),
            Self::Percent => (NumberShape::Percent, text),
            Self::Currency => (NumberShape::Currency, text),
            Self::Mask(mask) => match mask.lay_out(&text) {
                Some(shown) => (NumberShape::Masked, shown),
                None => (NumberShape::General, text),
            },
        };
        Cell::Number { value, shown_as, text }
    }
}

/// Rounds to the 15 significant digits Excel works with: 74211.00999999999 is its 74211.01.
/// Whole numbers that are exact stay as they are.
fn as_excel_keeps_it(value: f64) -> f64 {
    if value == 0.0 {
        // Minus zero is zero to a reader.
        0.0
    } else if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        value
    } else {
        format!("{value:.14e}").parse().unwrap_or(value)
    }
}

impl Mask {
    /// The mask of these tokens, when it keeps leading zeros and nothing but digits is computed.
    fn of(tokens: &[Token]) -> Option<Self> {
        let place = |token: &Token| match token {
            Token::Mark('0') => Some(Place::Zero),
            Token::Mark('#' | '?') => Some(Place::Digit),
            Token::Mark(sign @ (' ' | '-' | '(' | ')' | '+' | '|')) | Token::Literal(sign) => {
                Some(Place::Literal(*sign))
            }
            Token::Mark(_) | Token::Currency => None,
        };
        let places: Vec<Place> = tokens.iter().map(place).collect::<Option<_>>()?;
        let last = places.iter().rposition(|place| !matches!(place, Place::Literal(_)))?;
        places[..last].contains(&Place::Zero).then_some(Self(places))
    }

    /// The digits in their places, from the right; the first place takes what is left over.
    fn lay_out(&self, digits: &str) -> Option<String> {
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let first = self.0.iter().position(|place| !matches!(place, Place::Literal(_)))?;
        let mut left = digits.chars().rev().peekable();
        let mut shown = Vec::new();
        for (at, place) in self.0.iter().enumerate().rev() {
            match place {
                Place::Literal(character) => shown.push(*character),
                Place::Zero => shown.push(left.next().unwrap_or('0')),
                Place::Digit => shown.extend(left.next()),
            }
            if at == first {
                shown.extend(left.by_ref());
            }
        }
        let text: String = shown.into_iter().rev().collect();
        Some(text.trim().to_owned())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// A character that means something to the format.
    Mark(char),
    /// A character to show.
    Literal(char),
    /// A currency in brackets.
    Currency,
}

/// The tokens of the format for positive numbers; `None` when it depends on a condition.
fn tokens(code: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => break,
            '"' => tokens.extend(characters.by_ref().take_while(|&next| next != '"').map(Token::Literal)),
            '\\' => tokens.extend(characters.next().map(Token::Literal)),
            // Room for a character, or a filling: nothing a reader reads.
            '_' | '*' => drop(characters.next()),
            '[' => {
                let inside: String = characters.by_ref().take_while(|&next| next != ']').collect();
                match inside.strip_prefix('$') {
                    Some(currency) if !currency.starts_with('-') => tokens.push(Token::Currency),
                    _ if inside.starts_with(['<', '>', '=']) => return None,
                    _ => (),
                }
            }
            mark => tokens.push(Token::Mark(mark)),
        }
    }
    Some(tokens)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn shown(code: &str, value: f64) -> (NumberShape, String) {
        match Shape::of_code(code).cell(value) {
            Cell::Number { shown_as, text, .. } => (shown_as, text),
            _ => panic!("a finite number stays a number"),
        }
    }

    #[rstest]
    #[case("General", 639_982_042.0, "639982042")]
    #[case("General", 1000.0, "1000")]
    #[case("General", 73_282_932_000_074.0, "73282932000074")]
    #[case("General", 9_007_199_254_740_991.0, "9007199254740991")]
    #[case("General", 0.1 + 0.2, "0.3")]
    #[case("General", -0.0, "0")]
    #[case("General", 1e21, "1000000000000000000000")]
    #[case("General", 1.5e-7, "0.00000015")]
    #[case("#,##0.00", 1234.5, "1234.5")]
    #[case("0.00", 12.0, "12")]
    #[case("# ##0", 12_345.0, "12345")]
    fn a_number_is_written_in_plain_digits(#[case] code: &str, #[case] value: f64, #[case] text: &str) {
        assert_eq!(shown(code, value), (NumberShape::General, text.to_owned()));
    }

    #[rstest]
    #[case("00000", 1000.0, "01000")]
    #[case("00000", 59_000.0, "59000")]
    #[case("0#\" \"##\" \"##\" \"##\" \"##", 639_982_042.0, "06 39 98 20 42")]
    #[case("000\\ 000\\ 000", 5_420_120.0, "005 420 120")]
    #[case("00000", 123_456.0, "123456")]
    #[case("0000000000", 639_982_042.0, "0639982042")]
    fn a_mask_keeps_leading_zeros(#[case] code: &str, #[case] value: f64, #[case] text: &str) {
        assert_eq!(shown(code, value), (NumberShape::Masked, text.to_owned()));
    }

    #[rstest]
    #[case("00000", -12.0, "-12")]
    #[case("00000", 12.5, "12.5")]
    #[case("[<=9999999]###\\-####;\\(###\\) ###\\-####", 5_550_199.0, "5550199")]
    fn a_mask_shows_no_more_than_it_can(#[case] code: &str, #[case] value: f64, #[case] text: &str) {
        assert_eq!(shown(code, value), (NumberShape::General, text.to_owned()));
    }

    #[rstest]
    #[case("0%", NumberShape::Percent)]
    #[case("0.0%;[Red]-0.0%", NumberShape::Percent)]
    #[case("0.0\" %\"", NumberShape::General)]
    #[case("#,##0.00\\ \"€\"", NumberShape::Currency)]
    #[case("#,##0.00\\ [$€-40C]", NumberShape::Currency)]
    #[case("[$-40C]0.00", NumberShape::General)]
    fn a_format_tells_percentages_and_amounts(#[case] code: &str, #[case] shape: NumberShape) {
        assert_eq!(shown(code, 0.05).0, shape);
    }
}
