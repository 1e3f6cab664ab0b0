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
