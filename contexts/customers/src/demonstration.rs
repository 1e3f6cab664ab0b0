//! A file that is there to be tried on, and how it goes again: what was invented is taken out, what somebody
//! typed or changed since stays.
//!
//! Each invented record bears a mark with the version it was made in. A portion at a time, what names others
//! first, records are taken out, or only their mark where they were changed or something real names them: work
//! that is cut off goes on where the marks are.

use std::collections::{HashMap, HashSet};

use kernel::{ActivityId, BatchId, CompanyId, Holder, Id, PersonId, ProductId, SaleId, TaskId};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use crate::import::{
    remove_batch, with_exchanges_beside, with_people_beside, with_sale_lines_beside, with_sales_beside,
};
use crate::store::{
    Mark, Marked, Unsaved, activities_by_ids, companies_by_ids, count_marks, mark_everything, marks,
    people_by_ids, products_by_ids, remove_activities, remove_product, remove_sales, remove_task,
    sales_by_ids, tasks_by_ids, unmark,
};

/// How many records are taken out in one transaction: whoever writes meanwhile waits as long.
const PORTION: u64 = 100;

/// What one step took up.
#[derive(Debug, Default)]
pub struct Portion {
    /// How many records; none when nothing is left.
    pub records: usize,
    /// The invented people and companies among them that are to be erased, in the same transaction.
    pub invented: Vec<Holder>,
}

/// Marks everything in the file as invented.
///
/// # Errors
/// Any [`Fault`].
pub async fn mark(tx: &Tx) -> Result<(), Fault> {
    mark_everything(tx).await
}

/// How many invented records there are.
///
/// # Errors
/// Any [`Fault`].
pub async fn how_many(db: &impl Db) -> Result<i64, Fault> {
    count_marks(db).await
}

/// Takes the next portion out. Whom it answers is erased by whoever asks.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] when somebody was quicker; any [`Fault`].
pub async fn take_out_some(tx: &mut Tx) -> Result<Portion, Unsaved> {
    for mark in Mark::ALL {
        let marked = marks(tx.db(), mark, PORTION).await?;
        if !marked.is_empty() {
            let invented = take_out(tx, mark, &marked).await?;
            unmark(tx, &marked).await?;
            return Ok(Portion { records: marked.len(), invented });
        }
    }
    Ok(Portion::default())
}

async fn take_out(tx: &mut Tx, mark: Mark, marked: &[Marked]) -> Result<Vec<Holder>, Unsaved> {
    match mark {
        Mark::Person => return Ok(invented_people(tx, marked).await?),
        Mark::Company => return Ok(invented_companies(tx, marked).await?),
        Mark::Task => {
            let tasks = tasks_by_ids(tx.db(), &ids::<TaskId>(marked)).await?;
            for task in untouched(tasks, marked, |task| (task.id.uuid(), task.version)) {
                remove_task(tx, &task).await?;
            }
        }
        Mark::Activity => {
            let activities = activities_by_ids(tx.db(), &ids::<ActivityId>(marked)).await?;
            let going = untouched(activities, marked, |activity| (activity.id.uuid(), activity.version));
            remove_activities(tx, &going).await?;
        }
        Mark::Sale => {
            let sales = sales_by_ids(tx.db(), &ids::<SaleId>(marked)).await?;
            remove_sales(tx, &untouched(sales, marked, |sale| (sale.id.uuid(), sale.version))).await?;
        }
        Mark::Product => {
            let products = products_by_ids(tx.db(), &ids::<ProductId>(marked)).await?;
            let sold = with_sale_lines_beside(tx.db(), &ids(marked)).await?;
            let going = untouched(products, marked, |product| (product.id.uuid(), product.version));
            for product in going.iter().filter(|product| !sold.contains(&product.id.uuid())) {
                remove_product(tx, product).await?;
            }
        }
        Mark::Batch => {
            for batch in ids::<BatchId>(marked) {
                remove_batch(tx, batch).await?;
            }
        }
    }
    Ok(Vec::new())
}

/// Whoever was changed, bought from or spoken with since stays.
async fn invented_people(tx: &Tx, marked: &[Marked]) -> Result<Vec<Holder>, Fault> {
    let people = people_by_ids(tx.db(), &ids::<PersonId>(marked)).await?;
    let going = untouched(people, marked, |person| (person.id.uuid(), person.version));
    let holders: Vec<Holder> = going.iter().map(|person| person.id.into()).collect();
    let named = named_beside(tx, &holders).await?;
    Ok(holders.into_iter().filter(|holder| !named.contains(&holder.uuid())).collect())
}

/// Those where somebody who stays works stay too.
async fn invented_companies(tx: &Tx, marked: &[Marked]) -> Result<Vec<Holder>, Fault> {
    let companies = companies_by_ids(tx.db(), &ids::<CompanyId>(marked)).await?;
    let going = untouched(companies, marked, |company| (company.id.uuid(), company.version));
    let holders: Vec<Holder> = going.iter().map(|company| company.id.into()).collect();
    let mut named = named_beside(tx, &holders).await?;
    named.extend(with_people_beside(tx.db(), &ids::<CompanyId>(marked)).await?);
    Ok(holders.into_iter().filter(|holder| !named.contains(&holder.uuid())).collect())
}

async fn named_beside(tx: &Tx, holders: &[Holder]) -> Result<HashSet<Uuid>, Fault> {
    let mut named = with_exchanges_beside(tx.db(), holders).await?;
    named.extend(with_sales_beside(tx.db(), holders).await?);
    Ok(named)
}

/// Those that still have the version they were made in.
fn untouched<T>(records: Vec<T>, marked: &[Marked], now: impl Fn(&T) -> Marked) -> Vec<T> {
    let made: HashMap<Uuid, i64> = marked.iter().copied().collect();
    let is_untouched = |record: &T| {
        let (id, version) = now(record);
        made.get(&id) == Some(&version)
    };
    records.into_iter().filter(is_untouched).collect()
}

fn ids<I: Id>(marked: &[Marked]) -> Vec<I> {
    marked.iter().map(|(id, _)| I::from_uuid(*id)).collect()
}
