//! Which role may look for which purpose (G3): the seller works on relations, the owner on all.

use kernel::{Actor, Role};
use personal::{Policy, Purpose};

/// The policy that follows from roles alone; the field-by-field matrix comes with the engine.
pub struct RolePolicy;

impl Policy for RolePolicy {
    fn allows(&self, actor: Actor, role: Role, purpose: Purpose) -> bool {
        match (actor, role) {
            (Actor::Console | Actor::Carnet | Actor::Job(_), _) | (_, Role::Owner) => true,
            (Actor::User(_), Role::Seller) => {
                !matches!(purpose, Purpose::Invoicing | Purpose::DataProtection)
            }
        }
    }

    /// Only the owner decides on held-back notes, and only as a duty of data protection.
    fn allows_sensitive(&self, actor: Actor, role: Role, purpose: Purpose) -> bool {
        purpose == Purpose::DataProtection
            && (role == Role::Owner || matches!(actor, Actor::Console | Actor::Carnet | Actor::Job(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::RolePolicy;
    use kernel::{Actor, Id, Role, UserId};
    use personal::{Policy, Purpose};

    #[test]
    fn a_seller_works_on_relations_and_sees_no_special_category() {
        let seller = Actor::User(UserId::from_uuid(uuid()));
        assert!(RolePolicy.allows(seller, Role::Seller, Purpose::ClientManagement));
        assert!(!RolePolicy.allows(seller, Role::Seller, Purpose::DataProtection));
        assert!(Purpose::ALL.iter().all(|purpose| !RolePolicy.allows_sensitive(
            seller,
            Role::Seller,
            *purpose
        )));
        assert!(!RolePolicy.allows_sensitive(seller, Role::Owner, Purpose::ClientManagement));
        assert!(RolePolicy.allows_sensitive(seller, Role::Owner, Purpose::DataProtection));
    }

    fn uuid() -> sea_orm::prelude::Uuid {
        sea_orm::prelude::Uuid::from_u128(1)
    }
}
