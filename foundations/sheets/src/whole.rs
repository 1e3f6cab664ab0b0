//! Workbooks that calamine can only read whole, weighed before it does: it reserves what a file
//! claims, and a reservation that fails ends the process.

use std::io::{Read, Seek};

use calamine::{Data, DataRef, Range, Reader, SheetType, SheetVisible};

use crate::xlsx::{Grid, Left, Shape, cell};
use crate::{Cell, Limits, Merge, Refused, Sheet, WholeLimits};

/// What a workbook weighs so far.
pub(crate) struct Weight {
    limits: WholeLimits,
    cells: u64,
    chars: u64,
}

impl Weight {
    /// Nothing so far.
    pub(crate) const fn new(limits: WholeLimits) -> Self {
        Self { limits, cells: 0, chars: 0 }
    }

    /// Adds cells and characters.
    pub(crate) fn add(&mut self, cells: u64, chars: u64) -> Result<(), Refused> {
        self.cells = self.cells.saturating_add(cells);
        self.chars = self.chars.saturating_add(chars);
        let is_heavy = self.cells > self.limits.cells || self.chars > self.limits.chars;
        if is_heavy { Err(Refused::HeavyWorkbook) } else { Ok(()) }
    }

    /// Adds the cells between the first and the last one of a sheet.
    pub(crate) fn add_area(&mut self, area: &Area) -> Result<(), Refused> {
        self.add(area.cells(), 0)
    }
}

/// The rectangle some cells span.
#[derive(Clone, Copy)]
pub(crate) struct Area(Option<[u64; 4]>);

impl Area {
    /// Of no cell.
    pub(crate) const EMPTY: Self = Self(None);

    /// Widens it to hold a cell.
    pub(crate) fn hold(&mut self, row: u64, column: u64) {
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, column, column]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(column), right.max(column)]);
    }

    fn cells(&self) -> u64 {
        let Some([top, bottom, left, right]) = self.0 else { return 0 };
        (bottom - top + 1).saturating_mul(right - left + 1)
    }
}

/// The sheets of a workbook that was weighed.
pub(crate) fn sheets<R: Read + Seek, B: Reader<R>>(
    book: &mut B,
    merged: impl Fn(&mut B, &str) -> Vec<Merge>,
    limits: &Limits,
) -> Result<Vec<Sheet>, Refused> {
    let mut left = Left::of(limits);
    let mut sheets = Vec::new();
    for tab in book.sheets_metadata().to_vec() {
        if tab.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book.worksheet_range(&tab.name).map_err(|_| Refused::CorruptWorkbook)?;
        sheets.push(Sheet {
            hidden: tab.visible != SheetVisible::Visible,
            first_row: 1,
            rows: rows(&range, &mut left, limits)?,
            merged: merged(book, &tab.name),
            hidden_columns: vec![],
            name: tab.name,
        });
    }
    Ok(sheets)
}

fn rows(range: &Range<Data>, left: &mut Left<'_>, limits: &Limits) -> Result<Vec<crate::Row>, Refused> {
    let Some((top, first)) = range.start() else { return Ok(Vec::new()) };
    let mut grid = Grid::new();
    for (row, column, data) in range.used_cells() {
        let (cell, cut) = cell(&borrowed(data), &Shape::General, limits.cell_chars);
        if matches!(cell, Cell::Empty) {
            continue;
        }
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let at = (top.saturating_add(number(row)), first.saturating_add(number(column)));
        left.place(&mut grid, at, cell, cut)?;
    }
    Ok(grid.into_values().collect())
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        _ => DataRef::Empty,
    }
}
