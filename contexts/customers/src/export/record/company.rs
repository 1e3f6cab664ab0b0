//! A company.

use kernel::CompanyId;
use personal::Access;
use serde::Serialize;

use super::{FiguresRecord, Reach, RelationshipRecord, Wishes, WrittenRecord, instant, told};
use crate::company::{Company, Identifier, IdentifierKind};

/// A company, with everything about it.
#[derive(Clone, Serialize)]
pub struct CompanyRecord {
    /// The id.
    pub id: CompanyId,
    /// When it came into the file.
    pub created_at: String,
    /// Legal or usual name.
    pub name: String,
    /// The number the business gives it.
    pub client_number: Option<String>,
    /// SIREN, SIRET, enterprise number, VAT.
    pub identifiers: Vec<IdentifierRecord>,
    /// Sector of activity.
    pub sector: Option<String>,
    /// Number of staff.
    pub size: Option<String>,
    /// Web site.
    pub website: Option<String>,
    /// How it is reached.
    #[serde(flatten)]
    pub reach: Reach,
    /// How the relation is kept.
    #[serde(flatten)]
    pub relationship: RelationshipRecord,
    /// Its figures.
    pub figures: Option<FiguresRecord>,
    /// What is known of its wishes.
    #[serde(flatten)]
    pub wishes: Wishes,
}

/// One of the numbers a company is known by.
#[derive(Clone, Serialize)]
pub struct IdentifierRecord {
    /// Which number it is.
    pub kind: &'static str,
    /// The value.
    #[serde(flatten)]
    pub value: WrittenRecord,
}

impl CompanyRecord {
    /// Reveals a company; figures and wishes are the caller's to add.
    pub fn of(company: &Company, relationship: RelationshipRecord, access: &Access) -> Self {
        let details = &company.details;
        Self {
            id: company.id,
            created_at: instant(company.arrival.at),
            name: details.name.reveal(access).clone(),
            client_number: told(details.client_number.as_ref(), access),
            identifiers: details.identifiers.iter().map(|one| IdentifierRecord::of(one, access)).collect(),
            sector: told(details.sector.as_ref(), access),
            size: told(details.size.as_ref(), access),
            website: told(details.website.as_ref(), access),
            reach: Reach::of(&details.coordinates, access),
            relationship,
            figures: None,
            wishes: Wishes::default(),
        }
    }

    /// The number of one kind, as best shown.
    pub fn identifier(&self, kind: IdentifierKind) -> Option<&str> {
        self.identifiers.iter().find(|one| one.kind == kind.code()).map(|one| one.value.best())
    }
}

impl IdentifierRecord {
    /// Reveals a number.
    pub fn of(identifier: &Identifier, access: &Access) -> Self {
        Self { kind: identifier.kind.code(), value: WrittenRecord::of(&identifier.written, access) }
    }
}
