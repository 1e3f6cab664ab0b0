//! Files made by others for other ends: whatever they hold, they are read without a crash and
//! what is broken in them is reported.

use intake::{Field, LeftOut, Rejection};

use crate::world::{Files, report, rows};

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
fn northwind_addresses_cut_at_their_comma_are_joined_and_nothing_shifts() {
    let Some(files) = Files::borrowed("northwind", &["customers.csv"]) else { return };
    let reading = files.read();
    let sheet = &reading.files[0].sheets[0];
    assert_eq!((sheet.rows.len(), sheet.accepted()), (91, 91));
    assert_eq!(sheet.warnings.iter().filter(|warning| warning.code.code() == "cells-joined").count(), 24);
    for row in &sheet.rows {
        let company = row.company.as_ref().unwrap();
        assert_eq!(company.number.raw.len(), 5, "the client number of row {}", row.row);
        assert!(
            company.reach.address().unwrap().country.canonical.is_some(),
            "the country of row {}",
            row.row
        );
    }
    let blondel = &rows(sheet)[&8].company.as_ref().unwrap().reach.addresses[0];
    assert_eq!((blondel.street.as_str(), blondel.city.as_str()), ("24, place Kléber", "Strasbourg"));
    assert_eq!(sheet.column_of(Field::FullName), Some("contactName"));
    assert_eq!(reading.records.people.len(), 91, "a contact beside each company");
}

#[test]
fn a_record_that_slipped_beyond_repair_is_rejected() {
    let text = "Société,Adresse,CP,Ville\nMenuiserie Durand,12,rue Haute,59000,Lille\nBois Petit,3 quai Est,59000,Lille\n";
    let reading = Files::text("clients.csv", text).read();
    let sheet = &reading.files[0].sheets[0];
    assert_eq!(sheet.rows[0].rejected.as_ref().unwrap().code, Rejection::TooManyCells);
    assert!(sheet.rows[1].is_accepted());
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
    assert_eq!((lines.data_rows, lines.accepted), (2_155, 2_155));
    let sales = &reading.records.sales;
    assert_eq!(sales.len(), 830);
    assert_eq!(sales.iter().map(|sale| sale.lines.len()).sum::<usize>(), 2_155);
    let cents: i64 = sales.iter().filter_map(intake::SaleRecord::turnover).map(|amount| amount.cents).sum();
    assert!((126_579_304_i64 - cents).abs() <= 2_155, "{cents}: each line rounds to the cent");
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
