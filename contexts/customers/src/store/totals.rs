//! Kept totals: what a pager shows without counting a million rows.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use store::{Db, Fault, Tx};

use crate::figures::Amount;

/// Totals of the whole file, kept in the transaction of each change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// People.
    pub people: i64,
    /// Companies.
    pub companies: i64,
    /// Products.
    pub products: i64,
    /// Sales of every kind.
    pub sales: i64,
    /// Quotes, orders, invoices, credit notes.
    pub documents: [i64; 4],
    /// The sums of the columns of people.
    pub of_people: Sums,
    /// The sums of the columns of companies. A sale for both counts in both: never add the two.
    pub of_companies: Sums,
}

/// Sums of figures over a whole table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Spent over 12 months.
    pub spend: Amount,
    /// Still to be paid.
    pub balance: i64,
}

#[derive(FromQueryResult)]
struct Row {
    name: String,
    value: i64,
}

/// The totals as they stand.
///
/// # Errors
/// Any [`Fault`].
pub async fn totals(db: &impl Db) -> Result<Totals, Fault> {
    let mut select = Query::select();
    select.columns(["name", "value"]).from("customers_totals");
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let values: HashMap<String, i64> = rows.into_iter().map(|row| (row.name, row.value)).collect();
    let value = |name: &str| values.get(name).copied().unwrap_or(0);
    let sums = |table: &str| Sums {
        spend: Amount {
            net: value(&format!("{table}.spend-net")),
            gross: value(&format!("{table}.spend-gross")),
        },
        balance: value(&format!("{table}.balance")),
    };
    Ok(Totals {
        people: value("people"),
        companies: value("companies"),
        products: value("products"),
        sales: value("sales"),
        documents: ["sales.quote", "sales.order", "sales.invoice", "sales.credit-note"].map(value),
        of_people: sums("people"),
        of_companies: sums("companies"),
    })
}

/// One total as it stands.
pub async fn total(db: &impl Db, name: &str) -> Result<i64, Fault> {
    let mut select = Query::select();
    select.columns(["name", "value"]).from("customers_totals").and_where(Expr::col("name").eq(name));
    let row = Row::find_by_statement(db.get_database_backend().build(&select)).one(db).await?;
    Ok(row.map_or(0, |row| row.value))
}

/// Moves totals by what was added or, below zero, taken away.
pub async fn add(tx: &Tx, moves: &[(&str, i64)]) -> Result<(), Fault> {
    for (name, by) in moves.iter().filter(|(_, by)| *by != 0) {
        let mut update = Query::update();
        update
            .table("customers_totals")
            .value("value", Expr::col("value").add(*by))
            .and_where(Expr::col("name").eq(*name));
        tx.db().execute(&update).await?;
    }
    Ok(())
}
