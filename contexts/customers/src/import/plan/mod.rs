//! What would become of staged records, beside what the base holds: the preview counts it, the
//! publication writes it.

mod sales;

use std::collections::HashMap;

use intake::{CompanyRow, ProductRow};
use kernel::{BatchId, CompanyId, Country, Currency, Id, PersonId, ProductId};
use store::{Db, Fault, OrganisationKey};

pub use self::sales::SalesOfTheBase;
use super::by_hand::ByHand;
use super::imported::Imported;
use super::staged::PersonRows;
use super::tally::Fate;
use super::writing::{company_details, person_details, product_details};
use crate::arrival::Arrival;
use crate::company::Company;
use crate::fields::{Journalled, Step};
use crate::person::Person;
use crate::product::{Product, ProductDetails};
use crate::store::{companies_by_ids, people_by_ids, products_by_keys};

/// By which rules records are planned.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// The organisation's country.
    pub country: Country,
    /// The organisation's currency.
    pub currency: Currency,
    /// The batch.
    pub batch: BatchId,
    /// How new records come.
    pub arrival: Arrival,
}

/// What becomes of a record, and what of its rows is not taken over.
pub struct Planned<T> {
    /// What becomes of it.
    pub outcome: Outcome<T>,
    /// The fields in which somebody typed something else since: that stands.
    pub by_hand: Vec<String>,
}

/// What becomes of a record.
pub enum Outcome<T> {
    /// It is new, or changes.
    Saved(Step<T>),
    /// It says what it said before.
    Unchanged(T),
    /// It cannot be kept; as it stood, where the base had it.
    Refused(Option<T>),
}

impl<T> Planned<T> {
    /// What becomes of it; `None` when it cannot be kept.
    pub const fn fate(&self) -> Option<Fate> {
        match &self.outcome {
            Outcome::Saved(step) if step.before.is_some() => Some(Fate::Updated),
            Outcome::Saved(_) => Some(Fate::Created),
            Outcome::Unchanged(_) => Some(Fate::Unchanged),
            Outcome::Refused(_) => None,
        }
    }

    /// The record as it stood, where the base had it.
    pub const fn before(&self) -> Option<&T> {
        match &self.outcome {
            Outcome::Saved(step) => step.before.as_ref(),
            Outcome::Unchanged(record) => Some(record),
            Outcome::Refused(before) => before.as_ref(),
        }
    }

    /// The fields in which a record of the base changes.
    pub fn changes(&self) -> Vec<String>
    where
        T: Journalled,
    {
        match &self.outcome {
            Outcome::Saved(Step { before: Some(before), after, .. }) => {
                after.fields().other_than(&before.fields())
            }
            _ => Vec::new(),
        }
    }

    /// The record as it will stand.
    pub const fn record(&self) -> Option<&T> {
        match &self.outcome {
            Outcome::Saved(step) => Some(&step.after),
            Outcome::Unchanged(record) => Some(record),
            Outcome::Refused(_) => None,
        }
    }
}

/// Lets go of the rows of new records that cannot be kept; `planned` answers them in their order.
pub fn drop_refused<R, T>(rows: &mut Vec<R>, planned: &[Planned<T>]) {
    let mut there = planned.iter().map(|one| one.record().is_some() || one.before().is_some());
    rows.retain(|_| there.next().unwrap_or(true));
}

/// What a file tells of a record, beside what the base knew.
struct Told<T: Imported> {
    id: T::Id,
    before: Option<T>,
    details: T::Details,
}

/// What becomes of records of which this is told: one answer for each, in their order.
async fn planned<T: Imported>(
    (db, key): (&impl Db, &OrganisationKey),
    told: Vec<Told<T>>,
    how: &How,
) -> Result<Vec<Planned<T>>, Fault> {
    let differs = |one: &&Told<T>| one.before.as_ref().is_some_and(|before| *before.details() != one.details);
    let differing: Vec<_> = told.iter().filter(differs).map(|one| one.id.uuid()).collect();
    let by_hand = ByHand::of(db, key, &differing).await?;
    Ok(told.into_iter().map(|one| one.planned(&by_hand, how)).collect())
}

impl<T: Imported> Told<T> {
    fn planned(self, by_hand: &ByHand, how: &How) -> Planned<T> {
        let Some(before) = self.before else {
            let outcome = T::introduced(self.id, self.details, how.arrival);
            return Planned {
                outcome: outcome.map_or(Outcome::Refused(None), Outcome::Saved),
                by_hand: Vec::new(),
            };
        };
        let told = before.with(self.details);
        let after = match by_hand.in_record(self.id.uuid()) {
            Some(hand) => before.with(T::kept(hand, before.details(), told.details().clone())),
            None => told.clone(),
        };
        let by_hand = told.fields().other_than(&after.fields());
        let outcome = if before.details() == after.details() {
            Outcome::Unchanged(before)
        } else {
            let step = before.clone().corrected(after.details().clone());
            step.map_or_else(|| Outcome::Refused(Some(before)), Outcome::Saved)
        };
        Planned { outcome, by_hand }
    }
}

/// Companies, with all rows that tell of each.
pub async fn companies(
    (db, key): (&impl Db, &OrganisationKey),
    staged: &[(CompanyId, Vec<CompanyRow>)],
    how: &How,
) -> Result<Vec<Planned<Company>>, Fault> {
    let ids: Vec<CompanyId> = staged.iter().map(|(id, _)| *id).collect();
    let known = companies_by_ids(db, &ids).await?;
    let mut known: HashMap<CompanyId, Company> = known.into_iter().map(|one| (one.id, one)).collect();
    let told = staged.iter().map(|(id, rows)| {
        let before = known.remove(id);
        let details = company_details(before.as_ref().map(|one| one.details.clone()), rows, how.country);
        Told { id: *id, before, details }
    });
    planned((db, key), told.collect(), how).await
}

/// People, with all rows that tell of each and the companies these name.
pub async fn people(
    (db, key): (&impl Db, &OrganisationKey),
    staged: &[(PersonId, PersonRows)],
    how: &How,
) -> Result<Vec<Planned<Person>>, Fault> {
    let ids: Vec<PersonId> = staged.iter().map(|(id, _)| *id).collect();
    let known = people_by_ids(db, &ids).await?;
    let mut known: HashMap<PersonId, Person> = known.into_iter().map(|one| (one.id, one)).collect();
    let told = staged.iter().map(|(id, rows)| {
        let before = known.remove(id);
        let details = person_details(before.as_ref().map(|one| one.details.clone()), rows, how.country);
        Told { id: *id, before, details }
    });
    planned((db, key), told.collect(), how).await
}

/// Products; two rows with one key are one product.
pub async fn products(
    (db, key): (&impl Db, &OrganisationKey),
    staged: &[ProductRow],
    how: &How,
    new_id: impl Fn() -> ProductId,
) -> Result<Vec<Planned<Product>>, Fault> {
    let rows = by_key(staged, how);
    let keys: Vec<String> = rows.iter().map(|(key, _)| key.clone()).collect();
    let known = products_by_keys(db, &keys).await?;
    let mut known: HashMap<String, Product> =
        known.into_iter().map(|one| (one.details.match_key(), one)).collect();
    let told = rows.into_iter().filter_map(|(key, rows)| {
        let before = known.remove(&key);
        let start = before.as_ref().map(|one| one.details.clone());
        let details =
            rows.iter().fold(start, |details, row| Some(product_details(details, row, how.currency)))?;
        Some(Told { id: before.as_ref().map_or_else(&new_id, |one| one.id), before, details })
    });
    planned((db, key), told.collect(), how).await
}

/// The rows of each product, in the order of their first appearance.
fn by_key<'a>(staged: &'a [ProductRow], how: &How) -> Vec<(String, Vec<&'a ProductRow>)> {
    let key = |row: &ProductRow| -> String {
        let details: ProductDetails = product_details(None, row, how.currency);
        details.match_key()
    };
    super::staged::grouped(staged.iter().map(|row| (key(row), row))).collect()
}
