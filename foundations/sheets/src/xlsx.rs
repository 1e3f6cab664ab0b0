//! Workbooks: calamine reads the values; what it does not tell (which rows are hidden, how a
//! number is shown, how large the archive will grow) is read beside it.

mod archive;
mod layout;
mod moment;
mod number;
mod relations;
mod value;

pub(crate) use number::Shape;
pub(crate) use relations::attribute;
pub(crate) use value::cell;

use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::{Cell, Format, Limits, Refused, Row, RowFlaw, Sheet, Workbook, members, ods};
pub(crate) use archive::{Archive, Kind, Part};
use layout::Layout;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
pub(crate) type Grid = BTreeMap<u32, Row>;

/// Reads a workbook, every sheet of it; of LibreOffice too, which keeps it in an archive likewise.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refused> {
    let mut archive = Archive::open(bytes, limits)?;
    match archive.kind()? {
        Kind::Workbook => archive.refuse_false_claims()?,
        Kind::OpenDocument => return ods::read(bytes, &mut archive, limits),
        Kind::Files => return Err(members::refusal(&mut archive, limits)),
    }
    // Files come from strangers, and calamine computes with the positions they claim: where
    // that overflows it panics, which is one more way for a workbook to be damaged.
    let sheets = catch_unwind(AssertUnwindSafe(|| sheets(bytes, &mut archive, limits)));
    let sheets = sheets.unwrap_or(Err(Refused::CorruptWorkbook))?;
    Ok(Workbook { format: Format::Xlsx, encoding: None, separator: None, sheets })
}

fn sheets(bytes: &[u8], archive: &mut Archive<'_>, limits: &Limits) -> Result<Vec<Sheet>, Refused> {
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
        let layout = Layout::read(archive.part(&part)?)?;
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

fn rows(book: &mut Book<'_>, name: &str, layout: &Layout, left: &mut Left<'_>) -> Result<Vec<Row>, Refused> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| Refused::CorruptWorkbook)?;
    let shapes: Vec<Shape> = reader.styles().iter().map(Shape::of).collect();
    let mut errors = layout.errors.iter();
    let mut grid = Grid::new();
    loop {
        let (row, column, cell, cut) = match reader.next_cell_with_style_id() {
            Ok(None) => break,
            Ok(Some((found, style))) => {
                let (row, column) = found.get_position();
                let shape = shapes.get(style).unwrap_or(&Shape::General);
                let (cell, cut) = cell(found.get_value(), shape, left.limits.cell_chars);
                if matches!(cell, Cell::Error(_)) {
                    errors.next();
                }
                (row, column, cell, cut)
            }
            // An error younger than the ones calamine lists, such as `#SPILL!`.
            Err(XlsxError::CellError(error)) => {
                let &(row, column) = errors.next().ok_or(Refused::CorruptWorkbook)?;
                (row, column, Cell::Error(error), false)
            }
            Err(_) => return Err(Refused::CorruptWorkbook),
        };
        if !cell.is_empty() {
            left.place(&mut grid, (row, column), cell, cut)?;
        }
    }
    let hidden = |row: &mut Row| row.hidden = layout.hidden_rows.contains(&row.number);
    grid.values_mut().for_each(hidden);
    Ok(grid.into_values().collect())
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
