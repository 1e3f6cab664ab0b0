//! What lists filter and sort by besides the figures.

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
            [index(holders, &["kind"]), index(holders, &["owner_id"]), index(holders, &["channel"])]
        });
        let of_sales = [index("customers_sales", &["net", "id"])];
        create(manager, Vec::new(), of_holders.chain(of_sales).collect()).await
    }
}
