//! The inventory names a why for every datum (law 1).

use personal::inventory::Inventory;

#[test]
fn the_inventory_reads_and_breaks_no_rule() {
    let inventory = Inventory::read(privacy::INVENTORY).unwrap();
    assert!(inventory.table.contains_key("privacy_refusals"));
}
