//! `carnet export all`: the whole file, written out whole or not at all.

use customers::export::{self, Format, What, Wish};
use kernel::{Actor, Role, Scope};
use personal::Purpose;
use web::{Problem, Sentence};

use super::Call;
use crate::beside::{self, Asked, Inside};
use crate::cli::Export;
use crate::draft::{Draft, Sacred};
use crate::ending::Ending;
use crate::server::StopBell;
use crate::settings::Settings;
use crate::wiring;

/// Writes everything into a file. It stands there once it is whole.
pub async fn run(wish: Export, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let Export::All { format, out, reason } = wish;
    let mut draft = Draft::beside(&out, &Sacred::of(settings, []))?;
    let mut bell = StopBell::hang().map_err(Problem::fault)?;
    let asked = Asked::Export { format: format.code().to_owned(), reason };
    let ended = tokio::select! {
        ended = beside::ask((asked, Vec::new()), settings, &call, &mut draft) => ended?,
        () = bell.rung() => {
            call.console.note("cli-export-stopped");
            return Ok(Ending::Fault);
        }
    };
    if ended == Ending::Done {
        draft.keep()?;
        call.console.say(Sentence::new("cli-export-done").with("file", out.display().to_string()));
        call.console.say("cli-export-care");
    }
    Ok(ended)
}

/// Reads everything out of an open house, piece by piece.
pub async fn inside(format: &str, reason: Option<String>, inside: Inside<'_>) -> Result<Ending, Problem> {
    let format = Format::from_code(format).ok_or(Problem::BadInput)?;
    let voice = inside.console.voice();
    let given = reason.filter(|text| !kernel::text::trim(text).is_empty());
    // whoever holds the machine holds the key: the console is asked nothing, and the log says that it was the console
    let reason = Some(given.unwrap_or_else(|| voice.say("cli-export-no-reason")));
    let wish = Wish { what: What::Whole, format, reason, scope: Scope::All };
    let access = wiring::grants().access(Actor::Console, Role::Owner, Purpose::ClientManagement)?;
    let store = &inside.premises.store;
    let mut export = export::Export::begin(store, &wiring::clerk(), wish, voice, access).await?;
    while let Some(piece) = export.next().await? {
        inside.basket.put(&piece).await?;
    }
    Ok(Ending::Done)
}
