//! Redacting one value: its ciphertext goes, its hash stays, the chain still verifies.

use kernel::Holder;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{Change, FieldChange, Record, entity, sealing};
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
            self.journal(redaction_of(&row, field)).await?;
        }
        Ok(redacted)
    }
}

fn both(field: &mut sealing::SealedField) -> impl Iterator<Item = &mut sealing::SealedValue> {
    field.before.iter_mut().chain(field.after.iter_mut())
}

const REDACTED: &str = "value-redacted";
const JOURNAL: &str = "journal";

/// What is journalled names the entry and its field, so that a value which is gone without it is
/// noticed. The field's own name stays readable, as in the entry itself.
fn redaction_of(row: &entity::Model, field: &str) -> Change {
    let holder: Option<Holder> = sealing::holder_of(row.holder_kind.as_deref(), row.holder_id);
    let change = Change::new(REDACTED, Record { kind: JOURNAL, id: row.record_id }, holder);
    let what = FieldChange { field: format!("{field}.{}", row.seq), before: None, after: None };
    Change { values: vec![what], ..change }
}

/// The values an entry redacts, if it redacts any: the field of which entry.
pub fn redacted_by<'a>(
    row: &entity::Model,
    fields: &'a [sealing::SealedField],
) -> impl Iterator<Item = (i64, &'a str)> {
    let is_redaction = row.verb == REDACTED && row.record_kind == JOURNAL;
    let named = fields.iter().filter(move |_| is_redaction);
    named.filter_map(|named| {
        let (field, seq) = named.field.rsplit_once('.')?;
        Some((seq.parse().ok()?, field))
    })
}
