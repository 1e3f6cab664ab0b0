//! Where Carnet runs: flags win over the environment, the environment over `carnet.toml`.
//!
//! Everything else is set in the pages. The configuration folder follows `XDG_CONFIG_HOME`; it
//! also holds the key, so that a copied data folder alone is unreadable.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use store::Location;
use toml::{Spanned, Value};
use web::{Rejection, Sentence};

/// The flags every command takes.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// The data folder: one folder, one organisation.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, global = true, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// A PostgreSQL URL, instead of the encrypted file in the data folder.
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Another configuration file than `carnet.toml` in the configuration folder.
    #[arg(long, global = true, value_name = "FILE")]
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

/// `carnet.toml`, understood.
#[derive(Debug, Default)]
struct File {
    data: Option<PathBuf>,
    listen: Option<SocketAddr>,
    database: Option<String>,
    address: Option<String>,
}

/// `carnet.toml` as it is written: what each value must be is said in our words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    data: Option<Spanned<Value>>,
    listen: Option<Spanned<Value>>,
    database: Option<Spanned<Value>>,
    address: Option<Spanned<Value>>,
}

impl Settings {
    /// Gathers the settings.
    ///
    /// # Errors
    /// [`BadSettings`] when `carnet.toml` cannot be read, or the machine has no home folder and
    /// no folder was named.
    pub fn gather(flags: &Flags) -> Result<Self, BadSettings> {
        let config_folder = xdg("XDG_CONFIG_HOME", ".config").ok_or(BadSettings::NoHome)?;
        let named = flags.config.clone().or_else(|| variable("CARNET_CONFIG").map(PathBuf::from));
        let file = read(named.as_deref(), &config_folder)?;
        let data = flags.data.clone().or_else(|| variable("CARNET_DATA").map(PathBuf::from)).or(file.data);
        let usual = || xdg("XDG_DATA_HOME", ".local/share");
        let data = data.or_else(usual).ok_or(BadSettings::NoDataHome)?;
        let database = flags.database.clone().filter(|url| !url.is_empty());
        Ok(Self {
            data: std::path::absolute(&data).map_err(|_| BadSettings::NoDataHome)?,
            listen: match flags.listen {
                None => listen_of_environment()?.or(file.listen),
                typed => typed,
            },
            database: database.or_else(|| variable("CARNET_DATABASE")).or(file.database),
            address: file.address,
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
    /// No place for keys: neither `HOME` nor `XDG_CONFIG_HOME`.
    #[error("no home folder")]
    NoHome,
    /// No place for data: neither `HOME` nor `XDG_DATA_HOME`, and none was named.
    #[error("no folder for data")]
    NoDataHome,
    /// The configuration file cannot be read.
    #[error("the configuration file cannot be read")]
    Unreadable(PathBuf),
    /// The configuration file is no TOML; from which line on.
    #[error("the configuration file is not sound")]
    Unsound(PathBuf, usize),
    /// A setting in it is no text; on which line.
    #[error("a setting in the configuration file is no text")]
    NoText(PathBuf, usize, &'static str),
    /// The address to listen on is none: what was written, and where.
    #[error("the address to listen on is none")]
    NoListening(String, String),
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
            Self::NoDataHome => "settings-no-data-home".into(),
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
            Self::Unsound(file, line) => Sentence::new("settings-unsound")
                .with("file", file.display().to_string())
                .with("line", *line)
                .with("example", "listen = \"127.0.0.1:8421\""),
            Self::NoText(file, line, setting) => Sentence::new("settings-no-text")
                .with("file", file.display().to_string())
                .with("line", *line)
                .with("setting", *setting),
            Self::NoListening(typed, place) => {
                Sentence::new("settings-no-listening").with("typed", typed).with("place", place)
            }
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
    let line_at = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let written: Written = toml::from_str(text).map_err(|error| {
        let line = line_at(error.span().map_or(0, |span| span.start));
        match error.message().strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
            Some((setting, _)) => BadSettings::Unknown(path.clone(), line, setting.to_owned()),
            None => BadSettings::Unsound(path.clone(), line),
        }
    })?;
    // an empty setting is none, as an empty variable is
    let word = |name, value: Option<Spanned<Value>>| match value {
        None => Ok(None),
        Some(value) => match value.get_ref() {
            Value::String(text) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
            _ => Err(BadSettings::NoText(path.clone(), line_at(value.span().start), name)),
        },
    };
    let listen = word("listen", written.listen)?;
    let address = word("address", written.address)?.map(|address| address.trim_end_matches('/').to_owned());
    if address.as_deref().is_some_and(|address| !is_web(address)) {
        return Err(BadSettings::NoAddress(path));
    }
    Ok(File {
        data: word("data", written.data)?.map(PathBuf::from),
        listen: listen.map(|typed| listening_at(typed, path.display().to_string())).transpose()?,
        database: word("database", written.database)?,
        address,
    })
}

/// Whether people can type it: a scheme and a name behind it.
fn is_web(address: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

fn listening_at(typed: String, place: String) -> Result<SocketAddr, BadSettings> {
    typed.parse().map_err(|_| BadSettings::NoListening(typed, place))
}

fn listen_of_environment() -> Result<Option<SocketAddr>, BadSettings> {
    variable("CARNET_LISTEN").map(|typed| listening_at(typed, "CARNET_LISTEN".to_owned())).transpose()
}

/// A variable of the environment; an empty one, as container tools leave them, is not set.
fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
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
