//! Where one reads: a pool, and the one connection of whoever asks many questions in a row.
//!
//! A page asks some forty questions. To take a connection for each, and to give it back, costs more than most
//! of the answers; over one connection, and of one instant, they agree with each other besides.

use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    IsolationLevel, QueryResult, Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::Mutex;

use crate::Engine;
use crate::open::engine_of;

tokio::task_local! {
    static LOOK: Arc<Look>;
}

/// The connections for reading. On the file they cannot write.
#[derive(Clone)]
pub struct Reader(Arc<DatabaseConnection>);

/// What a task reads of one instant: begun with its first question, or with the first one since it let go.
struct Look {
    of: Reader,
    begun: Mutex<Option<Arc<DatabaseTransaction>>>,
}

impl Reader {
    pub(crate) fn new(pool: DatabaseConnection) -> Self {
        Self(Arc::new(pool))
    }

    /// The connections themselves.
    pub(crate) fn pool(&self) -> &DatabaseConnection {
        &self.0
    }

    /// Does some work that only reads: whatever it asks itself, and not in a task it starts, is answered over
    /// one connection, and as the base stood at its first question.
    pub async fn at_one_instant<W: Future>(&self, work: W) -> W::Output {
        LOOK.scope(Arc::new(Look { of: self.clone(), begun: Mutex::default() }), work).await
    }

    /// Ends what the task reads of one instant, so that it waits for the writer without a connection that others
    /// could read over. Its next question begins anew.
    pub(crate) async fn let_go(&self) {
        if let Some(look) = look_at(self) {
            look.begun.lock().await.take();
        }
    }

    /// A transaction that only reads, as the base stands at its first question.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = match engine_of(&*self.0) {
            // In the write-ahead log, a transaction that only reads sees one instant by itself.
            Engine::Sqlite => TransactionOptions::default(),
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        self.0.begin_with_options(options).await
    }
}

impl Look {
    async fn transaction(&self) -> Result<Arc<DatabaseTransaction>, DbErr> {
        let mut begun = self.begun.lock().await;
        match &*begun {
            Some(transaction) => Ok(Arc::clone(transaction)),
            None => Ok(Arc::clone(begun.insert(Arc::new(self.of.begin().await?)))),
        }
    }
}

/// The look of the task, if it is one at this base.
fn look_at(reader: &Reader) -> Option<Arc<Look>> {
    LOOK.try_with(Arc::clone).ok().filter(|look| Arc::ptr_eq(&look.of.0, &reader.0))
}

#[async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match look_at(self) {
            Some(look) => look.transaction().await?.execute_raw(statement).await,
            None => self.0.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match look_at(self) {
            Some(look) => look.transaction().await?.execute_unprepared(sql).await,
            None => self.0.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match look_at(self) {
            Some(look) => look.transaction().await?.query_one_raw(statement).await,
            None => self.0.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match look_at(self) {
            Some(look) => look.transaction().await?.query_all_raw(statement).await,
            None => self.0.query_all_raw(statement).await,
        }
    }
}
