//! Records typed by hand: the record, why it is kept, and whatever refusal its addresses bring
//! back stand or fall together.

pub mod activities;
pub mod attachments;
pub mod duplicates;
mod handover;
pub mod merging;
pub mod restoring;
pub mod sales;
pub mod tasks;

use std::collections::HashMap;
use std::future::Future;

use contracts::{Basis, Origin, PrivacyCore};
use kernel::{CompanyId, Holder, PersonId, UserId};
use personal::{LegalBasis, Purpose};
use store::journal::{Page, of_record};
use store::{Cause, Db, Fault, Store, Tx};

use crate::arrival::Arrival;
use crate::company::{Company, CompanyDetails, CompanyRejection};
use crate::coordinates::Coordinates;
use crate::fields::{Journalled, Step};
use crate::person::{Person, PersonDetails, PersonRejection};
use crate::recall::{recalled, spread};
use crate::store::{Unsaved, company, held, person, save_company, save_person};
use crate::told::Reading;

/// Why what was typed was not kept.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub enum NotKept {
    /// The domain says no; the locale key says why.
    #[error("rejected: {0}")]
    Rejected(&'static str),
    /// Somebody else was faster.
    #[error("somebody else changed the record meanwhile")]
    ChangedMeanwhile,
    /// The record is not there, or not any more.
    #[error("no such record")]
    Gone,
    /// It is somebody else's to do.
    #[error("somebody else's to do")]
    Forbidden,
    /// The store has a fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A correction that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Its entry in the journal.
    pub entry: i64,
    /// The version the record has since.
    pub version: i64,
}

/// A record that people type: what both kinds can do.
pub trait Typed: Journalled + Sized + Send + Sync {
    /// Its id.
    type Id: Copy + Into<Holder> + Send;
    /// What is known.
    type Details: PartialEq + Send;

    /// Whether it may be brought into the file, or with a locale key why not.
    fn check(details: &Self::Details) -> Result<(), &'static str>;
    /// Brings it into the file, or says with a locale key why not.
    fn introduce(id: Self::Id, details: Self::Details, at: Arrival) -> Result<Step<Self>, &'static str>;
    /// Corrects what is known, or says with a locale key why not.
    fn correct(self, details: Self::Details) -> Result<Step<Self>, &'static str>;
    /// What fields tell. What is written as it stands in the record means what it means there.
    fn told(&self, reading: &Reading<'_>) -> Self::Details;
    /// How often it changed.
    fn version(&self) -> i64;
    /// What is known.
    fn details(&self) -> &Self::Details;
    /// How it is reached.
    fn coordinates(&self) -> &Coordinates;
    /// Who looks after it.
    fn owner(&self) -> Option<UserId>;
    /// On what ground it is kept (P-03).
    fn basis(&self) -> LegalBasis;
    /// The record as it stands.
    fn find(db: &impl Db, id: Self::Id) -> impl Future<Output = Result<Option<Self>, Fault>> + Send;
    /// Saves what a verb did.
    fn save(tx: &mut Tx, step: Step<Self>) -> impl Future<Output = Result<Self, Unsaved>> + Send;
}

macro_rules! typed {
    ($record:ty, $id:ty, $details:ty, $rejection:ty, $find:path, $save:path, $told:path) => {
        impl Typed for $record {
            type Id = $id;
            type Details = $details;

            fn check(details: &$details) -> Result<(), &'static str> {
                details.check().map_err(<$rejection>::code)
            }
            fn introduce(id: $id, details: $details, at: Arrival) -> Result<Step<Self>, &'static str> {
                Self::introduce(id, details, at).map_err(<$rejection>::code)
            }
            fn correct(self, details: $details) -> Result<Step<Self>, &'static str> {
                Self::correct(self, details).map_err(<$rejection>::code)
            }
            fn told(&self, reading: &Reading<'_>) -> $details {
                $told(reading, &self.details)
            }
            fn version(&self) -> i64 {
                self.version
            }
            fn details(&self) -> &$details {
                &self.details
            }
            fn coordinates(&self) -> &Coordinates {
                &self.details.coordinates
            }
            fn owner(&self) -> Option<UserId> {
                self.details.relationship.owner
            }
            fn basis(&self) -> LegalBasis {
                self.details.basis()
            }
            async fn find(db: &impl Db, id: $id) -> Result<Option<Self>, Fault> {
                $find(db, id).await
            }
            async fn save(tx: &mut Tx, step: Step<Self>) -> Result<Self, Unsaved> {
                $save(tx, step).await
            }
        }
    };
}

typed!(Person, PersonId, PersonDetails, PersonRejection, person, save_person, Reading::person);
typed!(Company, CompanyId, CompanyDetails, CompanyRejection, company, save_company, Reading::company);

/// Brings a record into the file, kept for the relation with clients. The same one sent twice is made once.
///
/// # Errors
/// [`NotKept`] when the domain says no, and for any [`Fault`].
pub async fn introduce<T: Typed>(
    store: &Store,
    privacy: &dyn PrivacyCore,
    cause: Cause,
    (id, details, origin): (T::Id, T::Details, Origin),
) -> Result<(), NotKept> {
    let arrival = Arrival::by_hand(store.ambient().now());
    let mut tx = store.begin(cause).await?;
    held(&tx).await?; // of two clicks the second waits, and finds what the first one made
    if T::find(tx.db(), id).await?.is_some_and(|earlier| *earlier.details() == details) {
        return Ok(tx.rollback().await?);
    }
    let step = T::introduce(id, details, arrival).map_err(NotKept::Rejected)?;
    let purpose = Purpose::ClientManagement;
    let basis = Basis { holder: id.into(), purpose, basis: step.after.basis(), origin };
    keep(&mut tx, privacy, step).await?;
    privacy.record_bases(&mut tx, &[basis]).await?;
    Ok(tx.commit().await?)
}

/// Corrects a record that was read in this version; `None` where nothing changed and nothing is written.
///
/// # Errors
/// [`NotKept`] for the second of two who edit at once, when the domain says no, and for any [`Fault`].
pub async fn correct<T: Typed>(
    store: &Store,
    privacy: &dyn PrivacyCore,
    cause: Cause,
    (id, version, details): (T::Id, i64, T::Details),
) -> Result<Option<Kept>, NotKept> {
    let mut tx = store.begin(cause).await?;
    let record = T::find(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    if record.version() != version {
        return Err(NotKept::ChangedMeanwhile);
    }
    if *record.details() == details {
        tx.rollback().await?;
        return Ok(None);
    }
    let step = record.correct(details).map_err(NotKept::Rejected)?;
    let kept = keep(&mut tx, privacy, step).await?;
    tx.commit().await?;
    Ok(Some(kept))
}

/// Saves what a verb did to a record, with whatever refusal its addresses bring back (law 4): the one door
/// of whatever is typed.
async fn keep<T: Typed>(tx: &mut Tx, privacy: &dyn PrivacyCore, step: Step<T>) -> Result<Kept, NotKept> {
    let record = T::save(tx, step).await?;
    let entries = of_record(tx.db(), tx.key(), record.record(), Page::newest(1)).await?;
    let holder = record.holder().ok_or(Fault::Damaged("a record of nobody"))?;
    recall(tx, privacy, holder, record.coordinates()).await?;
    let entry = entries.first().ok_or(Fault::Damaged("journal"))?.seq;
    Ok(Kept { entry, version: record.version() })
}

/// Says again what the suppression list holds against these addresses, and tells it of those that are
/// new (law 4).
async fn recall(
    tx: &mut Tx,
    privacy: &dyn PrivacyCore,
    holder: Holder,
    coordinates: &Coordinates,
) -> Result<(), Fault> {
    let addresses = HashMap::from([(holder, coordinates.contactable())]);
    let refusals = recalled(tx, privacy, &addresses).await?;
    privacy.record_refusals(tx, &refusals).await?;
    spread(tx, privacy, &addresses).await
}

impl NotKept {
    /// What was about somebody who is not in the file any more.
    fn where_nobody_is(unsaved: Unsaved) -> Self {
        match unsaved {
            Unsaved::Fault(Fault::Conflict) => Self::Gone,
            other => other.into(),
        }
    }
}

impl From<Unsaved> for NotKept {
    fn from(unsaved: Unsaved) -> Self {
        match unsaved {
            Unsaved::ChangedMeanwhile => Self::ChangedMeanwhile,
            Unsaved::Fault(fault) => Self::Fault(fault),
        }
    }
}
