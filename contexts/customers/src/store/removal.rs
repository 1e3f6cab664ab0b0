//! Taking records out: removed by hand or with an undone import, or forgotten by an erasure.

use std::collections::HashMap;

use kernel::{Holder, Id, SaleId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use store::{Fault, Tx};
use uuid::Uuid;

use super::entity::{activity, company, line, person, product, sale};
use super::rows::CHUNK;
use super::standing::{Row, Side};
use super::written::{self, Shelf};
use super::{NotRemoved, Unsaved, activities, bookkeeping, coordinates, figures, roles, sales, totals};
use crate::activity::Activity;
use crate::company::Company;
use crate::fields::removal;
use crate::person::Person;
use crate::product::Product;
use crate::sale::Sale;

/// Removes a person who was entered by mistake; the history keeps what was known.
/// An erasure on demand is another thing: see `OfTheFile`.
///
/// # Errors
/// [`NotRemoved::NamedBySales`], or why it could not be saved.
pub async fn remove_person(tx: &mut Tx, person: &Person) -> Result<(), NotRemoved> {
    let version = person::Entity::find_by_id(person.id.uuid()).select_only().column(person::Column::Version);
    let version = version.into_tuple::<i64>().one(tx.db()).await?;
    remove_holder(tx, person.id.into(), version == Some(person.version)).await?;
    Ok(tx.journal(removal(person)).await?)
}

/// Removes a company that was entered by mistake; the history keeps what was known.
///
/// # Errors
/// [`NotRemoved::NamedBySales`], or why it could not be saved.
pub async fn remove_company(tx: &mut Tx, company: &Company) -> Result<(), NotRemoved> {
    let version =
        company::Entity::find_by_id(company.id.uuid()).select_only().column(company::Column::Version);
    let version = version.into_tuple::<i64>().one(tx.db()).await?;
    remove_holder(tx, company.id.into(), version == Some(company.version)).await?;
    Ok(tx.journal(removal(company)).await?)
}

/// Removes a product; lines that name it keep their words.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`], or any [`Fault`].
pub async fn remove_product(tx: &mut Tx, product: &Product) -> Result<(), Unsaved> {
    bookkeeping::open(tx).await?;
    line::Entity::update_many()
        .col_expr(line::Column::ProductId, Expr::value(Option::<Uuid>::None))
        .filter(line::Column::ProductId.eq(product.id.uuid()))
        .exec(tx.db())
        .await?;
    let delete = product::Entity::delete_many()
        .filter(product::Column::Id.eq(product.id.uuid()))
        .filter(product::Column::Version.eq(product.version));
    Unsaved::unless(delete.exec(tx.db()).await?.rows_affected)?;
    totals::add(tx, &[("products", -1)]).await?;
    Ok(tx.journal(removal(product)).await?)
}

/// Removes a sale with its lines; figures and totals follow.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`], or any [`Fault`].
pub async fn remove_sale(tx: &mut Tx, sale: &Sale) -> Result<(), Unsaved> {
    remove_sales(tx, std::slice::from_ref(sale)).await
}

/// Removes many sales with their lines; each customer's figures are reckoned once.
///
/// # Errors
/// As [`remove_sale`].
pub async fn remove_sales(tx: &mut Tx, sales: &[Sale]) -> Result<(), Unsaved> {
    let books = bookkeeping::open(tx).await?;
    for chunk in sales.chunks(CHUNK) {
        let ids: Vec<Uuid> = chunk.iter().map(|sale| sale.id.uuid()).collect();
        let kept = sale::Entity::find().select_only().columns([sale::Column::Id, sale::Column::Version]);
        let kept = kept.filter(sale::Column::Id.is_in(ids.iter().copied()));
        let kept: HashMap<Uuid, i64> =
            kept.into_tuple::<(Uuid, i64)>().all(tx.db()).await?.into_iter().collect();
        let is_current = |sale: &Sale| kept.get(&sale.id.uuid()) == Some(&sale.version);
        Unsaved::unless(u64::from(chunk.iter().all(is_current)))?;
        line::Entity::delete_many()
            .filter(line::Column::SaleId.is_in(ids.iter().copied()))
            .exec(tx.db())
            .await?;
        sale::Entity::delete_many().filter(sale::Column::Id.is_in(ids.iter().copied())).exec(tx.db()).await?;
        for id in ids {
            tx.unindex(id).await?;
        }
    }
    let mut counts: HashMap<&'static str, i64> = HashMap::new();
    for sale in sales {
        *counts.entry("sales").or_default() -= 1;
        *counts.entry(sales::counter(sale.details.kind)).or_default() -= 1;
    }
    totals::add(tx, &counts.into_iter().collect::<Vec<_>>()).await?;
    let touched: Vec<Holder> = sales.iter().flat_map(Sale::holders).collect();
    figures::refresh_or_all(tx, &books, touched.into_iter()).await?;
    Ok(tx.journal_all(sales.iter().map(removal).collect()).await?)
}

/// Removes an activity.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`], or any [`Fault`].
pub async fn remove_activity(tx: &mut Tx, activity: &Activity) -> Result<(), Unsaved> {
    bookkeeping::open(tx).await?;
    let delete = activity::Entity::delete_many()
        .filter(activity::Column::Id.eq(activity.id.uuid()))
        .filter(activity::Column::Version.eq(activity.version));
    Unsaved::unless(delete.exec(tx.db()).await?.rows_affected)?;
    Ok(tx.journal(removal(activity)).await?)
}

async fn remove_holder(tx: &mut Tx, holder: Holder, is_current: bool) -> Result<(), NotRemoved> {
    Unsaved::unless(u64::from(is_current))?;
    let named = sale::Entity::find().filter(sales::buyer(holder)).count(tx.db()).await?;
    if named > 0 {
        return Err(NotRemoved::NamedBySales(named));
    }
    Ok(forget(tx, holder).await?)
}

/// Takes everything about a holder out of the file and its search index, without a word in the
/// journal. A sale that has another buyer too stays with that one.
pub(crate) async fn forget(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    let books = bookkeeping::open(tx).await?;
    tx.unindex_all_of(holder).await?;
    forget_sales(tx, holder).await?;
    forget_activities(tx, holder).await?;
    coordinates::clear(tx, holder.uuid()).await?;
    forget_standing(tx, holder).await?;
    let colleagues = match holder {
        Holder::Person(id) => {
            roles::clear(tx, id).await?;
            person::Entity::delete_by_id(id.uuid()).exec(tx.db()).await?;
            Vec::new()
        }
        Holder::Company(id) => {
            let colleagues = roles::people_at(tx.db(), &[id.uuid()]).await?;
            roles::clear_at(tx, id).await?;
            written::clear(tx, Shelf::Identifiers, id.uuid()).await?;
            company::Entity::delete_by_id(id.uuid()).exec(tx.db()).await?;
            colleagues
        }
    };
    let colleagues = colleagues.into_iter().map(|id| Side::People.holder(id));
    figures::refresh_or_all(tx, &books, colleagues).await
}

async fn forget_sales(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    let rows = sale::Entity::find().filter(sales::buyer(holder)).all(tx.db()).await?;
    for mut sale in sales::with_lines(tx.db(), rows).await? {
        let details = &mut sale.details;
        match holder {
            Holder::Company(_) => details.company = None,
            Holder::Person(_) => details.person = None,
        }
        if sale.buyer().is_none() {
            delete_sale(tx, &sale).await?;
        } else {
            unlink_sale(tx, sale.id, holder).await?;
            tx.index(sale.searchable().into_iter().collect()).await?;
        }
    }
    Ok(())
}

/// An erasure is no edit: the sale keeps its version, so that the import that brought it can still
/// take it back.
async fn unlink_sale(tx: &Tx, id: SaleId, holder: Holder) -> Result<(), Fault> {
    let column = match holder {
        Holder::Company(_) => sale::Column::CompanyId,
        Holder::Person(_) => sale::Column::PersonId,
    };
    sale::Entity::update_many()
        .col_expr(column, Expr::value(Option::<Uuid>::None))
        .filter(sale::Column::Id.eq(id.uuid()))
        .exec(tx.db())
        .await?;
    Ok(())
}

async fn delete_sale(tx: &Tx, sale: &Sale) -> Result<(), Fault> {
    sales::clear_lines(tx, sale.id.uuid()).await?;
    sale::Entity::delete_by_id(sale.id.uuid()).exec(tx.db()).await?;
    tx.unindex(sale.id.uuid()).await?;
    totals::add(tx, &[("sales", -1), (sales::counter(sale.details.kind), -1)]).await
}

/// What was said with a person goes with the person; what was said with a company only, with it.
async fn forget_activities(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    let mut delete = activity::Entity::delete_many().filter(activities::about(holder));
    if let Holder::Company(id) = holder {
        activity::Entity::update_many()
            .col_expr(activity::Column::CompanyId, Expr::value(Option::<Uuid>::None))
            .filter(activity::Column::CompanyId.eq(id.uuid()))
            .filter(activity::Column::PersonId.is_not_null())
            .exec(tx.db())
            .await?;
        delete = delete.filter(activity::Column::PersonId.is_null());
    }
    delete.exec(tx.db()).await?;
    Ok(())
}

/// Takes a holder out of the kept totals.
async fn forget_standing(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    let side = Side::of(holder);
    let Some(standing) = figures::figures_of(tx.db(), holder).await? else { return Ok(()) };
    let (name, row) = match side {
        Side::People => ("people", Row::from(&standing)),
        Side::Companies => ("companies", Row::from(&standing)),
    };
    let sums = [row.spend_net, row.spend_gross, row.balance].map(i64::saturating_neg);
    let moves: Vec<(&str, i64)> = side.totals().into_iter().zip(sums).chain([(name, -1)]).collect();
    totals::add(tx, &moves).await
}
