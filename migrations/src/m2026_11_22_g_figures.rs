//! What else lists sort by: average basket, first purchase, class.

use sea_orm_migration::prelude::*;

use crate::column::{create, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_holders = ["customers_people", "customers_companies"].into_iter().flat_map(|holders| {
            ["basket_net", "first_on", "class"].map(|figure| index(holders, &[figure, "id"]))
        });
        create(manager, Vec::new(), of_holders.collect()).await
    }
}
