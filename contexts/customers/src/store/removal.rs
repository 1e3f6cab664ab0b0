//! Taking records out: removed by hand or with an undone import, or forgotten by an erasure.

use std::collections::HashMap;

use kernel::{Holder, Id, SaleId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::journal::Change;
use store::{Fault, Tx};
use uuid::Uuid;

use super::activities::of as about_whom;
use super::entity::{activity, company, line, person, product, sale};
use super::rows::CHUNK;
use super::standing::{Row, Side};
use super::written::{self, Shelf};
use super::{
    NotRemoved, Unsaved, attachments, bookkeeping, coordinates, duplicates, figures, flaws, merges, roles,
    sales, totals,
};
use crate::activity::Activity;
use crate::company::Company;
use crate::fields::{Journalled, removal};
use crate::merge::MERGED_AWAY;
use crate::person::Person;
use crate::product::Product;
use crate::sale::Sale;

/// Removes a person who was entered by mistake; the history keeps what was known.
/// An erasure on demand is another thing: see `OfTheFile`.
///
/// # Errors
/// [`NotRemoved::NamedBySales`], or why it could not be saved.
pub async fn remove_person(tx: &mut Tx, person: &Person) -> Result<(), NotRemoved> {
    remove_people(tx, std::slice::from_ref(person)).await
}

/// Removes many people, all of them or none.
///
/// # Errors
/// As [`remove_person`].
pub async fn remove_people(tx: &mut Tx, people: &[Person]) -> Result<(), NotRemoved> {
    let versions = people.iter().map(|person| (person.id.uuid(), person.version));
    remove_holders(tx, Side::People, versions.collect()).await?;
    Ok(tx.journal_all(people.iter().map(removal).collect()).await?)
}

/// Removes a company that was entered by mistake; the history keeps what was known.
///
/// # Errors
/// [`NotRemoved::NamedBySales`], or why it could not be saved.
pub async fn remove_company(tx: &mut Tx, company: &Company) -> Result<(), NotRemoved> {
    remove_companies(tx, std::slice::from_ref(company)).await
}

/// Removes many companies, all of them or none.
///
/// # Errors
/// As [`remove_company`].
pub async fn remove_companies(tx: &mut Tx, companies: &[Company]) -> Result<(), NotRemoved> {
    let versions = companies.iter().map(|company| (company.id.uuid(), company.version));
    remove_holders(tx, Side::Companies, versions.collect()).await?;
    Ok(tx.journal_all(companies.iter().map(removal).collect()).await?)
}

/// Takes a record away that another one took in; nothing names it any more.
pub(crate) async fn take_away(tx: &mut Tx, record: &impl Journalled, version: i64) -> Result<(), Unsaved> {
    let gone = record.record();
    let side = if gone.kind == "company" { Side::Companies } else { Side::People };
    match remove_holders(tx, side, vec![(gone.id, version)]).await {
        Ok(()) => {}
        Err(NotRemoved::NamedBySales(_)) => return Err(Unsaved::ChangedMeanwhile),
        Err(NotRemoved::Unsaved(unsaved)) => return Err(unsaved),
    }
    Ok(tx.journal(Change { verb: MERGED_AWAY, ..removal(record) }).await?)
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
    let versions: Vec<_> = sales.iter().map(|sale| (sale.id.uuid(), sale.version)).collect();
    Unsaved::unless(u64::from(are_current(tx, "customers_sales", &versions).await?))?;
    let ids: Vec<Uuid> = versions.into_iter().map(|(id, _)| id).collect();
    for chunk in ids.chunks(CHUNK) {
        let lines = line::Column::SaleId.is_in(chunk.iter().copied());
        line::Entity::delete_many().filter(lines).exec(tx.db()).await?;
        let gone = sale::Column::Id.is_in(chunk.iter().copied());
        sale::Entity::delete_many().filter(gone).exec(tx.db()).await?;
    }
    tx.unindex(&ids).await?;
    let mut counts: HashMap<&'static str, i64> = HashMap::new();
    for sale in sales {
        *counts.entry("sales").or_default() -= 1;
        *counts.entry(sales::counter(sale.details.kind)).or_default() -= 1;
    }
    totals::add(tx, &counts.into_iter().collect::<Vec<_>>()).await?;
    let touched: Vec<Holder> = sales.iter().flat_map(Sale::holders).collect();
    figures::refresh_or_all(tx, &books, touched.iter().copied()).await?;
    flaws::refresh(tx, &books, touched.into_iter()).await?;
    Ok(tx.journal_all(sales.iter().map(removal).collect()).await?)
}

/// Removes an activity.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`], or any [`Fault`].
pub async fn remove_activity(tx: &mut Tx, activity: &Activity) -> Result<(), Unsaved> {
    remove_activities(tx, std::slice::from_ref(activity)).await
}

/// Removes many activities, all of them or none.
///
/// # Errors
/// As [`remove_activity`].
pub async fn remove_activities(tx: &mut Tx, activities: &[Activity]) -> Result<(), Unsaved> {
    let books = bookkeeping::open(tx).await?;
    let versions: Vec<_> = activities.iter().map(|one| (one.id.uuid(), one.version)).collect();
    Unsaved::unless(u64::from(are_current(tx, "customers_activities", &versions).await?))?;
    for chunk in versions.chunks(CHUNK) {
        let gone = activity::Column::Id.is_in(chunk.iter().map(|(id, _)| *id));
        activity::Entity::delete_many().filter(gone).exec(tx.db()).await?;
    }
    let told: Vec<Holder> = activities.iter().flat_map(about_whom).collect();
    flaws::refresh(tx, &books, told.into_iter()).await?;
    Ok(tx.journal_all(activities.iter().map(removal).collect()).await?)
}

/// Whether these rows are there in these versions.
async fn are_current(tx: &Tx, table: &'static str, versions: &[(Uuid, i64)]) -> Result<bool, Fault> {
    for chunk in versions.chunks(CHUNK) {
        let mut select = Query::select();
        let ids = chunk.iter().map(|(id, _)| *id);
        select.columns(["id", "version"]).from(table).and_where(Expr::col("id").is_in(ids));
        let mut kept: HashMap<Uuid, i64> = HashMap::new();
        for row in tx.db().query_all(&select).await? {
            kept.insert(row.try_get("", "id")?, row.try_get("", "version")?);
        }
        if chunk.iter().any(|(id, version)| kept.get(id) != Some(version)) {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn remove_holders(tx: &Tx, side: Side, versions: Vec<(Uuid, i64)>) -> Result<(), NotRemoved> {
    bookkeeping::open(tx).await?; // held: no sale comes in between
    Unsaved::unless(u64::from(are_current(tx, side.table(), &versions).await?))?;
    let ids: Vec<Uuid> = versions.into_iter().map(|(id, _)| id).collect();
    let mut named = 0;
    for chunk in ids.chunks(CHUNK) {
        named += sale::Entity::find().filter(bought_by(side, chunk)).count(tx.db()).await?;
    }
    if named > 0 {
        return Err(NotRemoved::NamedBySales(named));
    }
    Ok(forget_all(tx, side, &ids).await?)
}

/// Takes everything about a holder out of the file and its search index, without a word in the
/// journal. A sale that has another buyer too stays with that one.
pub(crate) async fn forget(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    merges::forget_merges(tx, &[holder.uuid()]).await?;
    forget_all(tx, Side::of(holder), &[holder.uuid()]).await
}

async fn forget_all(tx: &Tx, side: Side, ids: &[Uuid]) -> Result<(), Fault> {
    let books = bookkeeping::open(tx).await?;
    let holders: Vec<Holder> = ids.iter().map(|id| side.holder(*id)).collect();
    tx.unindex_all_of(&holders).await?;
    let (mut colleagues, mut beside) = (Vec::new(), Vec::new());
    for chunk in ids.chunks(CHUNK) {
        beside.extend(companies_beside(tx, side, chunk).await?);
        flaws::clear(tx, chunk).await?;
        duplicates::forget(tx, chunk).await?;
        forget_sales(tx, side, chunk).await?;
        for exchanges in ["customers_activities", "customers_tasks"] {
            forget_exchanges(tx, exchanges, side, chunk).await?;
        }
        attachments::forget_attachments(tx, chunk).await?;
        coordinates::clear(tx, chunk).await?;
        forget_standing(tx, side, chunk).await?;
        colleagues.extend(forget_records(tx, side, chunk).await?);
    }
    beside.extend(colleagues.iter().map(|id| Side::People.holder(*id)));
    let colleagues = colleagues.into_iter().map(|id| Side::People.holder(id));
    figures::refresh_or_all(tx, &books, colleagues).await?;
    flaws::refresh(tx, &books, beside.into_iter()).await
}

/// The companies where these people work, and those beside them in what was said.
async fn companies_beside(tx: &Tx, side: Side, ids: &[Uuid]) -> Result<Vec<Holder>, Fault> {
    if side == Side::Companies {
        return Ok(Vec::new());
    }
    let mut companies = Vec::new();
    for table in ["customers_roles", "customers_activities"] {
        let mut select = Query::select();
        select.column("company_id").distinct().from(table).and_where(Expr::col("company_id").is_not_null());
        select.and_where(Expr::col("person_id").is_in(ids.iter().copied()));
        for row in tx.db().query_all(&select).await? {
            companies.push(Side::Companies.holder(row.try_get("", "company_id")?));
        }
    }
    Ok(companies)
}

/// Answers who worked at the companies.
async fn forget_records(tx: &Tx, side: Side, ids: &[Uuid]) -> Result<Vec<Uuid>, Fault> {
    match side {
        Side::People => {
            roles::clear(tx, ids).await?;
            let gone = person::Column::Id.is_in(ids.iter().copied());
            person::Entity::delete_many().filter(gone).exec(tx.db()).await?;
            Ok(Vec::new())
        }
        Side::Companies => {
            let colleagues = roles::people_at(tx.db(), ids).await?;
            roles::clear_at(tx, ids).await?;
            written::clear(tx, Shelf::Identifiers, ids).await?;
            let gone = company::Column::Id.is_in(ids.iter().copied());
            company::Entity::delete_many().filter(gone).exec(tx.db()).await?;
            Ok(colleagues)
        }
    }
}

fn bought_by(side: Side, ids: &[Uuid]) -> Expr {
    match side {
        Side::Companies => sale::Column::CompanyId.is_in(ids.iter().copied()),
        Side::People => sale::Column::PersonId.is_in(ids.iter().copied()),
    }
}

async fn forget_sales(tx: &Tx, side: Side, ids: &[Uuid]) -> Result<(), Fault> {
    let rows = sale::Entity::find().filter(bought_by(side, ids)).all(tx.db()).await?;
    for mut sale in sales::with_lines(tx.db(), rows).await? {
        let details = &mut sale.details;
        match side {
            Side::Companies => details.company = None,
            Side::People => details.person = None,
        }
        if sale.buyer().is_none() {
            delete_sale(tx, &sale).await?;
        } else {
            unlink_sale(tx, sale.id, side).await?;
            tx.index(sale.searchable().into_iter().collect()).await?;
        }
    }
    Ok(())
}

/// An erasure is no edit: the sale keeps its version, so that the import that brought it can still
/// take it back.
async fn unlink_sale(tx: &Tx, id: SaleId, side: Side) -> Result<(), Fault> {
    let column = match side {
        Side::Companies => sale::Column::CompanyId,
        Side::People => sale::Column::PersonId,
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
    tx.unindex(&[sale.id.uuid()]).await?;
    totals::add(tx, &[("sales", -1), (sales::counter(sale.details.kind), -1)]).await
}

/// What was said with a person, or is to be done about one, goes with the person; what is about a
/// company only, with it.
async fn forget_exchanges(tx: &Tx, table: &'static str, side: Side, ids: &[Uuid]) -> Result<(), Fault> {
    let about = |column: &'static str| Expr::col(column).is_in(ids.iter().copied());
    let gone = match side {
        Side::People => about("person_id"),
        Side::Companies => {
            let mut unlink = Query::update();
            unlink.table(table).value("company_id", Option::<Uuid>::None);
            unlink.and_where(about("company_id")).and_where(Expr::col("person_id").is_not_null());
            tx.db().execute(&unlink).await?;
            about("company_id")
        }
    };
    tx.db().execute(Query::delete().from_table(table).and_where(gone)).await?;
    Ok(())
}

/// Takes holders out of the kept totals.
async fn forget_standing(tx: &Tx, side: Side, ids: &[Uuid]) -> Result<(), Fault> {
    let holders: Vec<Holder> = ids.iter().map(|id| side.holder(*id)).collect();
    let standings = figures::figures_of_many(tx.db(), &holders).await?;
    let mut gone = [0_i64; 3];
    for row in standings.values().map(Row::from) {
        let sums = [row.spend_net, row.spend_gross, row.balance];
        gone.iter_mut().zip(sums).for_each(|(sum, by)| *sum = sum.saturating_sub(by));
    }
    let count = i64::try_from(standings.len()).unwrap_or(i64::MAX);
    let name = match side {
        Side::People => "people",
        Side::Companies => "companies",
    };
    let moves: Vec<(&str, i64)> = side.totals().into_iter().zip(gone).chain([(name, -count)]).collect();
    totals::add(tx, &moves).await
}
