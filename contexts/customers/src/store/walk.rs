//! Walking a whole table by key, and what exports ask of many records at once.

use kernel::{CompanyId, Id, PersonId};
use personal::Personal;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use store::{Db, Fault};
use uuid::Uuid;

use super::entity::company;
use super::rows::CHUNK;
use super::sight::{ACTIVITIES, ATTACHMENTS, SALES, Sight, TASKS};
use super::written::{self, Row, Shelf};
use super::{coordinates, roles};
use crate::company::Identifier;
use crate::coordinates::Coordinates;
use crate::person::Role;

/// A table that is walked from its first key to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Companies.
    Companies,
    /// People.
    People,
    /// Products.
    Products,
    /// Sales.
    Sales,
    /// Activities.
    Activities,
    /// Tasks.
    Tasks,
    /// Files on records.
    Attachments,
}

impl Walk {
    const fn table(self) -> &'static str {
        match self {
            Self::Companies => "customers_companies",
            Self::People => "customers_people",
            Self::Products => "customers_products",
            Self::Sales => "customers_sales",
            Self::Activities => "customers_activities",
            Self::Tasks => "customers_tasks",
            Self::Attachments => "customers_attachments",
        }
    }

    /// Whose a row is; nobody's, of products.
    const fn belongs(self) -> Option<&'static str> {
        match self {
            Self::Companies => Some("{customers_companies.owner_id}"),
            Self::People => Some("{customers_people.owner_id}"),
            Self::Products => None,
            Self::Sales => Some(SALES),
            Self::Activities => Some(ACTIVITIES),
            Self::Tasks => Some(TASKS),
            Self::Attachments => Some(ATTACHMENTS),
        }
    }
}

/// The next keys of a table as far as it is in sight, after one or from the first.
///
/// # Errors
/// Any [`Fault`].
pub async fn ids_after(
    sight: Sight<'_, impl Db>,
    walk: Walk,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, Fault> {
    let mut select = Query::select();
    select.column("id").from(walk.table()).order_by("id", Order::Asc).limit(limit);
    if let Some(after) = after {
        select.and_where(Expr::col("id").gt(after));
    }
    if let Some(belongs) = walk.belongs().filter(|_| !sight.scope().is_all()) {
        select.and_where(sight.part(belongs));
    }
    let rows = sight.db().query_all(&select).await?;
    Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?)
}

/// How holders are reached; one without any coordinates is not in the answer.
///
/// # Errors
/// Any [`Fault`].
pub async fn coordinates_of_many(
    db: &impl Db,
    holders: &[Uuid],
) -> Result<HashMap<Uuid, Coordinates>, Fault> {
    let mut all = HashMap::with_capacity(holders.len());
    for chunk in holders.chunks(CHUNK) {
        all.extend(coordinates::of(db, chunk).await?);
    }
    Ok(all)
}

/// The numbers companies are known by.
///
/// # Errors
/// Any [`Fault`].
pub async fn identifiers_of_many(
    db: &impl Db,
    companies: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Identifier>>, Fault> {
    let mut all = HashMap::new();
    for chunk in companies.chunks(CHUNK) {
        all.extend(written::read(db, Shelf::Identifiers, chunk, Row::identifier).await?);
    }
    Ok(all)
}

/// What people do at which companies.
///
/// # Errors
/// Any [`Fault`].
pub async fn roles_of_many(db: &impl Db, people: &[Uuid]) -> Result<HashMap<PersonId, Vec<Role>>, Fault> {
    let mut all = HashMap::new();
    for chunk in people.chunks(CHUNK) {
        let roles = roles::of(db, chunk).await?;
        all.extend(roles.into_iter().map(|(person, roles)| (PersonId::from_uuid(person), roles)));
    }
    Ok(all)
}

/// The names of companies.
///
/// # Errors
/// Any [`Fault`].
pub async fn company_names(
    db: &impl Db,
    companies: &[CompanyId],
) -> Result<HashMap<CompanyId, Personal<String>>, Fault> {
    let mut all = HashMap::new();
    for chunk in companies.chunks(CHUNK) {
        let find =
            company::Entity::find().select_only().columns([company::Column::Id, company::Column::Name]);
        let find = find.filter(company::Column::Id.is_in(chunk.iter().map(|id| id.uuid())));
        let rows = find.into_tuple::<(Uuid, Personal<String>)>().all(db).await?;
        all.extend(rows.into_iter().map(|(id, name)| (CompanyId::from_uuid(id), name)));
    }
    Ok(all)
}
