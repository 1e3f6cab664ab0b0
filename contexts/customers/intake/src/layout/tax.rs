//! A bare “TVA” over figures: a rate, or an amount of tax?

use sheets::Sheet;
use values::DecimalMark;

use super::column::Column;
use super::headers::HeaderLine;
use super::profile::SAMPLE;
use crate::field::Field;

/// The most a sum may be off by rounding.
const ROUNDING: f64 = 0.02;

/// Rates of value added tax, in percent: whoever meets another one meets an amount.
const RATES: &[f64] = &[
    0.0, 0.9, 1.05, 1.75, 2.1, 2.5, 2.6, 3.0, 3.8, 5.0, 5.5, 6.0, 7.0, 7.7, 8.0, 8.1, 8.5, 9.0, 10.0, 12.0,
    13.0, 14.0, 16.0, 17.0, 19.0, 19.6, 20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 27.0,
];

/// Makes a column of rates one of amounts where its header may mean both and its figures are no rates.
pub(crate) fn tell_amounts_from_rates(sheet: &Sheet, header: &HeaderLine, columns: &mut [Column]) {
    let place = |field: Field| columns.iter().position(|column| column.field == Some(field));
    let may_be_both = |column: &&Column| {
        !column.is_settled && column.guesses.iter().any(|guess| guess.field == Field::VatAmount)
    };
    let Some(rate) = place(Field::VatRate).filter(|&at| columns.get(at).as_ref().is_some_and(may_be_both))
    else {
        return;
    };
    if place(Field::VatAmount).is_none()
        && Figures::of(sheet, header, columns, (rate, place(Field::TotalNet), place(Field::TotalGross)))
            .are_amounts()
        && let Some(column) = columns.get_mut(rate)
    {
        column.field = Some(Field::VatAmount);
    }
}

/// What the figures of the column could be, row by row.
#[derive(Default)]
struct Figures {
    rates: usize,
    amounts: usize,
    known: usize,
    others: usize,
}

impl Figures {
    fn of(
        sheet: &Sheet,
        header: &HeaderLine,
        columns: &[Column],
        (tax, net, gross): (usize, Option<usize>, Option<usize>),
    ) -> Self {
        let mut figures = Self::default();
        let below = sheet.rows.iter().filter(|row| header.row.is_none_or(|header| row.number > header));
        for row in below.take(SAMPLE) {
            let figure = |at: Option<usize>| {
                let column = columns.get(at?)?;
                number(&row.cells.get(column.index)?.text(), column.decimal)
            };
            let Some(tax) = figure(Some(tax)).filter(|tax| *tax != 0.0) else { continue };
            if let (Some(net), Some(gross)) = (figure(net), figure(gross)) {
                figures.amounts += usize::from((net + tax - gross).abs() <= ROUNDING);
                figures.rates += usize::from((net * (1.0 + tax / 100.0) - gross).abs() <= ROUNDING);
            }
            let is_known =
                RATES.iter().any(|rate| (rate - tax).abs() < 0.001 || (rate / 100.0 - tax).abs() < 0.000_01);
            figures.known += usize::from(is_known);
            figures.others += usize::from(!is_known);
        }
        figures
    }

    /// The totals beside them decide; without totals, figures no country asks for are no rates.
    fn are_amounts(&self) -> bool {
        match self.amounts.cmp(&self.rates) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => self.amounts == 0 && self.others > self.known,
        }
    }
}

/// A figure as typed; a percentage is none here, it says itself that it is a rate.
fn number(text: &str, decimal: DecimalMark) -> Option<f64> {
    let digits: String =
        text.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-')).collect();
    let plain = match decimal {
        DecimalMark::Point => digits.replace(',', ""),
        DecimalMark::Comma if digits.contains(',') => digits.replace('.', "").replace(',', "."),
        DecimalMark::Comma => digits,
    };
    plain.parse().ok().filter(|_| !text.contains('%'))
}
