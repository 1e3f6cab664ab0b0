//! `carnet check`: proves that nothing was changed behind Carnet's back, and says what it found.

use std::path::PathBuf;

use store::journal::{self, Broken};
use store::{Engine, Store, reads, upkeep};
use web::{Problem, Sentence};

use super::Call;
use crate::backup::{self, Standing};
use crate::console::Console;
use crate::coverage::{self, Gap};
use crate::ending::Ending;
use crate::opening::Opened;
use crate::settings::Settings;

/// Checks everything that can be checked, and ends with a fault when something is broken.
pub async fn run(settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let house = Opened::to_check(settings, &call.ambient).await?;
    let findings = findings(&house).await;
    house.close().await;
    Ok(tell(&findings?, call.console))
}

/// One thing that was checked.
struct Finding {
    is_fine: bool,
    sentence: Sentence,
}

async fn findings(house: &Opened) -> Result<Vec<Finding>, Problem> {
    let store = &house.store;
    let pages = pages(store).await?;
    if !pages.is_fine {
        return Ok(vec![pages]); // what stands on broken pages proves nothing
    }
    let mut all = vec![pages];
    let (db, key) = (store.reader(), store.key());
    let journal = journal::verify(db, key).await?.map(|verified| verified.entries);
    all.push(chain(journal, "check-journal-whole", "check-journal-broken"));
    all.push(chain(reads::verify(db, key).await?, "check-reads-whole", "check-reads-broken"));
    let gaps = coverage::gaps(store).await?;
    if gaps.is_empty() {
        all.push(fine("check-inventory-whole"));
    }
    all.extend(gaps.into_iter().map(gap));
    let backups = backup::bring_up_to_date(store, house.folder.path(), &house.identity).await?;
    all.extend(backups.into_iter().map(destination));
    Ok(all)
}

async fn pages(store: &Store) -> Result<Finding, Problem> {
    Ok(match (store.engine(), upkeep::is_sound(store).await?) {
        (Engine::Postgres, _) => fine("check-pages-not-ours"),
        (Engine::Sqlite, true) => fine("check-pages-whole"),
        (Engine::Sqlite, false) => broken("check-pages-broken"),
    })
}

fn chain(verified: Result<u64, Broken>, whole: &'static str, harmed: &'static str) -> Finding {
    match verified {
        Ok(entries) => fine(Sentence::new(whole).with("count", entries)),
        Err(broken_at) => broken(Sentence::new(harmed).with("where", place(broken_at))),
    }
}

fn place(broken: Broken) -> Sentence {
    match broken {
        Broken::Changed(row) => Sentence::new("check-row-changed").with("row", row.to_string()),
        Broken::Missing(row) => Sentence::new("check-row-missing").with("row", row.to_string()),
        Broken::Head => "check-end-changed".into(),
    }
}

fn gap(gap: Gap) -> Finding {
    broken(match gap {
        Gap::NotInventoried(what) => Sentence::new("check-not-inventoried").with("what", what),
        Gap::NotThere(what) => Sentence::new("check-not-there").with("what", what),
    })
}

fn destination((folder, standing): (PathBuf, Standing)) -> Finding {
    let about = |key: &'static str| Sentence::new(key).with("folder", folder.display().to_string());
    match standing {
        Standing::UpToDate => fine(about("check-backup-whole")),
        Standing::Away => fine(about("check-backup-away")),
        Standing::Broken => broken(about("check-backup-broken")),
    }
}

fn fine(sentence: impl Into<Sentence>) -> Finding {
    Finding { is_fine: true, sentence: sentence.into() }
}

fn broken(sentence: impl Into<Sentence>) -> Finding {
    Finding { is_fine: false, sentence: sentence.into() }
}

fn tell(findings: &[Finding], console: &Console) -> Ending {
    for finding in findings {
        console.say(finding.sentence.clone());
    }
    let harmed = findings.iter().filter(|finding| !finding.is_fine).count();
    if harmed == 0 {
        console.say("check-fine");
        return Ending::Done;
    }
    console.note(Sentence::new("check-broken").with("count", harmed));
    Ending::Fault
}
