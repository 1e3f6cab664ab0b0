//! Putting jobs into the queue and taking them out under a lease.

use jiff::{SignedDuration, Timestamp};
use kernel::{Id, JobId};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, UpdateMany,
};
use serde_json::Value;

use super::{Ladder, State, entity};
use crate::open::engine_of;
use crate::{Engine, Fault, Instant, Tx};

/// How long a job may go without a sign of life before another runner takes it.
pub const LEASE: SignedDuration = SignedDuration::from_secs(60);

pub async fn put(tx: &Tx, kind: &'static str, payload: Value, due: Timestamp) -> Result<JobId, Fault> {
    let id: JobId = tx.ambient().id();
    let now = Instant::from(tx.ambient().now());
    let cause = tx.cause();
    let row = entity::ActiveModel {
        id: Set(id.uuid()),
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_string()),
        state: Set(State::Queued.name().to_owned()),
        run_at: Set(due.into()),
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

/// The kinds a runner looks for, each with how often it may be tried.
pub type Kinds = [(&'static str, Ladder)];

/// Leases the next job that is due, or whose lease ran out. One that was lost as often as it may be
/// tried took its process with it each time: it is a dead letter, not leased once more.
pub async fn lease_next(tx: &Tx, kinds: &Kinds) -> Result<Option<entity::Model>, Fault> {
    while let Some(row) = next(tx, kinds).await? {
        let ladder = kinds.iter().find(|(kind, _)| *kind == row.kind).map_or(Ladder::HOUSE, |(_, it)| *it);
        if usize::try_from(row.attempts).is_ok_and(|tried| tried < ladder.tries()) {
            return lease(tx, row).await.map(Some);
        }
        settle(tx, &row, State::Dead, Some("lost".to_owned())).await?;
    }
    Ok(None)
}

async fn next(tx: &Tx, kinds: &Kinds) -> Result<Option<entity::Model>, Fault> {
    let now = Instant::from(tx.ambient().now());
    let due = Condition::all()
        .add(entity::Column::State.eq(State::Queued.name()))
        .add(entity::Column::RunAt.lte(now));
    let lost = Condition::all()
        .add(entity::Column::State.eq(State::Running.name()))
        .add(entity::Column::LeasedUntil.lt(now));
    let mut find = entity::Entity::find()
        .filter(Condition::any().add(due).add(lost))
        .filter(entity::Column::Kind.is_in(kinds.iter().map(|(kind, _)| *kind)))
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

/// What a sign of life is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pulse {
    /// Go on.
    GoesOn,
    /// Somebody asked to stop.
    Stopping,
    /// Somebody else has taken the job up meanwhile.
    Lost,
}

/// Renews a lease, notes the progress, and answers how to go on.
pub async fn sign_of_life(tx: &Tx, lease: &Lease, progress: Option<(i64, i64)>) -> Result<Pulse, Fault> {
    let mut renewed = entity::ActiveModel { leased_until: Set(Some(lease_end(tx))), ..Default::default() };
    if let Some((done, total)) = progress {
        renewed.done = Set(done);
        renewed.total = Set(total);
    }
    let held = lease.held(entity::Entity::update_many()).set(renewed).exec(tx.db()).await?;
    let row = entity::Entity::find_by_id(lease.job).one(tx.db()).await?;
    Ok(match row {
        Some(row) if held.rows_affected > 0 && row.stopping => Pulse::Stopping,
        Some(_) if held.rows_affected > 0 => Pulse::GoesOn,
        _ => Pulse::Lost,
    })
}

/// Ends a job; one that somebody else has taken up stays theirs.
pub async fn settle(
    tx: &Tx,
    row: &entity::Model,
    state: State,
    failure: Option<String>,
) -> Result<(), Fault> {
    let now = Instant::from(tx.ambient().now());
    let settled = entity::ActiveModel {
        state: Set(state.name().to_owned()),
        failure: Set(failure),
        leased_until: Set(None),
        ended_at: Set(Some(now)),
        ..Default::default()
    };
    Lease::of(row).held(entity::Entity::update_many()).set(settled).exec(tx.db()).await?;
    Ok(())
}

/// Puts a failed job back, one rung up its ladder; above the last it is a dead letter.
pub async fn put_back(tx: &Tx, row: &entity::Model, ladder: Ladder, failure: String) -> Result<(), Fault> {
    let Some(wait) = ladder.wait_after(row.attempts) else {
        return settle(tx, row, State::Dead, Some(failure)).await;
    };
    let put_back = entity::ActiveModel {
        state: Set(State::Queued.name().to_owned()),
        failure: Set(Some(failure)),
        leased_until: Set(None),
        run_at: Set(after(tx, wait)),
        ended_at: Set(None),
        ..Default::default()
    };
    Lease::of(row).held(entity::Entity::update_many()).set(put_back).exec(tx.db()).await?;
    Ok(())
}

/// Drops jobs that ended before an instant. Dead letters stay: somebody has to look at them.
pub async fn forget_ended_before(tx: &Tx, instant: Instant) -> Result<u64, Fault> {
    let ended = [State::Done, State::Cancelled].map(State::name);
    let gone = entity::Entity::delete_many()
        .filter(entity::Column::State.is_in(ended))
        .filter(entity::Column::EndedAt.lt(instant));
    Ok(gone.exec(tx.db()).await?.rows_affected)
}

/// Gives running jobs back to the queue: nobody does them any more. One that was stopped on purpose
/// does not count as tried.
pub async fn give_back(tx: &Tx, on_purpose: bool) -> Result<(), Fault> {
    let counted = Expr::col(entity::Column::Attempts).sub(i64::from(on_purpose));
    entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(State::Queued.name()))
        .col_expr(entity::Column::LeasedUntil, Expr::value(None::<i64>))
        .col_expr(entity::Column::Attempts, counted)
        .filter(entity::Column::State.eq(State::Running.name()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// One taking-up of a job: the next one counts one attempt more.
#[derive(Debug, Clone)]
pub struct Lease {
    job: uuid::Uuid,
    attempt: i64,
    state: String,
}

impl Lease {
    pub fn of(row: &entity::Model) -> Self {
        Self { job: row.id, attempt: row.attempts, state: row.state.clone() }
    }

    fn held(&self, update: UpdateMany<entity::Entity>) -> UpdateMany<entity::Entity> {
        update
            .filter(entity::Column::Id.eq(self.job))
            .filter(entity::Column::State.eq(&self.state))
            .filter(entity::Column::Attempts.eq(self.attempt))
    }
}

fn lease_end(tx: &Tx) -> Instant {
    after(tx, LEASE)
}

fn after(tx: &Tx, wait: SignedDuration) -> Instant {
    let now = tx.ambient().now();
    now.saturating_add(wait).unwrap_or(now).into()
}
