//! Durable jobs: leased, tried again, given up, stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use jiff::ToSpan;
use kernel::JobId;
use serde_json::json;
use store::jobs::{
    Failure, GivenUp, Handler, JobRun, Ladder, Lane, State, Status, given_up, is_under_way, status,
};
use store::{Fault, Store};
use testkit::on_both_engines;

use crate::world::cause;

#[derive(Clone, Default)]
struct Counting {
    runs: Arc<AtomicU32>,
    outcomes: Arc<Vec<Result<(), Failure>>>,
}

impl Counting {
    fn answering(outcomes: Vec<Result<(), Failure>>) -> Self {
        Self { outcomes: Arc::new(outcomes), ..Self::default() }
    }
}

#[async_trait]
impl Handler for Counting {
    fn kind(&self) -> &'static str {
        "count"
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let run = self.runs.fetch_add(1, Ordering::SeqCst) as usize;
        job.progress(run as i64 + 1, 10).await?;
        self.outcomes.get(run).copied().unwrap_or(Ok(()))
    }
}

async fn queued(store: &Store) -> JobId {
    let mut tx = store.begin(cause()).await.unwrap();
    let id = tx.enqueue("count", json!({ "batch": "1" })).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn status_of(store: &Store, id: JobId) -> Status {
    status(store.reader(), id).await.unwrap().unwrap()
}

#[test]
fn a_queued_job_is_done_once_and_tells_its_progress() {
    on_both_engines(|base| async move {
        let counting = Counting::default();
        let runner = base.store.runner(vec![Arc::new(counting.clone())]);
        let id = queued(&base.store).await;
        assert_eq!(status_of(&base.store, id).await.state, State::Queued);
        assert!(runner.run_next().await.unwrap());
        assert!(!runner.run_next().await.unwrap(), "nothing is left to do");
        let status = status_of(&base.store, id).await;
        assert_eq!((status.state, status.done, status.total), (State::Done, 1, 10));
        assert_eq!(counting.runs.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_job_is_under_way_from_its_queueing_to_its_end() {
    on_both_engines(|base| async move {
        let under_way = async |kind| is_under_way(base.store.reader(), kind).await.unwrap();
        let runner = base.store.runner(vec![Arc::new(Counting::default())]);
        assert!(!under_way("count").await);
        queued(&base.store).await;
        assert!(under_way("count").await && !under_way("another").await);
        crate::world::sql(&base.store, "UPDATE store_jobs SET state = 'running', leased_until = 1").await;
        assert!(under_way("count").await);
        assert!(runner.run_next().await.unwrap());
        assert!(!under_way("count").await);
    });
}

#[test]
fn a_job_of_a_change_given_up_never_runs() {
    on_both_engines(|base| async move {
        let runner = base.store.runner(vec![Arc::new(Counting::default())]);
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.enqueue("count", json!({})).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(!runner.run_next().await.unwrap());
    });
}

#[test]
fn a_failed_job_waits_and_is_tried_again_until_it_is_given_up() {
    on_both_engines(|base| async move {
        let runner =
            base.store.runner(vec![Arc::new(Counting::answering(vec![Err(Failure::Again(Fault::Busy)); 9]))]);
        let id = queued(&base.store).await;
        for attempt in 1..=5 {
            assert!(runner.run_next().await.unwrap(), "attempt {attempt}");
            assert!(!runner.run_next().await.unwrap(), "it waits before it is tried again");
            base.clock.pass(3.hours());
        }
        let status = status_of(&base.store, id).await;
        assert_eq!(status.state, State::Dead);
        assert_eq!(status.failure.as_deref(), Some("the database is busy"));
    });
}

#[test]
fn a_job_whose_process_died_is_taken_over_when_its_lease_ends() {
    on_both_engines(|base| async move {
        let id = queued(&base.store).await;
        crate::world::sql(
            &base.store,
            "UPDATE store_jobs SET state = 'running', leased_until = 1, attempts = 1",
        )
        .await;
        let runner = base.store.runner(vec![Arc::new(Counting::default())]);
        assert!(runner.run_next().await.unwrap());
        assert_eq!(status_of(&base.store, id).await.state, State::Done);
    });
}

/// A step that is not there.
struct Panicking;

#[async_trait]
impl Handler for Panicking {
    fn kind(&self) -> &'static str {
        "panic"
    }

    async fn run(&self, _: &JobRun) -> Result<(), Failure> {
        panic!("the twelfth of eleven rows")
    }
}

#[test]
fn a_job_that_panics_is_a_dead_letter_and_the_next_one_is_done() {
    on_both_engines(|base| async move {
        let runner = base.store.runner(vec![Arc::new(Panicking), Arc::new(Counting::default())]);
        let mut tx = base.store.begin(cause()).await.unwrap();
        let panics = tx.enqueue("panic", json!({})).await.unwrap();
        tx.commit().await.unwrap();
        base.clock.pass(1.second());
        let next = queued(&base.store).await;
        assert!(runner.run_next().await.unwrap());
        assert!(runner.run_next().await.unwrap());
        let dead = status_of(&base.store, panics).await;
        assert_eq!((dead.state, dead.failure.as_deref()), (State::Dead, Some("panicked")));
        assert_eq!(status_of(&base.store, next).await.state, State::Done);
    });
}

#[test]
fn a_job_that_kills_its_process_each_time_is_given_up() {
    on_both_engines(|base| async move {
        let id = queued(&base.store).await;
        let lost = "UPDATE store_jobs SET state = 'running', leased_until = 1, attempts = 5";
        crate::world::sql(&base.store, lost).await;
        let counting = Counting::default();
        let runner = base.store.runner(vec![Arc::new(counting.clone())]);
        assert!(!runner.run_next().await.unwrap(), "it is not begun a sixth time");
        assert_eq!(counting.runs.load(Ordering::SeqCst), 0);
        let status = status_of(&base.store, id).await;
        assert_eq!((status.state, status.failure.as_deref()), (State::Dead, Some("lost")));
    });
}

#[test]
fn stopping_cancels_a_waiting_job_and_interrupts_a_running_one() {
    on_both_engines(|base| async move {
        let runner = base.store.runner(vec![Arc::new(Counting::default())]);
        let waiting = queued(&base.store).await;
        let tx = base.store.begin(cause()).await.unwrap();
        tx.stop_job(waiting).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(status_of(&base.store, waiting).await.state, State::Cancelled);
        let running = queued(&base.store).await;
        crate::world::sql(&base.store, "UPDATE store_jobs SET stopping = TRUE").await;
        assert!(runner.run_next().await.unwrap());
        assert_eq!(status_of(&base.store, running).await.state, State::Cancelled);
    });
}

#[test]
fn a_job_that_catches_up_waits_once_and_again_after_it_began() {
    on_both_engines(|base| async move {
        let counting = Counting::default();
        let runner = base.store.runner(vec![Arc::new(counting.clone())]);
        for _ in 0..3 {
            let tx = base.store.begin(cause()).await.unwrap();
            tx.enqueue_once("count").await.unwrap();
            tx.enqueue_once("count").await.unwrap();
            tx.commit().await.unwrap();
        }
        assert!(runner.run_next().await.unwrap());
        assert!(!runner.run_next().await.unwrap(), "one was enough");
        let tx = base.store.begin(cause()).await.unwrap();
        tx.enqueue_once("count").await.unwrap();
        tx.commit().await.unwrap();
        assert!(runner.run_next().await.unwrap());
    });
}

/// A job that another node takes up meanwhile, as it does when a lease ran out.
struct Overtaken;

#[async_trait]
impl Handler for Overtaken {
    fn kind(&self) -> &'static str {
        "count"
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        crate::world::sql(&job.store, "UPDATE store_jobs SET attempts = attempts + 1").await;
        assert_eq!(job.progress(1, 2).await, Err(Failure::Lost), "it is not ours any more");
        Ok(())
    }
}

#[test]
fn a_job_that_somebody_else_has_taken_up_is_theirs_to_end() {
    on_both_engines(|base| async move {
        let id = queued(&base.store).await;
        assert!(base.store.runner(vec![Arc::new(Overtaken)]).run_next().await.unwrap());
        assert_eq!(status_of(&base.store, id).await.state, State::Running);
    });
}

#[test]
fn jobs_that_ended_are_forgotten_and_those_given_up_are_not() {
    on_both_engines(|base| async move {
        let answers = vec![Ok(()), Err(Failure::Final("no-file")), Ok(())];
        let runner = base.store.runner(vec![Arc::new(Counting::answering(answers))]);
        let mut ids = Vec::new();
        for _ in 0..2 {
            ids.push(queued(&base.store).await);
            assert!(runner.run_next().await.unwrap());
        }
        base.clock.pass(31.days());
        ids.push(queued(&base.store).await);
        assert!(runner.run_next().await.unwrap());
        let waits = queued(&base.store).await;
        let tx = base.store.begin(cause()).await.unwrap();
        let thirty_days_ago = base.ambient.now() - 720.hours();
        assert_eq!(tx.forget_jobs_before(thirty_days_ago.into()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(status(base.store.reader(), ids[0]).await.unwrap().is_none());
        assert_eq!(status_of(&base.store, ids[1]).await.state, State::Dead);
        assert_eq!(status_of(&base.store, ids[2]).await.state, State::Done);
        assert_eq!(status_of(&base.store, waits).await.state, State::Queued);
    });
}

#[test]
fn what_a_process_left_running_on_the_file_is_taken_up_at_once_at_the_next_start() {
    on_both_engines(|base| async move {
        let id = queued(&base.store).await;
        crate::world::sql(
            &base.store,
            "UPDATE store_jobs SET state = 'running', leased_until = 9000000000000000, attempts = 5",
        )
        .await;
        base.store.give_back_jobs(true).await.unwrap();
        let runner = base.store.runner(vec![Arc::new(Counting::default())]);
        let is_file = base.store.engine() == store::Engine::Sqlite;
        assert_eq!(runner.run_next().await.unwrap(), is_file, "on a server another node may be at it");
        let expected = if is_file { State::Done } else { State::Running };
        assert_eq!(status_of(&base.store, id).await.state, expected, "stopped on purpose, it was not tried");
    });
}

#[test]
fn a_job_for_later_waits_for_its_hour() {
    on_both_engines(|base| async move {
        let runner = base.store.runner(vec![Arc::new(Counting::default())]);
        let mut tx = base.store.begin(cause()).await.unwrap();
        let due = base.ambient.now() + 2.hours();
        let id = tx.enqueue_at("count", json!({}), due).await.unwrap();
        tx.commit().await.unwrap();
        base.clock.pass(119.minutes());
        assert!(!runner.run_next().await.unwrap());
        assert_eq!(status_of(&base.store, id).await.due, due);
        base.clock.pass(1.minutes());
        assert!(runner.run_next().await.unwrap());
    });
}

/// An import that lasts until it is let go.
struct Long(Arc<tokio::sync::Notify>);

#[async_trait]
impl Handler for Long {
    fn kind(&self) -> &'static str {
        "import"
    }

    async fn run(&self, _: &JobRun) -> Result<(), Failure> {
        self.0.notified().await;
        Ok(())
    }
}

/// A letter, which goes by its own lane and is tried twice.
struct Letter(Arc<tokio::sync::Notify>, Result<(), Failure>);

#[async_trait]
impl Handler for Letter {
    fn kind(&self) -> &'static str {
        "letter"
    }

    fn lane(&self) -> Lane {
        Lane { name: "post", width: 2 }
    }

    fn ladder(&self) -> Ladder {
        const TWICE: Ladder = Ladder(&[jiff::SignedDuration::from_mins(1)]);
        TWICE
    }

    async fn run(&self, _: &JobRun) -> Result<(), Failure> {
        self.0.notify_one();
        self.1
    }
}

#[test]
fn a_letter_does_not_wait_behind_an_import() {
    on_both_engines(|base| async move {
        let (done, left) = (Arc::new(tokio::sync::Notify::new()), Arc::new(tokio::sync::Notify::new()));
        let handlers: Vec<Arc<dyn Handler>> =
            vec![Arc::new(Long(done.clone())), Arc::new(Letter(left.clone(), Ok(())))];
        let runner = base.store.runner(handlers);
        let mut tx = base.store.begin(cause()).await.unwrap();
        let import = tx.enqueue("import", json!({})).await.unwrap();
        tx.commit().await.unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let round = tokio::spawn(runner.run(async move { stopped.await.unwrap_or_default() }));
        while status_of(&base.store, import).await.state != State::Running {
            tokio::task::yield_now().await;
        }
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.enqueue("letter", json!({})).await.unwrap();
        tx.commit().await.unwrap();
        left.notified().await; // it would wait for ever behind the import
        assert_eq!(status_of(&base.store, import).await.state, State::Running);
        done.notify_one();
        stop.send(()).unwrap();
        round.await.unwrap();
        assert_eq!(status_of(&base.store, import).await.state, State::Done, "what is under way is finished");
    });
}

#[test]
fn a_kind_has_its_own_ladder_and_a_dead_letter_is_tried_again_when_asked() {
    on_both_engines(|base| async move {
        let away = Letter(Arc::default(), Err(Failure::Later("host-away")));
        let runner = base.store.runner(vec![Arc::new(away)]);
        let mut tx = base.store.begin(cause()).await.unwrap();
        let id = tx.enqueue("letter", json!({})).await.unwrap();
        assert!(!tx.try_again(id).await.unwrap(), "it waits anyway");
        tx.commit().await.unwrap();
        assert!(runner.run_next().await.unwrap());
        let waits = status_of(&base.store, id).await;
        assert_eq!((waits.state, waits.failure.as_deref()), (State::Queued, Some("host-away")));
        base.clock.pass(1.minutes());
        assert!(runner.run_next().await.unwrap());
        assert_eq!(status_of(&base.store, id).await.state, State::Dead);
        let dead = given_up(base.store.reader()).await.unwrap();
        assert_eq!(dead, [GivenUp { kind: "letter".to_owned(), count: 1 }]);
        let mut tx = base.store.begin(cause()).await.unwrap();
        assert!(tx.try_again(id).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(given_up(base.store.reader()).await.unwrap(), []);
        assert!(runner.run_next().await.unwrap());
        assert_eq!(status_of(&base.store, id).await.state, State::Queued, "it has its whole ladder again");
    });
}
