//! A team: the second factor with its recovery codes, and sessions people recognise.

use sea_orm_migration::prelude::*;

use crate::column::{add, bytes, col, create, index, instant, maybe, number, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes =
            vec![index("accounts_recovery_codes", &["user_id"]), index("accounts_waiting", &["user_id"])];
        create(manager, vec![factors(), recovery_codes(), waiting()], indexes).await?;
        add(manager, "accounts_sessions", maybe(text("device"))).await?;
        let required = maybe(instant("factor_required_at"));
        for (of, mut column) in
            [("accounts_sessions", instant("seen_at").default(0).take()), ("accounts_organisation", required)]
        {
            let change = Table::alter().table(Alias::new(of)).add_column(&mut column).take();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}

fn factors() -> TableCreateStatement {
    let user = uuid("user_id").primary_key().take();
    let columns =
        vec![user, bytes("sealed"), instant("begun_at"), maybe(instant("since")), number("last_step")];
    table("accounts_factors", columns)
}

fn recovery_codes() -> TableCreateStatement {
    table("accounts_recovery_codes", vec![digest(), uuid("user_id")])
}

fn waiting() -> TableCreateStatement {
    table("accounts_waiting", vec![digest(), uuid("user_id"), instant("expires_at")])
}

/// The keyed digest of a code or token: itself it is never stored.
fn digest() -> ColumnDef {
    col("digest").blob().primary_key().take()
}
