//! One history of the schema, the same on both engines. Table names carry their context.
//!
//! Expand, move, contract: a migration never drops what the running version still reads.

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
