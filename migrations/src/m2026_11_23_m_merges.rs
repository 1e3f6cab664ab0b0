//! Merges: records that another one took in, so that they can be two again.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, index, instant, number, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            uuid("gone_id").primary_key().take(),
            uuid("kept_id"),
            text("holder_kind"),
            instant("merged_at"),
            number("entry"),
            bytes("gone"),
        ];
        let merges = table("customers_merges", columns);
        create(manager, vec![merges], vec![index("customers_merges", &["kept_id"])]).await
    }
}
