//! The three tables of values as typed beside their canonical form: e-mails, telephones, and the
//! numbers of companies. They are alike, and replaced whole when a record's list changes.

use std::collections::HashMap;

use kernel::Holder;
use personal::Personal;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::rows::{CHUNK, grouped, place};
use crate::company::{Company, Identifier, IdentifierKind};
use crate::coordinates::{Coordinate, Coordinates, Label};
use crate::written::{Written, flaw_of};

/// One of the three tables.
#[derive(Debug, Clone, Copy)]
pub enum Shelf {
    /// E-mail addresses.
    Emails,
    /// Telephone numbers.
    Phones,
    /// Numbers of companies; their label is their kind.
    Identifiers,
}

impl Shelf {
    pub const fn table(self) -> &'static str {
        match self {
            Self::Emails => "customers_emails",
            Self::Phones => "customers_phones",
            Self::Identifiers => "customers_identifiers",
        }
    }
}

/// A value with its place.
#[derive(FromQueryResult)]
pub struct Row {
    holder_id: Uuid,
    position: i64,
    holder_kind: String,
    label: String,
    raw: Personal<String>,
    canonical: Option<Personal<String>>,
    flaw: Option<String>,
}

const COLUMNS: [&str; 7] = ["holder_id", "position", "holder_kind", "label", "raw", "canonical", "flaw"];

/// The e-mails and telephones of a holder, as rows.
pub fn rows_of(holder: Holder, coordinates: &Coordinates) -> [(Shelf, Vec<Row>); 2] {
    let rows = |list: &[Coordinate]| {
        let row = |(index, one): (usize, &Coordinate)| row(holder, index, one.label.code(), &one.written);
        list.iter().enumerate().map(row).collect()
    };
    [(Shelf::Emails, rows(&coordinates.emails)), (Shelf::Phones, rows(&coordinates.phones))]
}

/// The numbers of a company, as rows.
pub fn identifier_rows(company: &Company) -> Vec<Row> {
    let row =
        |(index, one): (usize, &Identifier)| row(company.id.into(), index, one.kind.code(), &one.written);
    company.details.identifiers.iter().enumerate().map(row).collect()
}

/// Puts rows on a shelf.
pub async fn insert(tx: &Tx, shelf: Shelf, rows: Vec<Row>) -> Result<(), Fault> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut insert = Query::insert();
        insert.into_table(shelf.table()).columns(COLUMNS);
        for row in rows.by_ref().take(CHUNK) {
            insert.values_panic(row.values());
        }
        tx.db().execute(&insert).await?;
    }
    Ok(())
}

/// Clears a holder's values from a shelf.
pub async fn clear(tx: &Tx, shelf: Shelf, holders: &[Uuid]) -> Result<(), Fault> {
    let mut delete = Query::delete();
    delete.from_table(shelf.table()).and_where(Expr::col("holder_id").is_in(holders.iter().copied()));
    tx.db().execute(&delete).await?;
    Ok(())
}

/// The values of holders, each list in its order.
pub async fn read<T>(
    db: &impl Db,
    shelf: Shelf,
    holders: &[Uuid],
    take: impl Fn(Row) -> Result<T, Fault>,
) -> Result<HashMap<Uuid, Vec<T>>, Fault> {
    let mut select = Query::select();
    select
        .columns(COLUMNS)
        .from(shelf.table())
        .and_where(Expr::col("holder_id").is_in(holders.iter().copied()))
        .order_by("holder_id", Order::Asc)
        .order_by("position", Order::Asc);
    let statement = db.get_database_backend().build(&select);
    let rows = Row::find_by_statement(statement).all(db).await?;
    let pairs: Result<Vec<_>, Fault> = rows.into_iter().map(|row| Ok((row.holder_id, take(row)?))).collect();
    Ok(grouped(pairs?))
}

impl Row {
    fn values(self) -> [Expr; 7] {
        [
            self.holder_id.into(),
            self.position.into(),
            self.holder_kind.into(),
            self.label.into(),
            Expr::value(self.raw),
            Expr::value(self.canonical),
            self.flaw.into(),
        ]
    }

    /// The row as an e-mail or a telephone.
    pub fn coordinate(self) -> Result<Coordinate, Fault> {
        let label = Label::from_code(&self.label).ok_or(Fault::Damaged("label"))?;
        Ok(Coordinate { label, written: self.written() })
    }

    /// The row as a company's number.
    pub fn identifier(self) -> Result<Identifier, Fault> {
        let kind = IdentifierKind::from_code(&self.label).ok_or(Fault::Damaged("identifier kind"))?;
        Ok(Identifier { kind, written: self.written() })
    }

    fn written(self) -> Written {
        Written { raw: self.raw, canonical: self.canonical, flaw: self.flaw.as_deref().and_then(flaw_of) }
    }
}

fn row(holder: Holder, index: usize, label: &str, written: &Written) -> Row {
    Row {
        holder_id: holder.uuid(),
        position: place(index),
        holder_kind: holder.kind().to_owned(),
        label: label.to_owned(),
        raw: written.raw.clone(),
        canonical: written.canonical.clone(),
        flaw: written.flaw.map(|flaw| flaw.code().to_owned()),
    }
}
