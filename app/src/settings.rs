//! Where Carnet runs: flags win over the environment, the environment over `carnet.toml`.
//!
//! Everything else is set in the pages. The configuration folder follows `XDG_CONFIG_HOME`; it
//! also holds the key, so that a copied data folder alone is unreadable.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use store::Location;
use web::{Rejection, Sentence};

/// The flags every command takes.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// The data folder: one folder, one organisation.
    #[arg(long, global = true, value_name = "DIR", env = "CARNET_DATA", hide_env = true)]
    pub data: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, global = true, value_name = "ADDR", env = "CARNET_LISTEN", hide_env = true)]
    pub listen: Option<SocketAddr>,
    /// A PostgreSQL URL, instead of the encrypted file in the data folder.
    #[arg(long, global = true, value_name = "URL", env = "CARNET_DATABASE", hide_env = true)]
    pub database: Option<String>,
    /// Another configuration file than `carnet.toml` in the configuration folder.
    #[arg(long, global = true, value_name = "FILE", env = "CARNET_CONFIG", hide_env = true)]
    pub config: Option<PathBuf>,
}

/// Where Carnet runs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The data folder.
    pub data: PathBuf,
    /// The address to listen on, where one was said.
    pub listen: Option<SocketAddr>,
    /// A PostgreSQL URL, if not the file.
    pub database: Option<String>,
    /// What people type to reach Carnet, where a proxy stands before it.
    pub address: Option<String>,
    /// The folder of keys and of `carnet.toml`.
    pub config_folder: PathBuf,
}

/// `carnet.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    listen: Option<SocketAddr>,
    database: Option<String>,
    address: Option<String>,
}

impl Settings {
    /// Gathers the settings.
    ///
    /// # Errors
    /// [`BadSettings`] when `carnet.toml` cannot be read, or the machine has no home folder and
    /// no folder was named.
    pub fn gather(flags: &Flags) -> Result<Self, BadSettings> {
        let config_folder = xdg("XDG_CONFIG_HOME", ".config").ok_or(BadSettings::NoHome)?;
        let file = read(flags.config.as_deref(), &config_folder)?;
        let usual = || xdg("XDG_DATA_HOME", ".local/share");
        let data = flags.data.clone().or(file.data).or_else(usual).ok_or(BadSettings::NoHome)?;
        Ok(Self {
            data: std::path::absolute(&data).map_err(|_| BadSettings::NoHome)?,
            listen: flags.listen.or(file.listen),
            database: flags.database.clone().or(file.database).filter(|url| !url.is_empty()),
            address: file.address.map(|address| address.trim_end_matches('/').to_owned()),
            config_folder,
        })
    }

    /// Where the base is, for a data folder's file of this path.
    #[must_use]
    pub fn location(&self, file: PathBuf) -> Location {
        self.database.clone().map_or(Location::File(file), Location::Postgres)
    }

    /// Whether people reach Carnet by https: cookies are `Secure` then.
    #[must_use]
    pub fn https(&self) -> bool {
        self.address.as_ref().is_some_and(|address| address.starts_with("https://"))
    }

    /// The address to listen on.
    #[must_use]
    pub fn listening(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8421)))
    }

    /// What people will type while Carnet does not run: as it is said now, else as it was served last.
    #[must_use]
    pub fn address_next(&self, served_last: Option<&str>) -> String {
        let said = self.address.is_some() || self.listen.is_some_and(|listen| listen.port() != 0);
        served_last.filter(|_| !said).map_or_else(|| self.address_at(self.listening()), str::to_owned)
    }

    /// What people type to reach Carnet when it listens there.
    #[must_use]
    pub fn address_at(&self, listening: SocketAddr) -> String {
        let open = if listening.ip().is_unspecified() { "localhost".to_owned() } else { host(listening) };
        self.address.clone().unwrap_or_else(|| format!("http://{open}:{}", listening.port()))
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    /// Neither `HOME` nor a folder was given.
    #[error("no home folder")]
    NoHome,
    /// The configuration file cannot be read.
    #[error("the configuration file cannot be read")]
    Unreadable(PathBuf),
    /// The configuration file is not what it should be; on which line, and what the reader of TOML
    /// says of it.
    #[error("the configuration file is not sound")]
    Unsound(PathBuf, usize, String),
    /// It names a setting there is none of; on which line.
    #[error("the configuration file names an unknown setting")]
    Unknown(PathBuf, usize, String),
    /// The public address in it is none.
    #[error("the address in the configuration file is none")]
    NoAddress(PathBuf),
}

impl Rejection for BadSettings {
    fn sentence(&self) -> Sentence {
        match self {
            Self::NoHome => "settings-no-home".into(),
            Self::Unreadable(file) => {
                Sentence::new("settings-unreadable").with("file", file.display().to_string())
            }
            Self::NoAddress(file) => {
                Sentence::new("settings-no-address").with("file", file.display().to_string())
            }
            Self::Unknown(file, line, setting) => Sentence::new("settings-unknown")
                .with("file", file.display().to_string())
                .with("line", *line)
                .with("setting", setting),
            Self::Unsound(file, line, complaint) => Sentence::new("settings-unsound")
                .with("file", file.display().to_string())
                .with("line", *line)
                .with("complaint", complaint),
        }
    }
}

fn read(named: Option<&Path>, folder: &Path) -> Result<File, BadSettings> {
    let path = named.map_or_else(|| folder.join("carnet.toml"), Path::to_owned);
    match std::fs::read_to_string(&path) {
        Ok(text) => understand(path, &text),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        Err(_) => Err(BadSettings::Unreadable(path)),
    }
}

fn understand(path: PathBuf, text: &str) -> Result<File, BadSettings> {
    let file: File = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        match error.message().strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
            Some((setting, _)) => BadSettings::Unknown(path.clone(), line, setting.to_owned()),
            None => BadSettings::Unsound(path.clone(), line, error.message().to_owned()),
        }
    })?;
    let is_web = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    match file.address.as_ref().is_none_or(is_web) {
        true => Ok(file),
        false => Err(BadSettings::NoAddress(path)),
    }
}

/// `$NAME/carnet`, or the usual place below the home folder.
fn xdg(name: &str, usual: &str) -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = absolute(name).or_else(|| Some(absolute("HOME")?.join(usual)))?;
    Some(folder.join("carnet"))
}

fn host(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(v4) => v4.ip().to_string(),
        SocketAddr::V6(v6) => format!("[{}]", v6.ip()),
    }
}
