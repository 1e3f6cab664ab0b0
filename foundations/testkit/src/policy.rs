//! An access for tests that are not about access.

use std::sync::Arc;

use kernel::{Actor, Id, Role, UserId};
use personal::{Access, Grants, Policy, Purpose, SensitiveAccess};

struct Everyone;

impl Policy for Everyone {
    fn allows(&self, _: Actor, _: Role, _: Purpose) -> bool {
        true
    }
    fn allows_sensitive(&self, _: Actor, _: Role, _: Purpose) -> bool {
        true
    }
}

/// Grants that let everybody look.
pub fn grants() -> Grants {
    Grants::new(Arc::new(Everyone))
}

/// The access of a signed-in owner who manages customers.
pub fn access() -> Access {
    let owner =
        Actor::User(UserId::from_uuid("018f0000-0000-7000-8000-000000000001".parse().expect("an id")));
    grants().access(owner, Role::Owner, Purpose::ClientManagement).expect("everybody may")
}

/// The same owner's access to special categories.
pub fn sensitive_access() -> SensitiveAccess {
    let owner =
        Actor::User(UserId::from_uuid("018f0000-0000-7000-8000-000000000001".parse().expect("an id")));
    grants().sensitive(owner, Role::Owner, Purpose::ClientManagement).expect("everybody may")
}
