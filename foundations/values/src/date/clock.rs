//! The time of day beside a date, and the day numbers of spreadsheets, which hold both.

use jiff::ToSpan;
use jiff::civil::{Date, Time, date};

use super::ExcelEpoch;
use crate::Flaw;

const SECONDS_A_DAY: f64 = 86_400.0;

/// The part of a folded text that is the day, and the time behind it.
pub(super) fn split(folded: &str) -> Result<(String, Option<Time>), Flaw> {
    let text = parted(folded);
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(at) = words.iter().position(|word| is_clock(word)) else { return Ok((folded.to_owned(), None)) };
    let day: Vec<&str> =
        words[..at].iter().copied().filter(|word| !matches!(*word, "a" | "at" | "om" | ",")).collect();
    let time = read(&words[at..].concat())?;
    Ok((day.join(" "), Some(time)))
}

/// The text with the `t` of `2024-03-05t09:14` opened to a space, and `9 h 14` closed to `9h14`.
fn parted(folded: &str) -> String {
    let mut parted = String::with_capacity(folded.len());
    for (at, letter) in folded.char_indices() {
        let follows = folded[at + letter.len_utf8()..].chars().next();
        let after_digit = parted.trim_end().ends_with(|c: char| c.is_ascii_digit());
        match letter {
            't' if parted.ends_with(|c: char| c.is_ascii_digit())
                && follows.is_some_and(|c| c.is_ascii_digit()) =>
            {
                parted.push(' ');
            }
            'h' if after_digit && follows.is_none_or(|c| c == ' ' || c.is_ascii_digit()) => {
                parted.truncate(parted.trim_end().len());
                parted.push('h');
            }
            ' ' if parted.ends_with('h') && follows.is_some_and(|c| c.is_ascii_digit()) => {}
            other => parted.push(other),
        }
    }
    parted
}

/// Whether a word begins a time: `9:05`, `9h`.
fn is_clock(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && word[digits..].starts_with([':', 'h'])
}

fn read(text: &str) -> Result<Time, Flaw> {
    let (text, afternoon) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(text), _) => (text, Some(true)),
        (_, Some(text)) => (text, Some(false)),
        _ => (text, None),
    };
    let mut parts =
        text.trim_end_matches('h').split([':', 'h']).map(|part| part.split('.').next().unwrap_or_default());
    let mut next = || parts.next().map_or(Ok(0), |part| part.trim_end_matches("min").parse::<i8>());
    let (Ok(hour), Ok(minute), Ok(second)) = (next(), next(), next()) else { return Err(Flaw::DateTime) };
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return Err(Flaw::DateTime),
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    Time::new(hour, minute, second, 0).map_err(|_| Flaw::DateTime)
}

/// The day and time of a spreadsheet's day number; no time for a whole number.
pub(super) fn of_serial(serial: f64, epoch: ExcelEpoch) -> Result<(Date, Option<Time>), Flaw> {
    if !serial.is_finite() || !(0.0..3_000_000.0).contains(&serial) {
        return Err(Flaw::DateOutOfRange);
    }
    let seconds = (serial.fract() * SECONDS_A_DAY).round();
    let carried = if seconds >= SECONDS_A_DAY { 1.0 } else { 0.0 };
    let days = serial.trunc() + carried;
    let first = match epoch {
        ExcelEpoch::Since1904 => date(1904, 1, 1),
        // The 29 February 1900 that never was: day numbers before it are one nearer.
        ExcelEpoch::Since1900 if days < 1.0 => return Err(Flaw::DateOutOfRange),
        ExcelEpoch::Since1900 if days < 60.0 => date(1899, 12, 31),
        ExcelEpoch::Since1900 if days < 61.0 => return Err(Flaw::DateImpossible),
        ExcelEpoch::Since1900 => date(1899, 12, 30),
    };
    let day = first.checked_add((days as i64).days()).map_err(|_| Flaw::DateOutOfRange)?;
    let time = Time::midnight()
        .checked_add((seconds as i64 % 86_400).seconds())
        .map_err(|_| Flaw::DateOutOfRange)?;
    Ok((day, (time != Time::midnight()).then_some(time)))
}
