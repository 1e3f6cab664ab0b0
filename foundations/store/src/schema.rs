//! What tables and columns there really are, so that the inventories can be held against them.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{FromQueryResult, Statement};

use crate::open::engine_of;
use crate::{Db, Engine, Fault};

/// The migrator's own table: it belongs to no room.
const MIGRATIONS: &str = "seaql_migrations";

/// Shadow and virtual tables are the full-text indexes over `store_search`, not tables of their own.
const SQLITE: &str = "SELECT l.name AS table_name, c.name AS column_name
     FROM pragma_table_list AS l
     JOIN pragma_table_info(l.name) AS c
     WHERE l.schema = 'main' AND l.type = 'table' AND substr(l.name, 1, 7) <> 'sqlite_'";

const POSTGRES: &str = "SELECT c.table_name::text AS table_name, c.column_name::text AS column_name
     FROM information_schema.columns AS c
     JOIN information_schema.tables AS t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'";

#[derive(FromQueryResult)]
struct Row {
    table_name: String,
    column_name: String,
}

/// Every table with its columns, as the engine has them now.
///
/// # Errors
/// Any [`Fault`].
pub async fn tables(db: &impl Db) -> Result<BTreeMap<String, BTreeSet<String>>, Fault> {
    let sql = match engine_of(db) {
        Engine::Sqlite => SQLITE,
        Engine::Postgres => POSTGRES,
    };
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in Row::find_by_statement(statement).all(db).await? {
        tables.entry(row.table_name).or_default().insert(row.column_name);
    }
    tables.remove(MIGRATIONS);
    Ok(tables)
}
