//! Keeps the stored figures right: reckons them anew for exactly those whose sales changed, or
//! whose figures change today by themselves.
//!
//! A sale for both a company and a person counts in full for each: they are two views of the same
//! sale, and their sums are never added together.

use std::collections::{BTreeSet, HashMap};

use kernel::{CompanyId, Holder, Id, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::rows::{CHUNK, grouped};
use super::standing::{COLUMNS, Row, Side, Standing};
use super::{bookkeeping, facts, ownership, roles, totals};
use crate::books::Books;
use crate::figures::{Figures, SaleFact};
use crate::relation::{Declared, Relation, RelationFacts};

/// The stored figures of a person or company; `None` if they are not in the file.
///
/// # Errors
/// Any [`Fault`].
pub async fn figures_of(db: &impl Db, holder: Holder) -> Result<Option<Standing>, Fault> {
    Ok(figures_of_many(db, &[holder]).await?.remove(&holder))
}

/// The stored figures of many.
///
/// # Errors
/// Any [`Fault`].
pub async fn figures_of_many(db: &impl Db, holders: &[Holder]) -> Result<HashMap<Holder, Standing>, Fault> {
    let mut all = HashMap::with_capacity(holders.len());
    for side in [Side::Companies, Side::People] {
        let ids: Vec<Uuid> =
            holders.iter().filter(|one| Side::of(**one) == side).map(|one| one.uuid()).collect();
        for chunk in ids.chunks(CHUNK) {
            for stored in stored(db, side, chunk).await? {
                all.insert(side.holder(stored.id), stored.row.standing()?);
            }
        }
    }
    Ok(all)
}

/// Reckons anew the figures of these holders, or of everybody when the change made the business
/// one that keeps invoices, or no longer one.
pub(super) async fn refresh_or_all(
    tx: &Tx,
    books: &Books,
    holders: impl Iterator<Item = Holder>,
) -> Result<(), Fault> {
    let basis = bookkeeping::basis(tx.db()).await?;
    if basis == books.basis {
        return refresh(tx, books, holders).await;
    }
    refresh_all(tx, &Books { basis, ..books.clone() }).await?;
    Ok(())
}

/// Reckons anew the figures of these holders, and what follows from them for those who work there.
pub(super) async fn refresh(
    tx: &Tx,
    books: &Books,
    holders: impl Iterator<Item = Holder>,
) -> Result<(), Fault> {
    let (mut companies, mut people) = (BTreeSet::new(), BTreeSet::new());
    for holder in holders {
        match holder {
            Holder::Company(id) => companies.insert(id.uuid()),
            Holder::Person(id) => people.insert(id.uuid()),
        };
    }
    let companies: Vec<Uuid> = companies.into_iter().collect();
    for chunk in companies.chunks(CHUNK) {
        let moved = refresh_chunk(tx, books, Side::Companies, chunk).await?;
        people.extend(roles::people_at(tx.db(), &moved).await?);
    }
    let people: Vec<Uuid> = people.into_iter().collect();
    for chunk in people.chunks(CHUNK) {
        refresh_chunk(tx, books, Side::People, chunk).await?;
    }
    Ok(())
}

/// Reckons anew the figures that change by themselves up to the day of the books.
pub(super) async fn refresh_due(tx: &Tx, books: &Books) -> Result<u64, Fault> {
    refresh_where(tx, books, Expr::col("turns_on").lte(books.day.to_string())).await
}

/// Reckons anew every figure.
pub(super) async fn refresh_all(tx: &Tx, books: &Books) -> Result<u64, Fault> {
    refresh_where(tx, books, Expr::col("id").is_not_null()).await
}

async fn refresh_where(tx: &Tx, books: &Books, condition: Expr) -> Result<u64, Fault> {
    let mut holders = Vec::new();
    for side in [Side::Companies, Side::People] {
        let mut select = Query::select();
        select.column("id").from(side.table()).and_where(condition.clone());
        for row in tx.db().query_all(&select).await? {
            holders.push(side.holder(row.try_get("", "id")?));
        }
    }
    let number = holders.len() as u64;
    refresh(tx, books, holders.into_iter()).await?;
    Ok(number)
}

/// Whoever looks after them has their sales too. Answers whose relation to the business changed.
async fn refresh_chunk(tx: &Tx, books: &Books, side: Side, ids: &[Uuid]) -> Result<Vec<Uuid>, Fault> {
    ownership::follow(tx, side, ids).await?;
    let sales = facts::facts_of(tx.db(), side, ids, None).await?;
    let employers =
        if side == Side::People { relations_at_work(tx.db(), ids).await? } else { HashMap::new() };
    let (mut rows, mut moved, mut sums) = (Vec::new(), Vec::new(), [0_i64; 3]);
    for stored in stored(tx.db(), side, ids).await? {
        let sales = sales.get(&stored.id).map_or(&[][..], Vec::as_slice);
        let employers = employers.get(&stored.id).cloned().unwrap_or_default();
        let row = Row::from(&reckoned(&stored, sales, employers, books));
        if row.kind != stored.row.kind {
            moved.push(stored.id);
        }
        if row != stored.row {
            sums.iter_mut().zip(row.moves(&stored.row)).for_each(|(sum, by)| *sum = sum.saturating_add(by));
            rows.push((stored.id, row));
        }
    }
    write(tx, side, rows).await?;
    let moves: Vec<(&str, i64)> = side.totals().into_iter().zip(sums).collect();
    totals::add(tx, &moves).await?;
    Ok(moved)
}

fn reckoned(stored: &Stored, sales: &[SaleFact], employers: Vec<Relation>, books: &Books) -> Standing {
    let figures = Figures::of(sales, books);
    let facts = RelationFacts {
        last_purchase: figures.last.map(|last| last.on),
        known_client: stored.known_client,
        declared: stored.declared.as_deref().and_then(Declared::from_code),
        companies: employers,
    };
    Standing { relation: Relation::derived(&facts, books.day), figures }
}

/// What the companies are at which these people work.
async fn relations_at_work(db: &impl Db, people: &[Uuid]) -> Result<HashMap<Uuid, Vec<Relation>>, Fault> {
    let mut select = Query::select();
    select
        .column(("customers_roles", "person_id"))
        .column(("customers_companies", "kind"))
        .from("customers_roles")
        .inner_join(
            "customers_companies",
            Expr::col(("customers_companies", "id")).equals(("customers_roles", "company_id")),
        )
        .and_where(Expr::col(("customers_roles", "person_id")).is_in(people.iter().copied()));
    let mut pairs = Vec::new();
    for row in db.query_all(&select).await? {
        let kind: String = row.try_get("", "kind")?;
        let relation = Relation::from_code(&kind).ok_or(Fault::Damaged("relation"))?;
        pairs.push((row.try_get("", "person_id")?, relation));
    }
    Ok(grouped(pairs))
}

/// The stored figures of a holder, and what else the relation is derived from.
struct Stored {
    id: Uuid,
    declared: Option<String>,
    known_client: bool,
    row: Row,
}

async fn stored(db: &impl Db, side: Side, ids: &[Uuid]) -> Result<Vec<Stored>, Fault> {
    let mut select = Query::select();
    select
        .columns(["id", "declared", "client_since"])
        .columns(COLUMNS)
        .from(side.table())
        .and_where(Expr::col("id").is_in(ids.iter().copied()));
    let stored = |row: sea_orm::QueryResult| {
        Ok(Stored {
            id: row.try_get("", "id")?,
            declared: row.try_get("", "declared")?,
            known_client: row.try_get::<Option<String>>("", "client_since")?.is_some(),
            row: Row::from_query_result(&row, "")?,
        })
    };
    db.query_all(&select).await?.into_iter().map(stored).collect()
}

/// Writes many rows of figures in one statement, which both engines read alike.
async fn write(tx: &Tx, side: Side, rows: Vec<(Uuid, Row)>) -> Result<(), Fault> {
    if rows.is_empty() {
        return Ok(());
    }
    let width = COLUMNS.len() + 1;
    let places = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("({})", places.join(", "))
    };
    let (table, columns) = (side.table(), COLUMNS.join(", "));
    let sets: Vec<String> = COLUMNS.iter().map(|column| format!("{column} = anew.{column}")).collect();
    let values: Vec<String> = (0..rows.len()).map(places).collect();
    let sql = format!(
        "WITH anew (id, {columns}) AS (VALUES {})
         UPDATE {table} SET {} FROM anew WHERE {table}.id = anew.id",
        values.join(", "),
        sets.join(", "),
    );
    let values = rows.iter().flat_map(|(id, row)| row.values(*id));
    let statement = Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values);
    tx.db().execute_raw(statement).await?;
    Ok(())
}

impl Side {
    pub fn holder(self, id: Uuid) -> Holder {
        match self {
            Self::Companies => Holder::Company(CompanyId::from_uuid(id)),
            Self::People => Holder::Person(PersonId::from_uuid(id)),
        }
    }
}
