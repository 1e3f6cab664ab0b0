//! Sales and their lines.

mod rows;

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Holder, Id, SaleId};
use sea_orm::ActiveModelTrait as _;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use store::{Day, Db, Fault, Tx};
use uuid::Uuid;

use super::entity::{line, sale};
use super::rows::{CHUNK, grouped, in_order, insert};
use super::sight::{SALES, Sight};
use super::{Unsaved, bookkeeping, books, figures, flaws, totals};
use crate::books::Books;
use crate::fields::Step;
use crate::sale::{DocumentKind, Line, Sale, Status};

/// The sale, if there is one.
///
/// # Errors
/// Any [`Fault`].
pub async fn sale(db: &impl Db, id: SaleId) -> Result<Option<Sale>, Fault> {
    Ok(sales_by_ids(db, &[id]).await?.pop())
}

/// The sales with their lines, in the order asked; those that are not there are left out.
///
/// # Errors
/// Any [`Fault`].
pub async fn sales_by_ids(db: &impl Db, ids: &[SaleId]) -> Result<Vec<Sale>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let rows = sale::Entity::find().filter(sale::Column::Id.is_in(chunk.iter().map(|id| id.uuid())));
        found.extend(with_lines(db, rows.all(db).await?).await?);
    }
    Ok(in_order(ids, found.into_iter().map(|sale| (sale.id, sale))))
}

/// Where a page of sales goes on: before the last sale shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// The day of the last sale shown.
    pub dated_on: Date,
    /// Its id.
    pub id: SaleId,
}

/// The sales in which a person or company buys, the latest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn sales_of(
    sight: Sight<'_, impl Db>,
    holder: Holder,
    before: Option<Before>,
    limit: u64,
) -> Result<Vec<Sale>, Fault> {
    let mut find = sale::Entity::find().filter(buyer(holder)).filter(sight.part(SALES));
    if let Some(before) = before {
        find = find.filter(earlier(before));
    }
    let find = find.order_by_desc(sale::Column::DatedOn).order_by_desc(sale::Column::Id).limit(limit);
    with_lines(sight.db(), find.all(sight.db()).await?).await
}

/// How many documents there are in which a person or company buys.
///
/// # Errors
/// Any [`Fault`].
pub async fn how_many_sales(sight: Sight<'_, impl Db>, holder: Holder) -> Result<u64, Fault> {
    let find = sale::Entity::find().filter(buyer(holder)).filter(sight.part(SALES));
    Ok(find.count(sight.db()).await?)
}

/// The documents a balance due adds up, the earliest due first; what has no due date comes last.
///
/// # Errors
/// Any [`Fault`].
pub async fn unpaid_of(sight: Sight<'_, impl Db>, holder: Holder, limit: u64) -> Result<Vec<Sale>, Fault> {
    let db = sight.db();
    let books = books(db).await?;
    let counted = DocumentKind::ALL.iter().filter(|kind| books.basis.counts(**kind));
    let find = sale::Entity::find()
        .filter(buyer(holder))
        .filter(sight.part(SALES))
        .filter(sale::Column::Status.eq(Status::Due.code()))
        .filter(sale::Column::Kind.is_in(counted.map(|kind| kind.code())))
        .filter(sale::Column::Currency.eq(books.rules.currency.code()))
        .filter(sale::Column::DatedOn.lte(Day::from(books.day)))
        .order_by_asc(sale::Column::DueOn.is_null()) // the engines sort nothing to different ends
        .order_by_asc(sale::Column::DueOn)
        .order_by_asc(sale::Column::DatedOn)
        .order_by_asc(sale::Column::Id)
        .limit(limit);
    with_lines(db, find.all(db).await?).await
}

/// Saves what a verb did to a sale, with figures and totals.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; [`Fault::Conflict`] when
/// the buyer is not in the file; any other [`Fault`].
pub async fn save_sale(tx: &mut Tx, step: Step<Sale>) -> Result<Sale, Unsaved> {
    let after = step.after.clone();
    save_sales(tx, vec![step]).await?;
    Ok(after)
}

/// Saves what verbs did to many sales; new ones go in many at a time, and each customer's figures
/// are reckoned once.
///
/// # Errors
/// As [`save_sale`].
pub async fn save_sales(tx: &mut Tx, steps: Vec<Step<Sale>>) -> Result<(), Unsaved> {
    let books = bookkeeping::open(tx).await?;
    let new: Vec<&Sale> = steps.iter().filter(|step| step.before.is_none()).map(|step| &step.after).collect();
    let now = tx.ambient().now().into();
    insert::<sale::Entity>(tx.db(), new.iter().map(|sale| rows::to_row(sale, now)).collect()).await?;
    insert::<line::Entity>(tx.db(), new.iter().flat_map(|sale| rows::lines_of(sale)).collect()).await?;
    for step in &steps {
        if let Some(before) = &step.before {
            update(tx, before, &step.after).await?;
        }
    }
    reckon(tx, &books, &steps).await?;
    tx.index(steps.iter().filter_map(|step| step.after.searchable()).collect()).await?;
    tx.journal_all(steps.iter().map(Step::change).collect()).await?;
    Ok(())
}

/// Brings totals and figures up to what changed.
async fn reckon(tx: &Tx, books: &Books, steps: &[Step<Sale>]) -> Result<(), Fault> {
    let mut counts: HashMap<&'static str, i64> = HashMap::new();
    for step in steps {
        *counts.entry(counter(step.after.details.kind)).or_default() += 1;
        match &step.before {
            Some(before) => *counts.entry(counter(before.details.kind)).or_default() -= 1,
            None => *counts.entry("sales").or_default() += 1,
        }
    }
    totals::add(tx, &counts.into_iter().collect::<Vec<_>>()).await?;
    // gathered first: an iterator of borrowed closures held over an await is not Send
    let touched: Vec<Holder> = steps
        .iter()
        .flat_map(|step| step.before.iter().chain([&step.after]))
        .flat_map(Sale::holders)
        .collect();
    figures::refresh_or_all(tx, books, touched.iter().copied()).await?;
    flaws::refresh(tx, books, touched.into_iter()).await
}

/// The kept total of a kind of document.
pub(super) const fn counter(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => "sales.quote",
        DocumentKind::Order => "sales.order",
        DocumentKind::Invoice => "sales.invoice",
        DocumentKind::CreditNote => "sales.credit-note",
    }
}

async fn update(tx: &Tx, before: &Sale, after: &Sale) -> Result<(), Unsaved> {
    let row = rows::to_row(after, tx.ambient().now().into()).into_active_model().reset_all();
    let update = sale::Entity::update_many()
        .set(row)
        .filter(sale::Column::Id.eq(before.id.uuid()))
        .filter(sale::Column::Version.eq(before.version));
    Unsaved::unless(update.exec(tx.db()).await?.rows_affected)?;
    if before.details.lines != after.details.lines {
        clear_lines(tx, after.id.uuid()).await?;
        insert::<line::Entity>(tx.db(), rows::lines_of(after).collect()).await?;
    }
    if after.searchable().is_none() {
        tx.unindex(&[after.id.uuid()]).await?;
    }
    Ok(())
}

/// Clears a sale's lines.
pub(super) async fn clear_lines(tx: &Tx, sale: Uuid) -> Result<(), Fault> {
    line::Entity::delete_many().filter(line::Column::SaleId.eq(sale)).exec(tx.db()).await?;
    Ok(())
}

/// Sales in which a holder buys.
pub(super) fn buyer(holder: Holder) -> sea_orm::sea_query::SimpleExpr {
    match holder {
        Holder::Company(id) => sale::Column::CompanyId.eq(id.uuid()),
        Holder::Person(id) => sale::Column::PersonId.eq(id.uuid()),
    }
}

fn earlier(before: Before) -> Condition {
    let day = Day::from(before.dated_on);
    let same_day = Condition::all()
        .add(sale::Column::DatedOn.eq(day.clone()))
        .add(sale::Column::Id.lt(before.id.uuid()));
    Condition::any().add(sale::Column::DatedOn.lt(day)).add(same_day)
}

/// The rows as sales, in the same order.
pub(super) async fn with_lines(db: &impl Db, rows: Vec<sale::Model>) -> Result<Vec<Sale>, Fault> {
    let mut lines: HashMap<Uuid, Vec<Line>> = HashMap::new();
    for chunk in rows.chunks(CHUNK) {
        let find = line::Entity::find().filter(line::Column::SaleId.is_in(chunk.iter().map(|row| row.id)));
        let find = find.order_by_asc(line::Column::SaleId).order_by_asc(line::Column::Position);
        let pairs = find.all(db).await?.into_iter().map(|row| (row.sale_id, rows::to_line(row)));
        lines.extend(grouped(pairs));
    }
    let whole = |row: sale::Model| {
        let lines = lines.remove(&row.id).unwrap_or_default();
        rows::to_sale(row, lines)
    };
    rows.into_iter().map(whole).collect()
}
