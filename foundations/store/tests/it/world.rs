//! Claire Fontaine, a customer of a wine shop, and the changes made to her sheet.

use kernel::{Actor, Holder, PersonId};
use personal::{Personal, Purpose};
use store::journal::{Change, Record};
use store::{Cause, Store};

pub fn claire(store: &Store) -> PersonId {
    store.ambient().id()
}

pub fn cause() -> Cause {
    Cause::new(Actor::Console, Purpose::ClientManagement)
}

pub fn renamed(person: PersonId, before: &str, after: &str) -> Change {
    Change::new("corrected", Record::new("person", person), Some(Holder::Person(person))).field(
        "family-name",
        Some(Personal::new(before.to_owned())),
        Some(Personal::new(after.to_owned())),
    )
}

pub async fn journal(store: &Store, changes: Vec<Change>) {
    let mut tx = store.begin(cause()).await.unwrap();
    tx.journal_all(changes).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn sql(store: &Store, statement: &str) {
    use sea_orm::ConnectionTrait;
    store.writer().execute_unprepared(statement).await.unwrap();
}
