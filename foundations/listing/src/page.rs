//! One page of a list by key, its count and its sum.
//!
//! A page starts after (or ends before) a record, never at an offset, and names that record by
//! its id alone: no value of anybody's stands in the address.

use sea_orm::{DbBackend, FromQueryResult, Statement};
use store::{Db, Engine, Fault, engine_of};
use uuid::Uuid;

use crate::compile::{Sql, key, walks, wanted};
use crate::{Facet, Filter, Seen, UnknownFacet};

/// Up to here a filtered count is exact; beyond it is "more than 10,000".
pub const EXACT_UP_TO: i64 = 10_000;

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// At the beginning.
    #[default]
    Start,
    /// After this record.
    After(Uuid),
    /// So that it ends before this record.
    Before(Uuid),
}

/// What page is wanted.
#[derive(Debug, Clone)]
pub struct PageRequest<'a> {
    /// Which records.
    pub filter: &'a Filter,
    /// In the order of this facet.
    pub sort: &'a str,
    /// The greatest first.
    pub descending: bool,
    /// Where.
    pub place: Place,
    /// How many at most.
    pub size: u64,
}

/// A page of ids, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The records.
    pub ids: Vec<Uuid>,
    /// Where the next page begins, if there is one.
    pub next: Option<Place>,
    /// Where the previous page ends, if there is one.
    pub previous: Option<Place>,
}

/// One page of a list.
///
/// # Errors
/// The outer error is the store's; the inner one a filter or sort the list does not have.
pub async fn page(
    db: &impl Db,
    seen: Seen<'_>,
    request: &PageRequest<'_>,
) -> Result<Result<Page, UnknownFacet>, Fault> {
    let sql = match compile(engine_of(db), seen, request) {
        Ok(sql) => sql,
        Err(unknown) => return Ok(Err(unknown)),
    };
    let rows = Row::find_by_statement(statement(db, sql)).all(db).await?;
    Ok(Ok(cut(rows.into_iter().map(|row| row.id).collect(), request)))
}

fn compile(engine: Engine, seen: Seen<'_>, request: &PageRequest<'_>) -> Result<Sql, UnknownFacet> {
    let facet = seen.catalogue.facet(request.sort)?;
    if !facet.sorts {
        return Err(UnknownFacet);
    }
    let mut sql = Sql::of(engine);
    let mut walks = walks(request.filter, seen, &mut sql)?;
    let backwards = matches!(request.place, Place::Before(_));
    let descending = request.descending != backwards;
    if let Place::After(id) | Place::Before(id) = request.place {
        let beyond = beyond(facet, seen.catalogue.table(), id, descending, &mut sql);
        walks.iter_mut().for_each(|wanted| wanted.push_str(&beyond));
    }
    let (table, expression, size) = (seen.catalogue.table(), facet.sql, request.size + 1);
    let word = if descending { "DESC" } else { "ASC" };
    let walk = |wanted: &String| {
        format!(
            "SELECT r.id, {expression} AS place FROM {table} r WHERE {wanted}
             ORDER BY {expression} {word}, r.id {word} LIMIT {size}"
        )
    };
    let walks: Vec<String> = walks.iter().map(walk).collect();
    sql.text = merged(&walks, word, size);
    Ok(sql)
}

/// The page that several walks in one order make together: the first of each are all it can hold.
fn merged(walks: &[String], word: &str, size: u64) -> String {
    if let [only] = walks {
        return only.clone();
    }
    let parts: Vec<String> = walks.iter().map(|walk| format!("SELECT * FROM ({walk}) w")).collect();
    format!("SELECT id FROM ({}) w ORDER BY place {word}, id {word} LIMIT {size}", parts.join(" UNION ALL "))
}

/// The condition of coming after a record in the order: its sort value is looked up by its id.
fn beyond(facet: &Facet, table: &str, id: Uuid, descending: bool, sql: &mut Sql) -> String {
    let (expression, sign) = (facet.sql, if descending { "<" } else { ">" });
    let (first, second) = (sql.bind(key(id)), sql.bind(key(id)));
    format!(
        " AND ({expression}, r.id) {sign} ((SELECT {expression} FROM {table} r WHERE r.id = {first}), {second})"
    )
}

fn cut(mut ids: Vec<Uuid>, request: &PageRequest<'_>) -> Page {
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let more = ids.len() > size;
    ids.truncate(size);
    let backwards = matches!(request.place, Place::Before(_));
    if backwards {
        ids.reverse();
    }
    let before = if backwards { more } else { request.place != Place::Start };
    let after = backwards || more;
    Page {
        next: ids.last().filter(|_| after).map(|id| Place::After(*id)),
        previous: ids.first().filter(|_| before).map(|id| Place::Before(*id)),
        ids,
    }
}

/// How many records of a list come before this one in its order, whatever the place asked for;
/// `None` beyond [`EXACT_UP_TO`].
///
/// # Errors
/// The outer error is the store's; the inner one a filter or sort the list does not have.
pub async fn rank(
    db: &impl Db,
    seen: Seen<'_>,
    request: &PageRequest<'_>,
    id: Uuid,
) -> Result<Result<Option<i64>, UnknownFacet>, Fault> {
    let sql = match compile_rank(engine_of(db), seen, request, id) {
        Ok(sql) => sql,
        Err(unknown) => return Ok(Err(unknown)),
    };
    let found = Counted::find_by_statement(statement(db, sql)).one(db).await?;
    Ok(Ok(found.map(|found| found.many).filter(|many| *many <= EXACT_UP_TO)))
}

fn compile_rank(
    engine: Engine,
    seen: Seen<'_>,
    request: &PageRequest<'_>,
    id: Uuid,
) -> Result<Sql, UnknownFacet> {
    let facet = seen.catalogue.facet(request.sort)?;
    let mut sql = Sql::of(engine);
    let mut wanted = wanted(request.filter, seen, &mut sql)?;
    wanted += &beyond(facet, seen.catalogue.table(), id, !request.descending, &mut sql);
    sql.text = format!(
        "SELECT COUNT(*) AS many, CAST(0 AS BIGINT) AS total
         FROM (SELECT 1 AS part FROM {} r WHERE {wanted} LIMIT {}) counted",
        seen.catalogue.table(),
        EXACT_UP_TO + 1,
    );
    Ok(sql)
}

/// How many records a filter lets through, and the sum of a money facet over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Counted.
    Exactly {
        /// How many.
        rows: i64,
        /// Their sum in cents, if one was asked for.
        sum: i64,
    },
    /// More than [`EXACT_UP_TO`]; counting them is for whoever asks.
    More,
}

/// How far to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Up to [`EXACT_UP_TO`].
    Quick,
    /// To the end, because somebody pressed Count.
    Whole,
}

/// Counts what a filter lets through, and sums a money facet over it.
///
/// # Errors
/// The outer error is the store's; the inner one a filter the list does not have.
pub async fn count(
    db: &impl Db,
    seen: Seen<'_>,
    filter: &Filter,
    sum: Option<&str>,
    counting: Counting,
) -> Result<Result<Count, UnknownFacet>, Fault> {
    let sql = match compile_count(engine_of(db), seen, (filter, sum, counting)) {
        Ok(sql) => sql,
        Err(unknown) => return Ok(Err(unknown)),
    };
    let found = Counted::find_by_statement(statement(db, sql)).one(db).await?;
    let Counted { many, total } = found.unwrap_or(Counted { many: 0, total: 0 });
    let beyond = counting == Counting::Quick && many > EXACT_UP_TO;
    Ok(Ok(if beyond { Count::More } else { Count::Exactly { rows: many, sum: total } }))
}

/// How many different values a facet has among the rows of a list.
///
/// # Errors
/// Any [`Fault`]; the inner error names a facet that the catalogue does not have.
pub async fn distinct(
    db: &impl Db,
    seen: Seen<'_>,
    filter: &Filter,
    facet: &str,
) -> Result<Result<i64, UnknownFacet>, Fault> {
    let sql = match compile_distinct(engine_of(db), seen, filter, facet) {
        Ok(sql) => sql,
        Err(unknown) => return Ok(Err(unknown)),
    };
    let found = Counted::find_by_statement(statement(db, sql)).one(db).await?;
    Ok(Ok(found.map_or(0, |counted| counted.many)))
}

fn compile_distinct(
    engine: Engine,
    seen: Seen<'_>,
    filter: &Filter,
    facet: &str,
) -> Result<Sql, UnknownFacet> {
    let counted = seen.catalogue.facet(facet)?.sql;
    let mut sql = Sql::of(engine);
    let wanted = wanted(filter, seen, &mut sql)?;
    let table = seen.catalogue.table();
    sql.text = format!(
        "SELECT COUNT(DISTINCT {counted}) AS many, CAST(0 AS BIGINT) AS total FROM {table} r WHERE {wanted}"
    );
    Ok(sql)
}

fn compile_count(
    engine: Engine,
    seen: Seen<'_>,
    (filter, sum, counting): (&Filter, Option<&str>, Counting),
) -> Result<Sql, UnknownFacet> {
    let summed = sum.map(|name| seen.catalogue.facet(name)).transpose()?.map_or("0", |facet| facet.sql);
    let mut sql = Sql::of(engine);
    let wanted = wanted(filter, seen, &mut sql)?;
    let limit =
        if counting == Counting::Quick { format!(" LIMIT {}", EXACT_UP_TO + 1) } else { String::new() };
    sql.text = format!(
        "SELECT COUNT(*) AS many, CAST(COALESCE(SUM(part), 0) AS BIGINT) AS total
         FROM (SELECT {summed} AS part FROM {} r WHERE {wanted}{limit}) counted",
        seen.catalogue.table(),
    );
    Ok(sql)
}

fn statement(db: &impl Db, sql: Sql) -> Statement {
    let backend = match db.get_database_backend() {
        DbBackend::Postgres => DbBackend::Postgres,
        _ => DbBackend::Sqlite,
    };
    Statement::from_sql_and_values(backend, sql.text, sql.values)
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
}

#[derive(FromQueryResult)]
struct Counted {
    many: i64,
    total: i64,
}
