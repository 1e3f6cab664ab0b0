//! What changes, told to whoever has a page open: of which kind of record, never which one or what.
//!
//! On the file all pages are of one process. On PostgreSQL each node listens to the server (`LISTEN`), and
//! hears the changes of the others too.

use std::collections::BTreeSet;

use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tokio::sync::{OnceCell, broadcast};

use crate::{Engine, Fault, Store, Tx};

/// The channel of the server.
const CHANNEL: &str = "carnet_news";
/// How many pieces of news may wait for somebody slow, who then only hears that there were some.
const WAITING: usize = 64;

/// Something heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Records of this kind changed, as the journal calls it.
    Changed(String),
    /// There will be no more: the house closes.
    Over,
}

/// Who tells.
pub(crate) struct Herald {
    told: broadcast::Sender<News>,
    listens: OnceCell<()>,
}

impl Default for Herald {
    fn default() -> Self {
        Self { told: broadcast::Sender::new(WAITING), listens: OnceCell::new() }
    }
}

impl Store {
    /// What changes from now on. Whoever hears too slowly is told that they lag behind.
    ///
    /// # Errors
    /// [`Fault::Unreachable`] when the server cannot be listened to.
    pub async fn news(&self) -> Result<broadcast::Receiver<News>, Fault> {
        let news = self.herald().told.subscribe();
        if self.engine() == Engine::Postgres {
            self.herald().listens.get_or_try_init(|| self.listen()).await?;
        }
        Ok(news)
    }

    /// Says that there will be no more news, so that nobody waits for any while the house closes.
    pub fn end_news(&self) {
        self.tell(News::Over);
    }

    /// Passes on what the server tells, for as long as the connections last.
    async fn listen(&self) -> Result<(), Fault> {
        let pool = self.writer().get_postgres_connection_pool();
        let mut listener = PgListener::connect_with(pool).await.map_err(|_| Fault::Unreachable)?;
        listener.listen(CHANNEL).await.map_err(|_| Fault::Unreachable)?;
        let told = self.herald().told.clone();
        tokio::spawn(async move {
            while let Ok(heard) = listener.recv().await {
                let _ = told.send(News::Changed(heard.payload().to_owned()));
            }
        });
        Ok(())
    }

    fn tell(&self, news: News) {
        let _ = self.herald().told.send(news); // nobody may be listening
    }
}

impl Tx {
    /// Leaves word on the server: it tells everybody once this transaction is committed.
    pub(crate) async fn leave_word(&self) -> Result<(), Fault> {
        if self.engine() == Engine::Postgres {
            for kind in self.changed() {
                let values = [CHANNEL.into(), (*kind).into()];
                let notify =
                    Statement::from_sql_and_values(DbBackend::Postgres, "SELECT pg_notify($1, $2)", values);
                self.db().execute_raw(notify).await?;
            }
        }
        Ok(())
    }
}

/// Tells what was changed in a file of ours.
pub(crate) fn announce(store: &Store, changed: BTreeSet<&'static str>) {
    if store.engine() == Engine::Sqlite {
        changed.into_iter().for_each(|kind| store.tell(News::Changed(kind.to_owned())));
    }
}
