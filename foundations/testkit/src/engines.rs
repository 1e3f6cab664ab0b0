//! The same test on an encrypted file and on PostgreSQL.
//!
//! PostgreSQL is used when `CARNET_TEST_POSTGRES` names a server on which databases may be made;
//! with `CARNET_REQUIRE_POSTGRES=1` (as `scripts/test` sets) its absence is a failure, so that no run
//! can be green on one engine only. Each test gets a database of its own, copied from a template
//! that is migrated once per run.

use std::future::Future;
use std::path::{Path, PathBuf};

use kernel::Ambient;
use migrations::{Migrations, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use store::{Location, OrganisationKey, Store};

use crate::{TestClock, ambient_at};

/// A fresh, migrated base and the clock it runs under.
pub struct Base {
    /// The base.
    pub store: Store,
    /// Its clock, standing at 2026-11-23 09:00 UTC, a Monday.
    pub clock: TestClock,
    /// Its clock and randomness.
    pub ambient: Ambient,
    /// Where it lives, to open it again.
    pub location: Location,
    /// Its key.
    pub key: OrganisationKey,
    /// The folder of the encrypted file, free for the test's own files.
    pub folder: PathBuf,
}

impl Base {
    /// The encrypted file itself.
    pub fn file(&self) -> PathBuf {
        self.folder.join("carnet.db")
    }
}

/// Runs a test on both engines, the encrypted file first.
pub fn on_both_engines<F: Future<Output = ()>>(test: impl Fn(Base) -> F) {
    // held out here: a test that takes only the store out of its base must not lose the folder
    let (first, second) = (folder(), folder());
    runtime().block_on(async {
        test(file_base(first.path()).await).await;
        if let Some(server) = server() {
            let (base, name) = server_base(&server, second.path()).await;
            test(base).await;
            forget(&server, &name).await;
        }
    });
}

/// Whether this run must have PostgreSQL.
pub fn with_postgres_required() -> bool {
    std::env::var("CARNET_REQUIRE_POSTGRES").is_ok_and(|value| value == "1")
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// The address of the PostgreSQL server of this run, if it has one.
pub fn server() -> Option<String> {
    let server = std::env::var("CARNET_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
    if server.is_none() {
        assert!(
            !with_postgres_required(),
            "CARNET_TEST_POSTGRES names no PostgreSQL server: use scripts/with-postgres"
        );
        eprintln!("PostgreSQL is left out of this run: CARNET_TEST_POSTGRES is not set");
    }
    server
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

async fn file_base(folder: &Path) -> Base {
    let location = Location::File(folder.join("carnet.db"));
    let base = open(location, folder).await;
    Migrations::up(base.store.writer(), None).await.expect("the migrations run");
    base
}

async fn open(location: Location, folder: &Path) -> Base {
    let (ambient, clock) = ambient_at("2026-11-23T09:00:00Z");
    let key = OrganisationKey::generate(&ambient);
    let store = Store::open(&location, key.clone(), ambient.clone()).await.expect("the base opens");
    Base { store, clock, ambient, location, key, folder: folder.to_owned() }
}

async fn server_base(server: &str, folder: &Path) -> (Base, String) {
    let template = template(server).await;
    let name = format!("carnet_{}", fresh());
    let admin = connect(server, "postgres").await;
    run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    let _ = admin.close().await;
    (open(Location::Postgres(database(server, &name)), folder).await, name)
}

/// The migrated template, made by whichever test comes first; the others wait on its lock.
async fn template(server: &str) -> String {
    let name = "carnet_template".to_owned();
    let admin = connect(server, "postgres").await;
    run(&admin, "SELECT pg_advisory_lock(20261122)").await;
    if !exists(&admin, &name).await {
        run(&admin, &format!("CREATE DATABASE {name}_new")).await;
        let fresh = connect(server, &format!("{name}_new")).await;
        Migrations::up(&fresh, None).await.expect("the migrations run on PostgreSQL");
        let _ = fresh.close().await;
        run(&admin, &format!("ALTER DATABASE {name}_new RENAME TO {name}")).await;
    }
    run(&admin, "SELECT pg_advisory_unlock(20261122)").await;
    let _ = admin.close().await;
    name
}

async fn exists(admin: &DatabaseConnection, name: &str) -> bool {
    let sql = format!("SELECT 1 AS one FROM pg_database WHERE datname = '{name}'");
    let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql);
    admin.query_one_raw(statement).await.expect("the server answers").is_some()
}

async fn forget(server: &str, name: &str) {
    let admin = connect(server, "postgres").await;
    run(&admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    let _ = admin.close().await;
}

async fn connect(server: &str, name: &str) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(database(server, name));
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the PostgreSQL server answers")
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect("the server does what it is told");
}

/// The server's URL with another database name; query parameters are kept.
fn database(server: &str, name: &str) -> String {
    let (address, parameters) =
        server.split_once('?').map_or((server, ""), |(address, rest)| (address, rest));
    let root = match address.splitn(4, '/').collect::<Vec<_>>()[..] {
        [scheme, "", host, _] | [scheme, "", host] => format!("{scheme}//{host}"),
        _ => address.trim_end_matches('/').to_owned(),
    };
    if parameters.is_empty() { format!("{root}/{name}") } else { format!("{root}/{name}?{parameters}") }
}

/// A name no other test of any process has.
fn fresh() -> String {
    Ambient::system().id::<kernel::RowId>().to_string().replace('-', "")
}
