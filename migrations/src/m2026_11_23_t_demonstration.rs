//! What in the file is there for demonstration, so that it can be taken out again.

use sea_orm_migration::prelude::*;

use crate::column::{create, id, index, number, table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let marks = table("customers_demonstration", vec![id(), text("kind"), number("version")]);
        create(manager, vec![marks], vec![index("customers_demonstration", &["kind", "id"])]).await
    }
}
