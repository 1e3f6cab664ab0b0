//! Taking a whole batch back: what it changed stands as before, what it made is gone, and every no it
//! brought stays (law 4). What somebody edited or linked since is left, and said.

mod restoring;

use std::collections::{HashMap, HashSet};

use kernel::{BatchId, Holder, Id};
use store::{Fault, Tx};
use uuid::Uuid;

pub use self::restoring::RESTORED;
use self::restoring::restore;
use super::desk::Desk;
use super::key::BatchKey;
use super::store::{
    Restored, UNTOUCHED, clear_before, move_marks, with_activities_beside, with_people_beside,
    with_sale_lines_beside,
};
use super::tally::{Stayed, Undone, Why};
use crate::coordinates::Coordinates;
use crate::sale::Sale;
use crate::store::{
    BatchRecords, NotRemoved, Unsaved, activities_by_ids, companies_by_ids, people_by_ids, products_by_ids,
    records_of_batch, remove_activity, remove_company, remove_person, remove_product, remove_sales,
    sales_by_ids,
};

/// What an undoing needs to know.
pub struct Undoing<'a> {
    /// The batch.
    pub batch: BatchId,
    /// The key of what stood before.
    pub key: &'a BatchKey,
    /// What an import needs beside the base.
    pub desk: &'a Desk,
}

/// What was done and left so far, and the versions this batch knows its own records by.
#[derive(Default)]
struct Account {
    undone: Undone,
    stayed: Vec<Stayed>,
    restored: Vec<Restored>,
    made: HashMap<Uuid, i64>,
}

impl Account {
    /// Whether nobody changed a record since the batch made it.
    fn is_untouched(&self, id: Uuid, version: i64) -> bool {
        version == self.made.get(&id).copied().unwrap_or(UNTOUCHED)
    }
}

impl Undoing<'_> {
    /// Takes everything back that can be. Answers how much that was, and what had to stay.
    ///
    /// # Errors
    /// [`Unsaved`]; give the transaction up then.
    pub async fn take_back(&self, tx: &mut Tx) -> Result<(Undone, Vec<Stayed>), Unsaved> {
        let mut account = Account::default();
        restore(tx, (self.batch, self.key), &mut account).await?;
        move_marks(tx, self.batch, std::mem::take(&mut account.restored)).await?;
        let brought = records_of_batch(tx.db(), self.batch).await?;
        remove_activities(tx, &brought, &mut account).await?;
        remove_untouched_sales(tx, &brought, &mut account).await?;
        self.remove_people(tx, &brought, &mut account).await?;
        self.remove_companies(tx, &brought, &mut account).await?;
        remove_products(tx, &brought, &mut account).await?;
        // whoever stays, with what the batch said of them, is still kept for the reason it gave
        let staying: Vec<Holder> = account.stayed.iter().filter_map(Stayed::holder).collect();
        self.desk.privacy.take_back(tx, self.batch, &staying).await?;
        clear_before(tx, self.batch).await?;
        Ok((account.undone, account.stayed))
    }

    async fn remove_people(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        account: &mut Account,
    ) -> Result<(), Unsaved> {
        let holders: Vec<Holder> = brought.people.iter().map(|id| Holder::Person(*id)).collect();
        let spoken_with = with_activities_beside(tx.db(), &holders).await?;
        for person in people_by_ids(tx.db(), &brought.people).await? {
            let holder = Holder::Person(person.id);
            let why = if !account.is_untouched(holder.uuid(), person.version) {
                Some(Why::Edited)
            } else if spoken_with.contains(&holder.uuid()) {
                Some(Why::Linked)
            } else {
                self.keep_noes(tx, holder, &person.details.coordinates).await?;
                (!removed(remove_person(tx, &person).await)?).then_some(Why::Linked)
            };
            match why {
                None => account.undone.people.removed += 1,
                Some(why) => {
                    account.undone.people.leave(why);
                    account.stayed.push(Stayed::Person(person.id, why));
                }
            }
        }
        Ok(())
    }

    /// Those where somebody who stays works are linked too.
    async fn remove_companies(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        account: &mut Account,
    ) -> Result<(), Unsaved> {
        let holders: Vec<Holder> = brought.companies.iter().map(|id| Holder::Company(*id)).collect();
        let mut named = with_activities_beside(tx.db(), &holders).await?;
        named.extend(with_people_beside(tx.db(), &brought.companies).await?);
        for company in companies_by_ids(tx.db(), &brought.companies).await? {
            let holder = Holder::Company(company.id);
            let why = if !account.is_untouched(holder.uuid(), company.version) {
                Some(Why::Edited)
            } else if named.contains(&holder.uuid()) {
                Some(Why::Linked)
            } else {
                self.keep_noes(tx, holder, &company.details.coordinates).await?;
                (!removed(remove_company(tx, &company).await)?).then_some(Why::Linked)
            };
            match why {
                None => account.undone.companies.removed += 1,
                Some(why) => {
                    account.undone.companies.leave(why);
                    account.stayed.push(Stayed::Company(company.id, why));
                }
            }
        }
        Ok(())
    }

    async fn keep_noes(&self, tx: &Tx, holder: Holder, coordinates: &Coordinates) -> Result<(), Fault> {
        self.desk.privacy.keep_refusals_of(tx, &[(holder, coordinates.contactable())], "record-gone").await
    }
}

/// Takes out the notes the batch wrote down, save those somebody rewrote since.
async fn remove_activities(
    tx: &mut Tx,
    brought: &BatchRecords,
    account: &mut Account,
) -> Result<(), Unsaved> {
    for activity in activities_by_ids(tx.db(), &brought.activities).await? {
        if activity.version == UNTOUCHED {
            remove_activity(tx, &activity).await?;
            account.undone.notes.removed += 1;
        } else {
            account.undone.notes.edited += 1;
        }
    }
    Ok(())
}

/// Takes out the batch's sales, each customer's figures reckoned once.
async fn remove_untouched_sales(
    tx: &mut Tx,
    brought: &BatchRecords,
    account: &mut Account,
) -> Result<(), Unsaved> {
    let sales = sales_by_ids(tx.db(), &brought.sales).await?;
    let (going, staying): (Vec<Sale>, Vec<Sale>) =
        sales.into_iter().partition(|sale| account.is_untouched(sale.id.uuid(), sale.version));
    remove_sales(tx, &going).await?;
    account.undone.sales.removed += going.len() as u64;
    for sale in staying {
        account.undone.sales.edited += 1;
        account.stayed.push(Stayed::Sale(sale.id, Why::Edited));
    }
    Ok(())
}

async fn remove_products(tx: &mut Tx, brought: &BatchRecords, account: &mut Account) -> Result<(), Unsaved> {
    let sold: HashSet<_> = with_sale_lines_beside(tx.db(), &brought.products).await?;
    for product in products_by_ids(tx.db(), &brought.products).await? {
        let why = if !account.is_untouched(product.id.uuid(), product.version) {
            Some(Why::Edited)
        } else {
            sold.contains(&product.id.uuid()).then_some(Why::Linked)
        };
        match why {
            None => {
                remove_product(tx, &product).await?;
                account.undone.products.removed += 1;
            }
            Some(why) => {
                account.undone.products.leave(why);
                account.stayed.push(Stayed::Product(product.id, why));
            }
        }
    }
    Ok(())
}

/// Whether a record was removed; one that sales name stays.
fn removed(outcome: Result<(), NotRemoved>) -> Result<bool, Unsaved> {
    match outcome {
        Ok(()) => Ok(true),
        Err(NotRemoved::NamedBySales(_)) => Ok(false),
        Err(NotRemoved::Unsaved(unsaved)) => Err(unsaved),
    }
}
