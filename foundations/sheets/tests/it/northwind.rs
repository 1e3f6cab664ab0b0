//! Tables whose cells hold unquoted separators: too wide a row must show, not shift.

use rstest::rstest;
use sheets::Separator;

use crate::corpus::{borrowed, read, text_sheet};

#[rstest]
#[case("categories")]
#[case("customers")]
#[case("employees")]
#[case("order-details")]
#[case("orders")]
#[case("products")]
#[case("shippers")]
#[case("suppliers")]
fn each_table_is_read_with_its_comma(#[case] name: &str) {
    let Some(csv) = borrowed(&format!("northwind/{name}.csv")) else { return };
    let workbook = read(name, &csv).expect("a table");
    assert_eq!(workbook.separator, Some(Separator::COMMA));
    assert!(workbook.sheets[0].rows.len() > 1);
}

#[test]
fn the_rows_with_a_cell_too_many_are_visible_as_such() {
    let Some(csv) = borrowed("northwind/customers.csv") else { return };
    let sheet = text_sheet(&csv);
    assert_eq!(sheet.rows.len(), 92);
    let wide = |cells: usize| sheet.rows.iter().filter(|row| row.cells.len() == cells).count();
    assert_eq!((wide(11), wide(12)), (68, 24));
}
