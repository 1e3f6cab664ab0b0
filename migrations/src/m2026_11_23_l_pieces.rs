//! Files on their way in, sealed piece by piece: a list of a million people stands nowhere in memory.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, keyed, number, table, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![uuid("batch_id"), number("file"), number("place"), bytes("content")];
        let pieces = keyed(table("customers_import_pieces", columns), &["batch_id", "file", "place"]);
        create(manager, vec![pieces], Vec::new()).await
    }
}
