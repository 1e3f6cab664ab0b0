//! What somebody is to the business. Derived from facts where there are any, declared where not.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use kernel::UserId;
use personal::{LegalBasis, Personal, Purpose};

use crate::codes::codes;
use crate::fields::Fields;

codes! {
    /// What somebody is to the business.
    Relation {
        /// Nothing bought yet.
        Prospect = "prospect",
        /// Bought not long ago, or known as a client.
        Client = "client",
        /// Bought, but not for [`FORMER_AFTER`].
        FormerClient = "former-client",
        /// Works with us.
        Partner = "partner",
        /// Sells to us.
        Supplier = "supplier",
    }
}

codes! {
    /// What no sale can tell, and somebody has to say.
    Declared {
        /// Works with us.
        Partner = "partner",
        /// Sells to us.
        Supplier = "supplier",
    }
}

/// How the relation is kept: by whom, since when, how it began.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relationship {
    /// The colleague in charge.
    pub owner: Option<UserId>,
    /// The acquisition channel, in the business's own words.
    pub channel: Option<Personal<String>>,
    /// The language they are addressed in, as its two-letter code.
    pub language: Option<Personal<String>>,
    /// A partner or supplier.
    pub declared: Option<Declared>,
    /// Known as a client since this day.
    pub client_since: Option<Date>,
}

impl Relationship {
    /// On what ground the relation is kept before a sale says more: a client on the usual one, a
    /// prospect, partner or supplier in the interest of the business (P-03).
    #[must_use]
    pub const fn basis(&self) -> LegalBasis {
        if self.client_since.is_some() {
            Purpose::ClientManagement.usual_basis()
        } else {
            LegalBasis::LegitimateInterest
        }
    }

    pub(crate) fn tell(&self, fields: &mut Fields) {
        fields.plain("owner_id", self.owner);
        fields.text("channel", self.channel.as_ref());
        fields.text("language", self.language.as_ref());
        fields.plain("declared", self.declared.map(Declared::code));
        fields.plain("client_since", self.client_since);
    }
}

/// The facts a relation is derived from.
#[derive(Debug, Clone, Default)]
pub struct RelationFacts {
    /// The day of the last purchase.
    pub last_purchase: Option<Date>,
    /// Whether they are known as a client by word alone.
    pub known_client: bool,
    /// What somebody said.
    pub declared: Option<Declared>,
    /// What the companies they work for are.
    pub companies: Vec<Relation>,
}

/// After so long without a purchase a client is a former client.
#[must_use]
pub fn former_after() -> Span {
    24.months()
}

impl Relation {
    /// A recent purchase tells most, then what was said, then an old purchase, then being known
    /// as a client, then the companies somebody works for.
    #[must_use]
    pub fn derived(facts: &RelationFacts, today: Date) -> Self {
        let bought = facts
            .last_purchase
            .map(|last| if is_recent(last, today) { Self::Client } else { Self::FormerClient });
        let declared = facts.declared.map(|declared| match declared {
            Declared::Partner => Self::Partner,
            Declared::Supplier => Self::Supplier,
        });
        match (bought, declared) {
            (Some(Self::Client), _) => Self::Client,
            (_, Some(declared)) => declared,
            (Some(bought), None) => bought,
            (None, None) if facts.known_client => Self::Client,
            (None, None) => Self::strongest(&facts.companies),
        }
    }

    fn strongest(relations: &[Self]) -> Self {
        let order = [Self::Client, Self::Partner, Self::Supplier, Self::FormerClient];
        order.into_iter().find(|relation| relations.contains(relation)).unwrap_or(Self::Prospect)
    }
}

/// Whether a purchase still makes a client.
pub(crate) fn is_recent(last: Date, today: Date) -> bool {
    last.checked_add(former_after()).is_ok_and(|end| today < end)
}
