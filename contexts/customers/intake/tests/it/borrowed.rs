//! Files made by others for other ends: whatever they hold, they are read without a crash and
//! what is broken in them is reported.

use intake::{Field, LeftOut, Rejection};

use crate::world::{Files, report};

const CSV: [&str; 12] = [
    "comma_in_quotes.csv",
    "empty.csv",
    "empty_crlf.csv",
    "escaped_quotes.csv",
    "json.csv",
    "location_coordinates.csv",
    "newlines.csv",
    "newlines_crlf.csv",
    "quotes_and_newlines.csv",
    "simple.csv",
    "simple_crlf.csv",
    "utf8.csv",
];

const NORTHWIND: [&str; 8] = [
    "customers.csv",
    "orders.csv",
    "order-details.csv",
    "products.csv",
    "employees.csv",
    "suppliers.csv",
    "shippers.csv",
    "categories.csv",
];

#[test]
fn little_tables_of_anything_are_read_or_left_out() {
    let Some(files) = Files::borrowed("csv", &CSV) else { return };
    let reading = files.read();
    let report = report(&reading);
    for file in &report.files {
        assert_eq!(file.sheets.len() + file.left_out.len(), 1, "{}", file.name);
    }
    let people = &report.files[0].sheets[0];
    assert_eq!((people.data_rows, people.accepted), (1, 1), "{people:?}");
    assert_eq!(
        report.files[9].left_out[0].reason,
        LeftOut::NoTable,
        "three columns of figures are no table of ours"
    );
}

#[test]
fn northwind_customers_keep_their_columns_and_the_broken_rows_are_reported() {
    let Some(files) = Files::borrowed("northwind", &["customers.csv"]) else { return };
    let reading = files.read();
    let sheet = &reading.files[0].sheets[0];
    assert_eq!(sheet.rows.len(), 91);
    let broken: Vec<u32> = sheet.rows.iter().filter(|row| !row.is_accepted()).map(|row| row.row).collect();
    assert_eq!(broken.len(), 24);
    assert!(
        sheet
            .rows
            .iter()
            .filter(|row| !row.is_accepted())
            .all(|row| row.rejected.as_ref().unwrap().code == Rejection::TooManyCells)
    );
    for row in sheet.rows.iter().filter(|row| row.is_accepted()) {
        let company = row.company.as_ref().unwrap();
        assert!(company.number.raw.len() == 5, "the client number of row {}", row.row);
        assert!(
            company.reach.address().unwrap().country.canonical.is_some(),
            "the country of row {}",
            row.row
        );
    }
    assert_eq!(sheet.column_of(Field::FullName), Some("contactName"));
    assert_eq!(reading.records.people.len(), 67, "a contact beside each company");
}

#[test]
fn northwind_orders_and_their_lines_make_sales() {
    let Some(files) = Files::borrowed("northwind", &NORTHWIND) else { return };
    let reading = files.read();
    let report = report(&reading);
    let left: Vec<&str> =
        report.files.iter().filter(|file| file.sheets.is_empty()).map(|file| file.name.as_str()).collect();
    assert_eq!(left, ["categories.csv"]);
    let lines = report.files[2].sheets[0].clone();
    assert_eq!(lines.data_rows, 2_155);
    let refused: Vec<Rejection> = lines.rejected.iter().map(|row| row.code).collect();
    assert!(
        refused.iter().all(|code| *code == Rejection::ClientUnknown),
        "only orders of broken customers: {refused:?}"
    );
    let sales = &reading.records.sales;
    let cents: i64 = sales.iter().filter_map(|sale| sale.turnover()).map(|amount| amount.cents).sum();
    assert!((80_000_000..126_579_305).contains(&cents), "{cents}");
    assert!(sales.iter().all(|sale| !sale.lines.is_empty()));
    assert_eq!(reading.records.products.len(), 77);
}

#[test]
fn workbooks_of_all_sorts_are_read_or_refused_with_a_reason() {
    let names = [
        "date.xlsx",
        "date_1904.xlsx",
        "empty_sheet.xlsx",
        "encoded_entities.xlsx",
        "errors.xlsx",
        "has_x000D_.xlsx",
        "hyperlinks.xlsx",
        "inventory-table.xlsx",
        "issue_391.xlsx",
        "merge_cells.xlsx",
        "no-header.xlsx",
        "date.xls",
        "date.ods",
    ];
    let Some(files) = Files::borrowed("xlsx", &names) else { return };
    for file in report(&files.read()).files {
        assert!(
            file.refused.is_some() || !file.sheets.is_empty() || !file.left_out.is_empty(),
            "{}",
            file.name
        );
    }
}
