//! What an export and an erasure ask: rows as texts, and what the law keeps.

use kernel::Holder;
use personal::Personal;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};
use store::{Db, Fault};
use uuid::Uuid;

use super::entity::sale;
use super::sales;
use crate::sale::DocumentKind;

/// Columns of the rows that meet a condition on an id, each as text.
pub(crate) async fn texts_of(
    db: &impl Db,
    table: &str,
    columns: &[&str],
    (condition, order): (&str, &str),
    id: Uuid,
) -> Result<Vec<Vec<Option<Personal<String>>>>, Fault> {
    let texts: Vec<String> =
        columns.iter().map(|column| format!("CAST({column} AS TEXT) AS {column}")).collect();
    let sql = format!("SELECT {} FROM {table} WHERE {condition} ORDER BY {order}", texts.join(", "));
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    let mut rows = Vec::new();
    for row in db.query_all_raw(statement).await? {
        let values: Result<Vec<_>, _> = columns.iter().map(|column| row.try_get("", column)).collect();
        rows.push(values?);
    }
    Ok(rows)
}

/// How many invoices and credit notes name a holder.
pub(crate) async fn accounting_documents_of(db: &impl Db, holder: Holder) -> Result<u64, Fault> {
    let kept = [DocumentKind::Invoice, DocumentKind::CreditNote].map(DocumentKind::code);
    let find = sale::Entity::find().filter(sales::buyer(holder)).filter(sale::Column::Kind.is_in(kept));
    Ok(find.count(db).await?)
}
