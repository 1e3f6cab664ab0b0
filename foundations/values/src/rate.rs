//! Percentages as people write them, to exact hundredths of a percent (basis points).

use crate::cell::{content, is_space};
use crate::number::{Decimal, NumberFlaw};
use crate::{DecimalMark, Flaw};

/// A rate in hundredths of a percent: 5,5 % is 550.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate {
    /// Hundredths of a percent.
    pub basis_points: i32,
}

/// Reads a rate: `5,5 %`, `20`, `20.0`. Rates have no thousands: a comma or a point is decimal.
///
/// # Errors
/// The [`Flaw`] that keeps the text from being one certain rate.
pub fn parse(raw: &str) -> Result<Rate, Flaw> {
    let text = content(raw)?;
    let text = text.strip_prefix("TVA").or_else(|| text.strip_prefix("tva")).unwrap_or(text);
    let (number, is_percentage) = match text.strip_suffix('%').or_else(|| text.strip_prefix('%')) {
        Some(number) => (number.trim_matches(is_space), true),
        None => (text.trim_matches(is_space), false),
    };
    let number = Decimal::parse(&number.replace(',', "."), DecimalMark::Point).map_err(flaw)?;
    if number.is_proper_fraction() && !is_percentage {
        return Err(Flaw::RateAmbiguous);
    }
    counted(&number, 2)
}

/// Reads the number of a spreadsheet cell: 0.2 in a cell shown as a percentage is 20 %.
///
/// # Errors
/// The [`Flaw`] that keeps the number from being one certain rate.
pub fn from_number(value: f64, shown_as_percentage: bool) -> Result<Rate, Flaw> {
    let number = Decimal::from_f64(value).ok_or(Flaw::RateText)?;
    match shown_as_percentage {
        true => counted(&number, 4),
        false if number.is_proper_fraction() => Err(Flaw::RateAmbiguous),
        false => counted(&number, 2),
    }
}

fn counted(number: &Decimal, places: usize) -> Result<Rate, Flaw> {
    let basis_points = number.scaled(places).map_err(flaw)?;
    i32::try_from(basis_points).map(|basis_points| Rate { basis_points }).map_err(|_| Flaw::RateText)
}

fn flaw(flaw: NumberFlaw) -> Flaw {
    if flaw == NumberFlaw::Precision { Flaw::RatePrecision } else { Flaw::RateText }
}
