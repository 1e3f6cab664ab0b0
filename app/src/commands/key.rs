//! `carnet key sheet` and `carnet key restore`: the recovery sheet, printed again and typed back.

use std::io::{BufRead, IsTerminal};

use store::{Fault, Location, OrganisationKey, Store};
use web::{Problem, Sentence};

use super::Call;
use crate::cli::{Key, Verb};
use crate::console::Console;
use crate::ending::Ending;
use crate::folder::{DataFolder, FolderRejected, Identity, identity_at};
use crate::keyring::{Keyring, flaw_sentence};
use crate::opening::{BaseRejected, identity_in};
use crate::settings::Settings;

/// Prints the recovery sheet, or writes the key file again from it.
pub async fn run(verb: Key, settings: &Settings, call: &Call<'_>) -> Result<Ending, Problem> {
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
            let nameless = match identity_at(&settings.data) {
                Ok(Some(identity)) if identity.key_mark != key.mark() => {
                    return Err(Problem::rejected("key-restore-anothers"));
                }
                Ok(Some(_)) => None,
                Ok(None) | Err(FolderRejected::Damaged(_)) => {
                    Nameless::opened_by(&key, settings, call).await?
                }
                Err(rejected) => return Err(rejected.into()),
            };
            let file = ring.keep(&key)?;
            if let Some(nameless) = nameless {
                nameless.name()?;
            }
            call.console.say(Sentence::new("key-restored").with("file", file.display().to_string()));
        }
    }
    Ok(Ending::Done)
}

/// A data folder with a base whose identity is gone, and the identity the base gives it: the sheet
/// alone must bring it back.
struct Nameless(DataFolder, Identity);

impl Nameless {
    /// The folder, if there is a base in it; the key must open it.
    async fn opened_by(
        key: &OrganisationKey,
        settings: &Settings,
        call: &Call<'_>,
    ) -> Result<Option<Self>, Problem> {
        if settings.database.is_some() || !settings.data.join("carnet.db").exists() {
            return Ok(None);
        }
        let folder = DataFolder::hold_existing(&settings.data, Verb::KeyRestore)?;
        let location = Location::File(folder.base());
        let store = match Store::open(&location, key.clone(), call.ambient.clone()).await {
            Ok(store) => store,
            Err(Fault::NotReadable) => return Err(Problem::rejected("key-restore-anothers")),
            Err(Fault::NotRestored) => return Err(BaseRejected::NotRestored.into()),
            Err(fault) => return Err(fault.into()),
        };
        let identity = identity_in(&store, key).await;
        store.close().await;
        Ok(Some(Self(folder, identity?)))
    }

    /// Gives it back the identity its backups know.
    fn name(self) -> Result<(), FolderRejected> {
        self.0.adopt(&self.1)
    }
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
