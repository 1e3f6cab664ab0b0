//! One value of a workbook as a cell.

use std::borrow::Cow;

use calamine::DataRef;

use super::moment;
use super::number::Shape;
use crate::Cell;

/// The cell of a value shown in this shape, and whether its text was cut to the limit.
pub(crate) fn cell(value: &DataRef<'_>, shape: &Shape, most_chars: usize) -> (Cell, bool) {
    let cell = match value {
        DataRef::String(text) => return Cell::of_text(Cow::Borrowed(text), most_chars),
        DataRef::SharedString(text) => return Cell::of_text(Cow::Borrowed(text), most_chars),
        DataRef::Empty => Cell::Empty,
        DataRef::Float(number) => shape.cell(*number),
        // calamine reads whole numbers of this format as floats; larger ones would lose digits.
        DataRef::Int(number) => shape.cell(*number as f64),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) => moment::cell(moment, shape),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => moment::iso_cell(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    };
    (cell, false)
}
