//! Putting jobs into the queue and taking them out under a lease.

use jiff::SignedDuration;
use kernel::{Id, JobId};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::Value;

use super::{State, entity};
use crate::open::engine_of;
use crate::{Engine, Fault, Instant, Tx};

/// How long a job may go without a sign of life before another runner takes it.
pub const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// How often a job is tried before it becomes a dead letter.
pub const ATTEMPTS: i64 = 5;

pub async fn put(tx: &Tx, kind: &'static str, payload: Value) -> Result<JobId, Fault> {
    let id: JobId = tx.ambient().id();
    let now = Instant::from(tx.ambient().now());
    let cause = tx.cause();
    let row = entity::ActiveModel {
        id: Set(id.uuid()),
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_string()),
        state: Set(State::Queued.name().to_owned()),
        run_at: Set(now),
        attempts: Set(0),
        leased_until: Set(None),
        done: Set(0),
        total: Set(0),
        stopping: Set(false),
        failure: Set(None),
        actor_kind: Set(cause.actor.kind().to_owned()),
        actor_id: Set(cause.actor.uuid()),
        purpose: Set(cause.purpose.code().to_owned()),
        created_at: Set(now),
        ended_at: Set(None),
    };
    entity::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Whether a job of this kind waits. On PostgreSQL its row stays shared for the rest of the
/// transaction, so that no runner leases it before what it has to see is committed.
pub async fn waits(tx: &Tx, kind: &str) -> Result<bool, Fault> {
    let mut find = entity::Entity::find()
        .filter(entity::Column::Kind.eq(kind))
        .filter(entity::Column::State.eq(State::Queued.name()));
    if engine_of(tx.db()) == Engine::Postgres {
        find = find.lock_with_behavior(LockType::Share, LockBehavior::SkipLocked);
    }
    Ok(find.limit(1).one(tx.db()).await?.is_some())
}

pub async fn stop(tx: &Tx, id: JobId) -> Result<(), Fault> {
    let now = Instant::from(tx.ambient().now());
    entity::Entity::update_many()
        .col_expr(entity::Column::Stopping, Expr::value(true))
        .filter(entity::Column::Id.eq(id.uuid()))
        .exec(tx.db())
        .await?;
    entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(State::Cancelled.name()))
        .col_expr(entity::Column::EndedAt, Expr::value(now))
        .filter(entity::Column::Id.eq(id.uuid()))
        .filter(entity::Column::State.eq(State::Queued.name()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Leases the next job that is due, or whose lease ran out. One that was lost as often as it may be
/// tried took its process with it each time: it is a dead letter, not leased once more.
pub async fn lease_next(tx: &Tx, kinds: &[&'static str]) -> Result<Option<entity::Model>, Fault> {
    while let Some(row) = next(tx, kinds).await? {
        if row.attempts < ATTEMPTS {
            return lease(tx, row).await.map(Some);
        }
        settle(tx, row.id, State::Dead, Some("lost".to_owned())).await?;
    }
    Ok(None)
}

async fn next(tx: &Tx, kinds: &[&'static str]) -> Result<Option<entity::Model>, Fault> {
    let now = Instant::from(tx.ambient().now());
    let due = Condition::all()
        .add(entity::Column::State.eq(State::Queued.name()))
        .add(entity::Column::RunAt.lte(now));
    let lost = Condition::all()
        .add(entity::Column::State.eq(State::Running.name()))
        .add(entity::Column::LeasedUntil.lt(now));
    let mut find = entity::Entity::find()
        .filter(Condition::any().add(due).add(lost))
        .filter(entity::Column::Kind.is_in(kinds.iter().copied()))
        .order_by_asc(entity::Column::RunAt);
    if engine_of(tx.db()) == Engine::Postgres {
        find = find.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    Ok(find.limit(1).one(tx.db()).await?)
}

async fn lease(tx: &Tx, row: entity::Model) -> Result<entity::Model, Fault> {
    let leased = entity::ActiveModel {
        id: Set(row.id),
        state: Set(State::Running.name().to_owned()),
        attempts: Set(row.attempts + 1),
        leased_until: Set(Some(lease_end(tx))),
        ..Default::default()
    };
    Ok(leased.update(tx.db()).await?)
}

/// Renews a lease and notes the progress; answers whether the job was asked to stop.
pub async fn sign_of_life(tx: &Tx, id: uuid::Uuid, progress: Option<(i64, i64)>) -> Result<bool, Fault> {
    let mut row =
        entity::ActiveModel { id: Set(id), leased_until: Set(Some(lease_end(tx))), ..Default::default() };
    if let Some((done, total)) = progress {
        row.done = Set(done);
        row.total = Set(total);
    }
    Ok(row.update(tx.db()).await?.stopping)
}

/// Ends a job, or puts it back for another try.
pub async fn settle(tx: &Tx, id: uuid::Uuid, state: State, failure: Option<String>) -> Result<(), Fault> {
    let now = Instant::from(tx.ambient().now());
    let row = entity::ActiveModel {
        id: Set(id),
        state: Set(state.name().to_owned()),
        failure: Set(failure),
        leased_until: Set(None),
        ended_at: Set((state != State::Queued).then_some(now)),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(())
}

/// Puts a failed job back, later each time.
pub async fn try_again(tx: &Tx, row: &entity::Model, failure: String) -> Result<(), Fault> {
    if row.attempts >= ATTEMPTS {
        return settle(tx, row.id, State::Dead, Some(failure)).await;
    }
    settle(tx, row.id, State::Queued, Some(failure)).await?;
    let wait = SignedDuration::from_secs(5 * 4_i64.pow(u32::try_from(row.attempts).unwrap_or(0).min(5)));
    let later = tx.ambient().now().saturating_add(wait).unwrap_or_else(|_| tx.ambient().now());
    let row = entity::ActiveModel { id: Set(row.id), run_at: Set(later.into()), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

fn lease_end(tx: &Tx) -> Instant {
    let now = tx.ambient().now();
    now.saturating_add(LEASE).unwrap_or(now).into()
}
