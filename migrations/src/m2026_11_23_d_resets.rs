//! Lost passwords: who asked for a new one, and the link that was sent.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, id, index, instant, maybe, table, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes =
            vec![index("accounts_resets", &["who", "asked_at"]), unique("accounts_resets", &["digest"])];
        create(manager, vec![resets()], indexes).await
    }
}

fn resets() -> TableCreateStatement {
    let columns = vec![
        id(),
        bytes("who"),
        maybe(bytes("sealed")),
        instant("asked_at"),
        maybe(uuid("user_id")),
        maybe(bytes("digest")),
        maybe(instant("expires_at")),
    ];
    table("accounts_resets", columns)
}
