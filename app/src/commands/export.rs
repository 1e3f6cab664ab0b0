//! `carnet export all`: the whole file, written out whole or not at all.

use customers::export::{self, What, Wish};
use kernel::{Actor, Role};
use personal::Purpose;
use web::{Problem, Sentence};

use super::Call;
use crate::cli::{Export, Verb};
use crate::draft::{Draft, Sacred};
use crate::ending::Ending;
use crate::opening::Opened;
use crate::server::StopBell;
use crate::settings::Settings;
use crate::wiring;

/// Writes everything into a file. It stands there once it is whole.
pub async fn run(wish: Export, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let Export::All { format, out, reason } = wish;
    let mut draft = Draft::beside(&out, &Sacred::of(settings, []))?;
    let mut bell = StopBell::hang().map_err(Problem::fault)?;
    let house = Opened::existing(settings, Verb::Export, &call.ambient).await?;
    let given = reason.filter(|text| !kernel::text::trim(text).is_empty());
    // whoever holds the machine holds the key: the console is asked nothing, and the log says that it was the console
    let reason = given.unwrap_or_else(|| call.console.voice().say("cli-export-no-reason"));
    let wish = Wish { what: What::Whole, format, reason: Some(reason) };
    let written = tokio::select! {
        written = write(&house, wish, &mut draft, &call) => written.map(|()| true),
        () = bell.rung() => Ok(false),
    };
    house.close().await;
    if !written? {
        call.console.note("cli-export-stopped");
        return Ok(Ending::Fault);
    }
    draft.keep()?;
    call.console.say(Sentence::new("cli-export-done").with("file", out.display().to_string()));
    call.console.say("cli-export-care");
    Ok(Ending::Done)
}

async fn write(house: &Opened, wish: Wish, draft: &mut Draft, call: &Call<'_>) -> Result<(), Problem> {
    let access = wiring::grants().access(Actor::Console, Role::Owner, Purpose::ClientManagement)?;
    let voice = call.console.voice();
    let mut export = export::Export::begin(&house.store, &wiring::clerk(), wish, voice, access).await?;
    while let Some(piece) = export.next().await? {
        draft.add(&piece)?;
    }
    Ok(())
}
