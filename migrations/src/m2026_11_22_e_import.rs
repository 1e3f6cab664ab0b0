//! The import: batches, their files, what is staged, rejected or held back, and what stood before.

use sea_orm_migration::prelude::*;

use crate::column::{bytes, create, day, id, index, instant, keyed, maybe, number, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![batches(), files(), staged(), rejects(), notes(), before()];
        let indexes = vec![
            index("customers_imports", &["created_at"]),
            index("customers_imports", &["state"]),
            index("customers_import_staged", &["holder_id"]),
            index("customers_import_notes", &["holder_id"]),
            index("customers_import_notes", &["batch_id", "place"]),
            index("customers_import_before", &["holder_id"]),
        ];
        create(manager, tables, indexes).await
    }
}

/// A batch: where it stands, where its people come from, and its key until it is forgotten.
fn batches() -> TableCreateStatement {
    table(
        "customers_imports",
        vec![
            id(),
            number("version"),
            text("state"),
            instant("created_at"),
            instant("updated_at"),
            text("actor_kind"),
            maybe(uuid("actor_id")),
            maybe(bytes("wrapped_key")),
            maybe(bytes("draft")),
            maybe(bytes("findings")),
            maybe(text("source_class")),
            maybe(text("basis")),
            maybe(text("purpose")),
            maybe(text("origin")),
            maybe(day("origin_on")),
            maybe(uuid("job_id")),
            maybe(text("totals")),
            maybe(text("failure")),
            maybe(instant("published_at")),
            maybe(instant("ended_at")),
        ],
    )
}

/// The uploaded files, until the batch ends.
fn files() -> TableCreateStatement {
    let columns = vec![uuid("batch_id"), number("place"), number("size"), bytes("name"), bytes("content")];
    keyed(table("customers_import_files", columns), &["batch_id", "place"])
}

/// Records read and linked, out of sight until the batch is published.
fn staged() -> TableCreateStatement {
    let columns = vec![
        uuid("batch_id"),
        number("place"),
        text("kind"),
        maybe(text("holder_kind")),
        maybe(uuid("holder_id")),
        bytes("record"),
    ];
    keyed(table("customers_import_staged", columns), &["batch_id", "place"])
}

/// Rows not taken in.
fn rejects() -> TableCreateStatement {
    let columns = vec![uuid("batch_id"), number("place"), bytes("reject")];
    keyed(table("customers_import_rejects", columns), &["batch_id", "place"])
}

/// Notes held back for a decision.
fn notes() -> TableCreateStatement {
    let columns = vec![
        id(),
        uuid("batch_id"),
        number("place"),
        maybe(text("holder_kind")),
        maybe(uuid("holder_id")),
        bytes("note"),
    ];
    table("customers_import_notes", columns)
}

/// What stood in the records the batch changed.
fn before() -> TableCreateStatement {
    let columns = vec![
        uuid("batch_id"),
        text("record_kind"),
        uuid("record_id"),
        maybe(text("holder_kind")),
        maybe(uuid("holder_id")),
        number("version"),
        bytes("before"),
    ];
    keyed(table("customers_import_before", columns), &["batch_id", "record_kind", "record_id"])
}
