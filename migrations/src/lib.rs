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
mod m2026_11_22_g_figures;
mod m2026_11_22_h_vat;
mod m2026_11_22_i_evidence;
mod m2026_11_23_a_tasks;
mod m2026_11_23_c_post;
mod m2026_11_23_d_resets;
mod m2026_11_23_e_team;
mod m2026_11_23_g_visibility;
mod m2026_11_23_k_attachments;
mod m2026_11_23_l_pieces;
mod m2026_11_23_m_merges;
mod m2026_11_23_p_profile;
mod m2026_11_23_p_today;
mod m2026_11_23_q_quality;
mod m2026_11_23_s_columns;
mod m2026_11_23_t_demonstration;
mod m2026_11_23_w_mappings;
mod m2026_11_23_zba_surveys;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

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
            Box::new(m2026_11_22_g_figures::Migration),
            Box::new(m2026_11_22_h_vat::Migration),
            Box::new(m2026_11_22_i_evidence::Migration),
            Box::new(m2026_11_23_a_tasks::Migration),
            Box::new(m2026_11_23_c_post::Migration),
            Box::new(m2026_11_23_d_resets::Migration),
            Box::new(m2026_11_23_e_team::Migration),
            Box::new(m2026_11_23_m_merges::Migration),
            Box::new(m2026_11_23_k_attachments::Migration),
            Box::new(m2026_11_23_p_today::Migration),
            Box::new(m2026_11_23_p_profile::Migration),
            Box::new(m2026_11_23_t_demonstration::Migration),
            Box::new(m2026_11_23_q_quality::Migration),
            Box::new(m2026_11_23_g_visibility::Migration),
            Box::new(m2026_11_23_w_mappings::Migration),
            Box::new(m2026_11_23_s_columns::Migration),
            Box::new(m2026_11_23_l_pieces::Migration),
            Box::new(m2026_11_23_zba_surveys::Migration),
        ]
    }
}

/// Whether the base has its tables: a first start that was killed leaves a file without them.
///
/// # Errors
/// Any error of reading.
pub async fn is_begun(db: &DatabaseConnection) -> Result<bool, DbErr> {
    SchemaManager::new(db).has_table("store_chains").await
}

/// Whether a newer version has worked on the base: it bears a migration this one does not know.
///
/// # Errors
/// Any error of reading.
pub async fn is_newer(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let known = known();
    Ok(applied(db).await?.iter().any(|version| !known.contains(version)))
}

/// Whether an older version left the base: it lacks a migration this one knows.
///
/// # Errors
/// Any error of reading.
pub async fn is_older(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let applied = applied(db).await?;
    Ok(known().iter().any(|version| !applied.contains(version)))
}

fn known() -> Vec<String> {
    Migrations::migrations().iter().map(|one| one.name().to_owned()).collect()
}

async fn applied(db: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    if !SchemaManager::new(db).has_table("seaql_migrations").await? {
        return Ok(Vec::new());
    }
    let ask = Statement::from_string(db.get_database_backend(), "SELECT version FROM seaql_migrations");
    db.query_all_raw(ask).await?.iter().map(|row| row.try_get("", "version")).collect()
}

/// Tables in which migrations write rows of their own.
const FIRST_ROWS_IN: [&str; 3] = ["seaql_migrations", "customers_books", "customers_totals"];

/// Whether the base holds nothing but what the migrations themselves wrote, or not even that.
///
/// # Errors
/// Any error of reading.
pub async fn is_fresh(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let backend = db.get_database_backend();
    let tables = match backend {
        DbBackend::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        }
        _ => {
            "SELECT name AS name FROM pragma_table_list
             WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
        }
    };
    for row in db.query_all_raw(Statement::from_string(backend, tables)).await? {
        let table: String = row.try_get("", "name")?;
        let any = Statement::from_string(backend, format!("SELECT 1 AS one FROM \"{table}\" LIMIT 1"));
        if !FIRST_ROWS_IN.contains(&table.as_str()) && db.query_one_raw(any).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
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
