//! The desk where people's rights are served: a refusal said to us, the whole of what is known of
//! somebody, their erasure.

use std::sync::Arc;

use contracts::{
    Dossier, Objection, PeopleAndCompanies, PersonalDataSource, PrivacyCore, Refusal, RefusalScope,
};
use jiff::civil::Date;
use kernel::{Holder, Scope};
use personal::{Access, Personal};
use store::reads::Look;
use store::{Cause, Fault, Store};

use crate::core::Core;
use crate::erasure::{Eraser, ErasureRejected};
use crate::store::erasures::{self, Receipt};

/// Whoever keeps personal data, and the file that knows names and addresses.
#[derive(Clone)]
pub struct Desk {
    sources: Vec<Arc<dyn PersonalDataSource>>,
    file: Arc<dyn PeopleAndCompanies>,
}

/// A no as somebody here heard it.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// What it covers.
    pub scope: RefusalScope,
    /// When it was said, where known.
    pub on: Option<Date>,
    /// How we know: a code.
    pub source: &'static str,
}

/// Why a refusal was not recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RefusalRejected {
    /// The holder was erased meanwhile; what was refused before stands on the suppression list.
    #[error("the holder was erased")]
    Erased,
    /// The store failed; nothing was recorded.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Desk {
    /// A desk over every context's source, this context's included.
    #[must_use]
    pub fn new(sources: Vec<Arc<dyn PersonalDataSource>>, file: Arc<dyn PeopleAndCompanies>) -> Self {
        Self { sources, file }
    }

    /// The name of a holder; `None` for one that is not in the file, or out of sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn name_of(
        &self,
        store: &Store,
        scope: &Scope,
        holder: Holder,
    ) -> Result<Option<Personal<String>>, Fault> {
        Ok(self.file.names_of(store, scope, &[holder]).await?.pop().flatten())
    }

    /// Records a refusal, under every address the holder has (law 4).
    ///
    /// # Errors
    /// [`RefusalRejected`]: nothing was recorded then.
    pub async fn refuse(
        &self,
        store: &Store,
        cause: Cause,
        holder: Holder,
        said: Said,
    ) -> Result<(), RefusalRejected> {
        let mut tx = store.begin(cause).await?;
        if erasures::of(tx.db(), holder).await?.is_some() {
            return Err(RefusalRejected::Erased);
        }
        let addresses = self.file.addresses_of(&tx, holder).await?;
        let Said { scope, on, source } = said;
        let refusal = Refusal { holder, addresses, scope, said_on: on, source };
        Core.record_refusals(&mut tx, &[refusal]).await?;
        Ok(tx.commit().await?)
    }

    /// Everything every context knows of a holder. The look is logged before anything is read.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn dossier(&self, store: &Store, holder: Holder, access: &Access) -> Result<Dossier, Fault> {
        store.log_look(access, Look::Dossier(holder)).await?;
        let mut dossier = Dossier::default();
        for source in &self.sources {
            dossier.parts.push((source.context(), source.export(store, holder, access).await?));
        }
        Ok(dossier)
    }

    /// What stands against erasing a holder now.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn objections(
        &self,
        store: &Store,
        cause: Cause,
        holder: Holder,
    ) -> Result<Vec<Objection>, Fault> {
        let tx = store.begin(cause).await?;
        let objections = self.eraser().objections(&tx, holder).await?;
        tx.rollback().await?;
        Ok(objections)
    }

    /// Erases a holder for good.
    ///
    /// # Errors
    /// [`ErasureRejected`]: nothing was erased then.
    pub async fn erase(&self, store: &Store, cause: Cause, holder: Holder) -> Result<(), ErasureRejected> {
        self.eraser().erase(store, cause, holder).await
    }

    /// The receipt of a holder's erasure, if they were erased.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn receipt(&self, store: &Store, holder: Holder) -> Result<Option<Receipt>, Fault> {
        erasures::of(store.reader(), holder).await
    }

    fn eraser(&self) -> Eraser {
        Eraser::new(self.sources.clone(), Arc::clone(&self.file))
    }
}
