//! One cell: what the file holds there, with the text a person would read.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

/// The content of one cell. CSV cells are [`Cell::Empty`] or [`Cell::Text`].
///
/// Cells hold personal values: `Debug` tells the kind of a cell, never its content.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing was written here.
    Empty,
    /// Text as stored, edge spaces included.
    Text(String),
    /// A number, with its exact decimal text.
    Number {
        /// The number as the workbook computes with it, rounded to the 15 digits Excel keeps.
        value: f64,
        /// How the workbook shows it.
        shown_as: NumberShape,
        /// Plain decimal digits, never an exponent (`639982042`, `1000`, `0.05`); for
        /// [`NumberShape::Masked`] the digits as shown (`01000`, `06 39 98 20 42`).
        text: String,
    },
    /// A day without a time.
    Date(Date),
    /// A day and a time of day.
    DateTime(DateTime),
    /// A time of day without a day.
    Time(Time),
    /// A true or false of the workbook.
    Bool(bool),
    /// An error of the workbook such as `#N/A`.
    Error(String),
}

/// How a workbook shows a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberShape {
    /// As plain digits.
    General,
    /// As a percentage: the value 0.05 is shown as 5 %.
    Percent,
    /// As an amount, with a currency sign.
    Currency,
    /// Through a mask that keeps leading zeros, as French postcodes and telephones are.
    Masked,
}

impl Cell {
    /// The cell of a text, cut to so many characters, and whether it was cut.
    pub(crate) fn of_text(text: Cow<'_, str>, limit: usize) -> (Self, bool) {
        if text.is_empty() {
            return (Self::Empty, false);
        }
        // Bytes outnumber characters: only a text of more bytes than the limit can be too long.
        let end = (text.len() > limit).then(|| text.char_indices().nth(limit)).flatten();
        match end {
            Some((end, _)) => (Self::Text(text[..end].to_owned()), true),
            None => (Self::Text(text.into_owned()), false),
        }
    }

    /// Whether nothing was written here.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as text: digits of numbers, ISO 8601 for dates, `true` or `false`, the error's name.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Number { text, .. } | Self::Error(text) => Cow::Borrowed(text),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::DateTime(moment) => Cow::Owned(moment.to_string()),
            Self::Time(time) => Cow::Owned(time.to_string()),
            Self::Bool(true) => Cow::Borrowed("true"),
            Self::Bool(false) => Cow::Borrowed("false"),
        }
    }
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Empty",
            Self::Text(_) => "Text(…)",
            Self::Number { .. } => "Number(…)",
            Self::Date(_) => "Date(…)",
            Self::DateTime(_) => "DateTime(…)",
            Self::Time(_) => "Time(…)",
            Self::Bool(_) => "Bool(…)",
            Self::Error(_) => "Error(…)",
        })
    }
}
