//! Whose address, consent or refusal it is.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{CompanyId, Id, PersonId};

/// A person or a company, as owner of addresses, consents, refusals and of a data key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// A person.
    Person(PersonId),
    /// A company; info@ has no person.
    Company(CompanyId),
}

impl Holder {
    /// The kind's name, as the store writes it.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Company(_) => "company",
        }
    }

    /// The raw id, as the store keeps it. Ids of both kinds never collide.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        match self {
            Self::Person(id) => id.uuid(),
            Self::Company(id) => id.uuid(),
        }
    }

    /// Reads a holder back from its stored kind and id; `None` for an unknown kind.
    #[must_use]
    pub fn from_parts(kind: &str, uuid: Uuid) -> Option<Self> {
        match kind {
            "person" => Some(Self::Person(PersonId::from_uuid(uuid))),
            "company" => Some(Self::Company(CompanyId::from_uuid(uuid))),
            _ => None,
        }
    }
}

impl From<PersonId> for Holder {
    fn from(id: PersonId) -> Self {
        Self::Person(id)
    }
}

impl From<CompanyId> for Holder {
    fn from(id: CompanyId) -> Self {
        Self::Company(id)
    }
}
