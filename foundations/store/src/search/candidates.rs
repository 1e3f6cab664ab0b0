//! Which rows could be meant: asked of each engine in its own words.

use std::collections::{BTreeSet, HashSet};

use kernel::text;
use sea_orm::{DbBackend, EntityTrait, Statement, Value};

use super::entity;
use crate::open::engine_of;
use crate::{Db, Engine, Fault};

/// How many look-alikes are ranked at most.
const ALIKE: usize = 300;

/// A subquery of the ids of all records that hold each word as the beginning of a word, and the
/// value of its one place. For lists, which count and sum up everything that was found.
#[must_use]
pub fn records_with(engine: Engine, query: &str, place: impl FnOnce(String) -> String) -> String {
    let place = place(beginnings(engine, &text::words(query)));
    format!("SELECT s.record_id {}", beginning_with(engine, &place))
}

fn beginning_with(engine: Engine, place: &str) -> String {
    match engine {
        Engine::Sqlite => format!(
            "FROM store_search_words w JOIN store_search s ON s.id = w.rowid
             WHERE store_search_words MATCH {place}"
        ),
        Engine::Postgres => format!(
            "FROM store_search s WHERE to_tsvector('simple', s.text) @@ to_tsquery('simple', {place})"
        ),
    }
}

fn beginnings(engine: Engine, words: &[String]) -> String {
    match engine {
        Engine::Sqlite => each(words, |word| format!("\"{word}\"*"), " "),
        Engine::Postgres => each(words, |word| format!("'{word}':*"), " & "),
    }
}

fn whole(engine: Engine, words: &[String]) -> String {
    match engine {
        Engine::Sqlite => each(words, |word| format!("\"{word}\""), " "),
        Engine::Postgres => each(words, |word| format!("'{word}'"), " & "),
    }
}

fn each(words: &[String], form: fn(&String) -> String, between: &str) -> String {
    words.iter().map(form).collect::<Vec<_>>().join(between)
}

/// Rows that hold each word, as the beginning of a word or (from three letters on) anywhere.
pub async fn exact(
    db: &impl Db,
    words: &[String],
    kinds: &[&str],
    limit: usize,
) -> Result<Vec<entity::Model>, Fault> {
    let engine = engine_of(db);
    let sql = format!("SELECT s.* {}", beginning_with(engine, "$1"));
    // whole words first: whoever is called so must not be lost among those whose names begin so
    let mut found = ask(db, &sql, whole(engine, words), kinds, limit).await?;
    if found.len() < limit {
        let known: HashSet<_> = found.iter().map(|row| row.record_id).collect();
        let more = ask(db, &sql, beginnings(engine, words), kinds, limit).await?;
        found.extend(more.into_iter().filter(|row| !known.contains(&row.record_id)));
    }
    if found.len() < limit && words.iter().all(|word| word.chars().count() >= 3) {
        found.extend(fragments(db, words, kinds, limit).await?);
    }
    Ok(found)
}

async fn fragments(
    db: &impl Db,
    words: &[String],
    kinds: &[&str],
    limit: usize,
) -> Result<Vec<entity::Model>, Fault> {
    match engine_of(db) {
        Engine::Sqlite => {
            let query = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ");
            ask(db, SQLITE_TRIGRAMS, query, kinds, limit).await
        }
        Engine::Postgres => {
            let pattern = words.iter().map(|word| format!("%{word}%")).collect::<Vec<_>>();
            let sql = "SELECT s.* FROM store_search s WHERE s.text LIKE ALL (string_to_array($1, ' '))";
            ask(db, sql, pattern.join(" "), kinds, limit).await
        }
    }
}

/// Rows that share enough letters with the words to be what somebody meant to type.
pub async fn alike(db: &impl Db, words: &[String], kinds: &[&str]) -> Result<Vec<entity::Model>, Fault> {
    let trigrams: BTreeSet<String> = words.iter().flat_map(|word| trigrams(word)).collect();
    if trigrams.is_empty() {
        return Ok(Vec::new());
    }
    match engine_of(db) {
        Engine::Sqlite => {
            let query = trigrams.iter().map(|three| format!("\"{three}\"")).collect::<Vec<_>>().join(" OR ");
            ask(db, SQLITE_TRIGRAMS_RANKED, query, kinds, ALIKE).await
        }
        Engine::Postgres => {
            let patterns = trigrams.iter().map(|three| format!("%{three}%")).collect::<Vec<_>>().join(" ");
            ask(db, POSTGRES_TRIGRAMS_RANKED, patterns, kinds, ALIKE).await
        }
    }
}

const SQLITE_TRIGRAMS: &str = "SELECT s.* FROM store_search_trigrams t
     JOIN store_search s ON s.id = t.rowid
     WHERE store_search_trigrams MATCH $1";

const SQLITE_TRIGRAMS_RANKED: &str = "SELECT s.* FROM store_search_trigrams t
     JOIN store_search s ON s.id = t.rowid
     WHERE store_search_trigrams MATCH $1 ORDER BY t.rank";

const POSTGRES_TRIGRAMS_RANKED: &str = "SELECT s.* FROM store_search s
     WHERE s.text LIKE ANY (string_to_array($1, ' '))
     ORDER BY word_similarity(replace($1, '%', ''), s.text) DESC";

async fn ask(
    db: &impl Db,
    sql: &str,
    query: String,
    kinds: &[&str],
    limit: usize,
) -> Result<Vec<entity::Model>, Fault> {
    let (head, order) = sql.split_once(" ORDER BY ").map_or((sql, ""), |(head, order)| (head, order));
    let places: Vec<String> = (2..kinds.len() + 2).map(|place| format!("${place}")).collect();
    let mut values: Vec<Value> = vec![query.into()];
    values.extend(kinds.iter().map(|kind| Value::from(*kind)));
    let mut whole = head.to_owned();
    if !kinds.is_empty() {
        whole += &format!(" AND s.kind IN ({})", places.join(", "));
    }
    if !order.is_empty() {
        whole += &format!(" ORDER BY {order}");
    }
    whole += &format!(" LIMIT {limit}");
    let backend = match engine_of(db) {
        Engine::Sqlite => DbBackend::Sqlite,
        Engine::Postgres => DbBackend::Postgres,
    };
    let statement = Statement::from_sql_and_values(backend, whole, values);
    Ok(entity::Entity::find().from_raw_sql(statement).all(db).await?)
}

fn trigrams(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).map(|three| three.iter().collect()).collect()
}
