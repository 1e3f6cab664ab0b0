//! Taking a whole batch back: what it changed stands as before, what it made is gone, and every no it
//! brought stays (law 4). What somebody edited or linked since is left, and said.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use contracts::{Basis, Origin};
use kernel::{BatchId, CompanyId, Holder, Id, PersonId, ProductId, SaleId};
use store::{Fault, Tx};

use super::before::Before;
use super::desk::Desk;
use super::key::BatchKey;
use super::provenance::Provenance;
use super::store::{before_of, clear_before, with_activities_beside, with_sale_lines_beside};
use super::tally::Undone;
use crate::company::Company;
use crate::coordinates::Coordinates;
use crate::fields::Step;
use crate::person::Person;
use crate::product::Product;
use crate::sale::Sale;
use crate::store::{
    BatchRecords, NotRemoved, Unsaved, activities_by_ids, companies_by_ids, people_by_ids, people_of,
    products_by_ids, records_of_batch, remove_activity, remove_company, remove_person, remove_product,
    remove_sale, sales_by_ids, save_companies, save_people, save_products, save_sales,
};

/// The version of a record nobody changed since the batch made it.
const UNTOUCHED: i64 = 1;

/// What an undoing needs to know.
pub struct Undoing<'a> {
    /// The batch.
    pub batch: BatchId,
    /// The key of what stood before.
    pub key: &'a BatchKey,
    /// Where its people came from: those who stay are still kept for that reason.
    pub provenance: &'a Provenance,
    /// What an import needs beside the base.
    pub desk: &'a Desk,
}

impl Undoing<'_> {
    /// Takes everything back that can be.
    ///
    /// # Errors
    /// [`Unsaved`]; give the transaction up then.
    pub async fn take_back(&self, tx: &mut Tx) -> Result<Undone, Unsaved> {
        let mut undone = Undone::default();
        self.restore(tx, &mut undone).await?;
        let brought = records_of_batch(tx.db(), self.batch).await?;
        self.desk.privacy.take_back(tx, self.batch).await?;
        self.remove_activities(tx, &brought, &mut undone).await?;
        self.remove_sales(tx, &brought, &mut undone).await?;
        let people = self.remove_people(tx, &brought, &mut undone).await?;
        let companies = self.remove_companies(tx, &brought, &mut undone).await?;
        self.remove_products(tx, &brought, &mut undone).await?;
        self.ground(tx, [people, companies].concat()).await?;
        clear_before(tx, self.batch).await?;
        Ok(undone)
    }

    /// Gives the records the batch changed the state they had, unless they were changed again.
    async fn restore(&self, tx: &mut Tx, undone: &mut Undone) -> Result<(), Unsaved> {
        let (mut companies, mut people, mut sales, mut products) = (vec![], vec![], vec![], vec![]);
        for (id, version, before) in before_of(tx.db(), self.batch, self.key).await? {
            match before {
                Before::Company(before) => companies.push((CompanyId::from_uuid(id), version, before)),
                Before::Person(before) => people.push((PersonId::from_uuid(id), version, before)),
                Before::Sale(before) => sales.push((SaleId::from_uuid(id), version, before)),
                Before::Product(before) => products.push((ProductId::from_uuid(id), version, before)),
            }
        }
        let now = companies_by_ids(tx.db(), &ids(&companies)).await?;
        let steps = steps_back(now, companies, undone, |company, before| {
            before.details().and_then(|details| company.correct(details).ok())
        });
        save_companies(tx, steps).await?;
        let now = people_by_ids(tx.db(), &ids(&people)).await?;
        let steps = steps_back(now, people, undone, |person, before| {
            before.details().and_then(|details| person.correct(details).ok())
        });
        save_people(tx, steps).await?;
        let now = sales_by_ids(tx.db(), &ids(&sales)).await?;
        let steps = steps_back(now, sales, undone, |sale, before| {
            before.details().and_then(|details| sale.correct(details).ok())
        });
        save_sales(tx, steps).await?;
        let now = products_by_ids(tx.db(), &ids(&products)).await?;
        let steps = steps_back(now, products, undone, |product, before| {
            before.details().and_then(|details| product.correct(details).ok())
        });
        save_products(tx, steps).await
    }

    async fn remove_activities(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        undone: &mut Undone,
    ) -> Result<(), Unsaved> {
        for activity in activities_by_ids(tx.db(), &brought.activities).await? {
            if activity.version == UNTOUCHED {
                remove_activity(tx, &activity).await?;
                undone.removed += 1;
            } else {
                undone.edited += 1;
            }
        }
        Ok(())
    }

    async fn remove_sales(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        undone: &mut Undone,
    ) -> Result<(), Unsaved> {
        for sale in sales_by_ids(tx.db(), &brought.sales).await? {
            if sale.version == UNTOUCHED {
                remove_sale(tx, &sale).await?;
                undone.removed += 1;
            } else {
                undone.edited += 1;
            }
        }
        Ok(())
    }

    /// Answers who stays.
    async fn remove_people(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        undone: &mut Undone,
    ) -> Result<Vec<Holder>, Unsaved> {
        let holders: Vec<Holder> = brought.people.iter().map(|id| Holder::Person(*id)).collect();
        let spoken_with = with_activities_beside(tx.db(), &holders).await?;
        let mut staying = Vec::new();
        for person in people_by_ids(tx.db(), &brought.people).await? {
            let holder = Holder::Person(person.id);
            if person.version != UNTOUCHED {
                undone.edited += 1;
                staying.push(holder);
            } else if spoken_with.contains(&holder.uuid()) {
                undone.linked += 1;
                staying.push(holder);
            } else {
                self.keep_noes(tx, holder, &person.details.coordinates).await?;
                match removed(remove_person(tx, &person).await)? {
                    true => undone.removed += 1,
                    false => {
                        undone.linked += 1;
                        staying.push(holder);
                    }
                }
            }
        }
        Ok(staying)
    }

    /// Answers which stay: those where somebody who stays works are linked too.
    async fn remove_companies(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        undone: &mut Undone,
    ) -> Result<Vec<Holder>, Unsaved> {
        let holders: Vec<Holder> = brought.companies.iter().map(|id| Holder::Company(*id)).collect();
        let spoken_with = with_activities_beside(tx.db(), &holders).await?;
        let mut staying = Vec::new();
        for company in companies_by_ids(tx.db(), &brought.companies).await? {
            let holder = Holder::Company(company.id);
            if company.version != UNTOUCHED {
                undone.edited += 1;
                staying.push(holder);
            } else if spoken_with.contains(&holder.uuid())
                || !people_of(tx.db(), company.id).await?.is_empty()
            {
                undone.linked += 1;
                staying.push(holder);
            } else {
                self.keep_noes(tx, holder, &company.details.coordinates).await?;
                match removed(remove_company(tx, &company).await)? {
                    true => undone.removed += 1,
                    false => {
                        undone.linked += 1;
                        staying.push(holder);
                    }
                }
            }
        }
        Ok(staying)
    }

    async fn remove_products(
        &self,
        tx: &mut Tx,
        brought: &BatchRecords,
        undone: &mut Undone,
    ) -> Result<(), Unsaved> {
        let sold: HashSet<_> = with_sale_lines_beside(tx.db(), &brought.products).await?;
        for product in products_by_ids(tx.db(), &brought.products).await? {
            if product.version != UNTOUCHED {
                undone.edited += 1;
            } else if sold.contains(&product.id.uuid()) {
                undone.linked += 1;
            } else {
                remove_product(tx, &product).await?;
                undone.removed += 1;
            }
        }
        Ok(())
    }

    async fn keep_noes(&self, tx: &Tx, holder: Holder, coordinates: &Coordinates) -> Result<(), Fault> {
        self.desk.privacy.keep_refusals_of(tx, &[(holder, coordinates.contactable())]).await
    }

    /// Whoever stays is still kept for the reason that was given.
    async fn ground(&self, tx: &mut Tx, staying: Vec<Holder>) -> Result<(), Fault> {
        let bases: Vec<Basis> = staying.into_iter().map(|holder| self.basis(holder)).collect();
        self.desk.privacy.record_bases(tx, &bases).await
    }

    fn basis(&self, holder: Holder) -> Basis {
        let Provenance { origin, on, source, basis, purpose } = self.provenance;
        let origin = Origin { class: *source, text: origin.clone(), on: *on };
        Basis { holder, purpose: *purpose, basis: *basis, origin }
    }
}

fn ids<I: Copy, B>(changed: &[(I, i64, B)]) -> Vec<I> {
    changed.iter().map(|(id, ..)| *id).collect()
}

/// The steps back, of those records that still have the version the batch gave them.
fn steps_back<T: Numbered, B>(
    now: Vec<T>,
    changed: Vec<(T::Id, i64, B)>,
    undone: &mut Undone,
    back: impl Fn(T, B) -> Option<Step<T>>,
) -> Vec<Step<T>> {
    let mut now: HashMap<T::Id, T> = now.into_iter().map(|record| (record.id(), record)).collect();
    let mut steps = Vec::new();
    for (id, version, before) in changed {
        let Some(record) = now.remove(&id) else { continue };
        let step = if record.version() == version { back(record, before) } else { None };
        match step {
            Some(step) => {
                undone.restored += 1;
                steps.push(step);
            }
            None => undone.edited += 1,
        }
    }
    steps
}

/// A record with its id and the count of its changes.
trait Numbered {
    type Id: Copy + Eq + Hash;
    fn id(&self) -> Self::Id;
    fn version(&self) -> i64;
}

macro_rules! numbered {
    ($($record:ty: $id:ty;)*) => {$(
        impl Numbered for $record {
            type Id = $id;
            fn id(&self) -> $id { self.id }
            fn version(&self) -> i64 { self.version }
        }
    )*};
}

numbered! {
    Company: CompanyId;
    Person: PersonId;
    Sale: SaleId;
    Product: ProductId;
}

/// Whether a record was removed; one that sales name stays.
fn removed(outcome: Result<(), NotRemoved>) -> Result<bool, Unsaved> {
    match outcome {
        Ok(()) => Ok(true),
        Err(NotRemoved::NamedBySales(_)) => Ok(false),
        Err(NotRemoved::Unsaved(unsaved)) => Err(unsaved),
    }
}
