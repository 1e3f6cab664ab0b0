//! Batches.

use kernel::{Actor, BatchId, Id, JobId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use store::{Day, Db, Fault, Instant, OrganisationKey, Tx};

use super::entity::batch;
use crate::import::batch::{Batch, BatchState, Ending, Published, Work};
use crate::import::draft::Draft;
use crate::import::findings::Findings;
use crate::import::key::{BatchKey, Content};
use crate::import::provenance::Provenance;
use crate::import::tally::{Totals, Undone};
use crate::store::Unsaved;

/// A batch as it is kept.
pub struct Stored {
    /// The batch.
    pub batch: Batch,
    /// Its key; `None` once it was forgotten.
    pub key: Option<BatchKey>,
    draft: Option<Vec<u8>>,
    findings: Option<Vec<u8>>,
}

impl Stored {
    /// What was decided so far.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it does not open.
    pub fn draft(&self) -> Result<Draft, Fault> {
        opened(self.key.as_ref(), Content::Draft, self.draft.as_deref()).map(Option::unwrap_or_default)
    }

    /// What the check found; `None` before it, and once the batch was forgotten.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it does not open.
    pub fn findings(&self) -> Result<Option<Findings>, Fault> {
        opened(self.key.as_ref(), Content::Findings, self.findings.as_deref())
    }
}

/// A new batch with its key, as it is kept too, and its draft.
pub async fn begin(
    tx: &Tx,
    batch: &Batch,
    (key, wrapped): (&BatchKey, Vec<u8>),
    draft: &Draft,
) -> Result<(), Fault> {
    let sealed = key.seal(Content::Draft, draft, tx.ambient())?;
    let row = batch::Model { wrapped_key: Some(wrapped), draft: Some(sealed), ..to_row(batch, tx)? };
    batch::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The batch, if there is one.
pub async fn find(db: &impl Db, id: BatchId, key: &OrganisationKey) -> Result<Option<Stored>, Fault> {
    let row = batch::Entity::find_by_id(id.uuid()).one(db).await?;
    row.map(|row| from_row(row, key)).transpose()
}

/// The latest batches, the newest first.
pub async fn latest(db: &impl Db, limit: u64, key: &OrganisationKey) -> Result<Vec<Stored>, Fault> {
    let find = batch::Entity::find().order_by_desc(batch::Column::CreatedAt).limit(limit);
    find.all(db).await?.into_iter().map(|row| from_row(row, key)).collect()
}

/// Every batch that still has its key.
pub async fn remembered(db: &impl Db, key: &OrganisationKey) -> Result<Vec<Stored>, Fault> {
    let find = batch::Entity::find().filter(batch::Column::WrappedKey.is_not_null());
    find.order_by_asc(batch::Column::CreatedAt)
        .all(db)
        .await?
        .into_iter()
        .map(|row| from_row(row, key))
        .collect()
}

/// Their ids alone, of those that cannot be read too.
pub async fn remembered_ids(db: &impl Db) -> Result<Vec<BatchId>, Fault> {
    let find = batch::Entity::find().filter(batch::Column::WrappedKey.is_not_null());
    let ids = find.order_by_asc(batch::Column::CreatedAt).select_only().column(batch::Column::Id);
    Ok(ids.into_tuple::<uuid::Uuid>().all(db).await?.into_iter().map(BatchId::from_uuid).collect())
}

/// How many batches wait for their next step, before anything of them is on its way.
pub async fn unfinished(db: &impl Db) -> Result<u64, Fault> {
    let open = [BatchState::Draft, BatchState::Surveyed, BatchState::Mapped, BatchState::Checked];
    let open = batch::Column::State.is_in(open.map(|state| state.code()));
    Ok(batch::Entity::find().filter(open).count(db).await?)
}

/// Saves what a verb did to a batch.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who change it at once.
pub async fn save(tx: &Tx, batch: &Batch) -> Result<(), Unsaved> {
    let before = batch.version - 1;
    let mut row = to_row(batch, tx)?.into_active_model().reset_all();
    row.wrapped_key = NotSet;
    row.draft = NotSet;
    row.findings = NotSet;
    let update = batch::Entity::update_many()
        .set(row)
        .filter(batch::Column::Id.eq(batch.id.uuid()))
        .filter(batch::Column::Version.eq(before));
    if update.exec(tx.db()).await?.rows_affected == 1 { Ok(()) } else { Err(Unsaved::ChangedMeanwhile) }
}

/// Makes sure, for the rest of the transaction, that nobody took the batch up or ended it since.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] when somebody did.
pub async fn hold(tx: &Tx, batch: &Batch) -> Result<(), Unsaved> {
    let touch = batch::Entity::update_many()
        .col_expr(batch::Column::UpdatedAt, Expr::value(Instant::from(tx.ambient().now())))
        .filter(batch::Column::Id.eq(batch.id.uuid()))
        .filter(batch::Column::Version.eq(batch.version));
    if touch.exec(tx.db()).await?.rows_affected == 1 { Ok(()) } else { Err(Unsaved::ChangedMeanwhile) }
}

/// Keeps what was decided.
pub async fn keep_draft(tx: &Tx, id: BatchId, key: &BatchKey, draft: &Draft) -> Result<(), Fault> {
    let sealed = key.seal(Content::Draft, draft, tx.ambient())?;
    let row = batch::ActiveModel { id: Set(id.uuid()), draft: Set(Some(sealed)), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Keeps what the check found.
pub async fn keep_findings(tx: &Tx, id: BatchId, key: &BatchKey, findings: &Findings) -> Result<(), Fault> {
    let sealed = key.seal(Content::Findings, findings, tx.ambient())?;
    let row = batch::ActiveModel { id: Set(id.uuid()), findings: Set(Some(sealed)), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Destroys a batch's key and whatever it opened of the batch itself.
pub async fn forget(tx: &Tx, id: BatchId) -> Result<(), Fault> {
    batch::Entity::update_many()
        .col_expr(batch::Column::WrappedKey, Expr::value(Option::<Vec<u8>>::None))
        .col_expr(batch::Column::Draft, Expr::value(Option::<Vec<u8>>::None))
        .col_expr(batch::Column::Findings, Expr::value(Option::<Vec<u8>>::None))
        .filter(batch::Column::Id.eq(id.uuid()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Drops a batch as if it had never been.
pub async fn remove(tx: &Tx, id: BatchId) -> Result<(), Fault> {
    batch::Entity::delete_by_id(id.uuid()).exec(tx.db()).await?;
    Ok(())
}

/// The instant a batch was last touched.
pub async fn touched_at(db: &impl Db, id: BatchId) -> Result<Option<jiff::Timestamp>, Fault> {
    let row = batch::Entity::find_by_id(id.uuid()).select_only().column(batch::Column::UpdatedAt);
    Ok(row.into_tuple::<Instant>().one(db).await?.map(Instant::timestamp))
}

fn opened<T: serde::de::DeserializeOwned>(
    key: Option<&BatchKey>,
    content: Content,
    sealed: Option<&[u8]>,
) -> Result<Option<T>, Fault> {
    key.zip(sealed).map(|(key, sealed)| key.open(content, sealed)).transpose()
}

fn to_row(batch: &Batch, tx: &Tx) -> Result<batch::Model, Fault> {
    let provenance = batch.provenance.as_ref();
    let (failure, ended_at) = match &batch.state {
        BatchState::Cancelled { at, because } | BatchState::Failed { at, because } => {
            (Some(because.code().to_owned()), Some(*at))
        }
        BatchState::Undone { at, .. } => (None, Some(*at)),
        other => (None, other.published().map(|published| published.at)),
    };
    Ok(batch::Model {
        id: batch.id.uuid(),
        version: batch.version,
        state: batch.state.code().to_owned(),
        created_at: batch.begun_at.into(),
        updated_at: tx.ambient().now().into(),
        actor_kind: batch.author.kind().to_owned(),
        actor_id: batch.author.uuid(),
        wrapped_key: None,
        draft: None,
        findings: None,
        source_class: provenance.map(|provenance| provenance.source.code().to_owned()),
        basis: provenance.map(|provenance| provenance.basis.code().to_owned()),
        purpose: provenance.map(|provenance| provenance.purpose.code().to_owned()),
        origin: provenance.map(|provenance| provenance.origin.clone()),
        origin_on: provenance.map(|provenance| Day::from(provenance.on)),
        job_id: batch.state.work().and_then(|work| work.job).map(JobId::uuid),
        totals: counts(&batch.state)?,
        failure,
        published_at: batch.state.published().map(|published| published.at.into()),
        ended_at: ended_at.map(Instant::from),
    })
}

fn from_row(row: batch::Model, key: &OrganisationKey) -> Result<Stored, Fault> {
    let id = BatchId::from_uuid(row.id);
    let key = row.wrapped_key.as_deref().map(|wrapped| BatchKey::unwrap(id, wrapped, key)).transpose()?;
    let author = Actor::from_parts(&row.actor_kind, row.actor_id).ok_or(Fault::Damaged("author"))?;
    let batch = Batch {
        id,
        version: row.version,
        begun_at: row.created_at.timestamp(),
        author,
        state: state(&row)?,
        provenance: provenance(&row),
    };
    Ok(Stored { batch, key, draft: row.draft, findings: row.findings })
}

fn counts(state: &BatchState) -> Result<Option<String>, Fault> {
    let undone = match state {
        BatchState::Undone { undone, .. } => *undone,
        _ => Undone::default(),
    };
    let counts = state.published().map(|published| (published.totals, undone));
    counts.map(|counts| serde_json::to_string(&counts).map_err(|_| Fault::Damaged("totals"))).transpose()
}

fn state(row: &batch::Model) -> Result<BatchState, Fault> {
    let work = Work { job: row.job_id.map(JobId::from_uuid) };
    let ended_at = row.ended_at.map(Instant::timestamp);
    let because = row.failure.as_deref().and_then(Ending::from_code);
    let counts: Option<(Totals, Undone)> =
        row.totals.as_deref().and_then(|totals| serde_json::from_str(totals).ok());
    let published = row
        .published_at
        .map(Instant::timestamp)
        .zip(counts)
        .map(|(at, (totals, _))| Published { at, totals });
    let state = match (row.state.as_str(), published, ended_at, because) {
        ("draft", ..) => BatchState::Draft,
        ("surveyed", ..) => BatchState::Surveyed,
        ("mapped", ..) => BatchState::Mapped,
        ("checking", ..) => BatchState::Checking(work),
        ("checked", ..) => BatchState::Checked,
        ("queued", ..) => BatchState::Queued(work),
        ("staging", ..) => BatchState::Staging(work),
        ("staged", ..) => BatchState::Staged(work),
        ("publishing", ..) => BatchState::Publishing(work),
        ("published", Some(published), ..) => BatchState::Published(published),
        ("undoing", Some(published), ..) => BatchState::Undoing(published, work),
        ("undone", Some(published), Some(at), _) => {
            BatchState::Undone { published, at, undone: counts.map(|(_, undone)| undone).unwrap_or_default() }
        }
        ("cancelled", _, Some(at), Some(because)) => BatchState::Cancelled { at, because },
        ("failed", _, Some(at), Some(because)) => BatchState::Failed { at, because },
        _ => return Err(Fault::Damaged("batch state")),
    };
    Ok(state)
}

fn provenance(row: &batch::Model) -> Option<Provenance> {
    Some(Provenance {
        origin: row.origin.clone()?,
        on: row.origin_on.as_ref()?.date()?,
        source: row.source_class.as_deref()?.parse().ok()?,
        basis: row.basis.as_deref()?.parse().ok()?,
        purpose: row.purpose.as_deref()?.parse().ok()?,
    })
}
