//! How much the file's engine does for something: steps of its machine, the same in every run, where time is
//! not. What costs the same in a small file and in a large one reads nothing that it does not need.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::sqlx::SqliteConnection;
use store::{Engine, Store};

/// After how many of its steps the engine tells.
const TOLD_EVERY: i32 = 10;

/// Does something over the writing connection, and answers how many steps that took; `None` on PostgreSQL.
pub async fn steps<T>(store: &Store, work: impl Future<Output = T>) -> (T, Option<u64>) {
    if store.engine() != Engine::Sqlite {
        return (work.await, None);
    }
    let told = Arc::new(AtomicU64::new(0));
    let counter = told.clone();
    let count = move || counter.fetch_add(1, Ordering::Relaxed) < u64::MAX;
    with_connection(store, async |writer| {
        writer.lock_handle().await.unwrap().set_progress_handler(TOLD_EVERY, count);
    })
    .await;
    let done = work.await;
    with_connection(store, async |writer| writer.lock_handle().await.unwrap().remove_progress_handler())
        .await;
    (done, Some(told.load(Ordering::Relaxed) * u64::from(TOLD_EVERY.unsigned_abs())))
}

/// The file is written over one connection: this is the one.
async fn with_connection(store: &Store, deed: impl AsyncFnOnce(&mut SqliteConnection)) {
    let mut writer = store.writer().get_sqlite_connection_pool().acquire().await.unwrap();
    deed(&mut writer).await;
}
