//! The inventory of the store's own tables holds both ways, on both engines.

use personal::inventory::Inventory;
use store::schema::tables;
use testkit::on_both_engines;

#[test]
fn every_table_of_the_store_is_inventoried_and_every_column_of_the_inventory_is_there() {
    on_both_engines(|base| async move {
        let live = tables(base.store.reader()).await.unwrap();
        let inventory = Inventory::read(store::INVENTORY).unwrap();
        let of_the_store = live.keys().filter(|name| name.starts_with("store_")).collect::<Vec<_>>();
        assert_eq!(of_the_store, inventory.table.keys().collect::<Vec<_>>());
        for (name, table) in &inventory.table {
            assert_eq!(live[name].iter().collect::<Vec<_>>(), table.columns.keys().collect::<Vec<_>>());
        }
        assert!(!live.contains_key("seaql_migrations") && live.contains_key("accounts_users"));
    });
}
