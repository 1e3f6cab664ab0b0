//! The inventory and the export that is read from it.

use std::collections::BTreeSet;

use customers::{INVENTORY, exported_tables};
use personal::inventory::{Inventory, Subject};

fn inventory() -> Inventory {
    Inventory::read(INVENTORY).unwrap()
}

#[test]
fn every_table_about_somebody_is_part_of_the_export() {
    let inventory = inventory();
    let about_somebody = inventory.table.iter().filter(|(_, table)| table.subject != Subject::Nobody);
    let told: BTreeSet<&str> = about_somebody.map(|(name, _)| name.as_str()).collect();
    assert_eq!(told, exported_tables().collect());
}

#[test]
fn names_are_given_once_in_each_table() {
    for (name, table) in &inventory().table {
        let columns = table.columns.values().map(|column| column.exported_as.as_str());
        let names: Vec<&str> = columns.filter(|name| !name.is_empty()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{name}");
    }
}
