//! What PostgreSQL is told of tables within a long transaction.

use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

use crate::{Engine, Fault, Tx};

/// The tables that have more than a megabyte and at least four times the pages they had when the planner heard of
/// them last, always in one order: who holds some of them waits for nobody who waits for those.
const GROWN: &str = "SELECT quote_ident(c.relname) AS name FROM pg_class c
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
       AND pg_relation_size(c.oid) / current_setting('block_size')::bigint > GREATEST(128, 4 * c.relpages)
     ORDER BY c.oid";

impl Tx {
    /// Tells the planner of PostgreSQL of tables that grew: of what a transaction writes it hears nothing until the
    /// end, and goes on reading tables whole that were empty when it began. The encrypted file follows its indexes
    /// without being told.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn tell_the_planner(&self) -> Result<(), Fault> {
        if self.engine() != Engine::Postgres {
            return Ok(());
        }
        let asked = Statement::from_string(DbBackend::Postgres, GROWN);
        let grown = self.db().query_all_raw(asked).await?;
        let name = |row: &QueryResult| row.try_get::<String>("", "name");
        let grown: Vec<String> = grown.iter().map(name).collect::<Result<_, _>>()?;
        if !grown.is_empty() {
            self.db().execute_unprepared(&format!("ANALYZE {}", grown.join(", "))).await?;
        }
        Ok(())
    }
}
