//! The columns somebody chose for their lists go with them, as the density does.

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
        add(manager, "accounts_users", maybe(text("columns"))).await
    }
}
