//! Redacting one value: its ciphertext goes, its hash stays, the chain still verifies.

use kernel::Holder;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{Change, Record, entity, sealing};
use crate::{Fault, Tx};

impl Tx {
    /// Redacts a field of an entry, both its values; journals that it was done.
    /// Answers whether there was such a value.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn redact(&mut self, seq: i64, field: &str) -> Result<bool, Fault> {
        let Some(row) = entity::Entity::find_by_id(seq).one(self.db()).await? else { return Ok(false) };
        let mut fields = sealing::decode(&row.sealed)?;
        let mut redacted = false;
        for value in fields.iter_mut().filter(|sealed| sealed.field == field).flat_map(both) {
            redacted |= value.sealed.take().is_some();
        }
        if redacted {
            let update = entity::ActiveModel {
                seq: Set(seq),
                sealed: Set(sealing::encode(&fields)?),
                ..Default::default()
            };
            update.update(self.db()).await?;
            self.journal(redaction_of(&row)).await?;
        }
        Ok(redacted)
    }
}

fn both(field: &mut sealing::SealedField) -> impl Iterator<Item = &mut sealing::SealedValue> {
    field.before.iter_mut().chain(field.after.iter_mut())
}

fn redaction_of(row: &entity::Model) -> Change {
    let holder: Option<Holder> = sealing::holder_of(row.holder_kind.as_deref(), row.holder_id);
    Change::new("value-redacted", Record { kind: "journal", id: row.record_id }, holder)
}
