//! What a copy says of itself, inside its envelope: a restore drill holds it to that.

use contracts::{FileSummary, PeopleAndCompanies as _};
use customers::TheFile;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Fault, Store};

/// What a copy holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of Carnet that made it.
    pub carnet: String,
    /// When it was made.
    pub made: Timestamp,
    /// The size of the base in it.
    pub bytes: u64,
    /// So much was in it then.
    pub holds: Holds,
}

/// How much a base holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holds {
    /// People.
    pub people: i64,
    /// Companies.
    pub companies: i64,
    /// Sales.
    pub sales: i64,
}

impl Holds {
    /// What a base holds now.
    ///
    /// # Errors
    /// Any [`Fault`] of reading.
    pub async fn of(store: &Store) -> Result<Self, Fault> {
        let FileSummary { people, companies, sales, .. } = TheFile.summary(store).await?;
        Ok(Self { people, companies, sales })
    }
}
