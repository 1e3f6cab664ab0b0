//! What an import brought, so that it can be undone whole.

use kernel::{ActivityId, BatchId, CompanyId, Id, PersonId, ProductId, SaleId};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::{Db, Fault};

/// The records that came with a batch and are still there, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BatchRecords {
    /// Companies.
    pub companies: Vec<CompanyId>,
    /// People.
    pub people: Vec<PersonId>,
    /// Products.
    pub products: Vec<ProductId>,
    /// Sales.
    pub sales: Vec<SaleId>,
    /// Activities.
    pub activities: Vec<ActivityId>,
}

/// The records that came with a batch and are still there.
///
/// # Errors
/// Any [`Fault`].
pub async fn records_of_batch(db: &impl Db, batch: BatchId) -> Result<BatchRecords, Fault> {
    Ok(BatchRecords {
        companies: ids(db, "customers_companies", batch).await?,
        people: ids(db, "customers_people", batch).await?,
        products: ids(db, "customers_products", batch).await?,
        sales: ids(db, "customers_sales", batch).await?,
        activities: ids(db, "customers_activities", batch).await?,
    })
}

async fn ids<T: Id>(db: &impl Db, table: &'static str, batch: BatchId) -> Result<Vec<T>, Fault> {
    let mut select = Query::select();
    select
        .column("id")
        .from(table)
        .and_where(Expr::col("batch_id").eq(batch.uuid()))
        .order_by("id", Order::Asc);
    let rows = db.query_all(&select).await?;
    rows.iter().map(|row| Ok(T::from_uuid(row.try_get("", "id")?))).collect()
}
