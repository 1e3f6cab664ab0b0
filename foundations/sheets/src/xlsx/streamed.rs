//! The rows of a workbook, as many at a time as its reader wants: a list of a million people is not held.
//!
//! Only where one tab alone says something: what tells of one business on several of them is put together where
//! all of it is at hand. What the workbook keeps beside its sheet is held, each text once among it.

use std::io::{Read, Seek};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, Sheet as Tab, SheetType, SheetVisible, Xlsx, XlsxCellReader};
use self_cell::{MutBorrow, self_cell};

use super::archive::{Archive, Kind};
use super::layout::Layout;
use super::number::Shape;
use super::{Grid, Left, Placed, in_order, next_cell, refuse_repeated, relations, shapes};
use crate::{Limits, Merge, Refused, Row};

/// Bytes in any order, wherever they lie.
trait Bytes: Read + Seek {}

impl<B: Read + Seek> Bytes for B {}

type Book = Xlsx<Box<dyn Bytes>>;
type Cells<'b> = XlsxCellReader<'b, Box<dyn Bytes>>;

self_cell! {
    /// A workbook, and how far the cells of its sheet are read.
    struct OpenBook {
        owner: MutBorrow<Book>,

        #[not_covariant]
        dependent: Cells,
    }
}

/// A workbook of one sheet that is read some rows at a time.
pub(crate) struct SheetRows {
    name: String,
    layout: Layout,
    limits: Limits,
    state: State,
    shapes: Vec<Shape>,
    /// Rows read.
    read: usize,
    /// The number of the row read last.
    last: u32,
    /// Errors met, of those the layout knows.
    errors: usize,
    /// The first cell of the row that comes next.
    next: Option<Placed>,
    /// Whether none comes any more: what stands below the cells is nobody's row.
    is_at_end: bool,
}

enum State {
    /// Before its first cell.
    Begun(Box<Book>),
    /// Among its cells.
    Open(OpenBook),
    /// It could not be read on.
    Lost,
}

impl SheetRows {
    /// The rows of a workbook; `None` where they stand on several tabs or on a hidden one, and for archives of
    /// another kind.
    pub(crate) fn open(bytes: impl Read + Seek + 'static, limits: &Limits) -> Result<Option<Self>, Refused> {
        let mut archive = Archive::open(bytes, limits)?;
        if archive.kind()? != Kind::Workbook {
            return Ok(None);
        }
        archive.weigh_strings(limits)?;
        let parts = relations::sheet_parts(&mut archive)?;
        refuse_repeated(parts.iter())?;
        let Some((place, layout)) = only_sheet(&mut archive, &parts, limits)? else { return Ok(None) };
        let bytes: Box<dyn Bytes> = Box::new(archive.into_bytes());
        // what strangers write may have it panic, as where it is read whole
        let book = catch_unwind(AssertUnwindSafe(|| Book::new(bytes)));
        let book = book.ok().and_then(Result::ok).ok_or(Refused::CorruptWorkbook)?;
        let tabs = book.sheets_metadata();
        refuse_repeated(tabs.iter().map(|tab| &tab.name))?;
        let tab = tabs.get(place).filter(|tab| tabs.len() == parts.len() && is_in_sight(tab));
        let Some(name) = tab.map(|tab| tab.name.clone()) else { return Ok(None) };
        let state = State::Begun(Box::new(book));
        let (limits, shapes, next) = (*limits, Vec::new(), None);
        let (read, last, errors, is_at_end) = (0, 0, 0, false);
        Ok(Some(Self { name, layout, limits, state, shapes, read, last, errors, next, is_at_end }))
    }

    /// The name of its tab.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Cells merged into one, in the order of the file.
    pub(crate) fn merged(&self) -> &[Merge] {
        &self.layout.merged
    }

    /// Hidden columns, from 0.
    pub(crate) fn hidden_columns(&self) -> &[usize] {
        &self.layout.hidden_columns
    }

    /// Goes back to the first row.
    pub(crate) fn rewind(&mut self) {
        self.state = match mem::replace(&mut self.state, State::Lost) {
            State::Open(open) => State::Begun(Box::new(open.into_owner().into_inner())),
            state => state,
        };
        (self.read, self.last, self.errors) = (0, 0, 0);
        (self.next, self.is_at_end) = (None, false);
    }

    /// The next rows that hold something, at most so many; none at the end of the sheet. Rows in disorder are
    /// refused: only where all are at hand can they be put in order.
    pub(crate) fn next_rows(&mut self, most: usize) -> Result<Vec<Row>, Refused> {
        let read = catch_unwind(AssertUnwindSafe(|| self.gather(most)));
        read.unwrap_or(Err(Refused::CorruptWorkbook))
    }

    fn gather(&mut self, most: usize) -> Result<Vec<Row>, Refused> {
        self.begin()?;
        let State::Open(open) = &mut self.state else { return Err(Refused::BrokenOff) };
        let (limits, shapes) = (self.limits, self.shapes.as_slice());
        let mut left = Left { rows: limits.rows.saturating_sub(self.read), ..Left::of(&limits) };
        let mut errors = self.layout.errors.get(self.errors..).unwrap_or_default().iter();
        let mut grid = Grid::new();
        loop {
            let come = match self.next.take() {
                Some(placed) => Some(placed),
                None if self.is_at_end => None,
                None => open.with_dependent_mut(|_, cells| {
                    next_cell(cells, (shapes, &mut errors), limits.cell_chars)
                })?,
            };
            let Some(placed) = come else {
                self.is_at_end = true;
                break;
            };
            let number = placed.at.0.saturating_add(1);
            if number < self.last {
                return Err(Refused::CorruptWorkbook);
            }
            if grid.len() == most && !grid.contains_key(&number) {
                self.next = Some(placed);
                break;
            }
            self.last = number;
            left.place(&mut grid, placed.at, placed.cell, placed.cut)?;
        }
        self.errors = self.layout.errors.len() - errors.len();
        self.read += grid.len();
        Ok(in_order(grid, &self.layout))
    }

    /// Goes to the first cell, unless it is among them.
    fn begin(&mut self) -> Result<(), Refused> {
        let book = match mem::replace(&mut self.state, State::Lost) {
            State::Begun(book) => MutBorrow::new(*book),
            state => {
                self.state = state;
                return Ok(());
            }
        };
        let open = OpenBook::try_new(book, |book| {
            book.borrow_mut().worksheet_cells_reader(&self.name).map_err(|_| Refused::CorruptWorkbook)
        })?;
        self.shapes = open.with_dependent(|_, cells| shapes(cells));
        self.state = State::Open(open);
        Ok(())
    }
}

/// The place and the layout of the only sheet that holds anything. It may be long, but for it the workbook is
/// no larger than one that is held.
fn only_sheet<B: Read + Seek>(
    archive: &mut Archive<B>,
    parts: &[String],
    limits: &Limits,
) -> Result<Option<(usize, Layout)>, Refused> {
    let mut only = None;
    for (place, part) in parts.iter().enumerate() {
        let layout = Layout::read(archive.part(part)?, limits.cells)?;
        if layout.has_values && only.replace((place, layout)).is_some() {
            return Ok(None);
        }
    }
    let heavy = |part: &String| archive.beside(part) > limits.inflated_bytes;
    let part = only.as_ref().and_then(|(place, _)| parts.get(*place));
    if part.is_some_and(heavy) { Err(Refused::ZipBomb) } else { Ok(only) }
}

fn is_in_sight(tab: &Tab) -> bool {
    tab.typ == SheetType::WorkSheet && tab.visible == SheetVisible::Visible
}
