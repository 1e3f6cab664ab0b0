//! From files to rows: open, lay out, classify, read. What rows mean to each other comes later.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use sheets::{Cell, Format, Row, Separator, Sheet};

use super::{FileReading, ReadColumn, Reading, SheetReading, Told};
use crate::codes::{Caution, LeftOut};
use crate::context::ReadContext;
use crate::field::{Field, Table};
use crate::layout::{Layout, lay_out};
use crate::lines::{LineKind, classify};
use crate::mapping::{Mapping, SheetMapping};
use crate::rows::{DocumentKind, SheetContext, Warning, read_row};
use crate::upload::{Opened, Upload, open};

/// Reads the rows of every file.
pub(crate) fn parse(files: &[Upload<'_>], mapping: &Mapping, context: &ReadContext<'_>) -> Reading {
    let files = open(files, mapping).into_iter().map(|file| read_file(file, mapping, context)).collect();
    Reading { files, ..Reading::default() }
}

fn read_file(file: Opened, mapping: &Mapping, context: &ReadContext<'_>) -> FileReading {
    let mut read = FileReading {
        name: file.name,
        format: None,
        encoding: None,
        separator: None,
        refused: None,
        sheets: Vec::new(),
        left_out: Vec::new(),
    };
    let workbook = match file.workbook {
        Ok(workbook) => workbook,
        Err(refused) => {
            read.refused = Some(refused);
            return read;
        }
    };
    (read.format, read.encoding, read.separator) =
        (Some(workbook.format), workbook.encoding, workbook.separator);
    let shape = (workbook.format, workbook.separator);
    for mut sheet in workbook.sheets {
        let corrections = mapping.sheet(&read.name, &sheet.name);
        match read_sheet(&mut sheet, shape, (&read.name, corrections), (mapping, context)) {
            Ok(sheet) => read.sheets.push(sheet),
            Err(why) => read.left_out.push((sheet.name, why)),
        }
    }
    read
}

fn read_sheet(
    sheet: &mut Sheet,
    (format, separator): (Format, Option<Separator>),
    (file, corrections): (&str, Option<&SheetMapping>),
    (mapping, context): (&Mapping, &ReadContext<'_>),
) -> Result<SheetReading, LeftOut> {
    let layout = lay_out(sheet, format, corrections, mapping.include_hidden_sheets);
    let table = layout.table?;
    let sitting = Sitting { file, layout: &layout, table, corrections, context };
    Ok(read_rows(sheet, (format, separator), &sitting))
}

/// What is the same for all rows of a sheet that is read.
pub(crate) struct Sitting<'a> {
    /// The file it stands in.
    pub(crate) file: &'a str,
    /// What its columns stand for.
    pub(crate) layout: &'a Layout,
    /// What its rows are.
    pub(crate) table: Table,
    /// What the person corrected.
    pub(crate) corrections: Option<&'a SheetMapping>,
    /// Where, when, in which language.
    pub(crate) context: &'a ReadContext<'a>,
}

/// Reads the rows of a sheet, or of a part of one, by a layout.
pub(crate) fn read_rows(
    sheet: &mut Sheet,
    (format, separator): (Format, Option<Separator>),
    sitting: &Sitting<'_>,
) -> SheetReading {
    let Sitting { file, layout, table, corrections, context } = *sitting;
    let joined = crate::slips::join(sheet, layout, format, separator);
    crate::merged::fill_down(sheet, layout);
    mend(sheet, layout, corrections);
    let filled = crate::blanks::fill_down(sheet, layout, table);
    let lines = classify(sheet, layout, format);
    let (documents, place) = (documents(sheet, layout), (file, sheet.name.as_str()));
    let rows = SheetContext::new(context, layout, corrections, documents, place);
    let mut read = SheetReading {
        name: sheet.name.clone(),
        table,
        recognised: layout.recognised.clone(),
        header_row: layout.header.row,
        columns: columns(layout),
        rows: Vec::new(),
        warnings: [joined, filled].concat(),
        duplicates: Vec::new(),
        orphans: Vec::new(),
        told: Told::default(),
        lines,
    };
    let data: HashSet<u32> =
        read.lines.iter().filter(|line| line.kind == LineKind::Data).map(|line| line.row).collect();
    for row in sheet.rows.iter().filter(|row| data.contains(&row.number)) {
        let (mut one, warnings) = read_row(&rows, table, row);
        one.fingerprint = fingerprint(row);
        read.rows.push(one);
        read.warnings.extend(warnings);
    }
    tell_that_only_tax_is_given(&mut read);
    read
}

/// Says once of a sheet that knows no amount without tax that those with it stand for both.
fn tell_that_only_tax_is_given(read: &mut SheetReading) {
    let without = [Field::TotalNet, Field::UnitPrice, Field::VatAmount, Field::VatRate];
    let gross = read.column_of(Field::TotalGross).map(str::to_owned);
    let first = read.rows.iter().find(|row| {
        row.is_accepted() && row.sale.as_ref().is_some_and(|sale| sale.gross.canonical.is_some())
    });
    if let (Some(column), Some(row)) = (gross, first.map(|row| row.row))
        && without.into_iter().all(|field| read.column_of(field).is_none())
    {
        let code = Caution::OnlyWithTax.into();
        read.warnings.push(Warning { row, column: Some(column), code });
    }
}

/// Puts the texts the person mended in the place of the file's.
fn mend(sheet: &mut Sheet, layout: &Layout, corrections: Option<&SheetMapping>) {
    for fix in corrections.map(|sheet| sheet.fixes.as_slice()).unwrap_or_default() {
        let Some(column) = layout.columns.iter().find(|column| column.name == fix.column) else { continue };
        let Some(row) = sheet.rows.iter_mut().find(|row| row.number == fix.row) else { continue };
        if row.cells.len() <= column.index {
            row.cells.resize(column.index + 1, Cell::Empty);
        }
        if let Some(cell) = row.cells.get_mut(column.index) {
            *cell = Cell::Text(fix.text.clone());
        }
    }
}

/// What the documents of a sheet are, as its name or the header of their numbers says; and whether some number
/// says that it is of an invoice, so that the others may say what else.
fn documents(sheet: &Sheet, layout: &Layout) -> (Option<DocumentKind>, bool) {
    let column = layout.columns.iter().find(|column| column.field == Some(Field::DocumentNumber));
    let headed = column.and_then(|column| DocumentKind::headed(&column.name));
    let is_invoice = |row: &Row| {
        let cell = column.and_then(|column| row.cells.get(column.index));
        cell.is_some_and(|cell| DocumentKind::numbered(&cell.text(), true) == Some(DocumentKind::Invoice))
    };
    (headed.or_else(|| DocumentKind::headed(&sheet.name)), sheet.rows.iter().any(is_invoice))
}

fn columns(layout: &Layout) -> Vec<ReadColumn> {
    let columns = layout.columns.iter().map(|column| ReadColumn {
        index: column.index,
        name: column.name.clone(),
        field: column.field,
        is_summed: column.is_summed(),
    });
    columns.collect()
}

/// A digest of all cells: two rows with the same one are the same row twice.
fn fingerprint(row: &Row) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (at, cell) in row.cells.iter().enumerate() {
        let text = cell.text();
        let text = kernel::text::trim(&text);
        if !text.is_empty() {
            (at, text).hash(&mut hasher);
        }
    }
    hasher.finish()
}
