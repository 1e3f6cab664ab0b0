//! How the relation is kept, and what it comes to.

use jiff::civil::Date;
use kernel::UserId;
use personal::Access;
use serde::Serialize;

use super::told;
use crate::relation::{Declared, Relation, Relationship};

/// How the relation with a person or company is kept.
#[derive(Clone, Serialize)]
pub struct RelationshipRecord {
    /// What they are to the business, as derived.
    pub relation: Option<&'static str>,
    /// A partner or supplier, as somebody declared.
    pub declared: Option<&'static str>,
    /// Known as a client since this day.
    pub client_since: Option<Date>,
    /// The colleague in charge.
    pub owner_id: Option<UserId>,
    /// The acquisition channel, in the business's own words.
    pub acquisition_channel: Option<String>,
    /// The language they are addressed in.
    pub language: Option<String>,
}

impl RelationshipRecord {
    /// Reveals how a relation is kept.
    pub fn of(relationship: &Relationship, relation: Option<Relation>, access: &Access) -> Self {
        Self {
            relation: relation.map(Relation::code),
            declared: relationship.declared.map(Declared::code),
            client_since: relationship.client_since,
            owner_id: relationship.owner,
            acquisition_channel: told(relationship.channel.as_ref(), access),
            language: told(relationship.language.as_ref(), access),
        }
    }
}
