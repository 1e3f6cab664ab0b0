//! What a colleague who leaves looked after, handed to another: records and what is still to be done. The
//! history of each tells it, as of any other change.

use async_trait::async_trait;
use contracts::{Handover, Held};
use kernel::UserId;
use store::{Fault, Store, Tx};

use crate::fields::Step;
use crate::people_and_companies::TheFile;
use crate::store::{
    Unsaved, companies_by_ids, companies_looked_after_by, held_by, open_tasks_held_by, people_by_ids,
    people_looked_after_by, save_companies, save_people, save_task,
};

/// How many records are handed over at a time; all of them in one transaction.
const CHUNK: usize = 500;

#[async_trait]
impl Handover for TheFile {
    async fn held_by(&self, store: &Store, colleague: UserId) -> Result<Held, Fault> {
        held_by(store.reader(), colleague).await
    }

    async fn hand_over(&self, tx: &mut Tx, from: UserId, to: UserId) -> Result<(), Fault> {
        for ids in people_looked_after_by(tx.db(), from).await?.chunks(CHUNK) {
            let people = people_by_ids(tx.db(), ids).await?;
            let steps: Vec<Step<_>> = people.into_iter().map(|person| person.hand_to(to)).collect();
            save_people(tx, steps).await.map_err(busy)?;
        }
        for ids in companies_looked_after_by(tx.db(), from).await?.chunks(CHUNK) {
            let companies = companies_by_ids(tx.db(), ids).await?;
            let steps: Vec<Step<_>> = companies.into_iter().map(|company| company.hand_to(to)).collect();
            save_companies(tx, steps).await.map_err(busy)?;
        }
        for task in open_tasks_held_by(tx.db(), from).await? {
            save_task(tx, task.hand_to(to)).await.map_err(busy)?;
        }
        Ok(())
    }
}

/// Somebody edited one of them meanwhile: trying again helps.
const fn busy(unsaved: Unsaved) -> Fault {
    match unsaved {
        Unsaved::ChangedMeanwhile => Fault::Busy,
        Unsaved::Fault(fault) => fault,
    }
}
