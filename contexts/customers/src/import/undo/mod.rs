//! Taking a whole batch back: what it changed stands as before, what it made is gone, and every no it
//! brought stays (law 4). What somebody edited or linked since is left, and said.

mod restoring;

use std::collections::{HashMap, HashSet};

use contracts::Address;
use kernel::{BatchId, Holder, Id};
use store::{Fault, Tx};
use uuid::Uuid;

pub use self::restoring::RESTORED;
use self::restoring::restore;
use super::desk::Desk;
use super::imported::Imported;
use super::key::BatchKey;
use super::store::{
    Restored, UNTOUCHED, clear_before, move_marks, with_exchanges_beside, with_people_beside,
    with_sale_lines_beside, with_sales_beside,
};
use super::tally::{Stayed, Undone, Why};
use crate::company::Company;
use crate::person::Person;
use crate::store::{
    BatchRecords, NotRemoved, Unsaved, activities_by_ids, companies_by_ids, people_by_ids, products_by_ids,
    records_of_batch, remove_activities, remove_companies, remove_people, remove_product, remove_sales,
    sales_by_ids,
};

/// How many records are in hand at a time.
const CHUNK: usize = 2_000;

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

    /// Those of these records that go: nobody changed them since, and nothing beside the batch names
    /// them. The others stay, with the reason.
    fn part<T: Imported>(&mut self, records: Vec<T>, named: &HashSet<Uuid>) -> Vec<T> {
        let mut going = Vec::with_capacity(records.len());
        for record in records {
            let id = record.id().uuid();
            let touched = (!self.is_untouched(id, record.version())).then_some(Why::Edited);
            let why = touched.or_else(|| named.contains(&id).then_some(Why::Linked));
            match why {
                None => {
                    T::back(&mut self.undone).removed += 1;
                    going.push(record);
                }
                Some(why) => {
                    T::back(&mut self.undone).leave(why);
                    self.stayed.push(T::stayed(record.id(), why));
                }
            }
        }
        going
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
        remove_notes(tx, &brought, &mut account).await?;
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

    /// Whoever was bought from or spoken with since stays.
    async fn remove_people(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        account: &mut Account,
    ) -> Result<(), Unsaved> {
        for some in brought.people.chunks(CHUNK) {
            let holders: Vec<Holder> = some.iter().map(|id| Holder::Person(*id)).collect();
            let mut named = with_exchanges_beside(tx.db(), &holders).await?;
            named.extend(with_sales_beside(tx.db(), &holders).await?);
            let going = account.part(people_by_ids(tx.db(), some).await?, &named);
            let addresses = |person: &Person| person.details.coordinates.contactable();
            self.keep_noes(tx, going.iter().map(|one| (one.id.into(), addresses(one))).collect()).await?;
            removed(remove_people(tx, &going).await)?;
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
        for some in brought.companies.chunks(CHUNK) {
            let holders: Vec<Holder> = some.iter().map(|id| Holder::Company(*id)).collect();
            let mut named = with_exchanges_beside(tx.db(), &holders).await?;
            named.extend(with_sales_beside(tx.db(), &holders).await?);
            named.extend(with_people_beside(tx.db(), some).await?);
            let going = account.part(companies_by_ids(tx.db(), some).await?, &named);
            let addresses = |company: &Company| company.details.coordinates.contactable();
            self.keep_noes(tx, going.iter().map(|one| (one.id.into(), addresses(one))).collect()).await?;
            removed(remove_companies(tx, &going).await)?;
        }
        Ok(())
    }

    async fn keep_noes(&self, tx: &Tx, of: Vec<(Holder, Vec<Address>)>) -> Result<(), Fault> {
        self.desk.privacy.keep_refusals_of(tx, &of, "record-gone").await
    }
}

/// Takes out the notes the batch wrote down, save those somebody rewrote since.
async fn remove_notes(tx: &mut Tx, brought: &BatchRecords, account: &mut Account) -> Result<(), Unsaved> {
    for some in brought.activities.chunks(CHUNK) {
        let activities = activities_by_ids(tx.db(), some).await?.into_iter();
        let (going, staying): (Vec<_>, Vec<_>) = activities.partition(|one| one.version == UNTOUCHED);
        remove_activities(tx, &going).await?;
        account.undone.notes.removed += going.len() as u64;
        account.undone.notes.edited += staying.len() as u64;
    }
    Ok(())
}

/// Takes out the batch's sales, each customer's figures reckoned once.
async fn remove_untouched_sales(
    tx: &mut Tx,
    brought: &BatchRecords,
    account: &mut Account,
) -> Result<(), Unsaved> {
    let going = account.part(sales_by_ids(tx.db(), &brought.sales).await?, &HashSet::new());
    remove_sales(tx, &going).await
}

async fn remove_products(tx: &mut Tx, brought: &BatchRecords, account: &mut Account) -> Result<(), Unsaved> {
    let sold = with_sale_lines_beside(tx.db(), &brought.products).await?;
    for product in account.part(products_by_ids(tx.db(), &brought.products).await?, &sold) {
        remove_product(tx, &product).await?;
    }
    Ok(())
}

/// Sales that came while the others were looked for are somebody's work.
fn removed(outcome: Result<(), NotRemoved>) -> Result<(), Unsaved> {
    match outcome {
        Ok(()) => Ok(()),
        Err(NotRemoved::NamedBySales(_)) => Err(Unsaved::ChangedMeanwhile),
        Err(NotRemoved::Unsaved(unsaved)) => Err(unsaved),
    }
}
