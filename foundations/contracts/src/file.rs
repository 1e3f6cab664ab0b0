//! Questions about the customer file.

use async_trait::async_trait;
use kernel::{Holder, Scope};
use personal::Personal;
use store::{Fault, Store, Tx};

use crate::Address;

/// What other contexts may ask of the file.
#[async_trait]
pub trait PeopleAndCompanies: Send + Sync {
    /// The names of holders, in the order asked; `None` for one that is not in the file, or out of sight.
    async fn names_of(
        &self,
        store: &Store,
        scope: &Scope,
        holders: &[Holder],
    ) -> Result<Vec<Option<Personal<String>>>, Fault>;

    /// The canonical addresses of a holder, those of before included, for the suppression list.
    async fn addresses_of(&self, tx: &Tx, holder: Holder) -> Result<Vec<Address>, Fault>;

    /// Those whom a holder's record took in, and whom those had taken in: what is kept of them is this holder's.
    async fn taken_in_by(&self, tx: &Tx, holder: Holder) -> Result<Vec<Holder>, Fault>;

    /// How much the file holds.
    async fn summary(&self, store: &Store) -> Result<FileSummary, Fault>;
}

/// Kept totals of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileSummary {
    /// People.
    pub people: i64,
    /// Companies.
    pub companies: i64,
    /// Sales.
    pub sales: i64,
    /// Notes of imports that wait for a decision.
    pub held_notes: u64,
}

impl FileSummary {
    /// Whether nobody and nothing is in the file.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.people == 0 && self.companies == 0 && self.sales == 0
    }
}
