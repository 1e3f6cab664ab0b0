//! Answers the web's two questions: whose house is this, and who is signed in?

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use store::Store;
use web::{Organisation, OrganisationSource, Problem, SessionToken, Sessions, SignedIn};

use crate::store::{organisation, sessions};

/// Knows the organisation and its sessions.
pub struct Keeper {
    store: Store,
}

impl Keeper {
    /// A keeper over this base.
    #[must_use]
    pub const fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl OrganisationSource for Keeper {
    async fn organisation(&self) -> Result<Option<Arc<Organisation>>, Problem> {
        let found = organisation::find(self.store.reader()).await?;
        Ok(found.map(|established| Arc::new(established.for_pages())))
    }
}

#[async_trait]
impl Sessions for Keeper {
    async fn signed_in(&self, token: &SessionToken, now: Timestamp) -> Result<Option<SignedIn>, Problem> {
        Ok(sessions::find(&self.store, token, now).await?)
    }
}
