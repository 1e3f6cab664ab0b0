//! Tables that stand one below the other on a sheet: each is read as a sheet of its own.
//!
//! Shops keep professionals above and private customers below, each under their own headers. Such
//! headers stand apart, below a blank row or a lone title, and every one of them is a known one.

use sheets::{Format, Merge, Row, Sheet, Workbook};

use crate::layout::{HeaderLine, is_other_header};

/// Parts the sheets of a workbook at every row of other headers.
pub(crate) fn part(workbook: &mut Workbook) {
    if workbook.format == Format::Vcard {
        return;
    }
    let names: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let sheets = std::mem::take(&mut workbook.sheets);
    workbook.sheets = sheets.into_iter().flat_map(|sheet| parts(sheet, &names)).collect();
}

fn parts(mut sheet: Sheet, names: &[String]) -> Vec<Sheet> {
    let (base, mut parts) = (sheet.name.clone(), Vec::new());
    while let Some(at) = next_table(&sheet) {
        let rows = sheet.rows.split_off(at);
        let first_row = rows.first().map_or(1, |row| row.number);
        let is_below = |merge: &Merge| merge.top >= first_row;
        let (merged, above) = sheet.merged.into_iter().partition(is_below);
        sheet.merged = above;
        let rest = Sheet {
            name: numbered(&base, names, parts.len() + 2),
            hidden: sheet.hidden,
            first_row,
            rows,
            merged,
            hidden_columns: sheet.hidden_columns.clone(),
        };
        parts.push(std::mem::replace(&mut sheet, rest));
    }
    parts.push(sheet);
    parts
}

/// The place of the row that begins another table, below the headers of the first one.
fn next_table(sheet: &Sheet) -> Option<usize> {
    let header = HeaderLine::find(sheet, None);
    let row = header.row?;
    let first = sheet.rows.iter().position(|other| other.number == row)?;
    let pairs = sheet.rows.windows(2).enumerate().skip(first + 1);
    let mut below = pairs.filter_map(|(at, pair)| match pair {
        [above, row] => Some((at + 1, above, row)),
        _ => None,
    });
    below.find(|(_, above, row)| begins_another(above, row, &header)).map(|(at, ..)| at)
}

/// Whether a row holds the headers of another table than the one these headers are of.
pub(crate) fn begins_another(above: &Row, row: &Row, header: &HeaderLine) -> bool {
    stands_apart(above, row) && is_other_header(row, header)
}

fn stands_apart(above: &Row, row: &Row) -> bool {
    let filled = above.cells.iter().filter(|cell| !cell.text().trim().is_empty());
    row.number > above.number + 1 || filled.count() == 1
}

/// `Clients (2)`, unless a sheet of the workbook is called so.
fn numbered(name: &str, names: &[String], from: usize) -> String {
    let numbered = |number: usize| format!("{name} ({number})");
    (from..).map(numbered).find(|name| !names.contains(name)).unwrap_or_default()
}
