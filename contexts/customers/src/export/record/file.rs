//! A file on a record.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use kernel::{AttachmentId, CompanyId, Holder, PersonId, UserId};
use personal::Access;
use serde::Serialize;

use super::instant;
use crate::attachment::Attachment;

/// A file on a record.
#[derive(Clone, Serialize)]
pub struct FileRecord {
    /// The id.
    pub id: AttachmentId,
    /// The person on whose record it is.
    pub person_id: Option<PersonId>,
    /// The company on whose record it is.
    pub company_id: Option<CompanyId>,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: &'static str,
    /// How many bytes it has.
    pub bytes: usize,
    /// When it was added, in UTC.
    pub added_at: String,
    /// The colleague who added it.
    pub added_by: UserId,
    /// The same instant, for whoever tells it in the house's own time.
    #[serde(skip)]
    pub added: Timestamp,
    /// What it holds, in base64, where that leaves too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}

impl FileRecord {
    /// Reveals a file, without what it holds.
    pub fn of(file: &Attachment, access: &Access) -> Self {
        let (person_id, company_id) = match file.holder {
            Holder::Person(id) => (Some(id), None),
            Holder::Company(id) => (None, Some(id)),
        };
        Self {
            id: file.id,
            person_id,
            company_id,
            name: file.name.reveal(access).clone(),
            kind: file.kind.code(),
            bytes: file.size,
            added_at: instant(file.added_at),
            added_by: file.added_by,
            added: file.added_at,
            content: None,
        }
    }

    /// The same with what it holds.
    pub fn holding(self, content: &[u8]) -> Self {
        Self { content: Some(STANDARD.encode(content)), ..self }
    }
}
