//! How a sheet is laid out: hidden rows and columns, merged cells, and where its errors stand.

use std::collections::HashSet;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::archive::Part;
use super::relations::attribute;
use crate::{Merge, Refused};

/// Columns a sheet can have, `XFD` the last.
const MOST_COLUMNS: usize = 16_384;

/// What a sheet says besides its values.
#[derive(Default)]
pub(super) struct Layout {
    /// Numbers of the hidden rows, from 1.
    pub(super) hidden_rows: HashSet<u32>,
    /// Hidden columns, from 0.
    pub(super) hidden_columns: Vec<usize>,
    /// Merged cells.
    pub(super) merged: Vec<Merge>,
    /// Rows and columns of the cells that hold an error, both from 0, in the order of the file.
    pub(super) errors: Vec<(u32, u32)>,
    /// Whether a cell holds anything, be it nothing but marks.
    pub(super) has_values: bool,
    /// The row being read, from 0.
    row: u32,
    is_in_cell: bool,
}

impl Layout {
    /// Reads the layout of a sheet, which has so many rows, merges and errors to note at most.
    pub(super) fn read(mut part: Part<'_, impl Read>, most: usize) -> Result<Self, Refused> {
        let mut layout = Self::default();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match part.read_event_into(&mut buffer).map_err(|_| Refused::CorruptWorkbook)? {
                Event::Start(element) => layout.note(&element)?,
                Event::End(element) => layout.end(element.local_name().as_ref()),
                Event::Eof => return Ok(layout),
                _ => (),
            }
            if layout.noted() > most {
                return Err(Refused::TooManyCells { limit: most });
            }
            // the reader of the cells puts all of a cell together
            if !layout.is_in_cell {
                part.get_mut().get_mut().looked_at();
            }
        }
    }

    fn note(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        match element.local_name().as_ref() {
            "c" => self.note_cell(element)?,
            "v" | "is" => self.has_values = true,
            "row" => self.note_row(element),
            "col" => self.note_columns(element),
            "mergeCell" => self.merged.extend(attribute(element, "ref").as_deref().and_then(merge)),
            _ => (),
        }
        Ok(())
    }

    fn end(&mut self, element: &str) {
        match element {
            "c" => self.is_in_cell = false,
            "row" => self.row = self.row.saturating_add(1),
            _ => (),
        }
    }

    fn noted(&self) -> usize {
        self.hidden_rows.len() + self.merged.len() + self.errors.len()
    }

    fn note_row(&mut self, row: &BytesStart<'_>) {
        if let Some(number) = number(row, "r") {
            self.row = number.saturating_sub(1);
        }
        if is_hidden(row) {
            self.hidden_rows.insert(self.row.saturating_add(1));
        }
    }

    fn note_cell(&mut self, cell: &BytesStart<'_>) -> Result<(), Refused> {
        self.is_in_cell = true;
        if cell.try_get_attribute("t").ok().flatten().is_some_and(|kind| kind.value == "e") {
            let place = attribute(cell, "r").as_deref().and_then(place);
            let (row, column) = place.ok_or(Refused::CorruptWorkbook)?;
            self.errors.push((row - 1, column));
        }
        Ok(())
    }

    fn note_columns(&mut self, columns: &BytesStart<'_>) {
        // a sheet may say of all its columns that they are hidden, and say so a million times
        let is_new = is_hidden(columns) && self.hidden_columns.len() < MOST_COLUMNS;
        if let (true, Some(first), Some(last)) = (is_new, number(columns, "min"), number(columns, "max")) {
            let column = |number: u32| usize::try_from(number).unwrap_or(MOST_COLUMNS).min(MOST_COLUMNS);
            self.hidden_columns.extend(column(first).saturating_sub(1)..column(last));
        }
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true")
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// The rectangle of a reference such as `A1:P1`.
fn merge(reference: &str) -> Option<Merge> {
    let (first, last) = reference.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    let sound = top <= bottom && left <= right;
    let (left, right) = (usize::try_from(left).ok()?, usize::try_from(right).ok()?);
    sound.then_some(Merge { top, bottom, left, right })
}

/// The row from 1 and the column from 0 of a reference such as `B3`.
fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|character: char| character.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let rank = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A' + 1)?;
        column.checked_mul(26)?.checked_add(u32::from(rank))
    })?;
    let row: u32 = row.parse().ok().filter(|&row| row > 0)?;
    Some((row, column.checked_sub(1)?))
}
