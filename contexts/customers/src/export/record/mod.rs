//! The records of an export, as `docs/export.schema.json` describes them: plain values, revealed to
//! whoever exports. Their types print nothing.

mod activity;
mod company;
mod figures;
mod file;
mod person;
mod product;
mod reach;
mod relationship;
mod sale;
mod task;
mod wishes;

use jiff::Timestamp;
use kernel::UserId;
use personal::{Access, Personal};
use serde::Serialize;

pub use self::activity::ActivityRecord;
pub use self::company::{CompanyRecord, IdentifierRecord};
pub use self::figures::FiguresRecord;
pub use self::file::FileRecord;
pub use self::person::{PersonRecord, RoleRecord};
pub use self::product::ProductRecord;
pub use self::reach::{AddressRecord, CoordinateRecord, Reach, WrittenRecord};
pub use self::relationship::RelationshipRecord;
pub use self::sale::SaleRecord;
pub use self::task::TaskRecord;
pub use self::wishes::{BasisRecord, ConsentRecord, RefusalRecord, Wishes};

/// Somebody who works here, or did: owners and authors are told by their ids.
#[derive(Clone, Serialize)]
pub struct ColleagueRecord {
    /// The id.
    pub id: UserId,
    /// The name.
    pub name: String,
}

/// A sealed text for whoever exports.
fn told(text: Option<&Personal<String>>, access: &Access) -> Option<String> {
    text.map(|text| text.reveal(access).clone())
}

/// An instant, in UTC.
fn instant(at: Timestamp) -> String {
    at.to_string()
}
