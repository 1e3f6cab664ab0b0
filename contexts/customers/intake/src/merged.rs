//! Cells merged downwards: what stands once beside several rows is said of each of them.

use sheets::{Cell, Merge, Row, Sheet};

use crate::field::Field;
use crate::layout::{Column, Layout};

/// Gives every row beside a cell merged downwards that cell's text. Figures stay where they stand, or
/// they would be counted more than once.
pub(crate) fn fill_down(sheet: &mut Sheet, layout: &Layout) {
    for merge in sheet.merged.iter().filter(|merge| goes_down(merge, layout)) {
        fill(&mut sheet.rows, merge);
    }
}

/// Whether a merged cell is said of the rows beside it.
pub(crate) fn goes_down(merge: &Merge, layout: &Layout) -> bool {
    let header = layout.header.row.unwrap_or(0);
    let column = layout.columns.iter().find(|column| column.index == merge.left);
    merge.left == merge.right
        && merge.bottom > merge.top
        && merge.top > header
        && column.is_some_and(|column| !holds_figures(column))
}

/// Copies the top cell down to the first one that says something itself.
fn fill(rows: &mut [Row], merge: &Merge) {
    let from = rows.partition_point(|row| row.number < merge.top);
    let to = rows.partition_point(|row| row.number <= merge.bottom);
    let Some([top, below @ ..]) = rows.get_mut(from..to) else { return };
    let Some(cell) = top.cells.get(merge.left).filter(|cell| !cell.is_empty()).cloned() else { return };
    if top.number != merge.top {
        return;
    }
    for row in below {
        if row.cells.len() <= merge.left {
            row.cells.resize(merge.left + 1, Cell::Empty);
        }
        match row.cells.get_mut(merge.left) {
            Some(own) if own.is_empty() => *own = cell.clone(),
            _ => return,
        }
    }
}

fn holds_figures(column: &Column) -> bool {
    let is_counted = matches!(
        column.field,
        Some(Field::Quantity | Field::UnitPrice | Field::UnitPriceGross | Field::Cost)
    );
    column.is_summed() || is_counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, texts: [&str; 2]) -> Row {
        let cells = texts.map(|text| match text {
            "" => Cell::Empty,
            text => Cell::Text(text.to_owned()),
        });
        Row { number, line: None, hidden: false, cells: cells.into(), flaw: None }
    }

    #[test]
    fn a_company_beside_two_contacts_is_said_of_both() {
        let mut rows = vec![
            row(2, ["Bois SA", "Léo Bel"]),
            row(3, ["", "Ana Roy"]),
            row(4, ["", "Zoé Petit"]),
            row(5, ["Caves SARL", "Luc Cox"]),
        ];
        fill(&mut rows, &Merge { top: 2, bottom: 3, left: 0, right: 0 });
        let companies: Vec<String> = rows.iter().map(|row| row.cells[0].text().into_owned()).collect();
        assert_eq!(companies, ["Bois SA", "Bois SA", "", "Caves SARL"]);
    }

    #[test]
    fn what_stands_under_a_merge_all_the_same_is_kept() {
        let mut rows = vec![row(2, ["Bois SA", ""]), row(3, ["Alu SA", ""]), row(4, ["", ""])];
        fill(&mut rows, &Merge { top: 2, bottom: 9, left: 0, right: 0 });
        assert_eq!(rows[1].cells[0].text(), "Alu SA");
        assert!(rows[2].cells[0].is_empty());
    }
}
