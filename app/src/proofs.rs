//! What can be proven about a base: by `carnet check` of the one in use, by a restore drill of a copy.

use std::collections::HashSet;

use kernel::Holder;
use store::journal::{self, Broken};
use store::{Fault, Snapshot, Store, holder_keys, reads};

/// How the journal of changes is.
pub enum Journal {
    /// Whole; so many entries.
    Whole(u64),
    /// Not as it was written.
    Broken(Broken),
    /// Emptied, or without the beginning that every house's journal has.
    Gone,
}

impl Journal {
    /// Whether it is whole.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        matches!(self, Self::Whole(_))
    }
}

/// The journal of changes: whole, and with the beginning that every house's journal has.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn changes(store: &Store, at: &Snapshot) -> Result<Journal, Fault> {
    let verified = journal::verify(at.db(), store.key()).await?.map(|verified| verified.entries);
    let is_begun = journal::house(at.db()).await?.is_some() || migrations::is_fresh(at.db()).await?;
    Ok(match verified {
        Ok(_) if !is_begun => Journal::Gone,
        Ok(entries) => Journal::Whole(entries),
        Err(broken) => Journal::Broken(broken),
    })
}

/// The journal of looks: how many entries, or where it is broken.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn looks(store: &Store, at: &Snapshot) -> Result<Result<u64, Broken>, Fault> {
    reads::verify(at.db(), store.key()).await
}

/// How many of whom the journal tells have no key to their history, although they were not erased.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn missing_keys(store: &Store, at: &Snapshot) -> Result<usize, Fault> {
    let mut keyless = holder_keys::keyless(at, store.key()).await?;
    let erased: HashSet<Holder> = privacy::erased(at.db()).await?.into_iter().collect();
    keyless.retain(|holder| !erased.contains(holder));
    Ok(keyless.len())
}

/// How many refused something by the journal and have no refusal any more, although they were not erased.
///
/// # Errors
/// Any [`Fault`] of reading.
pub async fn lost_refusals(store: &Store, at: &Snapshot) -> Result<usize, Fault> {
    Ok(privacy::refusals_lost(at, store.key()).await?.len())
}
