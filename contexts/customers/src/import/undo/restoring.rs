//! Giving the records a batch changed the state they had, as far as what stood in them is still there.

use std::collections::HashMap;

use kernel::{BatchId, CompanyId, Id, PersonId, ProductId, SaleId};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::Account;
use crate::before::Before;
use crate::company::CompanyDetails;
use crate::fields::Step;
use crate::import::imported::Imported;
use crate::import::key::BatchKey;
use crate::import::store::{Changed, Restored, before_of, companies_there, people_there, products_there};
use crate::import::tally::Why;
use crate::person::PersonDetails;
use crate::product::ProductDetails;
use crate::sale::{Sale, SaleDetails};
use crate::store::{
    Unsaved, companies_by_ids, people_by_ids, products_by_ids, sales_by_ids, save_companies, save_people,
    save_products, save_sales,
};

/// What the journal calls it: nobody typed what stands again.
pub const RESTORED: &str = "restored";

/// Gives the records the batch changed the state they had, unless they were changed again.
pub(super) async fn restore(
    tx: &mut Tx,
    (batch, key): (BatchId, &BatchKey),
    account: &mut Account,
) -> Result<(), Unsaved> {
    let mut stood = Stood::default();
    for Changed { id, from, version, before } in before_of(tx.db(), batch, key).await? {
        match before {
            Before::Company(before) => stood.companies.push(changed(id, (from, version), before.details())),
            Before::Person(before) => stood.people.push(changed(id, (from, version), before.details())),
            Before::Sale(before) => stood.sales.push(changed(id, (from, version), before.details())),
            Before::Product(before) => stood.products.push(changed(id, (from, version), before.details())),
            Before::Nothing => drop(account.made.insert(id, version)),
        }
    }
    stood.let_go_of_what_is_gone(tx.db()).await?;
    let now = companies_by_ids(tx.db(), &ids(&stood.companies)).await?;
    let steps = steps_back(now, stood.companies, account, |company, details| company.correct(details).ok());
    save_companies(tx, steps).await?;
    let now = people_by_ids(tx.db(), &ids(&stood.people)).await?;
    let steps = steps_back(now, stood.people, account, |person, details| person.correct(details).ok());
    save_people(tx, steps).await?;
    let now = sales_by_ids(tx.db(), &ids(&stood.sales)).await?;
    save_sales(tx, steps_back(now, stood.sales, account, sale_back)).await?;
    let now = products_by_ids(tx.db(), &ids(&stood.products)).await?;
    let steps = steps_back(now, stood.products, account, |product, details| product.correct(details).ok());
    save_products(tx, steps).await
}

/// What stood in the records the batch changed; `None` where a word of it is no longer known.
#[derive(Default)]
struct Stood {
    companies: Vec<Changed<CompanyId, Option<CompanyDetails>>>,
    people: Vec<Changed<PersonId, Option<PersonDetails>>>,
    sales: Vec<Changed<SaleId, Option<SaleDetails>>>,
    products: Vec<Changed<ProductId, Option<ProductDetails>>>,
}

impl Stood {
    /// Lets go of employers, buyers and products that were erased or removed since.
    async fn let_go_of_what_is_gone(&mut self, db: &impl Db) -> Result<(), Fault> {
        let people = || self.people.iter().filter_map(|one| one.before.as_ref());
        let sales = || self.sales.iter().filter_map(|one| one.before.as_ref());
        let employers = people().flat_map(|details| &details.roles).map(|role| role.company);
        let buying = sales().filter_map(|details| details.company);
        let companies: Vec<CompanyId> = employers.chain(buying).collect();
        let buyers: Vec<PersonId> = sales().filter_map(|details| details.person).collect();
        let sold: Vec<ProductId> =
            sales().flat_map(|details| &details.lines).filter_map(|line| line.product).collect();
        let companies = companies_there(db, &companies).await?;
        let (buyers, sold) = (people_there(db, &buyers).await?, products_there(db, &sold).await?);
        for details in self.people.iter_mut().filter_map(|one| one.before.as_mut()) {
            details.roles.retain(|role| companies.contains(&role.company.uuid()));
        }
        for details in self.sales.iter_mut().filter_map(|one| one.before.as_mut()) {
            details.company = details.company.filter(|id| companies.contains(&id.uuid()));
            details.person = details.person.filter(|id| buyers.contains(&id.uuid()));
            for line in &mut details.lines {
                line.product = line.product.filter(|id| sold.contains(&id.uuid()));
            }
        }
        Ok(())
    }
}

/// A sale whose buyers of then are gone keeps those of now.
fn sale_back(sale: Sale, mut details: SaleDetails) -> Option<Step<Sale>> {
    if details.company.is_none() && details.person.is_none() {
        (details.company, details.person) = (sale.details.company, sale.details.person);
    }
    sale.correct(details).ok()
}

fn changed<I: Id, D>(id: Uuid, (from, version): (i64, i64), before: Option<D>) -> Changed<I, Option<D>> {
    Changed { id: I::from_uuid(id), from, version, before }
}

fn ids<I: Copy, B>(changed: &[Changed<I, B>]) -> Vec<I> {
    changed.iter().map(|one| one.id).collect()
}

/// The steps back, of those records that still have the version the batch gave them.
fn steps_back<T: Imported, D>(
    now: Vec<T>,
    changed: Vec<Changed<T::Id, Option<D>>>,
    account: &mut Account,
    back: impl Fn(T, D) -> Option<Step<T>>,
) -> Vec<Step<T>> {
    let mut now: HashMap<T::Id, T> = now.into_iter().map(|record| (record.id(), record)).collect();
    let mut steps = Vec::new();
    for Changed { id, from, version, before } in changed {
        let Some(record) = now.remove(&id) else { continue };
        let before = before.filter(|_| record.version() == version);
        match before.and_then(|before| back(record, before)) {
            Some(step) => {
                T::back(&mut account.undone).restored += 1;
                account.restored.push(restored(&step.after, from));
                steps.push(step.called(RESTORED));
            }
            None => {
                T::back(&mut account.undone).edited += 1;
                account.stayed.push(T::stayed(id, Why::Edited));
            }
        }
    }
    steps
}

fn restored<T: Imported>(record: &T, from: i64) -> Restored {
    Restored {
        record: record.record(),
        holder: record.holder(),
        made_by: record.made_by(),
        from,
        now: record.version(),
    }
}
