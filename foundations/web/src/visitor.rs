//! Whom a handler serves.
//!
//! A handler never checks who asks: the gate of its route has done so and hands over a
//! [`Visitor`], who carries the access to personal data that the route's purpose grants, or a
//! [`Guest`] on the pages for everybody.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::Timestamp;
use kernel::{Ability, Actor, Role, Scope, UserId};
use personal::Access;

use crate::{Member, Organisation, Page, Problem, Shell, Voice};

/// Somebody signed in, on a route their role may use.
#[derive(Clone)]
pub struct Visitor {
    /// Which user.
    pub user: UserId,
    /// What they are in the organisation.
    pub role: Role,
    /// The key to personal data, for the purpose of the route.
    pub access: Access,
    /// How far they see in the customer file: whatever reads it for them takes it along.
    pub scope: Scope,
    organisation: Arc<Organisation>,
    shell: Arc<Shell>,
}

impl Visitor {
    pub(crate) fn new(member: &Member, access: Access, shell: &Arc<Shell>) -> Option<Self> {
        let organisation = Arc::clone(shell.organisation.as_ref()?);
        let Member { user, role, ref scope, .. } = *member;
        let scope = scope.clone();
        Some(Self { user, role, access, scope, organisation, shell: Arc::clone(shell) })
    }

    /// Whether they may do this: what a page shows follows from it. Templates say `{% if …|may %}`.
    #[must_use]
    pub fn may(&self, ability: Ability) -> bool {
        self.role.may(ability)
    }

    /// The page of a view.
    pub fn page<V: Template>(&self, view: V) -> Page<V> {
        Page::new(view, Arc::clone(&self.shell))
    }

    /// Who acts, for the journal.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor::User(self.user)
    }

    /// The instant of the request.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shell.voice.now()
    }

    /// How to speak to them, for words made outside a template.
    #[must_use]
    pub fn voice(&self) -> &Voice {
        &self.shell.voice
    }

    /// Whose house they work in.
    #[must_use]
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// The columns they chose for a list, in their order; `None` where they chose none.
    #[must_use]
    pub fn columns(&self, list: &str) -> Option<&[String]> {
        self.shell.member().and_then(|member| member.columns.of(list))
    }

    /// What surrounds the page.
    #[must_use]
    pub fn shell(&self) -> &Arc<Shell> {
        &self.shell
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::fault(Misplaced("Visitor")))
    }
}

/// Somebody on a page for everybody, signed in or not.
#[derive(Clone)]
pub struct Guest {
    shell: Arc<Shell>,
}

impl Guest {
    /// The page of a view.
    pub fn page<V: Template>(&self, view: V) -> Page<V> {
        Page::new(view, Arc::clone(&self.shell))
    }

    /// The instant of the request.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shell.voice.now()
    }

    /// How to speak to them.
    #[must_use]
    pub fn voice(&self) -> &Voice {
        &self.shell.voice
    }

    /// Whose house it is; `None` before set-up.
    #[must_use]
    pub fn organisation(&self) -> Option<&Organisation> {
        self.shell.organisation()
    }

    /// Who they are, when they are signed in after all.
    #[must_use]
    pub fn member(&self) -> Option<&Member> {
        self.shell.member()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let shell = parts.extensions.get::<Arc<Shell>>().ok_or_else(|| Problem::fault(Misplaced("Guest")))?;
        Ok(Self { shell: Arc::clone(shell) })
    }
}

/// A handler asks for somebody its route's rule does not bring.
#[derive(Debug, thiserror::Error)]
#[error("the route's rule brings no {0}")]
struct Misplaced(&'static str);
