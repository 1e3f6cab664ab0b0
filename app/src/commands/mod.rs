//! The commands, each in a file of its own.

mod backup;
mod check;
mod demo;
mod export;
mod import;
mod key;
mod user;

use std::sync::Arc;

use kernel::Ambient;
use web::{Locales, Problem};

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
        Command::Backup { folder } => backup::back_up(&folder, settings, call).await,
        Command::Restore(wish) => backup::restore(&wish, settings, call).await,
        Command::Check => check::run(settings, call).await,
        Command::Key { verb } => key::run(verb, settings, &call).await,
    }
}
