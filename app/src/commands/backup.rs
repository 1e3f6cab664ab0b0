//! `carnet backup FOLDER` and `carnet restore FOLDER`.

use std::path::Path;

use web::{Problem, Sentence};

use super::Call;
use crate::backup::{self, BackupRejected};
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
        Some(copy) => console.say(
            Sentence::new("backup-made")
                .with("file", copy.display().to_string())
                .with("size", made.bytes.div_ceil(1024)),
        ),
        None => {
            let folder = folder.display().to_string();
            console.say(Sentence::new("backup-of-server").with("folder", folder));
        }
    }
    console.say("backup-key-elsewhere");
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
    if !restored.predecessor_heard {
        console.note("restore-predecessor-silent");
    }
    match restored.copy {
        Some(copy) => console.say(Sentence::new("restore-done").with("file", copy.display().to_string())),
        None => console.say("restore-done-server"),
    }
    console.say(
        Sentence::new("restore-replayed")
            .with("erasures", restored.erasures)
            .with("refusals", restored.refusals),
    );
    Ok(Ending::Done)
}
