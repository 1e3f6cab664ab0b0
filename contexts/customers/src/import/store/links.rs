//! What names the records of a batch from beside it, and what they name.

use std::collections::HashSet;

use kernel::{CompanyId, Holder, Id, PersonId, ProductId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use store::{Db, Fault};
use uuid::Uuid;

use crate::store::rows::CHUNK;

/// Those of these holders with whom something was said, about whom something is to be done, or on whose record
/// a file is; what a batch brought itself is gone by then.
pub async fn with_exchanges_beside(db: &impl Db, holders: &[Holder]) -> Result<HashSet<Uuid>, Fault> {
    let ids: Vec<Uuid> = holders.iter().map(|holder| holder.uuid()).collect();
    let mut found = HashSet::new();
    for table in ["customers_activities", "customers_tasks"] {
        found.extend(named(db, table, "person_id", &ids).await?);
        found.extend(named(db, table, "company_id", &ids).await?);
    }
    found.extend(named(db, "customers_attachments", "holder_id", &ids).await?);
    Ok(found)
}

/// Those of these holders who bought something; what a batch brought itself is gone by then.
pub async fn with_sales_beside(db: &impl Db, holders: &[Holder]) -> Result<HashSet<Uuid>, Fault> {
    let ids: Vec<Uuid> = holders.iter().map(|holder| holder.uuid()).collect();
    let mut found = named(db, "customers_sales", "person_id", &ids).await?;
    found.extend(named(db, "customers_sales", "company_id", &ids).await?);
    Ok(found)
}

/// Those of these products that a line of a sale still names.
pub async fn with_sale_lines_beside(db: &impl Db, products: &[ProductId]) -> Result<HashSet<Uuid>, Fault> {
    let ids: Vec<Uuid> = products.iter().map(|product| product.uuid()).collect();
    named(db, "customers_sale_lines", "product_id", &ids).await
}

/// Those of these companies where somebody works.
pub async fn with_people_beside(db: &impl Db, companies: &[CompanyId]) -> Result<HashSet<Uuid>, Fault> {
    let ids: Vec<Uuid> = companies.iter().map(|company| company.uuid()).collect();
    named(db, "customers_roles", "company_id", &ids).await
}

/// Those of these products that are in the file.
pub async fn products_there(db: &impl Db, ids: &[ProductId]) -> Result<HashSet<Uuid>, Fault> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    named(db, "customers_products", "id", &ids).await
}

/// Those of these companies that are in the file.
pub async fn companies_there(db: &impl Db, ids: &[CompanyId]) -> Result<HashSet<Uuid>, Fault> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    named(db, "customers_companies", "id", &ids).await
}

/// Those of these people who are in the file.
pub async fn people_there(db: &impl Db, ids: &[PersonId]) -> Result<HashSet<Uuid>, Fault> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    named(db, "customers_people", "id", &ids).await
}

async fn named(
    db: &impl Db,
    table: &'static str,
    column: &'static str,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>, Fault> {
    let mut found = HashSet::new();
    for chunk in ids.chunks(CHUNK) {
        let mut select = Query::select();
        select
            .distinct()
            .column(column)
            .from(table)
            .and_where(Expr::col(column).is_in(chunk.iter().copied()));
        for row in db.query_all(&select).await? {
            found.insert(row.try_get("", column)?);
        }
    }
    Ok(found)
}
