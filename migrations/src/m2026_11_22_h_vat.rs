//! Figures including VAT: the house says so, and lists sort by them.

use sea_orm_migration::prelude::*;

use crate::column::{add, create, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What a sale comes to including VAT; excluding it where that is all one knows.
const GROSS_OF_SALES: &str =
    "CREATE INDEX customers_sales_by_gross_id ON customers_sales (COALESCE(gross, net), id)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(manager, "accounts_organisation", text("vat").default("excluded").take()).await?;
        let of_holders = ["customers_people", "customers_companies"].into_iter().flat_map(|holders| {
            ["spend_gross", "basket_gross"].map(|figure| index(holders, &[figure, "id"]))
        });
        create(manager, Vec::new(), of_holders.collect()).await?;
        manager.get_connection().execute_unprepared(GROSS_OF_SALES).await?;
        Ok(())
    }
}
