//! Who may look, and why: the only key to a sealed value.

use std::sync::Arc;

use kernel::{Actor, Role, UserId};

use crate::Purpose;

/// Decides which purposes an actor may look for. `privacy` implements it; `app` wires it.
pub trait Policy: Send + Sync {
    /// Whether this actor may see personal data for this purpose.
    fn allows(&self, actor: Actor, role: Role, purpose: Purpose) -> bool;
    /// Whether this actor may see special categories (art. 9) for this purpose.
    fn allows_sensitive(&self, actor: Actor, role: Role, purpose: Purpose) -> bool;
}

/// Where an [`Access`] comes from: there is no other way to make one.
///
/// ```compile_fail,E0451
/// let forged = personal::Access { actor: kernel::Actor::Console, purpose: personal::Purpose::Support };
/// ```
#[derive(Clone)]
pub struct Grants(Arc<dyn Policy>);

impl Grants {
    /// Grants that follow the given policy.
    #[must_use]
    pub fn new(policy: Arc<dyn Policy>) -> Self {
        Self(policy)
    }

    /// Grants access for one purpose.
    ///
    /// # Errors
    /// [`Denied`] when the policy does not let this actor look for this purpose.
    pub fn access(&self, actor: Actor, role: Role, purpose: Purpose) -> Result<Access, Denied> {
        if self.0.allows(actor, role, purpose) {
            Ok(Access { actor, purpose })
        } else {
            Err(Denied { purpose })
        }
    }

    /// Access to what is kept about oneself: no policy stands between people and their own data (art. 15).
    #[must_use]
    pub const fn own(&self, user: UserId) -> Access {
        Access { actor: Actor::User(user), purpose: Purpose::DataProtection }
    }

    /// Grants access to special categories for one purpose.
    ///
    /// # Errors
    /// [`Denied`] when the policy does not let this actor look for this purpose.
    pub fn sensitive(&self, actor: Actor, role: Role, purpose: Purpose) -> Result<SensitiveAccess, Denied> {
        if self.0.allows_sensitive(actor, role, purpose) {
            Ok(SensitiveAccess(Access { actor, purpose }))
        } else {
            Err(Denied { purpose })
        }
    }
}

/// A granted look: who, and for which purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    actor: Actor,
    purpose: Purpose,
}

impl Access {
    /// Who looks.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// Why they look.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }
}

/// A granted look at special categories; it includes the ordinary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SensitiveAccess(Access);

impl SensitiveAccess {
    /// The ordinary access it includes.
    #[must_use]
    pub const fn ordinary(&self) -> &Access {
        &self.0
    }
}

/// The policy does not let this actor look for this purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no access for the purpose {}", purpose.code())]
pub struct Denied {
    /// The purpose that was asked for.
    pub purpose: Purpose,
}
