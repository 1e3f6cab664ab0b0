//! Records of text files that have more cells than headers, because a value holds the separator.
//!
//! `24, place Kléber` written without quotation marks makes two cells, and everything behind it
//! slips one column to the right. The second half gives itself away: it alone begins with a space.
//! Where exactly as many cells do as there are too many, the halves are joined again, and said so;
//! any other such record is left as it is, to be rejected.

use kernel::text::trim;
use sheets::{Cell, Format, Row, Separator, Sheet};

use crate::codes::Caution;
use crate::layout::Layout;
use crate::rows::Warning;

/// Joins what a missing quotation mark has cut, and tells of every record it joined.
pub(crate) fn join(
    sheet: &mut Sheet,
    layout: &Layout,
    format: Format,
    separator: Option<Separator>,
) -> Vec<Warning> {
    let (Format::Csv, Some(separator)) = (format, separator) else { return Vec::new() };
    let width = layout.columns.len();
    let mut warnings = Vec::new();
    for row in &mut sheet.rows {
        let Some(first) = join_row(row, width, separator.character()) else { continue };
        let column = layout.columns.get(first).map(|column| column.name.clone());
        warnings.push(Warning { row: row.number, column, code: Caution::CellsJoined.into() });
    }
    warnings
}

/// Joins the cut cells of a row; answers the column of the first one.
fn join_row(row: &mut Row, width: usize, separator: char) -> Option<usize> {
    let extra = row.cells.len().checked_sub(width).filter(|extra| *extra > 0)?;
    let halves: Vec<usize> =
        (1..row.cells.len()).filter(|&at| row.cells.get(at).is_some_and(is_second_half)).collect();
    if halves.len() != extra || !row.cells.get(width..)?.iter().any(|cell| !trim(&cell.text()).is_empty()) {
        return None;
    }
    for &at in halves.iter().rev() {
        let second = row.cells.remove(at);
        if let Some(first) = at.checked_sub(1).and_then(|before| row.cells.get_mut(before)) {
            *first = Cell::Text(format!("{}{separator}{}", first.text(), second.text()));
        }
    }
    halves.first().map(|at| at - 1)
}

/// A text that begins with a single space, as people type behind a comma.
fn is_second_half(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.starts_with(' ') && !trim(text).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        let cells = cells.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        Row { number: 2, line: Some(2), hidden: false, cells, flaw: None }
    }

    #[test]
    fn an_address_cut_at_its_comma_is_whole_again() {
        let mut cut = row(&["BLONP", "24", " place Kléber", "Strasbourg", "67000"]);
        assert_eq!(join_row(&mut cut, 4, ','), Some(1));
        assert_eq!(cut.cells[1].text(), "24, place Kléber");
        assert_eq!(cut.cells[3].text(), "67000");
    }

    #[test]
    fn what_is_not_certain_is_left_alone() {
        let mut unclear = row(&["BLONP", "24", "place Kléber", "Strasbourg", "67000"]);
        assert_eq!(join_row(&mut unclear, 4, ','), None);
        assert_eq!(unclear.cells.len(), 5);
    }
}
