//! A person.

use kernel::{CompanyId, PersonId};
use personal::Access;
use serde::Serialize;

use super::{FiguresRecord, Reach, RelationshipRecord, Wishes, instant, told};
use crate::person::{Person, Role};

/// A person, with everything about them.
#[derive(Clone, Serialize)]
pub struct PersonRecord {
    /// The id.
    pub id: PersonId,
    /// When they came into the file.
    pub created_at: String,
    /// Civility.
    pub civility: Option<String>,
    /// First name.
    pub given_name: Option<String>,
    /// Surname.
    pub family_name: Option<String>,
    /// The number the business gives them.
    pub client_number: Option<String>,
    /// What they do, where no company is known.
    pub job_title: Option<String>,
    /// What they do at which company, the main one first.
    pub roles: Vec<RoleRecord>,
    /// How they are reached.
    #[serde(flatten)]
    pub reach: Reach,
    /// How the relation is kept.
    #[serde(flatten)]
    pub relationship: RelationshipRecord,
    /// Their figures.
    pub figures: Option<FiguresRecord>,
    /// What is known of their wishes.
    #[serde(flatten)]
    pub wishes: Wishes,
}

/// What a person does at a company.
#[derive(Clone, Serialize)]
pub struct RoleRecord {
    /// The company.
    pub company_id: CompanyId,
    /// What they do there.
    pub title: Option<String>,
}

impl PersonRecord {
    /// Reveals a person; figures and wishes are the caller's to add.
    pub fn of(person: &Person, relationship: RelationshipRecord, access: &Access) -> Self {
        let details = &person.details;
        Self {
            id: person.id,
            created_at: instant(person.arrival.at),
            civility: told(details.name.civility.as_ref(), access),
            given_name: told(details.name.given.as_ref(), access),
            family_name: told(details.name.family.as_ref(), access),
            client_number: told(details.client_number.as_ref(), access),
            job_title: told(details.job_title.as_ref(), access),
            roles: details.roles.iter().map(|role| RoleRecord::of(role, access)).collect(),
            reach: Reach::of(&details.coordinates, access),
            relationship,
            figures: None,
            wishes: Wishes::default(),
        }
    }
}

impl RoleRecord {
    /// Reveals a role.
    pub fn of(role: &Role, access: &Access) -> Self {
        Self { company_id: role.company, title: told(role.title.as_ref(), access) }
    }
}
