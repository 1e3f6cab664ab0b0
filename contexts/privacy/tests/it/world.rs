//! Nadia, who said no, in a file of one.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::{Address, FileSummary, PeopleAndCompanies, PrivacyCore, PrivacyState, Refusal, RefusalScope};
use kernel::{Actor, Holder, PersonId};
use personal::{Personal, Purpose};
use privacy::{Core, Eraser, Source};
use store::{Cause, Fault, Store, Tx};

pub struct File;

#[async_trait]
impl PeopleAndCompanies for File {
    async fn names_of(&self, _: &Store, holders: &[Holder]) -> Result<Vec<Option<Personal<String>>>, Fault> {
        Ok(holders.iter().map(|_| None).collect())
    }

    async fn addresses_of(&self, _: &Tx, _: Holder) -> Result<Vec<Address>, Fault> {
        Ok(vec![nadias_mail(), nadias_phone()])
    }

    async fn summary(&self, _: &Store) -> Result<FileSummary, Fault> {
        Ok(FileSummary::default())
    }
}

pub fn nadias_mail() -> Address {
    Address::Email(Personal::new("nadia.benali@example.com".to_owned()))
}

pub fn nadias_phone() -> Address {
    Address::Phone(Personal::new("+33639982011".to_owned()))
}

pub fn nadia(store: &Store) -> Holder {
    Holder::Person(store.ambient().id::<PersonId>())
}

pub fn cause() -> Cause {
    Cause::new(Actor::Console, Purpose::DataProtection)
}

pub fn eraser() -> Eraser {
    Eraser::new(vec![Arc::new(Source)], Arc::new(File))
}

pub fn refusal(holder: Holder, scope: RefusalScope) -> Refusal {
    Refusal {
        holder,
        addresses: vec![nadias_mail()],
        scope,
        said_on: "2022-05-04".parse().ok(),
        source: "call",
    }
}

pub async fn refuse(store: &Store, refusals: &[Refusal]) {
    let mut tx = store.begin(cause()).await.unwrap();
    Core.record_refusals(&mut tx, refusals).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn state(store: &Store, holder: Holder) -> PrivacyState {
    Core.states_of(store, &[holder]).await.unwrap().remove(0)
}

pub async fn held_against(store: &Store, address: Address) -> Vec<RefusalScope> {
    let tx = store.begin(cause()).await.unwrap();
    let held = Core.suppressions_of(&tx, &[address]).await.unwrap().remove(0);
    tx.rollback().await.unwrap();
    held
}
