//! Holding a name where there is no row to lock yet: what was read under it still holds when it is written.

use sea_orm::{DbBackend, Statement};

use crate::{Db, Engine, Fault, OrganisationKey, Tx, engine_of};

impl Tx {
    /// Holds a name until this transaction ends: whoever wants the same one waits for that, and reads what was
    /// written. The encrypted file has one writer, who holds everything.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn hold(&self, label: &str, name: &[u8]) -> Result<(), Fault> {
        hold(self.db(), self.key(), (label, name)).await
    }
}

/// As [`Tx::hold`], within the transaction of a connection. The server sees a digest, never the name.
pub(crate) async fn hold(
    db: &impl Db,
    key: &OrganisationKey,
    (label, name): (&str, &[u8]),
) -> Result<(), Fault> {
    if engine_of(db) == Engine::Postgres {
        let mut number = [0; 8];
        number.copy_from_slice(&key.digest(label, &[name])[..8]);
        let sql = "SELECT pg_advisory_xact_lock($1)";
        let values = [i64::from_be_bytes(number).into()];
        db.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    }
    Ok(())
}
