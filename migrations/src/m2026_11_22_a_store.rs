//! The store's own tables: keys, chains, journal, access log, jobs, search.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{bytes, create, flag, id, index, instant, maybe, number, table, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![keys(), chains(), journal(), reads(), jobs()];
        // its text is looked into, not sorted by: the server's own letters are needed there
        manager.create_table(search()).await?;
        let indexes = vec![
            index("store_journal", &["record_id", "seq"]),
            index("store_journal", &["holder_id", "seq"]),
            index("store_journal", &["batch_id"]),
            index("store_reads", &["holder_id", "seq"]),
            index("store_reads", &["at"]),
            index("store_jobs", &["state", "run_at"]),
            unique("store_search", &["record_id"]),
            index("store_search", &["holder_id"]),
        ];
        create(manager, tables, indexes).await?;
        let full_text = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRES_FULL_TEXT,
            _ => SQLITE_FULL_TEXT,
        };
        for statement in full_text {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn keys() -> TableCreateStatement {
    let mut holder = uuid("holder_id");
    table(
        "store_holder_keys",
        vec![holder.primary_key().take(), text("holder_kind"), bytes("wrapped"), instant("created_at")],
    )
}

fn chains() -> TableCreateStatement {
    let mut name = text("name");
    table(
        "store_chains",
        vec![
            name.primary_key().take(),
            number("last_seq"),
            bytes("last_hash"),
            number("cut_seq"),
            bytes("cut_hash"),
            bytes("proof"),
        ],
    )
}

fn journal() -> TableCreateStatement {
    let mut seq = number("seq");
    table(
        "store_journal",
        vec![
            seq.primary_key().take(),
            instant("at"),
            text("actor_kind"),
            maybe(uuid("actor_id")),
            text("purpose"),
            text("verb"),
            text("record_kind"),
            uuid("record_id"),
            maybe(text("holder_kind")),
            maybe(uuid("holder_id")),
            maybe(uuid("batch_id")),
            bytes("sealed"),
            bytes("hash"),
        ],
    )
}

fn reads() -> TableCreateStatement {
    let mut seq = number("seq");
    table(
        "store_reads",
        vec![
            seq.primary_key().take(),
            instant("at"),
            text("actor_kind"),
            maybe(uuid("actor_id")),
            text("purpose"),
            text("what"),
            maybe(text("holder_kind")),
            maybe(uuid("holder_id")),
            number("people"),
            text("reason"),
            bytes("hash"),
        ],
    )
}

fn jobs() -> TableCreateStatement {
    table(
        "store_jobs",
        vec![
            id(),
            text("kind"),
            text("payload"),
            text("state"),
            instant("run_at"),
            number("attempts"),
            maybe(instant("leased_until")),
            number("done"),
            number("total"),
            flag("stopping"),
            maybe(text("failure")),
            text("actor_kind"),
            maybe(uuid("actor_id")),
            text("purpose"),
            instant("created_at"),
            maybe(instant("ended_at")),
        ],
    )
}

fn search() -> TableCreateStatement {
    let mut id = ColumnDef::new(Alias::new("id"));
    id.big_integer().not_null().auto_increment().primary_key();
    table("store_search", vec![id, text("kind"), uuid("record_id"), maybe(uuid("holder_id")), text("text")])
}

/// Words and trigrams over the same rows, kept by triggers; `secure-delete` leaves no token behind.
const SQLITE_FULL_TEXT: &[&str] = &[
    "CREATE VIRTUAL TABLE store_search_words USING fts5(
        text, content='store_search', content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE store_search_trigrams USING fts5(
        text, content='store_search', content_rowid='id', tokenize='trigram')",
    "INSERT INTO store_search_words(store_search_words, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO store_search_trigrams(store_search_trigrams, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER store_search_added AFTER INSERT ON store_search BEGIN
        INSERT INTO store_search_words(rowid, text) VALUES (new.id, new.text);
        INSERT INTO store_search_trigrams(rowid, text) VALUES (new.id, new.text);
     END",
    "CREATE TRIGGER store_search_removed AFTER DELETE ON store_search BEGIN
        INSERT INTO store_search_words(store_search_words, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO store_search_trigrams(store_search_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
     END",
    "CREATE TRIGGER store_search_changed AFTER UPDATE ON store_search BEGIN
        INSERT INTO store_search_words(store_search_words, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO store_search_trigrams(store_search_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO store_search_words(rowid, text) VALUES (new.id, new.text);
        INSERT INTO store_search_trigrams(rowid, text) VALUES (new.id, new.text);
     END",
];

const POSTGRES_FULL_TEXT: &[&str] = &[
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX store_search_words ON store_search USING gin (to_tsvector('simple', text))",
    "CREATE INDEX store_search_trigrams ON store_search USING gin (text gin_trgm_ops)",
];
