//! What the figures are reckoned from: sales, read lean.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Currency, Holder, Id, SaleId};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use store::{Day, Db, Fault};
use uuid::Uuid;

use super::bookkeeping;
use super::rows::grouped;
use super::standing::Side;
use crate::figures::{Amount, SaleFact, Takings};
use crate::sale::DocumentKind;

#[derive(FromQueryResult)]
struct Row {
    holder: Uuid,
    id: Uuid,
    kind: String,
    status: String,
    dated_on: Day,
    currency: String,
    net: i64,
    gross: Option<i64>,
    balance: i64,
}

/// The sales of holders of one side, from a day on if one is given.
pub(super) async fn facts_of(
    db: &impl Db,
    side: Side,
    holders: &[Uuid],
    from: Option<Date>,
) -> Result<HashMap<Uuid, Vec<SaleFact>>, Fault> {
    let mut select = Query::select();
    select
        .expr_as(Expr::col(side.buyer_column()), "holder")
        .columns(["id", "kind", "status", "dated_on", "currency", "net", "gross", "balance"])
        .from("customers_sales")
        .and_where(Expr::col(side.buyer_column()).is_in(holders.iter().copied()));
    if let Some(from) = from {
        select.and_where(Expr::col("dated_on").gte(from.to_string()));
    }
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let pairs: Result<Vec<_>, Fault> = rows.into_iter().map(|row| Ok((row.holder, row.fact()?))).collect();
    Ok(grouped(pairs?))
}

/// Twelve monthly bars, the year before, and what was spent in other currencies.
///
/// # Errors
/// Any [`Fault`].
pub async fn takings_of(db: &impl Db, holder: Holder) -> Result<Takings, Fault> {
    let books = bookkeeping::books(db).await?;
    let from = Some(Takings::oldest_day(&books));
    let mut facts = facts_of(db, Side::of(holder), &[holder.uuid()], from).await?;
    Ok(Takings::of(&facts.remove(&holder.uuid()).unwrap_or_default(), &books))
}

impl Row {
    fn fact(self) -> Result<SaleFact, Fault> {
        Ok(SaleFact {
            id: SaleId::from_uuid(self.id),
            kind: DocumentKind::from_code(&self.kind).ok_or(Fault::Damaged("document kind"))?,
            cancelled: self.status == "cancelled",
            dated_on: self.dated_on.date().ok_or(Fault::Damaged("day"))?,
            currency: Currency::from_code(&self.currency).ok_or(Fault::Damaged("currency"))?,
            amount: Amount { net: self.net, gross: self.gross.unwrap_or(self.net) },
            balance: self.balance,
        })
    }
}
