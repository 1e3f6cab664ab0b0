//! How sources of imports are read, remembered for their next file.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, id, index, instant, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![id(), bytes("mapping"), instant("used_at")];
        let mappings = table("customers_import_mappings", columns);
        create(manager, vec![mappings], vec![index("customers_import_mappings", &["used_at"])]).await
    }
}
