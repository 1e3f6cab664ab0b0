//! How somebody likes Carnet goes with them from one device to another.

use sea_orm_migration::prelude::*;

use crate::column::{add, maybe, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for choice in ["theme", "density", "keys"] {
            add(manager, "accounts_users", maybe(text(choice))).await?;
        }
        Ok(())
    }
}
