//! One type per id, so that a person's id cannot be handed over for a company's.
//!
//! Ids are UUIDv7: they sort by the time they were made and merge without collisions.
//! They never appear in links given to outsiders; those carry separate random tokens.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What all typed ids share.
pub trait Id: Copy + Eq + std::fmt::Display + Send + Sync + 'static {
    /// Wraps a raw UUID read from the store.
    fn from_uuid(uuid: Uuid) -> Self;
    /// The raw UUID, as the store keeps it.
    fn uuid(self) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl Id for $name {
            fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
    )*};
}

ids! {
    /// A person in the file (contact).
    PersonId;
    /// A company in the file (entreprise).
    CompanyId;
    /// A person's role at a company.
    RoleId;
    /// A sale: quote, order, invoice or credit note.
    SaleId;
    /// A line of a sale.
    LineId;
    /// A product sold.
    ProductId;
    /// A note, call, meeting or other entry of a timeline.
    ActivityId;
    /// A task: something to be done about somebody.
    TaskId;
    /// A file on a record.
    AttachmentId;
    /// A batch of imported rows.
    BatchId;
    /// A durable job.
    JobId;
    /// Somebody who signs in to Carnet.
    UserId;
    /// A team of those who sign in.
    TeamId;
    /// Any other row that needs an id of its own.
    RowId;
}
