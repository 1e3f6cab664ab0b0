//! How far somebody sees in the customer file.
//!
//! An owner gives a colleague a [`Visibility`]; what it comes to for them today is a [`Scope`], which
//! whatever reads people, companies, sales or tasks for somebody takes along. A record is in sight by
//! whoever looks after it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Role, UserId};

/// How far a colleague is let see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Everything.
    #[default]
    All,
    /// What somebody of their team looks after, and what nobody does.
    Team,
    /// What they look after themselves.
    Own,
}

impl Visibility {
    /// Each of them, the widest first.
    pub const ALL: [Self; 3] = [Self::All, Self::Team, Self::Own];

    /// Its name, as the store and the forms write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Team => "team",
            Self::Own => "own",
        }
    }

    /// Reads it back; `None` for an unknown name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// Whose records are in sight.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everybody's: an owner, whoever answers for privacy, a job, the console.
    All,
    /// Those this colleague looks after.
    Own(UserId),
    /// Those any of these look after, and those nobody does.
    Team(Arc<[UserId]>),
}

impl Scope {
    /// How far somebody sees: an owner and whoever answers for privacy see everything, whatever was set
    /// before they became it. `team` is everybody of theirs.
    #[must_use]
    pub fn of(user: UserId, role: Role, visibility: Visibility, team: Vec<UserId>) -> Self {
        match visibility {
            _ if role.sees_everything() => Self::All,
            Visibility::All => Self::All,
            Visibility::Own => Self::Own(user),
            Visibility::Team if team.contains(&user) => Self::Team(team.into()),
            Visibility::Team => Self::Team(team.into_iter().chain([user]).collect()),
        }
    }

    /// Whether nothing is out of sight.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        matches!(self, Self::All)
    }

    /// Whether a record is in sight that this colleague looks after, or nobody.
    #[must_use]
    pub fn holds(&self, owner: Option<UserId>) -> bool {
        match self {
            Self::All => true,
            Self::Own(user) => owner == Some(*user),
            Self::Team(users) => owner.is_none_or(|owner| users.contains(&owner)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, Visibility};
    use crate::{Id as _, Role, UserId};

    fn user(n: u128) -> UserId {
        UserId::from_uuid(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn an_owner_and_whoever_answers_for_privacy_see_everything_whatever_is_set() {
        for role in Role::ALL {
            let scope = Scope::of(user(1), role, Visibility::Own, Vec::new());
            let sees_all = matches!(role, Role::Owner | Role::PrivacyLead);
            assert_eq!(scope, if sees_all { Scope::All } else { Scope::Own(user(1)) }, "{role:?}");
        }
    }

    #[test]
    fn a_team_holds_what_its_people_and_nobody_look_after() {
        let team = Scope::of(user(1), Role::Seller, Visibility::Team, vec![user(1), user(2)]);
        assert!([None, Some(user(1)), Some(user(2))].iter().all(|owner| team.holds(*owner)));
        assert!(!team.holds(Some(user(3))));
        let own = Scope::of(user(1), Role::Seller, Visibility::Own, vec![user(1), user(2)]);
        assert!(own.holds(Some(user(1))) && !own.holds(Some(user(2))) && !own.holds(None));
    }

    #[test]
    fn a_team_of_nobody_is_oneself() {
        let alone = Scope::of(user(1), Role::Reader, Visibility::Team, Vec::new());
        assert!(alone.holds(Some(user(1))) && alone.holds(None) && !alone.holds(Some(user(2))));
    }

    #[test]
    fn a_visibility_is_read_back_by_its_name() {
        for one in Visibility::ALL {
            assert_eq!(Visibility::from_name(one.name()), Some(one));
        }
        assert_eq!(Visibility::from_name("everything"), None);
    }
}
