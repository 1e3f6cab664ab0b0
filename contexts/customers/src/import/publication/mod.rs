//! Publishing a batch: everything that was staged enters the file in one transaction, with figures,
//! search, journal, refusals and grounds. A crash leaves all of it or nothing.

mod links;
mod noes;
pub(super) mod notes;
mod standing;

use std::collections::HashMap;

use contracts::Address;
use intake::{CompanyRow, LoneNo, PersonRow, ProductRow, Standing};
use kernel::{CompanyId, Holder, PersonId};
use personal::Access;
use store::{Fault, Tx};

use self::standing::Standings;
use super::desk::Desk;
use super::draft::Draft;
use super::imported::Imported;
use super::key::BatchKey;
use super::plan::{self, How, Outcome, Planned, SalesOfTheBase};
use super::provenance::Provenance;
use super::staged::{PersonRows, Staged, StagedKind};
use super::store::{BeforeRow, clear_staged, keep_before, staged_after};
use super::tally::{Tally, Totals, count};
use crate::coordinates::Coordinates;
use crate::fields::Step;
use crate::store::{Unsaved, save_companies, save_people, save_products, save_sales};

/// How many records are in hand at a time.
const CHUNK: u64 = 2_000;

/// What a publication needs to know.
pub struct Publication<'a> {
    /// The key of what is staged.
    pub key: &'a BatchKey,
    /// Where its people come from.
    pub provenance: &'a Provenance,
    /// What was decided.
    pub draft: &'a Draft,
    /// What an import needs beside the base.
    pub desk: &'a Desk,
    /// By which rules.
    pub how: How,
    /// Lets what stood before be sealed under the batch's key.
    pub access: Access,
}

impl Publication<'_> {
    /// Writes everything that is staged and clears it.
    ///
    /// # Errors
    /// [`Unsaved`]; give the transaction up then.
    pub async fn write(&self, tx: &mut Tx) -> Result<Totals, Unsaved> {
        let totals = Totals {
            products: self.products(tx).await?,
            companies: self.companies(tx).await?,
            people: self.people(tx).await?,
            sales: self.sales(tx).await?,
        };
        self.noes(tx).await?;
        clear_staged(tx, self.how.batch).await?;
        Ok(totals)
    }

    async fn products(&self, tx: &mut Tx) -> Result<Tally, Unsaved> {
        let (mut tally, mut after, mut all) = (Tally::default(), -1, Vec::<ProductRow>::new());
        while let Some(rows) = self.next(tx, StagedKind::Product, &mut after).await? {
            all.extend(rows.into_iter().filter_map(Staged::into_product));
        }
        // at once: two rows with one key are one product, however far apart they stand
        let planned = plan::products((tx.db(), tx.key()), &all, &self.how, || tx.ambient().id()).await?;
        save_products(tx, self.settle(tx, planned, &mut tally).await?).await?;
        Ok(tally)
    }

    async fn companies(&self, tx: &mut Tx) -> Result<Tally, Unsaved> {
        let (mut tally, mut after) = (Tally::default(), -1);
        while let Some(rows) = self.next(tx, StagedKind::Company, &mut after).await? {
            let mut rows: Vec<(CompanyId, Vec<CompanyRow>)> =
                rows.into_iter().filter_map(Staged::into_company).collect();
            let planned = plan::companies((tx.db(), tx.key()), &rows, &self.how).await?;
            let reached = Reached::of(planned.iter().filter_map(|one| {
                let before = one.before().map(|company| &company.details.coordinates);
                one.record().map(|now| (Holder::Company(now.id), &now.details.coordinates, before))
            }));
            plan::drop_refused(&mut rows, &planned);
            save_companies(tx, self.settle(tx, planned, &mut tally).await?).await?;
            self.record(tx, &Told::of_companies(&rows), reached).await?;
        }
        Ok(tally)
    }

    async fn people(&self, tx: &mut Tx) -> Result<Tally, Unsaved> {
        let (mut tally, mut after) = (Tally::default(), -1);
        while let Some(rows) = self.next(tx, StagedKind::Person, &mut after).await? {
            let mut rows: Vec<(PersonId, PersonRows)> =
                rows.into_iter().filter_map(Staged::into_person).collect();
            links::drop_employers_gone(tx.db(), &mut rows).await?;
            let planned = plan::people((tx.db(), tx.key()), &rows, &self.how).await?;
            let reached = Reached::of(planned.iter().filter_map(|one| {
                let before = one.before().map(|person| &person.details.coordinates);
                one.record().map(|now| (Holder::Person(now.id), &now.details.coordinates, before))
            }));
            plan::drop_refused(&mut rows, &planned);
            save_people(tx, self.settle(tx, planned, &mut tally).await?).await?;
            self.record(tx, &Told::of_people(&rows), reached).await?;
        }
        Ok(tally)
    }

    async fn sales(&self, tx: &mut Tx) -> Result<Tally, Unsaved> {
        let (mut tally, mut after, mut base) = (Tally::default(), -1, SalesOfTheBase::default());
        while let Some(rows) = self.next(tx, StagedKind::Sale, &mut after).await? {
            let mut rows: Vec<_> = rows.into_iter().filter_map(Staged::into_sale).collect();
            links::drop_buyers_gone(tx.db(), &mut rows).await?;
            let planned = base.plan((tx.db(), tx.key()), &rows, &self.how, || tx.ambient().id()).await?;
            save_sales(tx, self.settle(tx, planned, &mut tally).await?).await?;
        }
        Ok(tally)
    }

    /// After everybody is written: a no may be about somebody of the same batch.
    async fn noes(&self, tx: &mut Tx) -> Result<(), Fault> {
        let mut after = -1;
        while let Some(rows) = self.next(tx, StagedKind::No, &mut after).await? {
            let noes: Vec<LoneNo> = rows.into_iter().filter_map(Staged::into_no).collect();
            noes::write(tx, &*self.desk.privacy, &noes).await?;
        }
        Ok(())
    }

    /// The next staged records of a kind; `None` at their end.
    async fn next(&self, tx: &Tx, kind: StagedKind, after: &mut i64) -> Result<Option<Vec<Staged>>, Fault> {
        tx.tell_the_planner().await?;
        let rows = staged_after(tx.db(), self.how.batch, self.key, (kind, *after, CHUNK)).await?;
        let Some((last, _)) = rows.last() else { return Ok(None) };
        *after = *last;
        Ok(Some(rows.into_iter().map(|(_, record)| record).collect()))
    }

    /// Counts what becomes of records, keeps what stood in those that change, and answers what is
    /// to be saved.
    async fn settle<T: Imported>(
        &self,
        tx: &Tx,
        planned: Vec<Planned<T>>,
        tally: &mut Tally,
    ) -> Result<Vec<Step<T>>, Fault> {
        let (mut steps, mut changed) = (Vec::with_capacity(planned.len()), Vec::new());
        for one in planned {
            one.fate().into_iter().for_each(|fate| count(tally, fate));
            let Outcome::Saved(step) = one.outcome else { continue };
            if let Some(before) = &step.before {
                changed.push(BeforeRow {
                    record: step.after.record(),
                    holder: before.holder(),
                    from: before.version(),
                    version: step.after.version(),
                    before: before.before(&self.access),
                });
            }
            steps.push(step);
        }
        keep_before(tx, self.how.batch, self.key, changed).await?;
        Ok(steps)
    }

    /// Records what rows say of wishes, grounds and notes.
    async fn record(&self, tx: &mut Tx, told: &[Told], reached: Reached) -> Result<(), Unsaved> {
        Standings::of(told, self.provenance, reached).record(tx, &*self.desk.privacy).await?;
        notes::write(tx, told, self).await
    }
}

/// What a row says of somebody, and the company it places them at.
pub struct Told {
    holder: Holder,
    at: Option<CompanyId>,
    standing: Standing,
}

impl Told {
    fn of_companies(companies: &[(CompanyId, Vec<CompanyRow>)]) -> Vec<Self> {
        let told = |id: CompanyId, row: &CompanyRow| Self {
            holder: Holder::Company(id),
            at: None,
            standing: row.standing.clone(),
        };
        companies.iter().flat_map(|(id, rows)| rows.iter().map(|row| told(*id, row))).collect()
    }

    fn of_people(people: &[(PersonId, PersonRows)]) -> Vec<Self> {
        let told = |id: PersonId, row: &PersonRow, companies: &[CompanyId]| Self {
            holder: Holder::Person(id),
            at: companies.first().copied(),
            standing: row.standing.clone(),
        };
        let rows = people.iter().flat_map(|(id, rows)| rows.iter().map(|row| (*id, row)));
        rows.map(|(id, (row, companies))| told(id, row, companies)).collect()
    }
}

/// The addresses at which holders can be reached once the batch is written.
#[derive(Default)]
pub struct Reached {
    /// All of them, those the base knew included.
    all: HashMap<Holder, Vec<Address>>,
    /// Those the base did not know them by: the suppression list is asked about these.
    new: HashMap<Holder, Vec<Address>>,
}

impl Reached {
    fn of<'a>(holders: impl Iterator<Item = (Holder, &'a Coordinates, Option<&'a Coordinates>)>) -> Self {
        let mut reached = Self::default();
        for (holder, now, before) in holders {
            let known = before.map(Coordinates::contactable).unwrap_or_default();
            let (all, mut new) = (now.contactable(), now.contactable());
            new.retain(|address| !known.contains(address));
            reached.all.insert(holder, all);
            reached.new.insert(holder, new);
        }
        reached
    }
}
