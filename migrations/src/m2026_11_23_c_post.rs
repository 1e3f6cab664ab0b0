//! Letters of the house: by which way they leave, and those that wait.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, id, index, instant, maybe, number, table, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![settings(), letters()], vec![index("post_letters", &["created_at"])]).await
    }
}

fn settings() -> TableCreateStatement {
    let only = number("id").primary_key().take();
    table("post_settings", vec![only, bytes("sealed"), instant("changed_at")])
}

fn letters() -> TableCreateStatement {
    let columns = vec![
        id(),
        uuid("job_id"),
        bytes("sealed"),
        maybe(bytes("answer")),
        instant("created_at"),
        maybe(instant("sent_at")),
    ];
    table("post_letters", columns)
}
