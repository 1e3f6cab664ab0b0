//! Decimal numbers as people write them: the common ground of amounts, rates and quantities.
//! No floating point on the way: digits stay digits until they are counted in whole units.

use crate::cell::is_space;

/// How the file writes decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DecimalMark {
    /// `1 234,56`: France, Belgium.
    #[default]
    Comma,
    /// `1,234.56`: English-speaking countries.
    Point,
}

/// Why a text is no certain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberFlaw {
    /// No number, or more than one.
    Text,
    /// `1,234`: thousands or decimals.
    Ambiguous,
    /// Written the way the file does not.
    Notation,
    /// Thousands grouped wrongly.
    Grouping,
    /// Two signs.
    Sign,
    /// Finer than the unit counted in.
    Precision,
    /// Too large.
    Overflow,
}

/// A number kept as its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) negative: bool,
    integer: String,
    fraction: String,
}

impl Decimal {
    /// Reads a number with its sign, its thousands and its decimals.
    pub(crate) fn parse(text: &str, mark: DecimalMark) -> Result<Self, NumberFlaw> {
        Self::parse_to(text, mark, 2)
    }

    /// The same for what is usually written with so many decimals: three of them are no thousands in an
    /// amount of dinars.
    pub(crate) fn parse_to(text: &str, mark: DecimalMark, places: usize) -> Result<Self, NumberFlaw> {
        let (negative, body) = signed(text.trim_matches(is_space))?;
        let (integer, fraction) = parts(body, mark, places)?;
        Ok(Self { negative, integer, fraction })
    }

    /// The number of a spreadsheet cell, to the fifteen figures a spreadsheet keeps.
    pub(crate) fn from_f64(value: f64) -> Option<Self> {
        let figures = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = figures.split_once('e')?;
        let digits = mantissa.replace('.', "");
        let exponent: i32 = exponent.parse().ok().filter(|exponent| *exponent <= 18)?;
        if exponent < -30 {
            return Some(Self { negative: false, integer: String::new(), fraction: String::new() });
        }
        let point = usize::try_from(exponent + 1).unwrap_or(0);
        let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
        let digits = format!("{}{digits:0<20}", "0".repeat(zeros));
        let (integer, fraction) = digits.split_at_checked(point)?;
        let fraction = fraction.trim_end_matches('0').to_owned();
        Some(Self { negative: value < 0.0, integer: integer.to_owned(), fraction })
    }

    /// The number counted in units of `places` decimals, if none of it is lost.
    pub(crate) fn scaled(&self, places: usize) -> Result<i64, NumberFlaw> {
        match self.rounded(places)? {
            (units, false) => Ok(units),
            (_, true) => Err(NumberFlaw::Precision),
        }
    }

    /// The number counted in units of `places` decimals, halves away from zero, and whether that lost anything.
    pub(crate) fn rounded(&self, places: usize) -> Result<(i64, bool), NumberFlaw> {
        let kept: String = self.fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
        let lost: String = self.fraction.chars().skip(places).collect();
        let units: i64 = format!("0{}{kept}", self.integer).parse().map_err(|_| NumberFlaw::Overflow)?;
        let units = units
            .checked_add(i64::from(lost.starts_with(['5', '6', '7', '8', '9'])))
            .ok_or(NumberFlaw::Overflow)?;
        Ok((if self.negative { -units } else { units }, lost.bytes().any(|b| b != b'0')))
    }

    /// Whether the number is between nought and one, both excluded.
    pub(crate) fn is_proper_fraction(&self) -> bool {
        let is_zero = |digits: &str| digits.bytes().all(|b| b == b'0');
        is_zero(&self.integer) && !is_zero(&self.fraction)
    }
}

/// Whether a character is a minus sign, the hyphen and the dashes people use for it included.
pub(crate) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '‐' | '‑' | '﹣' | '－')
}

/// The sign, which may lead, trail or be the brackets of accountants, and what is inside.
fn signed(text: &str) -> Result<(bool, &str), NumberFlaw> {
    let (bracketed, text) = match text.strip_prefix('(').map(|inside| inside.strip_suffix(')')) {
        Some(None) => return Err(NumberFlaw::Text),
        Some(Some(inside)) => (true, inside.trim_matches(is_space)),
        None => (false, text),
    };
    let leading = text.strip_prefix(is_minus);
    let rest = leading.or_else(|| text.strip_prefix('+')).unwrap_or(text).trim_matches(is_space);
    let trailing = rest.strip_suffix(is_minus);
    let body = trailing.unwrap_or(rest).trim_matches(is_space);
    match usize::from(bracketed) + usize::from(leading.is_some()) + usize::from(trailing.is_some()) {
        0 => Ok((false, body)),
        1 => Ok((true, body)),
        _ => Err(NumberFlaw::Sign),
    }
}

/// The digits before and after the decimal mark.
fn parts(body: &str, mark: DecimalMark, places: usize) -> Result<(String, String), NumberFlaw> {
    let is_separator = |c: char| is_space(c) || matches!(c, '.' | ',' | '\'' | '’');
    if !body.chars().all(|c| c.is_ascii_digit() || is_separator(c))
        || !body.ends_with(|c: char| c.is_ascii_digit())
    {
        return Err(NumberFlaw::Text);
    }
    let groups: Vec<&str> = body.split(is_separator).collect();
    let separators: Vec<char> = body.chars().filter(|c| is_separator(*c)).map(plain).collect();
    let Some((&last, earlier)) = separators.split_last() else { return Ok((body.to_owned(), String::new())) };
    let fraction = groups.last().copied().unwrap_or_default();
    let whole = &groups[..groups.len() - 1];
    match (last, earlier) {
        (' ' | '\'', _) => grouped(&groups, &separators).map(|integer| (integer, String::new())),
        (',', []) if mark == DecimalMark::Comma && fraction.len() == places => {
            Ok((whole.concat(), fraction.to_owned()))
        }
        (_, []) => single(whole.first().copied().unwrap_or_default(), last, fraction, mark),
        (_, [first, ..]) if *first == last => {
            let foreign = if mark == DecimalMark::Comma { ',' } else { '.' };
            let integer = grouped(&groups, &separators)?;
            if last == foreign { Err(NumberFlaw::Notation) } else { Ok((integer, String::new())) }
        }
        (decimal, _) => {
            let integer = grouped(whole, earlier)?;
            let foreign = matches!(
                (mark, decimal, earlier[0]),
                (DecimalMark::Comma, '.', ',') | (DecimalMark::Point, ',', '.')
            );
            if foreign { Err(NumberFlaw::Notation) } else { Ok((integer, fraction.to_owned())) }
        }
    }
}

/// One comma or point: decimals, unless exactly three digits follow at most three.
fn single(
    integer: &str,
    separator: char,
    fraction: &str,
    mark: DecimalMark,
) -> Result<(String, String), NumberFlaw> {
    let may_group = fraction.len() == 3 && (1..=3).contains(&integer.len()) && !integer.starts_with('0');
    match (may_group, mark, separator) {
        (false, ..) | (true, DecimalMark::Point, '.') => Ok((integer.to_owned(), fraction.to_owned())),
        (true, DecimalMark::Point, _) => Ok((format!("{integer}{fraction}"), String::new())),
        (true, DecimalMark::Comma, _) => Err(NumberFlaw::Ambiguous),
    }
}

/// The digits of thousands all grouped by the same sign.
fn grouped(groups: &[&str], separators: &[char]) -> Result<String, NumberFlaw> {
    let is_sound = groups.first().is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.iter().skip(1).all(|group| group.len() == 3)
        && separators.iter().all(|separator| Some(separator) == separators.first());
    if is_sound { Ok(groups.concat()) } else { Err(NumberFlaw::Grouping) }
}

/// All spaces count as one kind, both apostrophes too.
fn plain(separator: char) -> char {
    match separator {
        '.' | ',' => separator,
        '\'' | '’' => '\'',
        _ => ' ',
    }
}
