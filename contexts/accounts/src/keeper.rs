//! Answers the web's two questions: whose house is this, and who is signed in?

use std::sync::Arc;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, UserId};
use personal::Purpose;
use store::{Cause, Store};
use web::{Organisation, OrganisationSource, Problem, SessionToken, Sessions, SignedIn};

use crate::store::{organisation, sessions, users};

/// How exactly it is known when a session was seen last: a page is no reason to write.
const EXACT_TO: SignedDuration = SignedDuration::from_mins(10);

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
        let Some(found) = sessions::find(&self.store, token, now).await? else { return Ok(None) };
        if now.duration_since(found.seen_at) >= EXACT_TO {
            // beside the request: while an import is published, nobody should wait for this
            tokio::spawn(note_use(self.store.clone(), found.signed_in.user, token.clone()));
        }
        Ok(Some(found.signed_in))
    }

    async fn keep_choice(
        &self,
        user: UserId,
        choice: &'static str,
        value: &'static str,
    ) -> Result<(), Problem> {
        let tx = self.store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
        users::set_choice(&tx, user, choice, value).await?;
        Ok(tx.commit().await?)
    }

    async fn keep_columns(
        &self,
        user: UserId,
        list: &'static str,
        columns: Option<Vec<String>>,
    ) -> Result<(), Problem> {
        let tx = self.store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
        users::set_columns(&tx, user, list, columns).await?;
        Ok(tx.commit().await?)
    }
}

async fn note_use(store: Store, user: UserId, token: SessionToken) {
    let noted = async {
        let tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
        sessions::touch(&tx, &token).await?;
        tx.commit().await
    };
    if let Err(fault) = noted.await {
        tracing::warn!(error = %fault, "when a session was seen last could not be noted");
    }
}
