//! The words in which a file tells of a consent.

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
        add(manager, "privacy_claims", maybe(text("evidence"))).await
    }
}
