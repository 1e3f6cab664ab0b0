//! Marks on what is there for demonstration: which records, in which version they were made.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Order, Query};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::rows::CHUNK;

/// A kind of marked records, and the table they stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Task,
    Activity,
    Sale,
    Person,
    Company,
    Product,
    Batch,
}

/// A marked record: its id, and the version it had.
pub type Marked = (Uuid, i64);

const TABLE: &str = "customers_demonstration";

impl Mark {
    /// All of them, in the order in which nothing names what is gone already.
    pub const ALL: [Self; 7] =
        [Self::Task, Self::Activity, Self::Sale, Self::Person, Self::Company, Self::Product, Self::Batch];

    const fn code(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Activity => "activity",
            Self::Sale => "sale",
            Self::Person => "person",
            Self::Company => "company",
            Self::Product => "product",
            Self::Batch => "batch",
        }
    }

    const fn table(self) -> &'static str {
        match self {
            Self::Task => "customers_tasks",
            Self::Activity => "customers_activities",
            Self::Sale => "customers_sales",
            Self::Person => "customers_people",
            Self::Company => "customers_companies",
            Self::Product => "customers_products",
            Self::Batch => "customers_imports",
        }
    }
}

/// Marks every record of the file.
///
/// # Errors
/// Any [`Fault`].
pub async fn mark_everything(tx: &Tx) -> Result<(), Fault> {
    for mark in Mark::ALL {
        let (code, table) = (mark.code(), mark.table());
        let sql =
            format!("INSERT INTO {TABLE} (id, kind, version) SELECT id, '{code}', version FROM {table}");
        tx.db().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// How many records are marked.
///
/// # Errors
/// Any [`Fault`].
pub async fn count_marks(db: &impl Db) -> Result<i64, Fault> {
    let mut select = Query::select();
    select.expr_as(Func::count(Expr::col("id")), "marks").from(TABLE);
    let row = db.query_one(&select).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get("", "marks")?))
}

/// The first marked records of a kind.
///
/// # Errors
/// Any [`Fault`].
pub async fn marks(db: &impl Db, mark: Mark, limit: u64) -> Result<Vec<Marked>, Fault> {
    let mut select = Query::select();
    select.columns(["id", "version"]).from(TABLE).and_where(Expr::col("kind").eq(mark.code()));
    select.order_by("id", Order::Asc).limit(limit);
    let rows = db.query_all(&select).await?;
    rows.iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", "version")?))).collect()
}

/// Takes marks away.
///
/// # Errors
/// Any [`Fault`].
pub async fn unmark(tx: &Tx, marked: &[Marked]) -> Result<(), Fault> {
    for chunk in marked.chunks(CHUNK) {
        let ids = Expr::col("id").is_in(chunk.iter().map(|(id, _)| *id));
        tx.db().execute(Query::delete().from_table(TABLE).and_where(ids)).await?;
    }
    Ok(())
}
