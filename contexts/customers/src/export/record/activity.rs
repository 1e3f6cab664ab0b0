//! An entry of a timeline.

use jiff::Timestamp;
use kernel::{ActivityId, Actor, CompanyId, PersonId, UserId};
use personal::Access;
use serde::Serialize;

use super::instant;
use crate::activity::{Activity, Direction};

/// A note, a call, a meeting, an e-mail.
#[derive(Clone, Serialize)]
pub struct ActivityRecord {
    /// The id.
    pub id: ActivityId,
    /// The person it is about.
    pub person_id: Option<PersonId>,
    /// The company it is about.
    pub company_id: Option<CompanyId>,
    /// What sort of entry it is.
    pub kind: &'static str,
    /// Who made the step.
    pub direction: Option<&'static str>,
    /// When it happened, in UTC.
    pub at: String,
    /// The colleague who wrote it down; none for an import.
    pub author_id: Option<UserId>,
    /// What is to be remembered.
    pub text: String,
    /// The same instant, for whoever tells it in the house's own time.
    #[serde(skip)]
    pub moment: Timestamp,
}

impl ActivityRecord {
    /// Reveals an activity.
    pub fn of(activity: &Activity, access: &Access) -> Self {
        let details = &activity.details;
        Self {
            id: activity.id,
            person_id: details.person,
            company_id: details.company,
            kind: details.kind.code(),
            direction: details.direction.map(Direction::code),
            at: instant(details.at),
            author_id: match activity.author {
                Actor::User(_) if activity.arrival.batch.is_some() => None,
                Actor::User(id) => Some(id),
                Actor::Job(_) | Actor::Console | Actor::Carnet => None,
            },
            text: details.text.reveal(access).clone(),
            moment: details.at,
        }
    }
}
