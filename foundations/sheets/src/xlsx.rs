//! Workbooks: calamine reads the values; what it does not tell (which rows are hidden, how a
//! number is shown, how large the archive will grow) is read beside it.

mod archive;
mod layout;
mod moment;
mod number;
mod relations;
mod streamed;
mod value;

pub(crate) use number::Shape;
pub(crate) use relations::attribute;
pub(crate) use streamed::SheetRows;
pub(crate) use value::cell;

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice::Iter;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use crate::{Cell, Format, Limits, Refused, Row, RowFlaw, Sheet, Workbook, members, ods};
pub(crate) use archive::{Archive, Kind, Part};
use layout::Layout;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
pub(crate) type Grid = BTreeMap<u32, Row>;

/// Reads a workbook, every sheet of it; of LibreOffice too, which keeps it in an archive likewise.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refused> {
    let mut archive = Archive::at_hand(bytes, limits)?;
    match archive.kind()? {
        Kind::Workbook => archive.weigh_strings(limits)?,
        Kind::OpenDocument => return ods::read(bytes, &mut archive, limits),
        Kind::Files => return Err(members::refusal(&mut archive, limits)),
    }
    // Files come from strangers, and calamine computes with the positions they claim: where
    // that overflows it panics, which is one more way for a workbook to be damaged.
    let sheets = catch_unwind(AssertUnwindSafe(|| sheets(bytes, &mut archive, limits)));
    let sheets = sheets.unwrap_or(Err(Refused::CorruptWorkbook))?;
    Ok(Workbook { format: Format::Xlsx, encoding: None, separator: None, sheets })
}

fn sheets(
    bytes: &[u8],
    archive: &mut Archive<impl Read + Seek>,
    limits: &Limits,
) -> Result<Vec<Sheet>, Refused> {
    let parts = relations::sheet_parts(archive)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::CorruptWorkbook)?;
    let mut left = Left::of(limits);
    let tabs = book.sheets_metadata().to_vec();
    refuse_repeated(tabs.iter().map(|tab| &tab.name))?;
    refuse_repeated(parts.iter())?;
    let mut sheets = Vec::new();
    for (tab, part) in tabs.into_iter().zip(parts) {
        if tab.typ != SheetType::WorkSheet {
            continue;
        }
        let layout = Layout::read(archive.part(&part)?, limits.cells)?;
        let rows = rows(&mut book, &tab.name, &layout, &mut left)?;
        sheets.push(Sheet {
            hidden: tab.visible != SheetVisible::Visible,
            name: tab.name,
            first_row: 1,
            rows,
            merged: layout.merged,
            hidden_columns: layout.hidden_columns,
        });
    }
    Ok(sheets)
}

/// Tabs have their own names and parts: a workbook that names one part a thousand times would be
/// read a thousand times.
fn refuse_repeated<'t>(mut texts: impl Iterator<Item = &'t String>) -> Result<(), Refused> {
    let mut seen = HashSet::new();
    if texts.all(|text| seen.insert(text)) { Ok(()) } else { Err(Refused::CorruptWorkbook) }
}

/// How many rows and cells the sheets that follow may still hold.
pub(crate) struct Left<'a> {
    rows: usize,
    cells: usize,
    limits: &'a Limits,
}

/// A cell that holds something, and its row and column, from 0.
struct Placed {
    at: (u32, u32),
    cell: Cell,
    cut: bool,
}

/// How the cells of a sheet are shown, by the styles they name.
fn shapes<B: Read + Seek>(cells: &XlsxCellReader<'_, B>) -> Vec<Shape> {
    cells.styles().iter().map(Shape::of).collect()
}

/// The next cell that holds something; `None` after the last one. Where the errors stand is known from the layout.
fn next_cell<B: Read + Seek>(
    cells: &mut XlsxCellReader<'_, B>,
    (shapes, errors): (&[Shape], &mut Iter<'_, (u32, u32)>),
    most_chars: usize,
) -> Result<Option<Placed>, Refused> {
    loop {
        let placed = match cells.next_cell_with_style_id() {
            Ok(None) => return Ok(None),
            Ok(Some((found, style))) => {
                let shape = shapes.get(style).unwrap_or(&Shape::General);
                let (cell, cut) = cell(found.get_value(), shape, most_chars);
                if matches!(cell, Cell::Error(_)) {
                    errors.next();
                }
                Placed { at: found.get_position(), cell, cut }
            }
            // An error younger than the ones calamine lists, such as `#SPILL!`.
            Err(XlsxError::CellError(error)) => {
                let &at = errors.next().ok_or(Refused::CorruptWorkbook)?;
                Placed { at, cell: Cell::Error(error), cut: false }
            }
            Err(_) => return Err(Refused::CorruptWorkbook),
        };
        if !placed.cell.is_empty() {
            return Ok(Some(placed));
        }
    }
}

fn rows(book: &mut Book<'_>, name: &str, layout: &Layout, left: &mut Left<'_>) -> Result<Vec<Row>, Refused> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| Refused::CorruptWorkbook)?;
    let (shapes, mut errors) = (shapes(&cells), layout.errors.iter());
    let mut grid = Grid::new();
    while let Some(placed) = next_cell(&mut cells, (shapes.as_slice(), &mut errors), left.limits.cell_chars)?
    {
        left.place(&mut grid, placed.at, placed.cell, placed.cut)?;
    }
    Ok(in_order(grid, layout))
}

/// The rows of a grid, those marked that are hidden.
fn in_order(mut grid: Grid, layout: &Layout) -> Vec<Row> {
    let hidden = |row: &mut Row| row.hidden = layout.hidden_rows.contains(&row.number);
    grid.values_mut().for_each(hidden);
    grid.into_values().collect()
}

impl<'a> Left<'a> {
    /// As many as the limits allow.
    pub(crate) const fn of(limits: &'a Limits) -> Self {
        Self { rows: limits.rows, cells: limits.cells, limits }
    }

    /// Puts a cell in its place.
    pub(crate) fn place(
        &mut self,
        grid: &mut Grid,
        at: (u32, u32),
        cell: Cell,
        cut: bool,
    ) -> Result<(), Refused> {
        let number = at.0.saturating_add(1);
        let column = usize::try_from(at.1).unwrap_or(usize::MAX);
        if column >= self.limits.columns {
            return Err(Refused::TooManyColumns { limit: self.limits.columns });
        }
        if !grid.contains_key(&number) {
            self.rows = self.rows.checked_sub(1).ok_or(Refused::TooManyRows { limit: self.limits.rows })?;
        }
        let row = grid.entry(number).or_insert_with(|| empty_row(number));
        let grown = (column + 1).saturating_sub(row.cells.len());
        self.cells =
            self.cells.checked_sub(grown).ok_or(Refused::TooManyCells { limit: self.limits.cells })?;
        row.cells.resize(row.cells.len() + grown, Cell::Empty);
        row.cells[column] = cell;
        if cut {
            row.flaw.get_or_insert(RowFlaw::CellTooLong(column));
        }
        Ok(())
    }
}

const fn empty_row(number: u32) -> Row {
    Row { number, line: None, hidden: false, cells: Vec::new(), flaw: None }
}
