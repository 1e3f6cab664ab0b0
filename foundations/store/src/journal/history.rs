//! Reading the journal back: the history tab.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use kernel::{Actor, BatchId, Holder, Id};
use personal::Personal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{CHUNK, Record, entity, sealing};
use crate::{Cipher, Db, Fault, OrganisationKey, holder_keys};

/// How many entries are in hand at a time.
const STRETCH: u64 = 1_000;

/// An entry as the history shows it.
#[derive(Debug, Clone)]
pub struct HistoryEntry {
    /// Its place in the chain.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` if the row names nobody known.
    pub actor: Option<Actor>,
    /// Why: a purpose's code.
    pub purpose: String,
    /// What happened.
    pub verb: String,
    /// To a record of which kind.
    pub record_kind: String,
    /// The record's id.
    pub record_id: uuid::Uuid,
    /// The import batch, if any.
    pub batch: Option<BatchId>,
    /// The fields that changed.
    pub values: Vec<HistoryValue>,
}

/// A field's values, where they can still be read.
#[derive(Debug, Clone)]
pub struct HistoryValue {
    /// The field.
    pub field: String,
    /// What stood there.
    pub before: Option<Personal<String>>,
    /// What came in its place.
    pub after: Option<Personal<String>>,
    /// Whether a value was there that was redacted or whose holder was erased.
    pub redacted: bool,
}

/// The latest entries about a person or company, newest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn of_holder(
    db: &impl Db,
    key: &OrganisationKey,
    holder: Holder,
    page: Page,
) -> Result<Vec<HistoryEntry>, Fault> {
    of_holders(db, key, &[holder], page).await
}

/// The latest entries about several people or companies, newest first: about records that became one.
///
/// # Errors
/// Any [`Fault`].
pub async fn of_holders(
    db: &impl Db,
    key: &OrganisationKey,
    holders: &[Holder],
    page: Page,
) -> Result<Vec<HistoryEntry>, Fault> {
    let theirs = entity::Column::HolderId.is_in(holders.iter().map(|holder| holder.uuid()));
    read(db, key, page.of(entity::Entity::find().filter(theirs))).await
}

/// Whom entries of one verb are about, and what each of these tells.
///
/// # Errors
/// Any [`Fault`].
pub async fn told_with(
    db: &impl Db,
    key: &OrganisationKey,
    verb: &str,
) -> Result<Vec<(Holder, Vec<HistoryValue>)>, Fault> {
    let (mut told, mut after) = (Vec::new(), 0);
    loop {
        let find = entity::Entity::find().filter(entity::Column::Verb.eq(verb));
        let next = find.filter(entity::Column::Seq.gt(after)).order_by_asc(entity::Column::Seq);
        let rows = next.limit(STRETCH).all(db).await?;
        let Some(last) = rows.last() else { return Ok(told) };
        after = last.seq;
        let holders: Vec<Option<Holder>> = rows.iter().map(holder_of).collect();
        let entries = opened(db, key, rows).await?;
        told.extend(
            holders.into_iter().zip(entries).filter_map(|(holder, entry)| Some((holder?, entry.values))),
        );
    }
}

/// Everybody entries are about, each once.
///
/// # Errors
/// Any [`Fault`].
pub(crate) async fn all_holders(db: &impl Db) -> Result<Vec<Holder>, Fault> {
    let columns = [entity::Column::HolderKind, entity::Column::HolderId];
    let find = entity::Entity::find().filter(entity::Column::HolderId.is_not_null());
    let find = find.select_only().columns(columns).distinct();
    let rows: Vec<(String, uuid::Uuid)> = find.into_tuple().all(db).await?;
    let holder = |(kind, id): (String, uuid::Uuid)| Holder::from_parts(&kind, id);
    rows.into_iter().map(|row| holder(row).ok_or(Fault::Damaged("holder kind"))).collect()
}

/// Whether the journal tells of a record or a holder of this id, gone or not: what was erased is told too.
///
/// # Errors
/// Any [`Fault`].
pub async fn tells_of(db: &impl Db, id: uuid::Uuid) -> Result<bool, Fault> {
    for column in [entity::Column::RecordId, entity::Column::HolderId] {
        if entity::Entity::find().filter(column.eq(id)).limit(1).one(db).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The latest entries about one record, newest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn of_record(
    db: &impl Db,
    key: &OrganisationKey,
    record: Record,
    page: Page,
) -> Result<Vec<HistoryEntry>, Fault> {
    read(db, key, page.of(entity::Entity::find().filter(entity::Column::RecordId.eq(record.id)))).await
}

/// What people did to these records themselves, the oldest first: no import brought it.
///
/// # Errors
/// Any [`Fault`].
pub async fn by_hand(
    db: &impl Db,
    key: &OrganisationKey,
    records: &[uuid::Uuid],
) -> Result<Vec<HistoryEntry>, Fault> {
    let mut entries = Vec::new();
    for chunk in records.chunks(CHUNK) {
        let theirs = entity::Entity::find()
            .filter(entity::Column::RecordId.is_in(chunk.iter().copied()))
            .filter(entity::Column::BatchId.is_null())
            .filter(entity::Column::ActorKind.eq("user"))
            .order_by_asc(entity::Column::Seq);
        entries.extend(read(db, key, theirs).await?);
    }
    Ok(entries)
}

/// A stretch of the history: so many entries, older than a given one.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Only entries before this one.
    pub before: Option<i64>,
    /// How many.
    pub limit: u64,
}

impl Page {
    /// The newest entries.
    #[must_use]
    pub const fn newest(limit: u64) -> Self {
        Self { before: None, limit }
    }

    fn of(self, find: Select<entity::Entity>) -> Select<entity::Entity> {
        let find = match self.before {
            Some(seq) => find.filter(entity::Column::Seq.lt(seq)),
            None => find,
        };
        find.order_by_desc(entity::Column::Seq).limit(self.limit)
    }
}

async fn read(
    db: &impl Db,
    key: &OrganisationKey,
    find: Select<entity::Entity>,
) -> Result<Vec<HistoryEntry>, Fault> {
    opened(db, key, find.all(db).await?).await
}

async fn opened(
    db: &impl Db,
    key: &OrganisationKey,
    rows: Vec<entity::Model>,
) -> Result<Vec<HistoryEntry>, Fault> {
    let holders: HashSet<Holder> = rows.iter().filter_map(holder_of).collect();
    let ciphers = holder_keys::ciphers_of(db, key, &holders.into_iter().collect::<Vec<_>>()).await?;
    rows.into_iter().map(|row| entry(row, key, &ciphers)).collect()
}

fn entry(
    row: entity::Model,
    key: &OrganisationKey,
    ciphers: &HashMap<Holder, Cipher>,
) -> Result<HistoryEntry, Fault> {
    let cipher = match holder_of(&row) {
        Some(holder) => ciphers.get(&holder).cloned(),
        None => Some(sealing::organisation(key)),
    };
    let fields = sealing::decode(&row.sealed)?;
    Ok(HistoryEntry {
        seq: row.seq,
        at: row.at.timestamp(),
        actor: Actor::from_parts(&row.actor_kind, row.actor_id),
        purpose: row.purpose,
        verb: row.verb,
        record_kind: row.record_kind,
        record_id: row.record_id,
        batch: row.batch_id.map(BatchId::from_uuid),
        values: fields.into_iter().map(|field| value(field, cipher.as_ref(), row.record_id)).collect(),
    })
}

fn value(field: sealing::SealedField, cipher: Option<&Cipher>, record: uuid::Uuid) -> HistoryValue {
    let open = |value: &Option<sealing::SealedValue>| sealing::open(value.as_ref()?, cipher, record);
    let (before, after) = (open(&field.before), open(&field.after));
    let lost = |sealed: &Option<_>, opened: &Option<_>| sealed.is_some() && opened.is_none();
    let redacted = lost(&field.before, &before) || lost(&field.after, &after);
    HistoryValue { field: field.field, before, after, redacted }
}

fn holder_of(row: &entity::Model) -> Option<Holder> {
    sealing::holder_of(row.holder_kind.as_deref(), row.holder_id)
}
