//! The first entry of all, which names the house: a journal without it was wiped.

use kernel::{Id, RowId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Change, Record, entity};
use crate::{Db, Fault, Tx, reads};

const BEGUN: &str = "begun";
const HOUSE: &str = "house";

impl Tx {
    /// Begins the journal and the access log of a new house, under the house's id.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn begin_journals(&mut self, house: RowId) -> Result<(), Fault> {
        reads::begin(self).await?;
        self.journal(Change::new(BEGUN, Record::new(HOUSE, house), None)).await
    }
}

/// The house whose journal this is; `None` where the beginning is missing.
///
/// # Errors
/// Any [`Fault`].
pub async fn house(db: &impl Db) -> Result<Option<RowId>, Fault> {
    let first = entity::Entity::find_by_id(1)
        .filter(entity::Column::Verb.eq(BEGUN))
        .filter(entity::Column::RecordKind.eq(HOUSE));
    Ok(first.one(db).await?.map(|entry| RowId::from_uuid(entry.record_id)))
}
