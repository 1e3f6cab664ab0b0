//! Which role may look for which purpose (G3): what they work for, and nothing beyond.

use Purpose::{
    ClientManagement, DataProtection, Invoicing, Loyalty, Newsletter, Orders, ProspectingB2b, ProspectingB2c,
    Satisfaction, SupplierManagement, Support,
};
use kernel::{Actor, Role};
use personal::{Policy, Purpose};

/// The policy that follows from roles alone; the field-by-field matrix comes with the engine.
pub struct RolePolicy;

/// What people of a role look at personal data for. What they may do besides is `Role::abilities`.
const fn purposes(role: Role) -> &'static [Purpose] {
    match role {
        Role::Owner => Purpose::ALL,
        Role::Seller => &[
            ClientManagement,
            Orders,
            Support,
            ProspectingB2b,
            ProspectingB2c,
            Newsletter,
            Loyalty,
            Satisfaction,
            SupplierManagement,
        ],
        Role::Marketer => {
            &[ClientManagement, ProspectingB2b, ProspectingB2c, Newsletter, Loyalty, Satisfaction]
        }
        Role::Support => &[ClientManagement, Orders, Support, Satisfaction],
        Role::Accountant => &[ClientManagement, Orders, Invoicing],
        Role::PrivacyLead => &[ClientManagement, DataProtection],
        Role::Reader => &[ClientManagement],
    }
}

impl Policy for RolePolicy {
    fn allows(&self, actor: Actor, role: Role, purpose: Purpose) -> bool {
        match actor {
            Actor::Console | Actor::Carnet | Actor::Job(_) => true,
            Actor::User(_) => purposes(role).contains(&purpose),
        }
    }

    /// Held-back notes are decided on as a duty of data protection only, by who answers for it.
    fn allows_sensitive(&self, actor: Actor, role: Role, purpose: Purpose) -> bool {
        purpose == DataProtection && self.allows(actor, role, purpose)
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
        assert!(!RolePolicy.allows(seller, Role::Seller, Purpose::Invoicing));
        assert!(!RolePolicy.allows_sensitive(seller, Role::Owner, Purpose::ClientManagement));
    }

    #[test]
    fn only_who_answers_for_data_protection_sees_special_categories() {
        let somebody = Actor::User(UserId::from_uuid(uuid()));
        for role in Role::ALL {
            let sees =
                Purpose::ALL.iter().any(|purpose| RolePolicy.allows_sensitive(somebody, role, *purpose));
            assert_eq!(sees, matches!(role, Role::Owner | Role::PrivacyLead), "{role:?}");
        }
    }

    #[test]
    fn everybody_here_works_on_the_relation_with_customers_and_prospecting_is_no_accountants_business() {
        let somebody = Actor::User(UserId::from_uuid(uuid()));
        for role in Role::ALL {
            assert!(RolePolicy.allows(somebody, role, Purpose::ClientManagement), "{role:?}");
        }
        assert!(!RolePolicy.allows(somebody, Role::Accountant, Purpose::ProspectingB2c));
        assert!(!RolePolicy.allows(somebody, Role::Marketer, Purpose::Orders));
    }

    fn uuid() -> sea_orm::prelude::Uuid {
        sea_orm::prelude::Uuid::from_u128(1)
    }
}
