//! The few kinds of columns the schema is made of, so that every table reads alike.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// A named column, required unless said otherwise.
pub fn col(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.not_null();
    column
}

/// The id of the row itself: UUIDv7.
pub fn id() -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new("id"));
    column.uuid().not_null().primary_key();
    column
}

/// An id of another row.
pub fn uuid(name: &str) -> ColumnDef {
    col(name).uuid().take()
}

/// Text.
pub fn text(name: &str) -> ColumnDef {
    col(name).text().take()
}

/// A whole number: cents, counts, microseconds.
pub fn number(name: &str) -> ColumnDef {
    col(name).big_integer().take()
}

/// Yes or no.
pub fn flag(name: &str) -> ColumnDef {
    col(name).boolean().take()
}

/// Bytes: ciphertext, hashes.
pub fn bytes(name: &str) -> ColumnDef {
    col(name).blob().take()
}

/// An instant: microseconds since 1970, UTC.
pub fn instant(name: &str) -> ColumnDef {
    number(name)
}

/// A day: `YYYY-MM-DD`.
pub fn day(name: &str) -> ColumnDef {
    text(name)
}

/// The same column, allowed to be empty.
pub fn maybe(mut column: ColumnDef) -> ColumnDef {
    column.null().take()
}

/// A new table with these columns.
pub fn table(name: &str, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name));
    for mut column in columns {
        table.col(&mut column);
    }
    table.take()
}

/// The table, its rows told apart by several columns together.
pub fn keyed(mut table: TableCreateStatement, columns: &[&str]) -> TableCreateStatement {
    let mut key = Index::create();
    for column in columns {
        key.col(Alias::new(*column));
    }
    table.primary_key(&mut key).take()
}

/// The table, one of its columns naming a row of another table that must be there.
pub fn pointing(mut table: TableCreateStatement, name: &str, column: &str, to: &str) -> TableCreateStatement {
    let mut key = ForeignKey::create();
    key.from(Alias::new(name), Alias::new(column)).to(Alias::new(to), Alias::new("id"));
    table.foreign_key(&mut key).take()
}

/// An index named after its table and columns.
pub fn index(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_by_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index.take()
}

/// A unique index named after its table and columns.
pub fn unique(table: &str, columns: &[&str]) -> IndexCreateStatement {
    index(table, columns).unique().take()
}

/// Creates tables, then indexes. Text sorts by its bytes, whatever language the server speaks: lists
/// are in the same order on both engines.
pub async fn create(
    manager: &SchemaManager<'_>,
    tables: Vec<TableCreateStatement>,
    indexes: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    for table in tables {
        let collation = collation(&table).filter(|_| manager.get_database_backend() == DbBackend::Postgres);
        manager.create_table(table).await?;
        if let Some(collation) = collation {
            manager.get_connection().execute_unprepared(&collation).await?;
        }
    }
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// Adds a text column to a table that is there; it sorts as in [`create`].
pub async fn add(manager: &SchemaManager<'_>, table: &str, mut column: ColumnDef) -> Result<(), DbErr> {
    let order = format!("ALTER TABLE \"{table}\" {}", by_bytes(&column));
    manager.alter_table(Table::alter().table(Alias::new(table)).add_column(&mut column).take()).await?;
    if manager.get_database_backend() == DbBackend::Postgres {
        manager.get_connection().execute_unprepared(&order).await?;
    }
    Ok(())
}

/// The statement that gives a table's text its order on PostgreSQL, if it has text.
fn collation(table: &TableCreateStatement) -> Option<String> {
    let is_text = |column: &&ColumnDef| matches!(column.get_column_type(), Some(ColumnType::Text));
    let changes: Vec<String> = table.get_columns().iter().filter(is_text).map(by_bytes).collect();
    let Some(TableRef::Table(name, _)) = table.get_table_name() else { return None };
    let name = name.1.to_string();
    (!changes.is_empty()).then(|| format!("ALTER TABLE \"{name}\" {}", changes.join(", ")))
}

fn by_bytes(column: &ColumnDef) -> String {
    let name = column.get_column_name();
    format!("ALTER COLUMN \"{name}\" TYPE text COLLATE \"C\"")
}
