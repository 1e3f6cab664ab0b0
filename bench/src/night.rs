//! The night before a measurement: the search for duplicates runs as soon as a house opens after its hour, and
//! what is measured is pages.

use customers::duplicates::SCAN;
use sea_orm::{ConnectionTrait as _, Statement, Value};
use store::{Instant, Store};
use uuid::Uuid;

use crate::Trouble;

/// Says of a base that this night's search is over, and forgets one that waits.
///
/// # Errors
/// When the engine refuses.
pub async fn is_over(store: &Store) -> Result<(), Trouble> {
    let now = Instant::from(store.ambient().now());
    ask(store, "DELETE FROM store_jobs WHERE kind = $1", vec![SCAN.into()]).await?;
    let over = "INSERT INTO customers_scans (id, job_id, started_at, ended_at, fresh, gone)
         VALUES (1, $1, $2, $2, 0, 0)
         ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, ended_at = excluded.ended_at";
    ask(store, over, vec![Uuid::nil().into(), now.into()]).await
}

async fn ask(store: &Store, sql: &str, values: Vec<Value>) -> Result<(), Trouble> {
    let backend = store.writer().get_database_backend();
    store.writer().execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}
