//! A change under way: who makes it, why, and everything that stands or falls with it.

use std::collections::{BTreeSet, HashMap};

use kernel::{Actor, Ambient, BatchId, Holder};
use personal::{Access, Purpose};
use sea_orm::DatabaseTransaction;

use crate::{Cipher, Engine, Fault, OrganisationKey, Store, news};

/// Who makes a change, and why.
#[derive(Debug, Clone, Copy)]
pub struct Cause {
    /// Who acts.
    pub actor: Actor,
    /// For which purpose.
    pub purpose: Purpose,
    /// The import batch the change belongs to.
    pub batch: Option<BatchId>,
}

impl Cause {
    /// A cause outside any import.
    #[must_use]
    pub const fn new(actor: Actor, purpose: Purpose) -> Self {
        Self { actor, purpose, batch: None }
    }

    /// The same cause, as part of an import batch.
    #[must_use]
    pub const fn within(self, batch: BatchId) -> Self {
        Self { batch: Some(batch), ..self }
    }
}

impl From<&Access> for Cause {
    fn from(access: &Access) -> Self {
        Self::new(access.actor(), access.purpose())
    }
}

/// An open transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    inner: DatabaseTransaction,
    store: Store,
    cause: Cause,
    pub(crate) ciphers: HashMap<Holder, Cipher>,
    pub(crate) rings_the_bell: bool,
    changed: BTreeSet<&'static str>,
}

impl Tx {
    pub(crate) fn new(inner: DatabaseTransaction, store: Store, cause: Cause) -> Self {
        Self { inner, store, cause, ciphers: HashMap::new(), rings_the_bell: false, changed: BTreeSet::new() }
    }

    /// The connection to run queries on.
    #[must_use]
    pub fn db(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// Who makes this change, and why.
    #[must_use]
    pub const fn cause(&self) -> Cause {
        self.cause
    }

    /// The clock and randomness.
    #[must_use]
    pub fn ambient(&self) -> &Ambient {
        self.store.ambient()
    }

    /// The organisation's key.
    #[must_use]
    pub fn key(&self) -> &OrganisationKey {
        self.store.key()
    }

    /// The engine behind it.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.store.engine()
    }

    /// The kinds of records that this change is about.
    pub(crate) const fn changed(&self) -> &BTreeSet<&'static str> {
        &self.changed
    }

    /// Notes that records of a kind are changed.
    pub(crate) fn changes(&mut self, kind: &'static str) {
        self.changed.insert(kind);
    }

    /// Makes everything durable at once, wakes the jobs that were queued, and tells whoever watches.
    ///
    /// # Errors
    /// Any [`Fault`]: nothing was changed then.
    pub async fn commit(self) -> Result<(), Fault> {
        self.leave_word().await?;
        self.inner.commit().await?;
        news::announce(&self.store, self.changed);
        if self.rings_the_bell {
            self.store.bell().ring();
        }
        Ok(())
    }

    /// Gives everything up at once.
    ///
    /// # Errors
    /// [`Fault::Unreachable`]; the change is given up all the same.
    pub async fn rollback(self) -> Result<(), Fault> {
        Ok(self.inner.rollback().await?)
    }
}
