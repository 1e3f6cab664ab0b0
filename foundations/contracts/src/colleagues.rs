//! Questions about those who work here.

use async_trait::async_trait;
use kernel::UserId;
use personal::Personal;
use store::{Fault, Store};

/// What other contexts may ask about those who sign in.
#[async_trait]
pub trait Colleagues: Send + Sync {
    /// Everybody who has or had an account, the oldest first.
    async fn colleagues(&self, store: &Store) -> Result<Vec<Colleague>, Fault>;
}

/// Somebody who works here, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Their account.
    pub id: UserId,
    /// Their name.
    pub name: Personal<String>,
    /// Whether they still sign in.
    pub is_open: bool,
}
