//! Which rows could be meant: asked of each engine in its own words.

use std::collections::{BTreeSet, HashSet};

use kernel::text;
use sea_orm::{DbBackend, EntityTrait, Statement, Value};

use super::{Among, entity, slips};
use crate::open::engine_of;
use crate::scope::in_sight;
use crate::{Db, Engine, Fault};

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

/// Rows that hold each word as it is, then those where it is the beginning of one.
pub async fn exact(
    db: &impl Db,
    words: &[String],
    among: Among<'_>,
    limit: usize,
) -> Result<Vec<entity::Model>, Fault> {
    let engine = engine_of(db);
    let sql = format!("SELECT s.* {}", beginning_with(engine, "$1"));
    // whole words first: whoever is called so must not be lost among those whose names begin so
    let mut found = ask(db, &sql, whole(engine, words), among, limit).await?;
    if found.len() < limit {
        let known: HashSet<_> = found.iter().map(|row| row.record_id).collect();
        let more = ask(db, &sql, beginnings(engine, words), among, limit).await?;
        found.extend(more.into_iter().filter(|row| !known.contains(&row.record_id)));
    }
    Ok(found)
}

/// Rows that hold each word anywhere, if it has three letters or more.
pub async fn fragments(
    db: &impl Db,
    words: &[String],
    among: Among<'_>,
    limit: usize,
) -> Result<Vec<entity::Model>, Fault> {
    if words.iter().any(|word| word.chars().count() < 3) {
        return Ok(Vec::new());
    }
    match engine_of(db) {
        Engine::Sqlite => {
            let sql = "SELECT s.* FROM store_search_trigrams t JOIN store_search s ON s.id = t.rowid
                 WHERE store_search_trigrams MATCH $1";
            ask(db, sql, whole(Engine::Sqlite, words), among, limit).await
        }
        Engine::Postgres => {
            let sql = "SELECT s.* FROM store_search s WHERE s.text LIKE ALL (string_to_array($1, ' '))";
            ask(db, sql, each(words, |word| format!("%{word}%"), " "), among, limit).await
        }
    }
}

/// Rows that hold each word, as a beginning or with a slip of the keys. Beside a word that stands in the file it
/// is the others that somebody slipped in; where that leads to nobody, it may have been in each.
pub async fn slipped(
    db: &impl Db,
    words: &[String],
    among: Among<'_>,
    limit: usize,
) -> Result<Vec<entity::Model>, Fault> {
    if words.len() > 1 {
        let certain = known(db, words.iter().cloned().collect()).await?;
        if !certain.is_empty() && certain.len() < words.len() {
            let found = slipped_beside(db, words, &certain, (among, limit)).await?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
    }
    slipped_beside(db, words, &HashSet::new(), (among, limit)).await
}

async fn slipped_beside(
    db: &impl Db,
    words: &[String],
    certain: &HashSet<String>,
    (among, limit): (Among<'_>, usize),
) -> Result<Vec<entity::Model>, Fault> {
    let engine = engine_of(db);
    let slips = |word: &String| if certain.contains(word) { BTreeSet::new() } else { slips::meant_by(word) };
    let meant: Vec<_> = words.iter().map(slips).collect();
    let known = known(db, meant.iter().flatten().cloned().collect()).await?;
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let (or, and) = if engine == Engine::Sqlite { (" OR ", " AND ") } else { (" | ", " & ") };
    let meant = words.iter().zip(meant).map(|(word, meant)| {
        let typed = beginnings(engine, std::slice::from_ref(word));
        let others = meant.into_iter().filter(|other| known.contains(other));
        let others = others.map(|other| whole(engine, &[other]));
        format!("({})", std::iter::once(typed).chain(others).collect::<Vec<_>>().join(or))
    });
    let sql = format!("SELECT s.* {}", beginning_with(engine, "$1"));
    ask(db, &sql, meant.collect::<Vec<_>>().join(and), among, limit).await
}

/// Those of the words that stand in the index: each is looked up, which costs the same in a file of any size.
async fn known(db: &impl Db, words: BTreeSet<String>) -> Result<HashSet<String>, Fault> {
    let engine = engine_of(db);
    let (sql, asked) = match engine {
        Engine::Sqlite => (SQLITE_KNOWN, serde_json::json!(words).to_string()),
        Engine::Postgres => (POSTGRES_KNOWN, words.into_iter().collect::<Vec<_>>().join(" ")),
    };
    let ask = Statement::from_sql_and_values(backend(engine), sql, [Value::from(asked)]);
    let rows = db.query_all_raw(ask).await?;
    rows.iter().map(|row| Ok(row.try_get("", "word")?)).collect()
}

const SQLITE_KNOWN: &str = "SELECT v.value AS word FROM json_each($1) v
     WHERE EXISTS (SELECT 1 FROM store_search_words
                   WHERE store_search_words MATCH '\"' || v.value || '\"')";

// Of each word ten rows and not one, for which PostgreSQL would sooner read the table until it comes by.
const POSTGRES_KNOWN: &str = "SELECT DISTINCT v.word FROM unnest(string_to_array($1, ' ')) v(word)
     CROSS JOIN LATERAL (
         SELECT 1 FROM store_search s
         WHERE to_tsvector('simple', s.text) @@ to_tsquery('simple', quote_literal(v.word)) LIMIT 10
     ) AS hit";

async fn ask(
    db: &impl Db,
    sql: &str,
    query: String,
    among: Among<'_>,
    limit: usize,
) -> Result<Vec<entity::Model>, Fault> {
    let mut values: Vec<Value> = vec![query.into()];
    let mut whole = sql.to_owned();
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    if !among.kinds.is_empty() {
        let places: Vec<String> = among.kinds.iter().map(|kind| bind(Value::from(*kind))).collect();
        whole += &format!(" AND s.kind IN ({})", places.join(", "));
    }
    if !among.scope.is_all() {
        // before anything is ranked or cut: what somebody sees must not drown in what they do not
        whole += " AND ";
        whole += &in_sight(among.scope, among.belongs, |owner| bind(owner.into()));
    }
    whole += &format!(" LIMIT {limit}");
    let statement = Statement::from_sql_and_values(backend(engine_of(db)), whole, values);
    Ok(entity::Entity::find().from_raw_sql(statement).all(db).await?)
}

const fn backend(engine: Engine) -> DbBackend {
    match engine {
        Engine::Sqlite => DbBackend::Sqlite,
        Engine::Postgres => DbBackend::Postgres,
    }
}
