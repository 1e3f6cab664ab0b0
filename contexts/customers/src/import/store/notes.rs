//! Notes that stand in the file already, so that the same file again writes none twice.

use std::collections::HashSet;

use kernel::Holder;
use personal::Personal;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use store::{Db, Fault};
use uuid::Uuid;

use crate::store::rows::CHUNK;

#[derive(FromQueryResult)]
struct Row {
    holder: Uuid,
    text: Personal<String>,
}

/// The notes about these holders.
pub async fn texts_of_notes(
    db: &impl Db,
    holders: &[Holder],
) -> Result<HashSet<(Uuid, Personal<String>)>, Fault> {
    let mut texts = HashSet::new();
    for column in ["person_id", "company_id"] {
        for chunk in holders.chunks(CHUNK) {
            let mut select = Query::select();
            select
                .expr_as(Expr::col(column), "holder")
                .column("text")
                .from("customers_activities")
                .and_where(Expr::col("kind").eq("note"))
                .and_where(Expr::col(column).is_in(chunk.iter().map(|holder| holder.uuid())));
            let statement = db.get_database_backend().build(&select);
            let rows = Row::find_by_statement(statement).all(db).await?;
            texts.extend(rows.into_iter().map(|row| (row.holder, row.text)));
        }
    }
    Ok(texts)
}
