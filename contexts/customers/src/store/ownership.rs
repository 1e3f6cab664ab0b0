//! Whose a sale is: it follows whoever looks after the company that buys, else the person.

use sea_orm::Statement;
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::standing::Side;

/// Brings the sales in which these buy up to who looks after them.
pub(super) async fn follow(tx: &Tx, side: Side, buyers: &[Uuid]) -> Result<(), Fault> {
    if buyers.is_empty() {
        return Ok(());
    }
    let (table, column) = (side.table(), side.buyer_column());
    // Compared, so that SQLite does not read a file's worth of private sales along the index of companies.
    let others = if side == Side::People { " AND (company_id IS NULL) = TRUE" } else { "" };
    let places: Vec<String> = (1..=buyers.len()).map(|place| format!("${place}")).collect();
    let owner = format!("(SELECT b.owner_id FROM {table} b WHERE b.id = customers_sales.{column})");
    let sql = format!(
        "UPDATE customers_sales SET owner_id = {owner}
         WHERE {column} IN ({}){others} AND owner_id IS DISTINCT FROM {owner}",
        places.join(", ")
    );
    let values = buyers.iter().map(|id| (*id).into());
    let db = tx.db();
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    Ok(())
}
