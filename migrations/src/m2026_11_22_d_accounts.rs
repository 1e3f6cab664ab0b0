//! Accounts: the organisation, who signs in, sessions, invitations, failed attempts.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, col, create, id, index, instant, maybe, number, table, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![organisation(), users(), sessions(), invitations(), attempts()];
        let indexes = vec![
            unique("accounts_users", &["email"]),
            index("accounts_sessions", &["user_id"]),
            index("accounts_invitations", &["user_id"]),
            index("accounts_attempts", &["who", "at"]),
        ];
        create(manager, tables, indexes).await
    }
}

fn organisation() -> TableCreateStatement {
    let mut only = number("id");
    table(
        "accounts_organisation",
        vec![
            only.primary_key().take(),
            text("name"),
            text("country"),
            text("zone"),
            text("currency"),
            text("lang"),
            text("controller"),
            instant("created_at"),
        ],
    )
}

fn users() -> TableCreateStatement {
    table(
        "accounts_users",
        vec![
            id(),
            text("name"),
            text("email"),
            text("role"),
            maybe(text("lang")),
            maybe(text("password_hash")),
            instant("created_at"),
            maybe(instant("disabled_at")),
        ],
    )
}

fn sessions() -> TableCreateStatement {
    table("accounts_sessions", vec![digest(), uuid("user_id"), instant("created_at"), instant("expires_at")])
}

fn invitations() -> TableCreateStatement {
    table("accounts_invitations", vec![digest(), maybe(uuid("user_id")), instant("expires_at")])
}

fn attempts() -> TableCreateStatement {
    table("accounts_attempts", vec![id(), bytes("who"), instant("at")])
}

/// The keyed digest of a token: the token itself is never stored.
fn digest() -> ColumnDef {
    col("digest").blob().primary_key().take()
}
