//! Commands beside a running server. One process holds a data folder; a command that finds it held by
//! `carnet serve` passes its wish on through a socket in the folder and tells what comes back. Without a
//! server it opens the house itself: what is done inside is the same.
//!
//! Files stay on the command's side: it reads what is imported, piece by piece, and writes what is exported, with
//! the rights of whoever typed it. The socket is its owner's alone, and whoever knocks is asked for the
//! number of their user besides.

mod counter;
mod knock;
mod luggage;
mod speech;

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use jiff::civil::Date;
use kernel::Country;
use personal::{LegalBasis, Purpose, SourceClass};
use serde::{Deserialize, Serialize};
use web::{Locales, Problem, Rejection as _};

pub use self::counter::Counter;
pub use self::luggage::Luggage;
use crate::cli::Verb;
use crate::commands::{self, Call};
use crate::console::Console;
use crate::draft::Draft;
use crate::ending::Ending;
use crate::folder::DataFolder;
use crate::opening::{Opened, tell_of_key};
use crate::premises::Premises;
use crate::settings::Settings;

/// What a command asks of an open house. It cannot be printed: it may name somebody.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// `import`; its files come along.
    Import(Import),
    /// `export all`.
    Export {
        /// The code of the form.
        format: String,
        /// Why, for the access log.
        reason: Option<String>,
    },
    /// `user reset`.
    UserReset {
        /// The address.
        email: String,
    },
    /// `backup`.
    Backup {
        /// The folder; the one of the nights if none.
        folder: Option<PathBuf>,
        /// Whether a copy goes there every night from now on.
        nightly: bool,
    },
    /// `backup drill`.
    Drill {
        /// The folder; the one of the nights if none.
        folder: Option<PathBuf>,
    },
    /// `check`.
    Check,
}

/// The answers of an import.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Import {
    /// The country of a new organisation.
    pub country: Option<Country>,
    /// Where the people come from.
    pub origin: String,
    /// The source class.
    pub source: SourceClass,
    /// The legal basis.
    pub basis: LegalBasis,
    /// Why they are kept.
    pub purpose: Purpose,
    /// When they were collected.
    pub date: Date,
    /// Whether hidden sheets are read.
    pub hidden_sheets: bool,
    /// Whether sales that come alone make the clients nobody knows.
    pub make_clients: bool,
    /// Whether the batch is written.
    pub yes: bool,
}

/// What a command has once it is inside the house.
pub struct Inside<'a> {
    /// The house.
    pub premises: &'a Premises,
    /// Where it speaks.
    pub console: &'a Console,
    /// All words, for reports.
    pub locales: &'a Arc<Locales>,
    /// What people type to reach Carnet.
    pub address: String,
    /// What it carries home.
    pub basket: &'a mut dyn Basket,
}

/// Where the bytes go that a command carries home.
#[async_trait]
pub trait Basket: Send + Sync {
    /// Takes a piece.
    async fn put(&mut self, piece: &[u8]) -> Result<(), Problem>;
}

#[async_trait]
impl Basket for Draft {
    async fn put(&mut self, piece: &[u8]) -> Result<(), Problem> {
        self.add(piece)
    }
}

/// The basket of a command that carries nothing home.
pub struct NoBasket;

#[async_trait]
impl Basket for NoBasket {
    async fn put(&mut self, _: &[u8]) -> Result<(), Problem> {
        Ok(())
    }
}

/// Has done what a command asks: by the server that holds the folder, or in a house opened for it.
///
/// # Errors
/// A [`Problem`] that says what stood in the way.
pub async fn ask(
    (asked, files): (Asked, Vec<Luggage>),
    settings: &Settings,
    call: &Call<'_>,
    basket: &mut dyn Basket,
) -> Result<Ending, Problem> {
    if let Some(line) = knock::at(&settings.data).await {
        return line.pass((asked, files), call.console, basket).await;
    }
    let house = match open(&asked, settings, call).await? {
        Ok(house) => house,
        Err(ending) => return Ok(ending),
    };
    let (premises, address) = (house.premises(), settings.address_next(house.folder.served_last()));
    let inside =
        Inside { premises: &premises, console: call.console, locales: &call.locales, address, basket };
    let ending = match luggage::bring_in(&premises.store, files).await {
        Ok(incoming) => commands::answer((asked, incoming), inside).await,
        Err(problem) => Err(problem),
    };
    drop(premises);
    house.close().await;
    ending
}

/// Opens the house for a command; the inner error is an ending that was told.
async fn open(
    asked: &Asked,
    settings: &Settings,
    call: &Call<'_>,
) -> Result<Result<Opened, Ending>, Problem> {
    let house = match asked {
        Asked::Import(_) => {
            let folder = DataFolder::hold(&settings.data, Verb::Import)?;
            Opened::enter(folder, settings, &call.ambient).await?
        }
        Asked::Check => match Opened::to_check(settings, &call.ambient).await? {
            Ok(house) => house,
            Err(rejected) if rejected.is_harm() => {
                call.console.note(rejected.sentence());
                return Ok(Err(Ending::Fault));
            }
            Err(rejected) => return Err(rejected.into()),
        },
        other => return Opened::existing(settings, other.verb(), &call.ambient).await.map(Ok),
    };
    tell_of_key(&house.key, call.console);
    Ok(Ok(house))
}

impl Asked {
    const fn verb(&self) -> Verb {
        match self {
            Self::Import(_) => Verb::Import,
            Self::Export { .. } => Verb::Export,
            Self::UserReset { .. } => Verb::UserReset,
            Self::Backup { .. } | Self::Drill { .. } => Verb::Backup,
            Self::Check => Verb::Check,
        }
    }
}
