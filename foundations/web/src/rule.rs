//! Who may use a route. Every route carries one; there is no way to register it without.

use kernel::Role;
use personal::Purpose;

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
    /// Whoever is signed in, looking for this purpose.
    SignedIn(Purpose),
    /// Owners only, looking for this purpose.
    Owner(Purpose),
}

/// Whom a rule lets in.
pub(crate) enum Admitted {
    Guest,
    Visitor(kernel::UserId, Role, personal::Access),
}

impl Rule {
    /// Lets the one behind the request in, or says why not.
    pub(crate) fn admit(self, house: &House, shell: &Shell) -> Result<Admitted, Problem> {
        match (self, shell.organisation.is_some()) {
            (Self::Always, _) | (Self::SetUp, false) | (Self::Open, true) => Ok(Admitted::Guest),
            (Self::SetUp, true) => Err(Problem::NotFound),
            (_, false) => Err(Problem::SetUpNeeded),
            (Self::SignedIn(purpose), true) => Self::admit_member(house, shell, Role::Seller, purpose),
            (Self::Owner(purpose), true) => Self::admit_member(house, shell, Role::Owner, purpose),
        }
    }

    fn admit_member(
        house: &House,
        shell: &Shell,
        least: Role,
        purpose: Purpose,
    ) -> Result<Admitted, Problem> {
        let Member { user, role, .. } = shell.member().ok_or(Problem::SignInNeeded)?;
        if *role < least {
            return Err(Problem::Forbidden);
        }
        let access = house
            .grants
            .access(kernel::Actor::User(*user), *role, purpose)
            .map_err(|_| Problem::Forbidden)?;
        Ok(Admitted::Visitor(*user, *role, access))
    }
}
