//! Who may use a route. Every route carries one; there is no way to register it without.

use kernel::{Ability, Actor};
use personal::{Access, Purpose};

use crate::{House, Member, Problem, Shell};

/// The access rule of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Everybody, even before set-up: theme, language.
    Always,
    /// Only while no organisation is set up: the set-up page.
    SetUp,
    /// Everybody once the house is set up: sign-in.
    Open,
    /// Whoever is signed in, about themselves: one's own account, signing out.
    Member,
    /// Whoever may do this, looking for this purpose.
    May(Ability, Purpose),
}

/// Whom a rule lets in.
pub(crate) enum Admitted {
    Guest,
    Visitor(Member, Access),
}

impl Rule {
    /// Whether only people who are signed in come in.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Member | Self::May(..))
    }

    /// Lets the one behind the request in, or says why not.
    pub(crate) fn admit(self, house: &House, shell: &Shell) -> Result<Admitted, Problem> {
        match (self, shell.organisation.is_some()) {
            (Self::Always, _) | (Self::SetUp, false) | (Self::Open, true) => Ok(Admitted::Guest),
            (Self::SetUp, true) => Err(Problem::NotFound),
            (_, false) => Err(Problem::SetUpNeeded),
            (Self::Member, true) => {
                let member = shell.member().ok_or(Problem::SignInNeeded)?;
                Ok(Admitted::Visitor(member.clone(), member.access))
            }
            (Self::May(ability, purpose), true) => {
                let member = shell.member().ok_or(Problem::SignInNeeded)?;
                if member.lacks_second_factor {
                    return Err(Problem::SecondFactorNeeded);
                }
                if !member.role.may(ability) {
                    return Err(Problem::Forbidden);
                }
                let access = house.grants.access(Actor::User(member.user), member.role, purpose);
                let access = access.map_err(|_| Problem::Forbidden)?;
                Ok(Admitted::Visitor(member.clone(), access))
            }
        }
    }
}
