//! `carnet backup FOLDER` and `carnet restore FOLDER`.

use std::path::PathBuf;

use contracts::FileSummary;
use web::{Problem, Sentence};

use super::Call;
use crate::backup::{self, BackupRejected, Begin, Predecessor};
use crate::beside::{self, Asked, Inside, NoBasket};
use crate::cli::{self, Verb};
use crate::ending::Ending;
use crate::folder::DataFolder;
use crate::settings::Settings;
use crate::wiring;

/// Asks for a copy, or for a drill.
pub async fn back_up(wish: cli::Backup, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let asked = match wish.verb {
        None => Asked::Backup { folder: from_the_root(wish.folder)?, nightly: wish.nightly },
        Some(cli::BackupVerb::Drill { folder }) => Asked::Drill { folder: from_the_root(folder)? },
    };
    beside::ask((asked, Vec::new()), settings, &call, &mut NoBasket).await
}

/// The path as it is meant where the command is typed: the server stands elsewhere.
fn from_the_root(folder: Option<PathBuf>) -> Result<Option<PathBuf>, BackupRejected> {
    let whole = |folder: PathBuf| {
        std::path::absolute(&folder).map_err(|error| BackupRejected::Unusable(folder, error))
    };
    folder.map(whole).transpose()
}

/// Makes a copy.
pub async fn inside(folder: Option<PathBuf>, nightly: bool, inside: &Inside<'_>) -> Result<Ending, Problem> {
    let (premises, console) = (inside.premises, inside.console);
    let every_night = backup::nightly(&premises.data)?;
    let folder = folder.or_else(|| every_night.clone()).ok_or(BackupRejected::NoFolder)?;
    if nightly {
        backup::choose(premises, &folder).await?;
    }
    let made = if nightly || every_night.as_ref() == Some(&folder) {
        backup::back_up_tonight(premises, &folder).await?
    } else {
        backup::back_up(premises, &folder, Begin::Gladly).await?
    };
    let Some(copy) = made else {
        let folder = folder.display().to_string();
        console.say(Sentence::new("backup-of-server").with("folder", folder));
        return Ok(Ending::Done);
    };
    let file = copy.path.display().to_string();
    console.say(Sentence::new("backup-made").with("file", file).with("size", copy.bytes.div_ceil(1024)));
    if nightly {
        console.say("backup-nightly");
    }
    console.say("backup-key-elsewhere");
    Ok(Ending::Done)
}

/// Tries the newest copy out.
pub async fn drill_inside(folder: Option<PathBuf>, inside: &Inside<'_>) -> Result<Ending, Problem> {
    let (premises, console) = (inside.premises, inside.console);
    let every_night = backup::nightly(&premises.data)?;
    let folder = folder.or(every_night).ok_or(BackupRejected::NoFolder)?;
    let report = backup::drill(premises, &folder).await?;
    backup::note_drill(premises, &report);
    let zone = wiring::books().rules(&premises.store).await?.zone;
    let about = Sentence::new("drill-of").with("copy", &report.copy).with("made", report.made);
    console.print(&console.voice().in_zone(zone).say(about)); // the hour the page will say
    for (step, is_fine) in &report.steps {
        let state = Sentence::new(if *is_fine { "drill-step-fine" } else { "drill-step-broken" });
        console.say(Sentence::new("drill-step").with("step", step.sentence()).with("state", state));
    }
    if !report.is_fine() {
        console.note("drill-broken");
        return Ok(Ending::Fault);
    }
    let fine = Sentence::new("drill-holds").with("people", report.holds.people);
    let fine = fine.with("companies", report.holds.companies).with("sales", report.holds.sales);
    console.say(fine.with("erasures", report.erasures).with("refusals", report.refusals));
    console.say("drill-fine");
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
