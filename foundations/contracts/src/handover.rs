//! What a colleague who leaves hands over.

use async_trait::async_trait;
use kernel::UserId;
use store::{Fault, Store, Tx};

/// Whoever keeps what colleagues look after, and can hand it to another.
#[async_trait]
pub trait Handover: Send + Sync {
    /// How much a colleague looks after.
    async fn held_by(&self, store: &Store, colleague: UserId) -> Result<Held, Fault>;

    /// Hands all of it to another, within the caller's transaction. What was done stays who did it.
    async fn hand_over(&self, tx: &mut Tx, from: UserId, to: UserId) -> Result<(), Fault>;
}

/// How much somebody looks after.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// People.
    pub people: i64,
    /// Companies.
    pub companies: i64,
    /// Tasks still to be done.
    pub tasks: i64,
}

impl Held {
    /// Whether there is nothing to hand over.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}
