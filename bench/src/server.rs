//! The PostgreSQL server beside the bench: databases made and dropped in it, and what it costs.

use std::time::Duration;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use crate::{Trouble, process};

/// A server of the bench's own, on this machine.
pub struct Server {
    address: String,
    admin: DatabaseConnection,
    process: u32,
}

impl Server {
    /// The server at this address.
    ///
    /// # Errors
    /// When it does not answer, or runs on another machine.
    pub async fn at(address: &str) -> Result<Self, Trouble> {
        let mut options = ConnectOptions::new(address);
        options.max_connections(1).sqlx_logging(false);
        let admin = Database::connect(options).await?;
        let backend: i32 = ask(&admin, "SELECT pg_backend_pid() AS answer").await?;
        let process = process::parent(u32::try_from(backend)?)?;
        Ok(Self { address: address.to_owned(), admin, process })
    }

    /// The address of one of its databases.
    #[must_use]
    pub fn address_of(&self, name: &str) -> String {
        let (address, parameters) = self.address.split_once('?').unwrap_or((&self.address, ""));
        let (host, _) = address.rsplit_once('/').unwrap_or((address, ""));
        let mark = if parameters.is_empty() { "" } else { "?" };
        format!("{host}/{name}{mark}{parameters}")
    }

    /// Makes an empty database, in the place of one that is there.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn make(&self, name: &str) -> Result<(), Trouble> {
        self.drop(name).await?;
        self.admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
        Ok(())
    }

    /// Drops a database.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn drop(&self, name: &str) -> Result<(), Trouble> {
        self.admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
        Ok(())
    }

    /// The databases whose names begin so.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn databases(&self, beginning: &str) -> Result<Vec<String>, Trouble> {
        let sql = "SELECT datname::text AS answer FROM pg_database WHERE starts_with(datname, $1)";
        let asked = Statement::from_sql_and_values(DbBackend::Postgres, sql, [beginning.into()]);
        let rows = self.admin.query_all_raw(asked).await?;
        Ok(rows.iter().map(|row| row.try_get("", "answer")).collect::<Result<_, _>>()?)
    }

    /// The processor time of all of it.
    ///
    /// # Errors
    /// When it is gone.
    pub fn processor_time(&self) -> Result<Duration, Trouble> {
        process::processor_time_of_family(self.process)
    }

    /// Its version, and how it is set where that matters most.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn says(&self) -> Result<String, Trouble> {
        let version: String = ask(&self.admin, "SELECT current_setting('server_version') AS answer").await?;
        let buffers: String = ask(&self.admin, "SELECT current_setting('shared_buffers') AS answer").await?;
        let flush: String = ask(&self.admin, "SELECT current_setting('fsync') AS answer").await?;
        Ok(format!("PostgreSQL {version} (shared_buffers {buffers}, fsync {flush})"))
    }
}

async fn ask<T: sea_orm::TryGetable>(db: &DatabaseConnection, sql: &str) -> Result<T, Trouble> {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    Ok(row.ok_or("no answer")?.try_get("", "answer")?)
}
