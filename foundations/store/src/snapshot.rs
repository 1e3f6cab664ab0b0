//! Looking at the base as it stood at one instant, for whatever reads it in many steps.

use std::time::Duration;

use sea_orm::DatabaseTransaction;
use tokio::sync::OwnedSemaphorePermit;

use crate::{Fault, Store};

/// How long one waits for a place.
const PATIENCE: Duration = Duration::from_secs(20);

/// The base as it stood when it was first looked at, whatever is changed meanwhile. It holds one
/// connection for reading until it is dropped.
pub struct Snapshot {
    base: DatabaseTransaction,
    _place: OwnedSemaphorePermit,
}

impl Store {
    /// Takes a snapshot, once there is a place: two at a time leave connections for the pages.
    ///
    /// # Errors
    /// [`Fault::Busy`] when none becomes free in a while; any other [`Fault`].
    pub async fn snapshot(&self) -> Result<Snapshot, Fault> {
        let place = tokio::time::timeout(PATIENCE, self.snapshots().acquire_owned()).await;
        let Ok(Ok(place)) = place else { return Err(Fault::Busy) };
        Ok(Snapshot { base: self.lookout().begin().await?, _place: place })
    }
}

impl Snapshot {
    /// The connection to ask questions on.
    #[must_use]
    pub const fn db(&self) -> &DatabaseTransaction {
        &self.base
    }
}
