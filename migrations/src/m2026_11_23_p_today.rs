//! What the first page asks: whom one looks after and has not dealt with for long, found by an index; and
//! whether the owner has put the first steps aside, and when.

use sea_orm_migration::prelude::*;

use crate::column::{create, index, instant, maybe};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut aside = maybe(instant("steps_aside_at"));
        let organisation = Alias::new("accounts_organisation");
        manager.alter_table(Table::alter().table(organisation).add_column(&mut aside).take()).await?;
        let of_holders = ["customers_people", "customers_companies"]
            .map(|holders| index(holders, &["owner_id", "kind", "last_on", "created_at", "id"]));
        create(manager, Vec::new(), of_holders.into()).await
    }
}
