//! Looking at the base as it stood at one instant, for whatever reads it in many steps.

use sea_orm::{AccessMode, DatabaseTransaction, IsolationLevel, TransactionOptions, TransactionTrait};

use crate::{Engine, Fault, Store};

/// The base as it stood when it was first looked at, whatever is changed meanwhile. It holds one
/// connection for reading until it is dropped.
pub struct Snapshot(DatabaseTransaction);

impl Store {
    /// Takes a snapshot.
    ///
    /// # Errors
    /// [`Fault::Busy`] when every connection for reading is taken; any other [`Fault`].
    pub async fn snapshot(&self) -> Result<Snapshot, Fault> {
        let options = match self.engine() {
            // In the write-ahead log, a transaction that only reads sees one instant by itself.
            Engine::Sqlite => TransactionOptions::default(),
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        Ok(Snapshot(self.reader().begin_with_options(options).await?))
    }
}

impl Snapshot {
    /// The connection to ask questions on.
    #[must_use]
    pub const fn db(&self) -> &DatabaseTransaction {
        &self.0
    }
}
