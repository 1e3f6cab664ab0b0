//! What was recognised in files that wait, so that no page goes through a million rows again.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, keyed, table, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![uuid("batch_id"), bytes("survey")];
        let surveys = keyed(table("customers_import_surveys", columns), &["batch_id"]);
        create(manager, vec![surveys], Vec::new()).await
    }
}
