//! Refusals: there is a way to add one and none to lower one.

use std::collections::{BTreeMap, HashMap};

use contracts::{Refusal, RefusalScope, StandingRefusal};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Holder, Id, RowId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Day, Db, Fault, Tx};

use super::entity::refusal;
use super::{CHUNK, proposed};
use crate::carry_forward::CARRY_FORWARD;
use crate::scope::ScopeColumns;

/// A refusal as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What it covers.
    pub scope: RefusalScope,
    /// When it was said, where known.
    pub said_on: Option<Date>,
    /// How it is known: a code.
    pub source: String,
    /// When Carnet heard of it.
    pub recorded_at: Timestamp,
}

impl From<Recorded> for StandingRefusal {
    fn from(recorded: Recorded) -> Self {
        Self { scope: recorded.scope, said_on: recorded.said_on }
    }
}

/// Adds refusals; one that stands already stays as it is, save that a minor's mark moves to the
/// later day. Backups hear of them.
pub async fn add(tx: &Tx, refusals: &[Refusal]) -> Result<(), Fault> {
    if refusals.is_empty() {
        return Ok(());
    }
    tx.enqueue_once(CARRY_FORWARD).await?;
    let rows: Vec<refusal::ActiveModel> =
        strictest(refusals).into_iter().map(|refusal| row(tx, refusal)).collect();
    let raise = OnConflict::columns([
        refusal::Column::HolderId,
        refusal::Column::Channel,
        refusal::Column::Purpose,
        refusal::Column::Mark,
    ])
    .update_columns([refusal::Column::Until, refusal::Column::RecordedAt])
    .action_and_where(
        Expr::col(proposed(refusal::Column::Until)).gt(Expr::col((refusal::Entity, refusal::Column::Until))),
    )
    .to_owned();
    for chunk in rows.chunks(CHUNK) {
        let insert = refusal::Entity::insert_many(chunk.to_vec()).on_conflict(raise.clone());
        insert.exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// Of these refusals, those that add something to what stands: new ones, and marks that last longer.
pub async fn new_among<'a>(db: &impl Db, refusals: &'a [Refusal]) -> Result<Vec<&'a Refusal>, Fault> {
    let holders: Vec<Holder> = refusals.iter().map(|refusal| refusal.holder).collect();
    let mut standing: HashMap<Holder, Vec<ScopeColumns>> = HashMap::new();
    for (holder, kept) in of(db, &holders).await? {
        standing.entry(holder).or_default().push(ScopeColumns::from(kept.scope));
    }
    let mut new = Vec::new();
    for refusal in refusals {
        let asked = ScopeColumns::from(refusal.scope);
        let stand = standing.entry(refusal.holder).or_default();
        if !stand.iter().any(|kept| kept.holds_at_least(&asked)) {
            stand.push(asked);
            new.push(refusal);
        }
    }
    Ok(new)
}

/// The refusals of these holders, newest first.
pub async fn of(db: &impl Db, holders: &[Holder]) -> Result<Vec<(Holder, Recorded)>, Fault> {
    let mut found = Vec::new();
    for chunk in holders.chunks(CHUNK) {
        let ids = chunk.iter().map(|holder| holder.uuid());
        let find = refusal::Entity::find().filter(refusal::Column::HolderId.is_in(ids));
        let newest_first = find.order_by_desc(refusal::Column::RecordedAt).order_by_desc(refusal::Column::Id);
        for row in newest_first.all(db).await? {
            found.push((holder_of(&row)?, recorded(row)?));
        }
    }
    Ok(found)
}

/// All refusals, with their holders.
pub async fn all(db: &impl Db) -> Result<Vec<(Holder, Recorded)>, Fault> {
    let rows = refusal::Entity::find().order_by_asc(refusal::Column::Id).all(db).await?;
    rows.into_iter().map(|row| Ok((holder_of(&row)?, recorded(row)?))).collect()
}

/// Drops an erased holder's rows; the suppression list holds what must outlive them.
pub async fn erase(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    refusal::Entity::delete_many().filter(refusal::Column::HolderId.eq(holder.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// One refusal per holder and scope, the first said; of two marks of a minor, the longer. An engine
/// refuses to meet the same row twice in one statement.
fn strictest(refusals: &[Refusal]) -> Vec<&Refusal> {
    let mut places: BTreeMap<(Holder, ScopeColumns), usize> = BTreeMap::new();
    let mut kept: Vec<&Refusal> = Vec::new();
    for refusal in refusals {
        let columns = ScopeColumns::from(refusal.scope);
        let place = *places.entry((refusal.holder, columns.without_end())).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(known) if columns.outlasts(&ScopeColumns::from(known.scope)) => *known = refusal,
            Some(_) => {}
            None => kept.push(refusal),
        }
    }
    kept
}

fn row(tx: &Tx, refusal: &Refusal) -> refusal::ActiveModel {
    let scope = ScopeColumns::from(refusal.scope);
    refusal::ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        holder_kind: Set(refusal.holder.kind().to_owned()),
        holder_id: Set(refusal.holder.uuid()),
        channel: Set(scope.channel),
        purpose: Set(scope.purpose),
        mark: Set(scope.mark),
        until: Set(scope.until),
        said_on: Set(refusal.said_on.map(Day::from)),
        source: Set(refusal.source.to_owned()),
        batch_id: Set(tx.cause().batch.map(Id::uuid)),
        recorded_at: Set(tx.ambient().now().into()),
    }
}

fn holder_of(row: &refusal::Model) -> Result<Holder, Fault> {
    Holder::from_parts(&row.holder_kind, row.holder_id).ok_or(Fault::Damaged("holder kind"))
}

fn recorded(row: refusal::Model) -> Result<Recorded, Fault> {
    let columns =
        ScopeColumns { channel: row.channel, purpose: row.purpose, mark: row.mark, until: row.until };
    Ok(Recorded {
        scope: columns.scope()?,
        said_on: row.said_on.as_ref().and_then(Day::date),
        source: row.source,
        recorded_at: row.recorded_at.timestamp(),
    })
}
