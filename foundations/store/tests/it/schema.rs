//! The inventory of the store's own tables holds both ways, on both engines.

use personal::inventory::Inventory;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::Engine;
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

#[test]
fn a_base_that_holds_what_migrations_wrote_and_nothing_else_is_fresh() {
    on_both_engines(|base| async move {
        assert!(migrations::is_fresh(base.store.reader()).await.unwrap(), "FIRST_ROWS_IN names every table");
    });
}

#[test]
fn text_sorts_by_its_bytes_whatever_language_the_server_speaks() {
    on_both_engines(|base| async move {
        if base.store.engine() == Engine::Sqlite {
            return; // it knows no other order
        }
        let sql = "SELECT table_name || '.' || column_name AS place FROM information_schema.columns
             WHERE table_schema = current_schema() AND data_type = 'text' AND table_name <> 'store_search'
               AND collation_name IS DISTINCT FROM 'C'";
        let ask = Statement::from_string(DbBackend::Postgres, sql);
        let places = base.store.reader().query_all_raw(ask).await.unwrap();
        let places: Vec<String> = places.iter().map(|row| row.try_get("", "place").unwrap()).collect();
        assert_eq!(places, Vec::<String>::new());
    });
}
