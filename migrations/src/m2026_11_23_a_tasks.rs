//! Tasks: what is to be done about somebody, by when, by whom.

use sea_orm_migration::prelude::*;

use crate::column::{create, day, id, index, instant, maybe, number, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            index("customers_tasks", &["due_on", "id"]),
            index("customers_tasks", &["owner_id", "due_on"]),
            index("customers_tasks", &["company_id", "due_on"]),
            index("customers_tasks", &["person_id", "due_on"]),
        ];
        create(manager, vec![tasks()], indexes).await
    }
}

fn tasks() -> TableCreateStatement {
    let columns = vec![
        id(),
        number("version"),
        instant("created_at"),
        instant("updated_at"),
        maybe(uuid("company_id")),
        maybe(uuid("person_id")),
        text("title"),
        day("due_on"),
        uuid("owner_id"),
        maybe(instant("done_at")),
        maybe(uuid("done_by")),
    ];
    let tasks =
        pointing(table("customers_tasks", columns), "customers_tasks", "company_id", "customers_companies");
    pointing(tasks, "customers_tasks", "person_id", "customers_people")
}
