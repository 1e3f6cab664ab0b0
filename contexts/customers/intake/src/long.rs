//! A list of people or companies that is too long to be held at once.
//!
//! Its columns are told by its first rows, and its rows are handed out in parts: each is read as a small file
//! is, and compared with the parts before it as its own rows are with each other. A sale is told by rows that
//! may stand anywhere, and what several files tell of somebody is put together only where all of it is at
//! hand: such batches are read whole.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use serde::{Deserialize, Serialize};
use sheets::{Encoding, Format, Refused, Row, Script, Separator, Sheet, TextRows};

use crate::codes::LeftOut;
use crate::context::ReadContext;
use crate::field::{Field, Table};
use crate::layout::{Layout, lay_out};
use crate::lines::{LineKind, classify};
use crate::mapping::Mapping;
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
    script: Script,
    rows: usize,
    lines: BTreeMap<LineKind, u32>,
}

/// A long list, read in parts.
pub struct LongList<'a, R> {
    name: &'a str,
    mapping: &'a Mapping,
    rows: TextRows<R>,
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

impl<'a, R: Read + Seek> LongList<'a, R> {
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
        let Some(mut rows) = sheets::text_rows(name, bytes, &corrected)? else { return Ok(None) };
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
        let mut rows = TextRows::again(name, bytes, extent.script, limits);
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
        let (encoding, separator) = (self.rows.encoding(), self.rows.separator());
        let sitting = Sitting {
            file: self.name,
            layout: &self.layout,
            table: self.table,
            corrections: self.mapping.sheet(self.name, &grid.name),
            context,
        };
        let read = read_rows(&mut grid.clone(), (Format::Csv, separator), &sitting);
        let file = FileReading { sheets: vec![read], ..self.file(encoding, separator) };
        let reading = Reading { files: vec![file], ..Reading::default() };
        Ok(Some(ListPart { reading, grid }))
    }

    /// The rows of the next part as the file writes them; `None` at the end.
    ///
    /// # Errors
    /// [`Refused`], when it passes a limit.
    pub fn next_grid(&mut self) -> Result<Option<Sheet>, Refused> {
        let grid = next_sheet(&mut self.rows, self.part, self.next_row)?;
        let Some(last) = grid.rows.last() else { return Ok(None) };
        self.next_row = last.number + 1;
        Ok(Some(grid))
    }

    /// What is recognised in its first part.
    #[must_use]
    pub fn recognised(&self, first: &Sheet) -> SheetSurvey {
        sheet_survey(first, Format::Csv, &self.layout)
    }

    /// What is recognised in it: its columns by its first part, its rows counted in all of them.
    ///
    /// # Errors
    /// [`Refused`], when it passes a limit.
    pub fn survey(mut self) -> Result<FileSurvey, Refused> {
        let mut sheets = Vec::new();
        if let Some(first) = self.next_grid()? {
            sheets.push(SheetSurvey { lines: self.extent.lines.clone(), ..self.recognised(&first) });
        }
        let encoding = self.rows.encoding();
        Ok(FileSurvey {
            name: self.name.to_owned(),
            format: Some(Format::Csv),
            encoding: Some(encoding.charset),
            has_unreadable_bytes: encoding.had_errors,
            separator: self.rows.separator().map(Separator::character),
            refused: None,
            extent: Some(self.extent),
            sheets,
        })
    }

    fn file(&self, encoding: Encoding, separator: Option<Separator>) -> FileReading {
        FileReading {
            name: self.name.to_owned(),
            format: Some(Format::Csv),
            encoding: Some(encoding),
            separator,
            refused: None,
            sheets: Vec::new(),
            left_out: Vec::<(String, LeftOut)>::new(),
        }
    }
}

/// The next rows of a text as a sheet.
fn next_sheet(text: &mut TextRows<impl Read + Seek>, most: usize, first_row: u32) -> Result<Sheet, Refused> {
    let (name, rows) = (text.name().to_owned(), text.next_rows(most)?);
    Ok(Sheet { name, hidden: false, first_row, rows, merged: Vec::new(), hidden_columns: Vec::new() })
}

/// The table of a list each of whose rows tells of somebody by itself. A row another program deleted hands its
/// no to whoever has its address anywhere in the file.
fn listed(layout: &Layout) -> Option<Table> {
    let may_be_gone =
        layout.columns.iter().any(|column| matches!(column.field, Some(Field::Gone | Field::Status)));
    let table = layout.table.ok().filter(|_| !may_be_gone)?;
    matches!(table, Table::People | Table::Companies).then_some(table)
}

/// The layout of a list as its first rows tell it; `None` for a short one, and for what is read whole.
fn headed(
    (name, rows): (&str, &mut TextRows<impl Read + Seek>),
    mapping: &Mapping,
    parts: Parts,
) -> Result<Option<(Layout, Table)>, Refused> {
    let head = next_sheet(rows, parts.head, 1)?;
    if head.rows.len() < parts.head {
        return Ok(None);
    }
    let corrections = mapping.sheet(name, &head.name);
    let layout = lay_out(&head, Format::Csv, corrections, mapping.include_hidden_sheets);
    let table = listed(&layout);
    rows.rewind();
    Ok(table.map(|table| (layout, table)))
}

/// How much a list holds; `None` where another table begins in the midst of it.
fn extent_of(
    text: &mut TextRows<impl Read + Seek>,
    layout: &Layout,
    part: usize,
) -> Result<Option<Extent>, Refused> {
    let header = layout.header.row.unwrap_or(u32::MAX);
    let mut extent = Extent { script: text.script(), rows: 0, lines: BTreeMap::new() };
    let (mut above, mut next_row) = (None::<Row>, 1);
    loop {
        let mut grid = next_sheet(text, part, next_row)?;
        let rows: Vec<&Row> = above.iter().chain(&grid.rows).collect();
        let is_break =
            |above: &Row, row: &Row| above.number > header && begins_another(above, row, &layout.header);
        if rows.windows(2).any(|pair| matches!(pair, [above, row] if is_break(above, row))) {
            return Ok(None);
        }
        for line in classify(&grid, layout, Format::Csv) {
            *extent.lines.entry(line.kind).or_insert(0) += 1;
        }
        extent.rows += grid.rows.len();
        let Some(last) = grid.rows.pop() else { return Ok(Some(extent)) };
        next_row = last.number + 1;
        above = Some(last);
    }
}

impl<R> std::fmt::Debug for LongList<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LongList({}, {} rows)", self.table.code(), self.extent.rows)
    }
}
