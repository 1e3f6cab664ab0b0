//! What a list's filters can choose from, and how many stand behind each relation.

use std::collections::HashMap;

use kernel::{CompanyId, Id, PersonId};
use personal::Personal;
use sea_orm::{FromQueryResult, Statement};
use store::{Db, Fault};
use uuid::Uuid;

use super::roles;
use super::sight::{RECORD, Sight};
use super::standing::Side;
use crate::relation::Relation;

/// More channels than anybody looks through.
const MOST_CHANNELS: u32 = 100;

#[derive(FromQueryResult)]
struct Word {
    word: Option<Personal<String>>,
}

#[derive(FromQueryResult)]
struct Counted {
    kind: String,
    many: i64,
}

/// The acquisition channels people in sight came by, in the order of the alphabet.
///
/// # Errors
/// Any [`Fault`].
pub async fn channels_of_people(sight: Sight<'_, impl Db>) -> Result<Vec<Personal<String>>, Fault> {
    channels(sight, Side::People).await
}

/// The acquisition channels companies in sight came by, in the order of the alphabet.
///
/// # Errors
/// Any [`Fault`].
pub async fn channels_of_companies(sight: Sight<'_, impl Db>) -> Result<Vec<Personal<String>>, Fault> {
    channels(sight, Side::Companies).await
}

/// How many people stand in each relation. It reads a whole index: ask it of small files only.
///
/// # Errors
/// Any [`Fault`].
pub async fn relations_of_people(sight: Sight<'_, impl Db>) -> Result<HashMap<Relation, i64>, Fault> {
    relations(sight, Side::People).await
}

/// How many companies stand in each relation. It reads a whole index: ask it of small files only.
///
/// # Errors
/// Any [`Fault`].
pub async fn relations_of_companies(sight: Sight<'_, impl Db>) -> Result<HashMap<Relation, i64>, Fault> {
    relations(sight, Side::Companies).await
}

/// Who in sight works at any of these companies.
///
/// # Errors
/// Any [`Fault`].
pub async fn people_at(sight: Sight<'_, impl Db>, companies: &[CompanyId]) -> Result<Vec<PersonId>, Fault> {
    let companies: Vec<Uuid> = companies.iter().map(|id| id.uuid()).collect();
    let people = roles::people_at(sight.db(), &companies).await?;
    let seen = sight.narrowed(Side::People, people).await?;
    Ok(seen.into_iter().map(PersonId::from_uuid).collect())
}

/// By hops from one word to the next over an index, for each colleague whose records are in sight: no scan,
/// however long the table is.
async fn channels(sight: Sight<'_, impl Db>, side: Side) -> Result<Vec<Personal<String>>, Fault> {
    let (db, table, mut values) = (sight.db(), side.table(), Vec::new());
    let walks = sight.walks("r.owner_id", &mut values);
    let hops = walks.iter().enumerate().map(|(number, whose)| {
        format!(
            "hop{number}(word, hops) AS (
                 SELECT (SELECT MIN(r.channel) FROM {table} r WHERE {whose}), 1
                 UNION ALL
                 SELECT (SELECT MIN(r.channel) FROM {table} r WHERE {whose} AND r.channel > h.word), h.hops + 1
                 FROM hop{number} h WHERE h.word IS NOT NULL AND h.hops < {MOST_CHANNELS})"
        )
    });
    let hops: Vec<String> = hops.collect();
    let words: Vec<String> = (0..walks.len()).map(|number| format!("SELECT word FROM hop{number}")).collect();
    let sql = format!(
        "WITH RECURSIVE {} SELECT word FROM ({}) words WHERE word IS NOT NULL ORDER BY word LIMIT {MOST_CHANNELS}",
        hops.join(", "),
        words.join(" UNION ")
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let words = Word::find_by_statement(statement).all(db).await?;
    Ok(words.into_iter().filter_map(|row| row.word).collect())
}

async fn relations(sight: Sight<'_, impl Db>, side: Side) -> Result<HashMap<Relation, i64>, Fault> {
    let (db, mut values) = (sight.db(), Vec::new());
    let in_sight = sight.condition(RECORD, &mut values);
    let sql = format!("SELECT kind, COUNT(*) AS many FROM {} r WHERE {in_sight} GROUP BY kind", side.table());
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = Counted::find_by_statement(statement).all(db).await?;
    let known = |row: Counted| Relation::from_code(&row.kind).map(|relation| (relation, row.many));
    Ok(rows.into_iter().filter_map(known).collect())
}
