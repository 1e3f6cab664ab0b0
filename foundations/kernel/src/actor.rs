//! Who does something in Carnet.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Id, JobId, UserId};

/// The one who acts: a signed-in user, a background job, or the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// Somebody signed in.
    User(UserId),
    /// A durable job, on its own account (midnight, retention).
    Job(JobId),
    /// Whoever runs the `carnet` command on the machine.
    Console,
    /// Carnet itself, at start or at midnight.
    Carnet,
}

impl Actor {
    /// The kind's name, as the journal writes it.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Job(_) => "job",
            Self::Console => "console",
            Self::Carnet => "carnet",
        }
    }

    /// The raw id of a user or job.
    #[must_use]
    pub fn uuid(self) -> Option<Uuid> {
        match self {
            Self::User(id) => Some(id.uuid()),
            Self::Job(id) => Some(id.uuid()),
            Self::Console | Self::Carnet => None,
        }
    }

    /// Reads an actor back from its stored kind and id; `None` if they do not fit.
    #[must_use]
    pub fn from_parts(kind: &str, uuid: Option<Uuid>) -> Option<Self> {
        match (kind, uuid) {
            ("user", Some(id)) => Some(Self::User(UserId::from_uuid(id))),
            ("job", Some(id)) => Some(Self::Job(JobId::from_uuid(id))),
            ("console", None) => Some(Self::Console),
            ("carnet", None) => Some(Self::Carnet),
            _ => None,
        }
    }
}
