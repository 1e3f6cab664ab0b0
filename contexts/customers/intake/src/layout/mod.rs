//! What each sheet holds and what each of its columns stands for.
//!
//! Detection first, corrections on top: the survey shows this layout, the reading follows it, so
//! what the person saw is what is read.

mod assign;
mod column;
mod echo;
mod grammar;
mod headers;
mod names;
mod profile;
mod table;
mod tax;

pub(crate) use column::{Column, Reason};
pub(crate) use headers::{HeaderLine, is_other_header};
pub(crate) use names::{Guess, numbers_people};

use sheets::{Format, Row, Sheet};

use crate::codes::LeftOut;
use crate::field::Table;
use crate::mapping::{SheetMapping, TableChoice};
use crate::source::{self, Export, Recognised};

/// What was found out about a sheet.
pub(crate) struct Layout {
    /// The headers and what stands above them.
    pub(crate) header: HeaderLine,
    /// The columns, from left to right.
    pub(crate) columns: Vec<Column>,
    /// What the rows are, or why the sheet is left out.
    pub(crate) table: Result<Table, LeftOut>,
    /// Whether the cells `NULL` and `\N` mean nothing, as in exports of databases.
    pub(crate) null_is_blank: bool,
    /// The program that wrote it, where its headers tell.
    pub(crate) recognised: Option<Recognised>,
    /// What is known of that program's exports.
    pub(crate) export: Option<&'static Export>,
}

/// Finds out what a sheet holds.
pub(crate) fn lay_out(
    sheet: &Sheet,
    format: Format,
    corrections: Option<&SheetMapping>,
    hidden_too: bool,
) -> Layout {
    let asked = corrections.and_then(|sheet| sheet.table);
    if asked == Some(TableChoice::LeaveOut) {
        return Layout::left_out(LeftOut::Asked);
    }
    if sheet.hidden && !hidden_too && asked.is_none() {
        return Layout::left_out(LeftOut::Hidden);
    }
    if sheet.rows.is_empty() {
        return Layout::left_out(LeftOut::Empty);
    }
    // The headers of cards are ours, stand where we put them, and tell of no program.
    let is_ours = format == Format::Vcard;
    let corrected = corrections.filter(|_| !is_ours).and_then(|sheet| sheet.header_row);
    let header = HeaderLine::find(sheet, corrected);
    let null_is_blank = writes_null(&sheet.rows);
    let mut columns = column::columns(sheet, format, &header, null_is_blank);
    echo::listen(sheet, &header, &mut columns);
    let told = if is_ours { None } else { source::recognise(&header.texts) };
    let (export, recognised) = told.unzip();
    if let Some(export) = export {
        export.teach(&mut columns);
    }
    column::correct(&mut columns, corrections);
    let wanted = match asked {
        Some(TableChoice::Table(table)) => Some(table),
        _ => export.map(|export| export.table),
    };
    let table = table::settle(&mut columns, &sheet.name, wanted).ok_or(LeftOut::NoTable);
    column::join_places(&mut columns);
    tax::tell_amounts_from_rates(sheet, &header, &mut columns);
    Layout { header, columns, table, null_is_blank, recognised, export }
}

impl Layout {
    fn left_out(why: LeftOut) -> Self {
        Self {
            header: HeaderLine::default(),
            columns: Vec::new(),
            table: Err(why),
            null_is_blank: false,
            recognised: None,
            export: None,
        }
    }
}

/// Exports of databases write `NULL` all over; in a single row it may be somebody's name.
fn writes_null(rows: &[Row]) -> bool {
    let holds_null = |row: &&Row| row.cells.iter().any(|cell| matches!(&*cell.text(), "NULL" | "\\N"));
    rows.iter().filter(holds_null).take(3).count() == 3
}
