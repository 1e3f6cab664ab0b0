//! A house of the bench: a data folder with its key beside it, the base it is filled into, and the real
//! binary that serves it.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use kernel::Ambient;
use store::{Location, OrganisationKey, Store};

use crate::server::Server;
use crate::{Trouble, process};

/// A data folder and the base that belongs to it.
pub struct House {
    folder: PathBuf,
    carnet: PathBuf,
    /// The database, where the base is not the encrypted file.
    database: Option<String>,
}

/// A `carnet serve` that runs until it is dropped.
pub struct Serving {
    child: Child,
    _said: BufReader<ChildStdout>,
    /// Where it listens: `127.0.0.1:8000`.
    pub address: String,
    /// When it was started.
    pub since: Instant,
}

impl House {
    /// The house in a folder, served by this binary, its base a file or a database of this name.
    #[must_use]
    pub fn new(folder: PathBuf, carnet: &Path, database: Option<(&Server, &str)>) -> Self {
        let database = database.map(|(server, name)| server.address_of(name));
        Self { folder, carnet: carnet.to_owned(), database }
    }

    /// A place beside the data folder.
    #[must_use]
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A command of Carnet's in this house.
    #[must_use]
    pub fn carnet(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(&self.carnet);
        command
            .args(arguments)
            .env("CARNET_DATA", self.place("data"))
            .env("XDG_CONFIG_HOME", self.place("config"))
            .env("CARNET_LANG", "en")
            .env_remove("CARNET_CONFIG")
            .env_remove("CARNET_DATABASE");
        if let Some(database) = &self.database {
            command.env("CARNET_DATABASE", database);
        }
        command
    }

    /// Starts to serve, and waits until it listens.
    ///
    /// # Errors
    /// When it ends before.
    pub fn serve(&self) -> Result<Serving, Trouble> {
        let mut command = self.carnet(&["serve", "--listen", "127.0.0.1:0"]);
        let since = Instant::now();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut said = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            if said.read_line(&mut line)? == 0 {
                return Err("carnet serve ended before it served".into());
            }
        }
        let address = line.split_once("http://").map(|(_, rest)| rest).unwrap_or_default();
        let address = address.split_whitespace().next().unwrap_or_default().to_owned();
        Ok(Serving { child, _said: said, address, since })
    }

    /// Makes the data folder, its key and its empty base, as a first start does.
    ///
    /// # Errors
    /// When the binary does not start.
    pub fn begin(&self) -> Result<(), Trouble> {
        fs::create_dir_all(&self.folder)?;
        self.serve()?.end()
    }

    /// The base, opened as Carnet opens it: same engine, same key, same settings.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn store(&self) -> Result<Store, Trouble> {
        self.open(self.place("data/carnet.db")).await
    }

    /// Another, empty base under the same key: for what the engine alone can do.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn scratch(&self) -> Result<Store, Trouble> {
        self.open(self.place("scratch.db")).await
    }

    async fn open(&self, file: PathBuf) -> Result<Store, Trouble> {
        let location = self.database.clone().map_or(Location::File(file), Location::Postgres);
        Ok(Store::open(&location, self.key()?, Ambient::system()).await?)
    }

    fn key(&self) -> Result<OrganisationKey, Trouble> {
        for entry in fs::read_dir(self.place("config/carnet"))? {
            let path = entry?.path();
            if path.extension() == Some(OsStr::new("key")) {
                return OrganisationKey::read(&fs::read_to_string(path)?).map_err(|_| "a spoiled key".into());
            }
        }
        Err("no key".into())
    }
}

impl Serving {
    /// Its process number.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it has nothing to do any more: figures of a new day are reckoned when it starts.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn rest(&self) -> Result<(), Trouble> {
        loop {
            let before = process::processor_time(self.process())?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            if process::processor_time(self.process())? - before < Duration::from_millis(30) {
                return Ok(());
            }
        }
    }

    /// Asks it to stop, and waits for its end.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn end(mut self) -> Result<(), Trouble> {
        Command::new("kill").args(["-TERM", &self.process().to_string()]).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
