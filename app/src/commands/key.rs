//! `carnet key sheet` and `carnet key restore`: the recovery sheet, printed again and typed back.

use std::io::{BufRead, IsTerminal};

use store::OrganisationKey;
use web::{Problem, Sentence};

use super::Call;
use crate::cli::Key;
use crate::console::Console;
use crate::ending::Ending;
use crate::folder::{FolderRejected, identity_at};
use crate::keyring::{Keyring, flaw_sentence};
use crate::settings::Settings;

/// Prints the recovery sheet, or writes the key file again from it.
pub fn run(verb: Key, settings: &Settings, call: &Call<'_>) -> Result<Ending, Problem> {
    let ring = Keyring::new(&settings.config_folder, &settings.data);
    match verb {
        Key::Sheet => {
            let identity =
                identity_at(&settings.data)?.ok_or(FolderRejected::Empty(settings.data.clone()))?;
            let found = ring.find(&identity)?;
            call.console.say("key-sheet");
            call.console.print(&format!("\n    {}\n", found.key.recovery_line().as_str()));
        }
        Key::Restore => {
            let key = typed(call.console)?;
            let identity = identity_at(&settings.data)?;
            if identity.is_some_and(|identity| identity.key_mark != key.mark()) {
                return Err(Problem::rejected("key-restore-anothers"));
            }
            let file = ring.keep(&key)?;
            call.console.say(Sentence::new("key-restored").with("file", file.display().to_string()));
        }
    }
    Ok(Ending::Done)
}

/// The line of a recovery sheet, from the standard input: as an argument it would stay in the
/// shell's history.
fn typed(console: &Console) -> Result<OrganisationKey, Problem> {
    let input = std::io::stdin();
    if input.is_terminal() {
        console.note("key-restore-ask");
    }
    let mut line = String::new();
    input.lock().read_line(&mut line).map_err(|_| Problem::rejected("key-restore-nothing"))?;
    if line.trim().is_empty() {
        return Err(Problem::rejected("key-restore-nothing"));
    }
    let flawed =
        |flaw| Problem::rejected(Sentence::new("key-restore-flawed").with("flaw", flaw_sentence(flaw)));
    OrganisationKey::read(&line).map_err(flawed)
}
