//! Files on records: what they are called, and what they hold, sealed.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, id, index, instant, number, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            id(),
            text("holder_kind"),
            uuid("holder_id"),
            instant("created_at"),
            uuid("added_by"),
            text("name"),
            text("kind"),
            number("size"),
            text("sealed_kind"),
            uuid("sealed_id"),
        ];
        let attachments = table("customers_attachments", columns);
        let contents = vec![uuid("attachment_id").primary_key().take(), bytes("content")];
        let contents = table("customers_attachment_contents", contents);
        let indexes = vec![index("customers_attachments", &["holder_id", "id"])];
        create(manager, vec![attachments, contents], indexes).await
    }
}
