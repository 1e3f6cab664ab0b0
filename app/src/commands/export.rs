//! `carnet export all`: the whole file, written out whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use customers::export::{self, What, Wish};
use kernel::{Actor, Role};
use personal::Purpose;
use web::{Problem, Sentence};

use super::Call;
use crate::cli::{Export, Verb};
use crate::ending::Ending;
use crate::folder::reason;
use crate::opening::Opened;
use crate::server::StopBell;
use crate::settings::Settings;
use crate::wiring;

/// Writes everything into a file. It stands there once it is whole.
pub async fn run(wish: Export, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let Export::All { format, out, reason } = wish;
    let mut draft = Draft::beside(&out)?;
    let mut bell = StopBell::hang().map_err(Problem::fault)?;
    let house = Opened::existing(settings, Verb::Export, &call.ambient).await?;
    let wish = Wish { what: What::Whole, format, reason };
    let written = tokio::select! {
        written = write(&house, wish, &mut draft, &call) => written.map(|()| true),
        () = bell.rung() => Ok(false),
    };
    house.close().await;
    if !written? {
        call.console.note("cli-export-stopped");
        return Ok(Ending::Refused);
    }
    draft.keep()?;
    call.console.say(Sentence::new("cli-export-done").with("file", out.display().to_string()));
    call.console.say("cli-export-care");
    Ok(Ending::Done)
}

async fn write(house: &Opened, wish: Wish, draft: &mut Draft, call: &Call<'_>) -> Result<(), Problem> {
    let access = wiring::grants().access(Actor::Console, Role::Owner, Purpose::ClientManagement)?;
    let voice = call.console.voice();
    let begun = export::Export::begin(&house.store, &wiring::clerk(), wish, voice, access).await;
    let mut export = begun.map_err(worded)?;
    while let Some(piece) = export.next().await? {
        draft.add(&piece)?;
    }
    Ok(())
}

/// On the command line a reason is given by a flag.
fn worded(not: export::NotExported) -> Problem {
    match not {
        export::NotExported::ReasonMissing(people) => {
            Problem::rejected(Sentence::new("cli-export-reason").with("people", people))
        }
        other => other.into(),
    }
}

/// A file in the making beside its place; dropped before it is kept, it is gone.
struct Draft {
    file: File,
    path: PathBuf,
    place: PathBuf,
}

impl Draft {
    /// Begins a file that only its owner may read.
    fn beside(place: &Path) -> Result<Self, Problem> {
        if place.is_dir() {
            return Err(unusable(place, &ErrorKind::IsADirectory.into()));
        }
        let name = place.file_name().ok_or_else(|| unusable(place, &ErrorKind::NotFound.into()))?;
        let draft = format!(".{}.{}.part", name.to_string_lossy(), std::process::id());
        let path = place.with_file_name(draft);
        let opened = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path);
        let file = opened.map_err(|error| unusable(place, &error))?;
        Ok(Self { file, path, place: place.to_owned() })
    }

    fn add(&mut self, piece: &[u8]) -> Result<(), Problem> {
        self.file.write_all(piece).map_err(|error| unusable(&self.place, &error))
    }

    /// Puts the whole file in its place, durably.
    fn keep(self) -> Result<(), Problem> {
        let keep = || {
            self.file.sync_all()?;
            std::fs::rename(&self.path, &self.place)?;
            let folder = self.place.parent().filter(|folder| !folder.as_os_str().is_empty());
            File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
        };
        keep().map_err(|error| unusable(&self.place, &error))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Once it is in its place, there is nothing left to remove.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn unusable(path: &Path, error: &std::io::Error) -> Problem {
    let sentence = Sentence::new("place-unusable").with("place", path.display().to_string());
    Problem::rejected(sentence.with("reason", reason(error)))
}
