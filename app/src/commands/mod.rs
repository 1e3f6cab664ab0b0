//! The commands, each in a file of its own.

mod backup;
mod check;
mod demo;
mod export;
mod import;
mod key;
mod user;

use std::sync::Arc;

use customers::import::Incoming;
use kernel::Ambient;
use web::{Locales, Problem};

use crate::beside::{self, Asked, Inside, NoBasket};
use crate::cli::Command;
use crate::console::Console;
use crate::ending::Ending;
use crate::server;
use crate::settings::Settings;

/// What every command works with.
pub struct Call<'a> {
    /// Where it speaks.
    pub console: &'a Console,
    /// All words, for the server and for reports.
    pub locales: Arc<Locales>,
    /// Time and randomness.
    pub ambient: Ambient,
}

/// Does what was asked.
///
/// # Errors
/// A [`Problem`] that says what stood in the way.
pub async fn obey(command: Command, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    match command {
        Command::Serve => server::serve(settings, call).await,
        Command::Demo => demo::run(settings, call).await,
        Command::Import(import) => import::run(*import, settings, call).await,
        Command::Export { what } => export::run(what, settings, call).await,
        Command::User { verb } => user::run(verb, settings, call).await,
        Command::Backup(wish) => backup::back_up(wish, settings, call).await,
        Command::Restore(wish) => backup::restore(&wish, settings, call).await,
        Command::Check => beside::ask((Asked::Check, Vec::new()), settings, &call, &mut NoBasket).await,
        Command::Key { verb } => key::run(verb, settings, &call).await,
    }
}

/// Does in an open house what a command asks for: its own, or the one of the server it was passed to.
///
/// # Errors
/// A [`Problem`] that says what stood in the way.
pub async fn answer((asked, files): (Asked, Incoming), inside: Inside<'_>) -> Result<Ending, Problem> {
    match asked {
        Asked::Import(wish) => import::inside(&wish, files, inside).await,
        Asked::Export { format, reason } => export::inside(&format, reason, inside).await,
        Asked::UserReset { email } => user::inside(&email, &inside).await,
        Asked::Backup { folder, nightly } => backup::inside(folder, nightly, &inside).await,
        Asked::Drill { folder } => backup::drill_inside(folder, &inside).await,
        Asked::Check => check::inside(&inside).await,
    }
}
