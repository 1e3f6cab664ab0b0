//! The one place that knows every room: the command line, the wiring, the server.
//!
//! A command is a line in [`cli`], a file in `commands/`, and its sentences in `locales/`. What
//! contexts bring to the server is gathered in [`wiring`].

mod backup;
mod beside;
mod cli;
mod commands;
mod console;
pub mod coverage;
pub mod demo;
mod draft;
mod ending;
mod first_steps;
mod folder;
pub mod help;
mod home;
mod keyring;
mod logs;
mod opening;
mod own_data;
mod premises;
mod proofs;
mod scratch;
mod server;
mod settings;
mod settings_page;
mod speech;
pub mod wiring;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use kernel::Ambient;
use tokio::runtime::Runtime;
use web::{Locales, Problem};

pub use crate::backup::look_at_the_clock;
use crate::cli::{Command, Understood};
use crate::commands::Call;
use crate::console::Console;
use crate::ending::Ending;
pub use crate::premises::Premises;
use crate::server::StopBell;
use crate::settings::Settings;

/// The words of the command line.
pub const WORDS: web::Words =
    web::Words { room: "app", fr: include_str!("../locales/fr.ftl"), en: include_str!("../locales/en.ftl") };

/// How long the end waits for file work that is under way.
const FAREWELL: Duration = Duration::from_secs(2);

/// Does what the command line asks, and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    web::panics::log_places_only();
    let ambient = Ambient::system();
    let locales = match Locales::gather(&wiring::words()) {
        Ok(locales) => Arc::new(locales),
        Err(unspeakable) => return console::without_words(&unspeakable),
    };
    let console = Console::new(Arc::clone(&locales), ambient.clone());
    let outcome = match cli::understand(arguments, &console) {
        Understood::Wish(cli) => obey(cli, Call { console: &console, locales, ambient }),
        Understood::Answered(ending) => Ok(ending),
    };
    outcome.unwrap_or_else(|problem| console.tell(&problem)).into()
}

/// Obeys until done, or until asked to stop: what is half done is dropped, and leaves nothing behind.
/// The server and an export end in ways of their own; who is asked for a line may simply go away.
async fn until_stopped(command: Command, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    if matches!(command, Command::Serve | Command::Export { .. } | Command::Key { .. }) {
        return commands::obey(command, settings, call).await;
    }
    let console = call.console;
    let mut bell = StopBell::hang().map_err(Problem::fault)?;
    tokio::select! {
        ending = commands::obey(command, settings, call) => ending,
        () = bell.rung() => {
            console.note("stopped");
            Ok(Ending::Fault)
        }
    }
}

fn obey(cli: cli::Cli, call: Call<'_>) -> Result<Ending, Problem> {
    let settings = Settings::gather(&cli.flags)?;
    logs::begin(matches!(cli.command, Command::Serve), &settings);
    let runtime = Runtime::new().map_err(Problem::fault)?;
    let ending = runtime.block_on(until_stopped(cli.command, &settings, call));
    runtime.shutdown_timeout(FAREWELL); // a disk that went away may keep a thread for hours
    ending
}
