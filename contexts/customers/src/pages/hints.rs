//! What a list, and the head of a record, say of somebody's wishes: refusals, and nothing that could be taken for a permission.

use std::collections::HashMap;

use contracts::{Mark, RefusalScope, StandingRefusal};
use jiff::civil::Date;
use kernel::Holder;
use web::Problem;

use super::desk::Desk;

/// A wish worth a warning beside a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// Refuses something, by some channel.
    Refuses,
    /// Nothing without a parent, for now.
    Minor,
    /// May not be contacted at all.
    DoNotContact,
    /// Is no longer alive.
    Deceased,
}

impl Hint {
    /// The locale key of the hint.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Refuses => "hint-refuses",
            Self::Minor => "hint-minor",
            Self::DoNotContact => "hint-do-not-contact",
            Self::Deceased => "hint-deceased",
        }
    }

    /// Whether it belongs beside the name on a record, where the panel tells the rest.
    pub const fn is_grave(self) -> bool {
        !matches!(self, Self::Refuses)
    }

    /// The gravest hint there is about somebody.
    pub fn of(refusals: &[StandingRefusal], today: Date) -> Option<Self> {
        let hint = |scope: RefusalScope| match scope {
            RefusalScope::Everything(Mark::MinorUntil(until)) => (until > today).then_some(Self::Minor),
            RefusalScope::Everything(Mark::Deceased) => Some(Self::Deceased),
            RefusalScope::Everything(Mark::DoNotContact)
            | RefusalScope::Some { channel: None, purpose: None } => Some(Self::DoNotContact),
            RefusalScope::Some { .. } => Some(Self::Refuses),
        };
        refusals.iter().filter_map(|refusal| hint(refusal.scope)).max()
    }
}

/// The hint about one holder.
pub async fn hint(desk: &Desk, holder: Holder) -> Result<Option<Hint>, Problem> {
    Ok(hints(desk, &[holder]).await?.remove(&holder))
}

/// The hints about these holders.
pub async fn hints(desk: &Desk, holders: &[Holder]) -> Result<HashMap<Holder, Hint>, Problem> {
    let refusals = desk.office.privacy.refusals_of(desk.store(), holders).await?;
    let hint = |(holder, all): (Holder, Vec<_>)| Some((holder, Hint::of(&all, desk.today())?));
    Ok(refusals.into_iter().filter_map(hint).collect())
}
