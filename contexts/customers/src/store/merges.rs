//! Records that another one took in. What was in them is sealed under their own key, which goes with the
//! record that took them in.

use jiff::Timestamp;
use kernel::{ActivityId, AttachmentId, BatchId, Holder, Id, PersonId, SaleId, TaskId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::entity::{activity, merge, sale, task};
use super::rows::insert;
use super::{activities, sales};
use crate::activity::Activity;
use crate::before::Before;
use crate::sale::Sale;
use crate::task::Task;

/// What a record took in: how the other one stood, and what followed it.
#[derive(Serialize, Deserialize)]
pub struct TakenIn {
    /// The record as it stood.
    pub before: Before,
    /// Its version.
    pub version: i64,
    /// When it came into the file.
    pub at: Timestamp,
    /// By which import.
    pub batch: Option<BatchId>,
    /// Its sales.
    pub sales: Vec<SaleId>,
    /// What was said.
    pub activities: Vec<ActivityId>,
    /// What was to be done.
    pub tasks: Vec<TaskId>,
    /// The files on it.
    pub files: Vec<AttachmentId>,
    /// Who worked at the company: what they did there, and whether they worked at the other one too.
    pub people: Vec<(PersonId, Option<String>, bool)>,
}

/// A merge as it is found again.
pub struct Merge {
    /// The entry of the journal that tells what it changed in the record that was kept.
    pub entry: i64,
    /// What was taken in.
    pub taken_in: TakenIn,
}

/// Keeps what a record took in.
pub async fn keep_merge(
    tx: &mut Tx,
    (kept, gone): (Holder, Holder),
    entry: i64,
    taken_in: &TakenIn,
) -> Result<(), Fault> {
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(taken_in).map_err(|_| Fault::Damaged("merge"))?);
    let sealed = tx.cipher_of(gone).await?.seal(&plain, gone.uuid().as_bytes(), tx.ambient());
    let row = merge::Model {
        gone_id: gone.uuid(),
        kept_id: kept.uuid(),
        holder_kind: kept.kind().to_owned(),
        merged_at: tx.ambient().now().into(),
        entry,
        gone: sealed,
    };
    insert::<merge::Entity>(tx.db(), vec![row]).await
}

/// What one record took in of another; `None` where it did not, or not any more.
pub async fn merge_of(tx: &mut Tx, kept: Holder, gone: Holder) -> Result<Option<Merge>, Fault> {
    let Some(row) = merge::Entity::find_by_id(gone.uuid()).one(tx.db()).await? else { return Ok(None) };
    if row.kept_id != kept.uuid() {
        return Ok(None);
    }
    let plain = tx.cipher_of(gone).await?.open(&row.gone, gone.uuid().as_bytes())?;
    let taken_in = serde_json::from_slice(&plain).map_err(|_| Fault::Damaged("merge"))?;
    Ok(Some(Merge { entry: row.entry, taken_in }))
}

/// Forgets that one record was taken in: they are two again.
pub async fn forget_merge(tx: &Tx, gone: Holder) -> Result<(), Fault> {
    merge::Entity::delete_by_id(gone.uuid()).exec(tx.db()).await?;
    Ok(())
}

/// Forgets everything a record took in.
pub async fn forget_merges(tx: &Tx, kept: &[Uuid]) -> Result<(), Fault> {
    let theirs = merge::Column::KeptId.is_in(kept.iter().copied());
    merge::Entity::delete_many().filter(theirs).exec(tx.db()).await?;
    Ok(())
}

/// Whom a record took in, and whom those had taken in before, the latest first.
pub async fn taken_in_by(db: &impl Db, holder: Holder) -> Result<Vec<Holder>, Fault> {
    let mut all: Vec<Holder> = Vec::new();
    let mut next = vec![holder.uuid()];
    while !next.is_empty() {
        let find = merge::Entity::find().filter(merge::Column::KeptId.is_in(next));
        let rows = find.order_by_desc(merge::Column::MergedAt).all(db).await?;
        next = rows.iter().map(|row| row.gone_id).collect();
        for row in rows {
            all.push(Holder::from_parts(&row.holder_kind, row.gone_id).ok_or(Fault::Damaged("holder kind"))?);
        }
    }
    Ok(all)
}

/// The record that a person or company is part of now, however often it was taken in since; `None` if none took
/// it in.
pub async fn part_of(db: &impl Db, gone: Uuid) -> Result<Option<Holder>, Fault> {
    let mut last = None;
    let mut next = gone;
    while let Some(row) = merge::Entity::find_by_id(next).one(db).await? {
        next = row.kept_id;
        last = Some(Holder::from_parts(&row.holder_kind, next).ok_or(Fault::Damaged("holder kind"))?);
    }
    Ok(last)
}

/// Everything that stands on a record: what was bought, said, and is to be done.
pub async fn standing_on(
    db: &impl Db,
    holder: Holder,
) -> Result<(Vec<Sale>, Vec<Activity>, Vec<Task>), Fault> {
    let find = sale::Entity::find().filter(sales::buyer(holder)).order_by_asc(sale::Column::Id);
    let sales = sales::with_lines(db, find.all(db).await?).await?;
    let find = activity::Entity::find().filter(activities::about(holder)).order_by_asc(activity::Column::Id);
    let activities: Result<Vec<Activity>, Fault> =
        find.all(db).await?.into_iter().map(activities::from_row).collect();
    let about = match holder {
        Holder::Company(id) => task::Column::CompanyId.eq(id.uuid()),
        Holder::Person(id) => task::Column::PersonId.eq(id.uuid()),
    };
    let find = task::Entity::find().filter(about).order_by_asc(task::Column::Id);
    let tasks: Result<Vec<Task>, Fault> =
        find.all(db).await?.into_iter().map(super::tasks::from_row).collect();
    Ok((sales, activities?, tasks?))
}
