//! The day of a date, in figures or with words.

use jiff::civil::Date;

use super::words::{Word, meaning, weekday};
use super::{DateContext, DateOrder, range};
use crate::Flaw;

/// Reads a folded text without its time.
pub(super) fn read(folded: &str, context: &DateContext) -> Result<Date, Flaw> {
    let text = folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/'));
    if text.starts_with("--") {
        return Err(Flaw::DateNoYear);
    }
    if text.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        return Err(Flaw::DateText);
    }
    if text.chars().any(char::is_alphabetic) { with_words(text, context) } else { in_figures(text, context) }
}

/// Figures alone: compact, or parted by any of the usual signs.
fn in_figures(text: &str, context: &DateContext) -> Result<Date, Flaw> {
    let is_separator =
        |c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | '–' | '\\' | ',' | '_' | '‐' | '‑');
    if !text.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return Err(Flaw::DateText);
    }
    let figures: Vec<&str> = text.split(is_separator).filter(|figure| !figure.is_empty()).collect();
    match figures.as_slice() {
        [figure] => compact(figure, context),
        [first, second] => Err(incomplete(first, second)),
        [year, month, day] if year.len() == 4 => whole(year, number(month)?, number(day)?, context),
        [day, month, year] => ordered((number(day)?, number(month)?), year, context),
        _ => Err(Flaw::DateShape),
    }
}

/// `20240305`, or `05032024`: no eight figures can be both.
fn compact(figure: &str, context: &DateContext) -> Result<Date, Flaw> {
    match figure.len() {
        4 => Err(if (1900..2200).contains(&year(figure)?) { Flaw::DateYearOnly } else { Flaw::DateShape }),
        8 if matches!(&figure[..2], "19" | "20" | "21") && number(&figure[4..6])? <= 12 => {
            whole(&figure[..4], number(&figure[4..6])?, number(&figure[6..])?, context)
        }
        8 => ordered((number(&figure[..2])?, number(&figure[2..4])?), &figure[4..], context),
        _ => Err(Flaw::DateShape),
    }
}

/// Why two figures are no day.
fn incomplete(first: &str, second: &str) -> Flaw {
    match (first.len(), second.len()) {
        (4, 1 | 2) | (1 | 2, 4) => Flaw::DateMonthOnly,
        (1 | 2, 1 | 2) => Flaw::DateNoYear,
        _ => Flaw::DateShape,
    }
}

/// A day and a month in the order of the column. The other order is never taken silently.
fn ordered((first, second): (i8, i8), year: &str, context: &DateContext) -> Result<Date, Flaw> {
    let (day, month) = match context.order {
        DateOrder::DayFirst => (first, second),
        DateOrder::MonthFirst => (second, first),
    };
    match whole(year, month, day, context) {
        Err(Flaw::DateImpossible) if context.order == DateOrder::DayFirst => {
            let swapped = whole(year, day, month, context).is_ok();
            Err(if swapped { Flaw::DateMonthFirst } else { Flaw::DateImpossible })
        }
        read => read,
    }
}

/// The date of a year in figures, a month and a day; zeros stand for what is not known.
fn whole(figures: &str, month: i8, day: i8, context: &DateContext) -> Result<Date, Flaw> {
    match (figures.len(), month, day) {
        (2 | 4, 0, 0) => Err(Flaw::DateYearOnly),
        (2 | 4, 1..=12, 0) => Err(Flaw::DateMonthOnly),
        (2, ..) => range::of_short_year(year(figures)?, month, day, context),
        (4, ..) => Date::new(year(figures)?, month, day).map_err(|_| Flaw::DateImpossible),
        _ => Err(Flaw::DateShape),
    }
}

/// A date with a month, a weekday or small words in letters.
fn with_words(text: &str, context: &DateContext) -> Result<Date, Flaw> {
    let tokens = tokens(text);
    let said = Said::by(&tokens)?;
    let date = match said.month {
        Some((at, month)) => with_month(month, at, &tokens, context),
        None => in_figures(&figures_of(text), context),
    }?;
    match said.weekday {
        _ if said.about => Err(Flaw::DateText),
        Some(day) if date.weekday().to_monday_one_offset() != day => Err(Flaw::DateWeekday),
        _ => Ok(date),
    }
}

/// What the words of a date say.
#[derive(Default)]
struct Said {
    /// Where the month stands among the tokens, and which it is.
    month: Option<(usize, i8)>,
    weekday: Option<i8>,
    about: bool,
}

impl Said {
    fn by(tokens: &[&str]) -> Result<Self, Flaw> {
        let mut said = Self::default();
        let words = || tokens.iter().enumerate().filter(|(_, token)| token.starts_with(char::is_alphabetic));
        if words().any(|(_, word)| meaning(word) == Some(Word::Relative)) {
            return Err(Flaw::DateRelative);
        }
        for (at, word) in words() {
            match meaning(word).ok_or(Flaw::DateText)? {
                Word::Quarter => return Err(Flaw::DateQuarterOnly),
                Word::Week => return Err(Flaw::DateWeekOnly),
                Word::Weekday(day) => said.weekday = Some(day),
                Word::About => said.about = true,
                // `mar 05/03/2024`: three figures leave no room for a month.
                Word::Month(_) if figures(tokens).len() == 3 && weekday(word).is_some() => {
                    said.weekday = weekday(word);
                }
                Word::Month(month) => said.month(at, month, tokens)?,
                Word::Filler | Word::Relative => {}
            }
        }
        Ok(said)
    }

    /// A month; a first one that may also be a weekday (`mar 5 mars`) gives way to the second.
    fn month(&mut self, at: usize, month: i8, tokens: &[&str]) -> Result<(), Flaw> {
        if let Some((before, _)) = self.month.replace((at, month)) {
            let day = tokens.get(before).and_then(|word| weekday(word)).filter(|_| self.weekday.is_none());
            self.weekday = Some(day.ok_or(Flaw::DateText)?);
        }
        Ok(())
    }
}

/// A named month with the figures around it.
fn with_month(month: i8, at: usize, tokens: &[&str], context: &DateContext) -> Result<Date, Flaw> {
    let leads = tokens[..at].iter().any(|token| is_figure(token));
    match figures(tokens).as_slice() {
        [figure] if figure.len() <= 2 && leads => Err(Flaw::DateNoYear),
        [] | [_] => Err(Flaw::DateMonthOnly),
        [year, day] if year.len() == 4 => whole(year, month, number(day)?, context),
        [day, year] => whole(year, month, number(day)?, context),
        _ => Err(Flaw::DateShape),
    }
}

fn figures<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    tokens.iter().copied().filter(|token| is_figure(token)).collect()
}

fn is_figure(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

/// Runs of letters and runs of figures.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        rest = &rest[start..];
        let is_figure = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest
            .find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != is_figure)
            .unwrap_or(rest.len());
        tokens.push(&rest[..end]);
        rest = &rest[end..];
    }
    tokens
}

/// The text with its words blanked out.
fn figures_of(text: &str) -> String {
    text.replace(char::is_alphabetic, " ").trim_matches(|c: char| !c.is_ascii_digit()).to_owned()
}

/// A day or a month: one or two figures.
fn number(figures: &str) -> Result<i8, Flaw> {
    if figures.len() <= 2 { figures.parse().map_err(|_| Flaw::DateShape) } else { Err(Flaw::DateShape) }
}

fn year(figures: &str) -> Result<i16, Flaw> {
    figures.parse().map_err(|_| Flaw::DateShape)
}
