//! One history of the schema, the same on both engines. Table names carry their context.
//!
//! Expand, move, contract: a migration never drops what the running version still reads. Each runs in
//! a transaction, on the file too, where that must be asked for: one that is cut off leaves nothing.

use engine as _;

mod column;
mod m2026_11_22_a_store;
mod m2026_11_22_b_customers;
mod m2026_11_22_c_privacy;
mod m2026_11_22_d_accounts;
mod m2026_11_22_e_import;
mod m2026_11_22_f_lists;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

/// Every migration, oldest first.
pub struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m2026_11_22_a_store::Migration),
            Box::new(m2026_11_22_b_customers::Migration),
            Box::new(m2026_11_22_c_privacy::Migration),
            Box::new(m2026_11_22_d_accounts::Migration),
            Box::new(m2026_11_22_e_import::Migration),
            Box::new(m2026_11_22_f_lists::Migration),
        ]
    }
}

/// Whether a newer version has worked on the base: it bears a migration this one does not know.
///
/// # Errors
/// Any error of reading.
pub async fn is_newer(db: &DatabaseConnection) -> Result<bool, DbErr> {
    if !SchemaManager::new(db).has_table("seaql_migrations").await? {
        return Ok(false);
    }
    let ask = Statement::from_string(db.get_database_backend(), "SELECT version FROM seaql_migrations");
    let known: Vec<String> = Migrations::migrations().iter().map(|one| one.name().to_owned()).collect();
    for row in db.query_all_raw(ask).await? {
        if !known.contains(&row.try_get::<String>("", "version")?) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::{Migrations, MigratorTrait};

    #[test]
    fn every_migration_stands_or_falls_whole_on_both_engines() {
        for migration in Migrations::migrations() {
            assert_eq!(migration.use_transaction(), Some(true), "{}", migration.name());
        }
    }
}
