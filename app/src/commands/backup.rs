//! `carnet backup FOLDER` and `carnet restore FOLDER`.

use std::path::Path;

use contracts::FileSummary;
use web::{Problem, Sentence};

use super::Call;
use crate::backup::{self, BackupRejected, Predecessor};
use crate::cli::{self, Verb};
use crate::ending::Ending;
use crate::folder::DataFolder;
use crate::opening::Opened;
use crate::settings::Settings;

/// Makes a copy.
pub async fn back_up(folder: &Path, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let house = Opened::existing(settings, Verb::Backup, &call.ambient).await?;
    let made = backup::back_up(&house, folder).await;
    house.close().await;
    let (console, made) = (call.console, made?);
    match made.copy {
        Some(copy) => {
            let size = made.bytes.div_ceil(1024);
            console.say(
                Sentence::new("backup-made").with("file", copy.display().to_string()).with("size", size),
            );
            console.say("backup-key-elsewhere");
        }
        None => {
            let folder = folder.display().to_string();
            console.say(Sentence::new("backup-of-server").with("folder", folder));
        }
    }
    Ok(Ending::Done)
}

/// Brings a copy back.
pub async fn restore(wish: &cli::Restore, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    if !wish.folder.is_dir() {
        return Err(BackupRejected::NoBackup.into());
    }
    let folder = DataFolder::hold(&settings.data, Verb::Restore)?;
    let wish = backup::Wish { folder: &wish.folder, copy: wish.copy.as_deref(), replace: wish.replace };
    let restored = backup::restore(&folder, settings, &call.ambient, wish).await?;
    let console = call.console;
    match restored.predecessor {
        Predecessor::Nobody => {}
        Predecessor::Silent => console.note("restore-predecessor-silent"),
        Predecessor::Heard(held) => console.say(counted("restore-replaced", held)),
    }
    match restored.copy {
        Some((copy, made)) => {
            let done = counted("restore-done", restored.holds).with("made", made);
            let done = done.with("file", copy.display().to_string());
            // the house's own time, wherever its server stands
            console.print(&console.voice().in_zone(restored.zone).say(done));
        }
        None => console.say(counted("restore-done-server", restored.holds)),
    }
    console.say(
        Sentence::new("restore-replayed")
            .with("erasures", restored.replayed.erasures)
            .with("refusals", restored.replayed.refusals)
            .with("addresses", restored.replayed.addresses),
    );
    console.say("restore-accounts");
    Ok(Ending::Done)
}

fn counted(key: &'static str, holds: FileSummary) -> Sentence {
    let sentence = Sentence::new(key).with("people", holds.people).with("companies", holds.companies);
    sentence.with("sales", holds.sales)
}
