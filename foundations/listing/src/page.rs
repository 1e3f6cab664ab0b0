//! One page of a list by key, its count and its sum.
//!
//! A page starts after (or ends before) a record, never at an offset, and names that record by
//! its id alone: no value of anybody's stands in the address.

use sea_orm::{DbBackend, FromQueryResult, Statement};
use store::{Db, Engine, Fault, engine_of};
use uuid::Uuid;

use crate::compile::{Sql, Way, condition, key, walks, wanted};
use crate::{Facet, Filter, Seen, UnknownFacet};

/// Up to here a filtered count is exact; beyond it is "more than 10,000".
pub const EXACT_UP_TO: i64 = 10_000;
/// So many records or fewer are fetched where they stand and put in order; of more, a page is met along the order.
pub const FEW: i64 = 2_000;
/// How far a list is walked before a record to tell its rank.
const RANKED_UP_TO: i64 = 2_000;
/// How far a list is walked for a page of what may be few.
const A_LOOK: &[u64] = &[500];
/// How far it is walked for a page of many, one after the other; beyond, they are fetched where they stand.
const A_WALK: &[u64] = &[500, 2_500, 12_500, 62_500];

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
    /// What is known of how many the filter lets through.
    pub how_many: HowMany,
}

/// What is known of how many records a filter lets through; it decides the way to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HowMany {
    /// Nothing.
    #[default]
    Unknown,
    /// At most [`FEW`].
    Few,
    /// More.
    Many,
}

impl From<Count> for HowMany {
    fn from(count: Count) -> Self {
        match count {
            Count::Exactly { rows, .. } if rows <= FEW => Self::Few,
            Count::Exactly { .. } | Count::More => Self::Many,
        }
    }
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
    for far in along(request).iter().copied().filter(|far| *far > request.size) {
        let sql = match compile(engine_of(db), seen, request, Some(far)) {
            Ok(sql) => sql,
            Err(unknown) => return Ok(Err(unknown)),
        };
        let ids = ids(db, sql).await?;
        if ids.len() as u64 > request.size {
            return Ok(Ok(cut(ids, request)));
        }
    }
    match compile(engine_of(db), seen, request, None) {
        Ok(sql) => Ok(Ok(cut(ids(db, sql).await?, request))),
        Err(unknown) => Ok(Err(unknown)),
    }
}

async fn ids(db: &impl Db, sql: Sql) -> Result<Vec<Uuid>, Fault> {
    let rows = Row::find_by_statement(statement(db, sql)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// How far the list is walked for a page before its records are fetched from where they stand. An index of the
/// order leads to a page of everything, and to records that are named there is no way but to them.
fn along(request: &PageRequest<'_>) -> &'static [u64] {
    match request.how_many {
        _ if request.filter.is_everything() || request.filter.names_records() => &[],
        HowMany::Unknown => A_LOOK,
        HowMany::Few => &[],
        HowMany::Many => A_WALK,
    }
}

/// A page, of so many records along the order, or of all.
fn compile(
    engine: Engine,
    seen: Seen<'_>,
    request: &PageRequest<'_>,
    far: Option<u64>,
) -> Result<Sql, UnknownFacet> {
    let facet = seen.catalogue.facet(request.sort)?;
    if !facet.sorts {
        return Err(UnknownFacet);
    }
    let mut sql = Sql::of(engine, if far.is_some() { Way::Along } else { Way::There });
    let wanted = condition(request.filter, seen.catalogue, &mut sql)?;
    let backwards = matches!(request.place, Place::Before(_));
    let descending = request.descending != backwards;
    let beyond = match request.place {
        Place::Start => String::new(),
        Place::After(id) | Place::Before(id) => {
            beyond(facet, seen.catalogue.table(), id, descending, &mut sql)
        }
    };
    let (table, expression, size) = (seen.catalogue.table(), facet.sql, request.size + 1);
    let word = if descending { "DESC" } else { "ASC" };
    let order = format!("ORDER BY {expression} {word}, r.id {word}");
    // what is not wanted is left out of what several walks met together: one that was cut tells nothing of beyond
    let (within, after, most) = match far {
        None => (format!(" AND {wanted}"), String::new(), size),
        Some(far) => (String::new(), format!("WHERE {wanted}"), far),
    };
    let walk = |in_sight: String| {
        format!("SELECT r.* FROM {table} r WHERE {in_sight}{within}{beyond} {order} LIMIT {most}")
    };
    let walks: Vec<String> = walks(request.filter, seen, &mut sql).into_iter().map(walk).collect();
    sql.text = format!("SELECT r.id FROM {} {after} {order} LIMIT {size}", merged(&walks, &order, most));
    Ok(sql)
}

/// The first rows of several walks in one order, as a table `r`: the first of each are all that can be among them.
fn merged(walks: &[String], order: &str, most: u64) -> String {
    match walks {
        [only] => format!("({only}) r"),
        _ => {
            let parts: Vec<String> = walks.iter().map(|walk| format!("SELECT * FROM ({walk}) w")).collect();
            format!("(SELECT r.* FROM ({}) r {order} LIMIT {most}) r", parts.join(" UNION ALL "))
        }
    }
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

/// How many records of a list come before this one in its order, whatever the place asked for; `None` where
/// they are many, and more rows stand before it than are walked, whether they pass the filter or not.
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
    Ok(Ok(found.filter(|found| found.total <= RANKED_UP_TO).map(|found| found.many)))
}

/// How many there are before it, beside how far one went for them.
fn compile_rank(
    engine: Engine,
    seen: Seen<'_>,
    request: &PageRequest<'_>,
    id: Uuid,
) -> Result<Sql, UnknownFacet> {
    let (facet, table) = (seen.catalogue.facet(request.sort)?, seen.catalogue.table());
    let is_few = request.how_many == HowMany::Few;
    let mut sql = Sql::of(engine, if is_few { Way::There } else { Way::Along });
    let before = beyond(facet, table, id, !request.descending, &mut sql);
    if is_few {
        let wanted = wanted(request.filter, seen, &mut sql)?;
        sql.text = format!(
            "SELECT COUNT(*) AS many, CAST(0 AS BIGINT) AS total FROM {table} r WHERE {wanted}{before}"
        );
        return Ok(sql);
    }
    let wanted = condition(request.filter, seen.catalogue, &mut sql)?;
    let word = if request.descending { "ASC" } else { "DESC" };
    let walk = |in_sight: String| {
        format!(
            "SELECT * FROM (SELECT r.* FROM {table} r WHERE {in_sight}{before}
             ORDER BY {} {word}, r.id {word} LIMIT {}) r",
            facet.sql,
            RANKED_UP_TO + 1
        )
    };
    let walks: Vec<String> = walks(request.filter, seen, &mut sql).into_iter().map(walk).collect();
    sql.text = format!(
        "SELECT CAST(COALESCE(SUM(CASE WHEN {wanted} THEN 1 ELSE 0 END), 0) AS BIGINT) AS many,
         COUNT(*) AS total FROM ({}) r",
        walks.join(" UNION ALL "),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    let mut sql = Sql::of(engine, Way::There);
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
    let mut sql = Sql::of(engine, Way::There);
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
