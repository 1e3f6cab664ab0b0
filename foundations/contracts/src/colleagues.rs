//! Questions about those who work here.

use async_trait::async_trait;
use kernel::{Role, UserId};
use personal::Personal;
use store::{Fault, Store};

/// What other contexts may ask about those who sign in.
#[async_trait]
pub trait Colleagues: Send + Sync {
    /// Everybody who has or had an account, the oldest first.
    async fn colleagues(&self, store: &Store) -> Result<Vec<Colleague>, Fault>;

    /// What somebody is here now; `None` once their account is closed.
    async fn role_of(&self, store: &Store, user: UserId) -> Result<Option<Role>, Fault> {
        let everybody = self.colleagues(store).await?;
        Ok(everybody.into_iter().find(|one| one.id == user && one.is_open).map(|one| one.role))
    }
}

/// Somebody who works here, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Their account.
    pub id: UserId,
    /// Their name.
    pub name: Personal<String>,
    /// What they are here.
    pub role: Role,
    /// Whether they still sign in.
    pub is_open: bool,
}
