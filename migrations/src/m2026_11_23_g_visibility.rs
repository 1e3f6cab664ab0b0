//! How far each colleague sees: the teams, what each is let see, and whose a sale is, so that a list in
//! sight is read by its index as the whole list is.

use sea_orm_migration::prelude::*;

use crate::column::{add, create, id, index, instant, maybe, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let teams = table("accounts_teams", vec![id(), text("name"), instant("created_at")]);
        create(manager, vec![teams], Vec::new()).await?;
        add(manager, "accounts_users", text("visibility").default("all").take()).await?;
        for of in ["accounts_users", "customers_sales"] {
            let mut column = maybe(uuid(if of == "accounts_users" { "team_id" } else { "owner_id" }));
            manager.alter_table(Table::alter().table(Alias::new(of)).add_column(&mut column).take()).await?;
        }
        manager.get_connection().execute_unprepared(WHOSE).await?;
        create(manager, Vec::new(), indexes()).await
    }
}

/// A sale belongs to who looks after the company that buys, else the person.
const WHOSE: &str = "UPDATE customers_sales SET owner_id = CASE WHEN company_id IS NULL
     THEN (SELECT p.owner_id FROM customers_people p WHERE p.id = person_id)
     ELSE (SELECT c.owner_id FROM customers_companies c WHERE c.id = company_id) END";

/// For the orders lists are in most; the others sort what an owner has.
fn indexes() -> Vec<IndexCreateStatement> {
    let of_holders = ["customers_people", "customers_companies"].into_iter().flat_map(|holders| {
        let orders =
            ["sort_key", "spend_net", "last_on"].map(|order| index(holders, &["owner_id", order, "id"]));
        orders.into_iter().chain([index(holders, &["owner_id", "channel"])])
    });
    let of_sales = index("customers_sales", &["owner_id", "dated_on", "id"]);
    of_holders.chain([of_sales, index("accounts_users", &["team_id"])]).collect()
}
