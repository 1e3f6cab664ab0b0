//! A list of people or companies that is too long to be held at once.
//!
//! Its columns are told by its first rows, and its rows are handed out in parts: each is read as a small file
//! is, and compared with the parts before it as its own rows are with each other. A text keeps it, or the one
//! sheet of a workbook. A sale is told by rows that may stand anywhere, and what several files or sheets tell of
//! somebody is put together only where all of it is at hand: such batches are read whole.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use serde::{Deserialize, Serialize};
use sheets::{Format, Refused, Row, Rows, Script, Separator, Sheet};

use crate::codes::LeftOut;
use crate::context::ReadContext;
use crate::field::{Field, Table};
use crate::layout::{Layout, lay_out};
use crate::lines::{LineKind, classify};
use crate::mapping::Mapping;
use crate::merged::goes_down;
use crate::reading::{FileReading, Reading, Sitting, read_rows};
use crate::stacked::begins_another;
use crate::survey::{FileSurvey, SheetSurvey, sheet_survey};
use crate::upload::options;

/// What is read in parts, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// A list of more rows than these is.
    pub longer_than: usize,
    /// The first rows, which tell the columns.
    pub head: usize,
    /// The rows of a part: what is held of a list at once.
    pub rows: usize,
}

impl Default for Parts {
    fn default() -> Self {
        Self { longer_than: 50_000, head: 10_000, rows: 2_500 }
    }
}

/// How much a long list holds, found out by going through all of it. It holds for one way of reading the file
/// alone: by another encoding, header or column it is found out anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// How a text is written; `None` for a workbook.
    script: Option<Script>,
    rows: usize,
    lines: BTreeMap<LineKind, u32>,
    /// The rows that are hidden and read all the same.
    #[serde(default)]
    hidden: Vec<u32>,
}

/// A long list, read in parts.
pub struct LongList<'a, R> {
    name: &'a str,
    mapping: &'a Mapping,
    rows: Rows<R>,
    layout: Layout,
    table: Table,
    part: usize,
    extent: Extent,
    next_row: u32,
}

/// A part of a list.
pub struct ListPart {
    /// What its rows say; each has its number in the whole list.
    pub reading: Reading,
    /// The rows as the file writes them.
    pub grid: Sheet,
}

impl<'a, R: Read + Seek + 'static> LongList<'a, R> {
    /// Opens a file of this name as a long list; `None` for any other, which is read whole.
    ///
    /// # Errors
    /// [`Refused`], when it is none of the files that are read, or passes a limit.
    pub fn open(
        (name, bytes): (&'a str, R),
        mapping: &'a Mapping,
        parts: Parts,
    ) -> Result<Option<Self>, Refused> {
        let corrected = options(mapping.files.get(name));
        let Some(mut rows) = Rows::open(name, bytes, &corrected)? else { return Ok(None) };
        let Some((layout, table)) = headed((name, &mut rows), mapping, parts)? else { return Ok(None) };
        let extent = extent_of(&mut rows, &layout, parts.rows)?;
        let Some(extent) = extent.filter(|extent| extent.rows > parts.longer_than) else { return Ok(None) };
        rows.rewind();
        Ok(Some(Self { name, mapping, rows, layout, table, part: parts.rows, extent, next_row: 1 }))
    }

    /// Opens a long list again whose extent was found out under the same corrections: its first rows are read,
    /// and nothing is gone through.
    ///
    /// # Errors
    /// [`Refused`], when it passes a limit.
    pub fn open_again(
        (name, bytes): (&'a str, R),
        mapping: &'a Mapping,
        parts: Parts,
        extent: Extent,
    ) -> Result<Option<Self>, Refused> {
        let limits = options(mapping.files.get(name)).limits;
        let Some(mut rows) = Rows::again(name, bytes, extent.script, limits)? else { return Ok(None) };
        let Some((layout, table)) = headed((name, &mut rows), mapping, parts)? else { return Ok(None) };
        Ok(Some(Self { name, mapping, rows, layout, table, part: parts.rows, extent, next_row: 1 }))
    }

    /// How many rows it has, its headers counted.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.extent.rows
    }

    /// The next part; `None` at the end.
    ///
    /// # Errors
    /// [`Refused`], when it passes a limit.
    pub fn next_part(&mut self, context: &ReadContext<'_>) -> Result<Option<ListPart>, Refused> {
        let Some(grid) = self.next_grid()? else { return Ok(None) };
        let sitting = Sitting {
            file: self.name,
            layout: &self.layout,
            table: self.table,
            corrections: self.mapping.sheet(self.name, &grid.name),
            context,
        };
        let shape = (self.rows.format(), self.rows.separator());
        let read = read_rows(&mut grid.clone(), shape, &sitting);
        let file = FileReading { sheets: vec![read], ..self.file() };
        let reading = Reading { files: vec![file], ..Reading::default() };
        Ok(Some(ListPart { reading, grid }))
    }

    /// The rows of the next part as the file writes them; `None` at the end.
    ///
    /// # Errors
    /// [`Refused`], when it passes a limit.
    pub fn next_grid(&mut self) -> Result<Option<Sheet>, Refused> {
        let grid = self.rows.next_sheet(self.part, self.next_row)?;
        let Some(last) = grid.rows.last() else { return Ok(None) };
        self.next_row = last.number + 1;
        Ok(Some(grid))
    }

    /// What is recognised in its first part.
    #[must_use]
    pub fn recognised(&self, first: &Sheet) -> SheetSurvey {
        sheet_survey(first, self.rows.format(), &self.layout)
    }

    /// What is recognised in it: its columns by its first part, its rows counted in all of them.
    ///
    /// # Errors
    /// [`Refused`], when it passes a limit.
    pub fn survey(mut self) -> Result<FileSurvey, Refused> {
        let mut sheets = Vec::new();
        if let Some(first) = self.next_grid()? {
            let Extent { lines, hidden, .. } = self.extent.clone();
            sheets.push(SheetSurvey { lines, hidden_rows: hidden, ..self.recognised(&first) });
        }
        let encoding = self.rows.encoding();
        Ok(FileSurvey {
            name: self.name.to_owned(),
            format: Some(self.rows.format()),
            encoding: encoding.map(|encoding| encoding.charset),
            has_unreadable_bytes: encoding.is_some_and(|encoding| encoding.had_errors),
            separator: self.rows.separator().map(Separator::character),
            refused: None,
            extent: Some(self.extent),
            sheets,
        })
    }

    fn file(&self) -> FileReading {
        FileReading {
            name: self.name.to_owned(),
            format: Some(self.rows.format()),
            encoding: self.rows.encoding(),
            separator: self.rows.separator(),
            refused: None,
            sheets: Vec::new(),
            left_out: Vec::<(String, LeftOut)>::new(),
        }
    }
}

/// The table of a list each of whose rows tells of somebody by itself. A row another program deleted hands its
/// no to whoever has its address anywhere in the file.
fn listed(layout: &Layout) -> Option<Table> {
    let may_be_gone =
        layout.columns.iter().any(|column| matches!(column.field, Some(Field::Gone | Field::Status)));
    let table = layout.table.ok().filter(|_| !may_be_gone)?;
    matches!(table, Table::People | Table::Companies).then_some(table)
}

/// The layout of a list as its first rows tell it; `None` for a short one, and for what is read whole: a cell
/// merged downwards is said of rows that may stand in two parts.
fn headed(
    (name, rows): (&str, &mut Rows<impl Read + Seek>),
    mapping: &Mapping,
    parts: Parts,
) -> Result<Option<(Layout, Table)>, Refused> {
    let head = rows.next_sheet(parts.head, 1)?;
    if head.rows.len() < parts.head {
        return Ok(None);
    }
    let corrections = mapping.sheet(name, &head.name);
    let layout = lay_out(&head, rows.format(), corrections, mapping.include_hidden_sheets);
    let hangs_together = rows.merged().iter().any(|merge| goes_down(merge, &layout));
    let table = listed(&layout).filter(|_| !hangs_together);
    rows.rewind();
    Ok(table.map(|table| (layout, table)))
}

/// How much a list holds; `None` where another table begins in the midst of it, or a column no header stands over.
fn extent_of(
    list: &mut Rows<impl Read + Seek>,
    layout: &Layout,
    part: usize,
) -> Result<Option<Extent>, Refused> {
    let header = layout.header.row.unwrap_or(u32::MAX);
    let mut extent = Extent { script: list.script(), rows: 0, lines: BTreeMap::new(), hidden: Vec::new() };
    let (mut above, mut next_row) = (None::<Row>, 1);
    loop {
        let mut grid = list.next_sheet(part, next_row)?;
        let rows: Vec<&Row> = above.iter().chain(&grid.rows).collect();
        let is_break =
            |above: &Row, row: &Row| above.number > header && begins_another(above, row, &layout.header);
        let is_broken = rows.windows(2).any(|pair| matches!(pair, [above, row] if is_break(above, row)));
        if is_broken || is_wider(&grid, layout, list.format()) {
            return Ok(None);
        }
        for line in classify(&grid, layout, list.format()) {
            *extent.lines.entry(line.kind).or_insert(0) += 1;
            extent.hidden.extend((line.hidden && line.kind == LineKind::Data).then_some(line.row));
        }
        extent.rows += grid.rows.len();
        let Some(last) = grid.rows.pop() else { return Ok(Some(extent)) };
        next_row = last.number + 1;
        above = Some(last);
    }
}

/// Whether some row says something beyond the columns. In a workbook it stands where somebody put it; in a text
/// the row slipped, and is rejected.
fn is_wider(sheet: &Sheet, layout: &Layout, format: Format) -> bool {
    let header = layout.header.row.unwrap_or(0);
    let says_more = |row: &Row| {
        let beyond = row.cells.get(layout.columns.len()..).unwrap_or_default();
        beyond.iter().any(|cell| !cell.text().trim().is_empty())
    };
    format.is_a_workbook() && sheet.rows.iter().any(|row| row.number > header && says_more(row))
}

impl<R> std::fmt::Debug for LongList<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LongList({}, {} rows)", self.table.code(), self.extent.rows)
    }
}
