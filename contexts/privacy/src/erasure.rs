//! Erasing somebody: every context, the search index, the key; then a receipt without content
//! (law 8). What the law makes us keep stands against it with its rule (T-05, T-06).

use std::sync::Arc;

use contracts::{Objection, PeopleAndCompanies, PersonalDataSource, PrivacyCore};
use kernel::Holder;
use store::journal::{Change, Record};
use store::{Cause, Fault, Store, Tx, upkeep};
use web::{Rejection, Sentence};

use crate::carry_forward::CARRY_FORWARD;
use crate::core::Core;
use crate::store::erasures::{self, Receipt};

/// Erases through the sources it was wired with.
#[derive(Clone)]
pub struct Eraser {
    sources: Vec<Arc<dyn PersonalDataSource>>,
    file: Arc<dyn PeopleAndCompanies>,
}

/// Why nobody was erased.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErasureRejected {
    /// Something must be kept; each reason with its rule.
    #[error("the law keeps part of this record")]
    Kept(Vec<Objection>),
    /// Somebody was quicker; the receipt says when.
    #[error("already erased")]
    AlreadyErased(Receipt),
    /// The store failed; nothing was erased.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Rejection for ErasureRejected {
    fn sentence(&self) -> Sentence {
        match self {
            Self::Kept(_) => "erasure-kept".into(),
            Self::AlreadyErased(receipt) => Sentence::new("erasure-already").with("at", receipt.at),
            Self::Fault(_) => "problem-busy-text".into(),
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::AlreadyErased(_))
    }
}

impl Eraser {
    /// An eraser over every context's source, this context's included.
    #[must_use]
    pub fn new(sources: Vec<Arc<dyn PersonalDataSource>>, file: Arc<dyn PeopleAndCompanies>) -> Self {
        Self { sources, file }
    }

    /// Erases a holder for good, and empties what the engine keeps aside.
    ///
    /// # Errors
    /// [`ErasureRejected`]: nothing was erased then.
    pub async fn erase(&self, store: &Store, cause: Cause, holder: Holder) -> Result<(), ErasureRejected> {
        let mut tx = store.begin(cause).await?;
        self.erase_within(&mut tx, holder).await?;
        tx.commit().await?;
        // she is erased, whatever becomes of the log now: it is emptied later if not at once
        match upkeep::fold_log(store).await {
            Ok(true) => {}
            Ok(false) => tracing::info!("the write-ahead log is emptied once nobody reads any more"),
            Err(fault) => tracing::warn!(%fault, "the write-ahead log is emptied later"),
        }
        Ok(())
    }

    /// Erases a holder within an open transaction.
    ///
    /// # Errors
    /// [`ErasureRejected`]; give the transaction up then.
    pub async fn erase_within(&self, tx: &mut Tx, holder: Holder) -> Result<(), ErasureRejected> {
        if let Some(receipt) = erasures::of(tx.db(), holder).await? {
            return Err(ErasureRejected::AlreadyErased(receipt));
        }
        let objections = self.objections(tx, holder).await?;
        if !objections.is_empty() {
            return Err(ErasureRejected::Kept(objections));
        }
        Ok(self.erase_unasked(tx, holder).await?)
    }

    /// What stands against erasing a holder now, in every context.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn objections(&self, tx: &Tx, holder: Holder) -> Result<Vec<Objection>, Fault> {
        let mut objections = Vec::new();
        for source in &self.sources {
            objections.extend(source.objections(tx, holder).await?);
        }
        Ok(objections)
    }

    /// Erases somebody who was invented for a demonstration: no law keeps an invoice that was never sent.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn erase_invented(&self, tx: &mut Tx, holder: Holder) -> Result<(), Fault> {
        self.erase_unasked(tx, holder).await
    }

    /// Erases without asking again, as a carry-forward journal demands; the records that this one took in, too.
    pub(crate) async fn erase_unasked(&self, tx: &mut Tx, holder: Holder) -> Result<(), Fault> {
        for taken_in in self.file.taken_in_by(tx, holder).await? {
            if erasures::of(tx.db(), taken_in).await?.is_none() {
                self.erase_one(tx, taken_in).await?;
            }
        }
        self.erase_one(tx, holder).await
    }

    async fn erase_one(&self, tx: &mut Tx, holder: Holder) -> Result<(), Fault> {
        let addresses = self.file.addresses_of(tx, holder).await?;
        Core.keep_refusals_of(tx, &[(holder, addresses)], "record-gone").await?;
        for source in &self.sources {
            source.erase(tx, holder).await?;
        }
        tx.unindex_all_of(&[holder]).await?;
        tx.destroy_key_of(holder).await?;
        erasures::add(tx, holder).await?;
        tx.enqueue_once(CARRY_FORWARD).await?;
        tx.journal(Change::new("erased", Record { kind: holder.kind(), id: holder.uuid() }, None)).await
    }
}
