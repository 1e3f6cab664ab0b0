//! Pairs of records that may be one, as the last scan found them; pairs of which somebody said that they are
//! two; and the scan itself. Ids, a score and codes: nothing of anybody's.

use jiff::Timestamp;
use kernel::{Actor, Holder, Id, JobId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use store::{Db, Fault, Instant, Tx};
use uuid::Uuid;

use super::flaws::HowMany;
use super::rows::CHUNK;
use super::sight::{RECORD, Sight};
use super::standing::Side;
use intake::{Certainty, Likeness, Match};

/// Beyond so many a count is "more than".
const COUNTED_UP_TO: u64 = 10_000;

/// Two records that may be one. The lower id stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one.
    pub first: Holder,
    /// The other.
    pub second: Holder,
    /// How sure it is, and why.
    pub found: Match,
}

/// How the last scan went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// Its job.
    pub job: JobId,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended, if it did.
    pub ended_at: Option<Timestamp>,
    /// How many pairs the one before did not find.
    pub fresh: i64,
    /// How many pairs of the one before it did not find any more.
    pub gone: i64,
}

impl Pair {
    /// Two records in the order pairs are kept in; `None` for a person and a company, or one and the same.
    #[must_use]
    pub fn of(one: Holder, other: Holder, found: Match) -> Option<Self> {
        if one.kind() != other.kind() || one == other {
            return None;
        }
        let (first, second) = if one.uuid() < other.uuid() { (one, other) } else { (other, one) };
        Some(Self { first, second, found })
    }

    fn read(row: &QueryResult) -> Result<Self, Fault> {
        let kind: String = row.try_get("", "holder_kind")?;
        let (certainty, reasons): (String, String) =
            (row.try_get("", "certainty")?, row.try_get("", "reasons")?);
        let holder = |id: Uuid| Holder::from_parts(&kind, id).ok_or(Fault::Damaged("holder kind"));
        let certainty = Certainty::ALL.iter().copied().find(|known| known.code() == certainty);
        let likeness = |code: &str| Likeness::ALL.iter().copied().find(|known| known.code() == code);
        let reasons: Option<Vec<Likeness>> = reasons.split_whitespace().map(likeness).collect();
        Ok(Self {
            first: holder(row.try_get("", "first_id")?)?,
            second: holder(row.try_get("", "second_id")?)?,
            found: Match {
                certainty: certainty.ok_or(Fault::Damaged("certainty"))?,
                reasons: reasons.ok_or(Fault::Damaged("likeness"))?,
            },
        })
    }
}

/// The pairs of a kind and of one certainty that come after one, the likeliest first; of which both are in sight.
///
/// # Errors
/// Any [`Fault`].
pub async fn pairs(
    sight: Sight<'_, impl Db>,
    (kind, certainty): (&str, Certainty),
    after: Option<(Uuid, Uuid)>,
    limit: u64,
) -> Result<Vec<Pair>, Fault> {
    let beyond = "(score, first_id, second_id) <
         ((SELECT a.score FROM customers_duplicates a WHERE a.first_id = $3 AND a.second_id = $4), $3, $4)";
    let mut values: Vec<Value> = vec![kind.into(), certainty.code().into()];
    let mut condition = String::new();
    if let Some((first, second)) = after {
        values.extend([Value::from(first), Value::from(second)]);
        condition = format!(" AND {beyond}");
    }
    condition += &both_in_sight(sight, kind, &mut values);
    let sql = format!(
        "SELECT * FROM customers_duplicates WHERE holder_kind = $1 AND certainty = $2{condition}
         ORDER BY score DESC, first_id DESC, second_id DESC LIMIT {limit}"
    );
    let asked = Statement::from_sql_and_values(sight.db().get_database_backend(), sql, values);
    sight.db().query_all_raw(asked).await?.iter().map(Pair::read).collect()
}

/// What was found between two records.
///
/// # Errors
/// Any [`Fault`].
pub async fn pair_between(db: &impl Db, first: Uuid, second: Uuid) -> Result<Option<Pair>, Fault> {
    let mut select = Query::select();
    select.expr(Expr::cust("*")).from("customers_duplicates").and_where(between(first, second));
    db.query_one(&select).await?.map(|row| Pair::read(&row)).transpose()
}

/// How many pairs of a kind there are of one certainty, of which both are in sight.
///
/// # Errors
/// Any [`Fault`].
pub async fn pairs_counted(
    sight: Sight<'_, impl Db>,
    kind: &str,
    certainty: Certainty,
) -> Result<HowMany, Fault> {
    let (db, mut values) = (sight.db(), vec![Value::from(kind), certainty.code().into()]);
    let in_sight = both_in_sight(sight, kind, &mut values);
    let sql = format!(
        "SELECT COUNT(*) AS many FROM (SELECT 1 AS one FROM customers_duplicates
         WHERE holder_kind = $1 AND certainty = $2{in_sight} LIMIT {}) counted",
        COUNTED_UP_TO + 1
    );
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let many: i64 = db.query_one_raw(asked).await?.map_or(Ok(0), |row| row.try_get("", "many"))?;
    Ok(HowMany::upto(u64::try_from(many).unwrap_or_default(), COUNTED_UP_TO))
}

/// The last scan; `None` before the first.
///
/// # Errors
/// Any [`Fault`].
pub async fn last_scan(db: &impl Db) -> Result<Option<Scan>, Fault> {
    let mut select = Query::select();
    select.columns(["job_id", "started_at", "ended_at", "fresh", "gone"]).from("customers_scans");
    let Some(row) = db.query_one(&select).await? else { return Ok(None) };
    let started: Instant = row.try_get("", "started_at")?;
    let ended: Option<Instant> = row.try_get("", "ended_at")?;
    Ok(Some(Scan {
        job: JobId::from_uuid(row.try_get("", "job_id")?),
        started_at: started.timestamp(),
        ended_at: ended.map(Instant::timestamp),
        fresh: row.try_get("", "fresh")?,
        gone: row.try_get("", "gone")?,
    }))
}

/// A scan begins; one that was broken off begins again under the same job.
pub(crate) async fn begin_scan(tx: &Tx, job: JobId) -> Result<(), Fault> {
    let now: Instant = tx.ambient().now().into();
    let sql = "INSERT INTO customers_scans (id, job_id, started_at, ended_at, fresh, gone)
         VALUES (1, $1, $2, NULL, 0, 0)
         ON CONFLICT (id) DO UPDATE SET job_id = excluded.job_id, started_at = excluded.started_at,
             ended_at = NULL, fresh = 0, gone = 0";
    execute(tx, sql.to_owned(), vec![job.uuid().into(), now.into()]).await.map(|_| ())
}

/// Keeps what a scan found, save pairs of which somebody said that they are two, and records that went meanwhile.
pub(crate) async fn keep_pairs(tx: &Tx, job: JobId, found: &[Pair]) -> Result<(), Fault> {
    for kind in ["person", "company"] {
        let of_kind: Vec<&Pair> = found.iter().filter(|pair| pair.first.kind() == kind).collect();
        for chunk in of_kind.chunks(CHUNK) {
            keep(tx, job, kind, chunk).await?;
        }
    }
    Ok(())
}

async fn keep(tx: &Tx, job: JobId, kind: &str, pairs: &[&Pair]) -> Result<(), Fault> {
    let mut values: Vec<Value> = vec![kind.into(), job.uuid().into()];
    let mut places = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let first = values.len() + 1;
        let of_row: Vec<String> = (first..first + 5).map(|place| format!("${place}")).collect();
        places.push(format!("({})", of_row.join(", ")));
        let reasons: Vec<&str> = pair.found.reasons.iter().map(|reason| reason.code()).collect();
        let found = &pair.found;
        values.extend([Value::from(pair.first.uuid()), pair.second.uuid().into()]);
        values.extend([Value::from(found.certainty.code()), found.score().into(), reasons.join(" ").into()]);
    }
    let table = table(kind);
    let sql = format!(
        "WITH seen (first_id, second_id, certainty, score, reasons) AS (VALUES {})
         INSERT INTO customers_duplicates
             (first_id, second_id, holder_kind, certainty, score, reasons, found_in, seen_in)
         SELECT s.first_id, s.second_id, $1, s.certainty, s.score, s.reasons, $2, $2 FROM seen s
         WHERE EXISTS (SELECT 1 FROM {table} r WHERE r.id = s.first_id)
           AND EXISTS (SELECT 1 FROM {table} r WHERE r.id = s.second_id)
           AND NOT EXISTS (SELECT 1 FROM customers_distinct d
                           WHERE d.first_id = s.first_id AND d.second_id = s.second_id)
         ON CONFLICT (first_id, second_id) DO UPDATE SET certainty = excluded.certainty,
             score = excluded.score, reasons = excluded.reasons, seen_in = excluded.seen_in",
        places.join(", ")
    );
    execute(tx, sql, values).await.map(|_| ())
}

/// A scan ends: what it did not see any more goes, and it is said what changed.
pub(crate) async fn end_scan(tx: &Tx, job: JobId) -> Result<(), Fault> {
    let gone = execute(
        tx,
        "DELETE FROM customers_duplicates WHERE seen_in <> $1".to_owned(),
        vec![job.uuid().into()],
    )
    .await?;
    let now: Instant = tx.ambient().now().into();
    let sql = "UPDATE customers_scans SET ended_at = $1, gone = $2,
             fresh = (SELECT COUNT(*) FROM customers_duplicates WHERE found_in = $3)";
    let gone = i64::try_from(gone).unwrap_or(i64::MAX);
    execute(tx, sql.to_owned(), vec![now.into(), gone.into(), job.uuid().into()]).await.map(|_| ())
}

/// Somebody says that two records are two: no scan brings the pair again.
pub(crate) async fn decline(tx: &Tx, pair: &Pair) -> Result<(), Fault> {
    say_two(tx, pair.first, pair.second).await
}

/// It may be one after all.
pub(crate) async fn no_longer_distinct(
    tx: &Tx,
    first: Uuid,
    second: Uuid,
) -> Result<Option<(Holder, Holder)>, Fault> {
    let mut select = Query::select();
    select.column("holder_kind").from("customers_distinct").and_where(between(first, second));
    let Some(row) = tx.db().query_one(&select).await? else { return Ok(None) };
    let kind: String = row.try_get("", "holder_kind")?;
    let mut delete = Query::delete();
    delete.from_table("customers_distinct").and_where(between(first, second));
    tx.db().execute(&delete).await?;
    Ok(Holder::from_parts(&kind, first).zip(Holder::from_parts(&kind, second)))
}

/// Whoever was told apart from a record that goes is told apart from the one that takes it in.
pub(crate) async fn carry_distinct(tx: &Tx, from: Holder, to: Holder) -> Result<(), Fault> {
    let id = from.uuid();
    let mut select = Query::select();
    select.columns(["first_id", "second_id"]).from("customers_distinct").and_where(names_any(&[id]));
    for row in tx.db().query_all(&select).await? {
        let (first, second): (Uuid, Uuid) = (row.try_get("", "first_id")?, row.try_get("", "second_id")?);
        let other = if first == id { second } else { first };
        if let Some(other) = Holder::from_parts(to.kind(), other).filter(|other| *other != to) {
            let (first, second) = if other.uuid() < to.uuid() { (other, to) } else { (to, other) };
            say_two(tx, first, second).await?;
        }
    }
    Ok(())
}

/// Forgets every pair with these records.
pub(super) async fn forget(tx: &Tx, holders: &[Uuid]) -> Result<(), Fault> {
    for table in ["customers_duplicates", "customers_distinct"] {
        tx.db().execute(Query::delete().from_table(table).and_where(names_any(holders))).await?;
    }
    Ok(())
}

async fn say_two(tx: &Tx, first: Holder, second: Holder) -> Result<(), Fault> {
    let actor: Actor = tx.cause().actor;
    let now: Instant = tx.ambient().now().into();
    let sql =
        "INSERT INTO customers_distinct (first_id, second_id, holder_kind, said_at, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (first_id, second_id) DO NOTHING";
    let values = vec![
        first.uuid().into(),
        second.uuid().into(),
        first.kind().into(),
        now.into(),
        actor.kind().into(),
        actor.uuid().into(),
    ];
    execute(tx, sql.to_owned(), values).await?;
    let mut delete = Query::delete();
    delete.from_table("customers_duplicates").and_where(between(first.uuid(), second.uuid()));
    tx.db().execute(&delete).await?;
    Ok(())
}

async fn execute(tx: &Tx, sql: String, values: Vec<Value>) -> Result<u64, Fault> {
    let statement = Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values);
    Ok(tx.db().execute_raw(statement).await?.rows_affected())
}

/// That both records of a pair are in sight: of one that is not, nothing is told.
fn both_in_sight(sight: Sight<'_, impl Db>, kind: &str, values: &mut Vec<Value>) -> String {
    if sight.scope().is_all() {
        return String::new();
    }
    let table = table(kind);
    let mut seen = |id: &str| {
        let in_sight = sight.condition(RECORD, values);
        format!(" AND EXISTS (SELECT 1 FROM {table} r WHERE r.id = {id} AND {in_sight})")
    };
    seen("first_id") + &seen("second_id")
}

/// Where records of a kind are kept.
fn table(kind: &str) -> &'static str {
    if kind == "company" { Side::Companies } else { Side::People }.table()
}

fn between(first: Uuid, second: Uuid) -> Expr {
    Expr::col("first_id").eq(first).and(Expr::col("second_id").eq(second))
}

fn names_any(holders: &[Uuid]) -> Expr {
    let named = |column: &'static str| Expr::col(column).is_in(holders.iter().copied());
    named("first_id").or(named("second_id"))
}
