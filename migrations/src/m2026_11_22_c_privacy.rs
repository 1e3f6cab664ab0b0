//! The privacy core: refusals, suppression list, claims, bases, erasure receipts.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, day, id, index, instant, maybe, table, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![refusals(), suppressions(), claims(), bases(), erasures()];
        let scope = ["holder_id", "channel", "purpose", "mark"];
        let indexes = vec![
            unique("privacy_refusals", &scope),
            unique("privacy_suppressions", &["digest", "channel", "purpose", "mark"]),
            unique("privacy_claims", &["holder_id", "purpose", "channel"]),
            unique("privacy_bases", &["holder_id", "purpose", "basis", "origin_digest"]),
            index("privacy_claims", &["batch_id"]),
            index("privacy_bases", &["batch_id"]),
            index("privacy_erasures", &["holder_id"]),
        ];
        create(manager, tables, indexes).await
    }
}

fn refusals() -> TableCreateStatement {
    table(
        "privacy_refusals",
        vec![
            id(),
            text("holder_kind"),
            uuid("holder_id"),
            text("channel"),
            text("purpose"),
            text("mark"),
            maybe(day("until")),
            maybe(day("said_on")),
            text("source"),
            maybe(uuid("batch_id")),
            instant("recorded_at"),
        ],
    )
}

fn suppressions() -> TableCreateStatement {
    table(
        "privacy_suppressions",
        vec![
            id(),
            bytes("digest"),
            text("channel"),
            text("purpose"),
            text("mark"),
            maybe(day("until")),
            text("source"),
            instant("recorded_at"),
        ],
    )
}

fn claims() -> TableCreateStatement {
    table(
        "privacy_claims",
        vec![
            id(),
            text("holder_kind"),
            uuid("holder_id"),
            text("purpose"),
            text("channel"),
            text("answer"),
            maybe(day("given_on")),
            maybe(uuid("batch_id")),
            instant("recorded_at"),
        ],
    )
}

fn bases() -> TableCreateStatement {
    table(
        "privacy_bases",
        vec![
            id(),
            text("holder_kind"),
            uuid("holder_id"),
            text("purpose"),
            text("basis"),
            text("source_class"),
            text("origin"),
            bytes("origin_digest"),
            day("origin_on"),
            maybe(uuid("batch_id")),
            instant("recorded_at"),
        ],
    )
}

fn erasures() -> TableCreateStatement {
    table("privacy_erasures", vec![id(), text("holder_kind"), uuid("holder_id"), instant("at")])
}
