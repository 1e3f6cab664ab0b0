//! `carnet check`: pages, journals, keys, refusals, inventory, backups; says of each what it found.

use std::collections::HashSet;
use std::path::PathBuf;

use kernel::Holder;
use privacy::Replayed;
use store::jobs::{self, GivenUp};
use store::journal::{self, Broken};
use store::{Engine, Fault, Snapshot, Store, holder_keys, reads, upkeep};
use web::{Problem, Rejection, Sentence};

use super::Call;
use crate::backup::{self, Standing};
use crate::console::Console;
use crate::coverage::{self, Gap};
use crate::ending::Ending;
use crate::opening::{Opened, tell_of_key};
use crate::settings::Settings;

/// Checks everything that can be checked, and ends with a fault when something is broken.
pub async fn run(settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let house = match Opened::to_check(settings, &call.ambient).await? {
        Ok(house) => house,
        Err(rejected) if rejected.is_harm() => {
            call.console.note(rejected.sentence());
            return Ok(Ending::Fault);
        }
        Err(rejected) => return Err(rejected.into()),
    };
    tell_of_key(&house.key, call.console);
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
    // one instant: on PostgreSQL others may be at work
    let at = store.snapshot().await?;
    let mut all = vec![pages, changes(store, &at).await?];
    all.push(chain(reads::verify(at.db(), store.key()).await?, "check-reads-whole", "check-reads-broken"));
    drop(at);
    all.push(keys(store).await?);
    all.push(refusals(store).await?);
    let gaps = coverage::gaps(store).await?;
    if gaps.is_empty() {
        all.push(fine("check-inventory-whole"));
    }
    all.extend(gaps.into_iter().map(gap));
    all.extend(jobs::given_up(store.reader()).await?.into_iter().map(given_up));
    all.extend(backups(house).await?);
    Ok(all)
}

async fn backups(house: &Opened) -> Result<Vec<Finding>, Problem> {
    let data = house.folder.path();
    if let Err(rejected) = backup::destinations(data) {
        return Ok(vec![broken(rejected.sentence())]);
    }
    let told = backup::bring_up_to_date(&house.store, data, &house.identity).await?;
    let news = backup::news(&house.store, data, &house.identity).await?;
    Ok(told.into_iter().map(destination).chain(news.into_iter().filter_map(known_to_backup)).collect())
}

async fn pages(store: &Store) -> Result<Finding, Problem> {
    Ok(match (store.engine(), upkeep::is_sound(store).await?) {
        (Engine::Postgres, _) => fine("check-pages-not-ours"),
        (Engine::Sqlite, true) => fine("check-pages-whole"),
        (Engine::Sqlite, false) => broken("check-pages-broken"),
    })
}

/// The journal of changes: whole, and with the beginning that every house's journal has.
async fn changes(store: &Store, at: &Snapshot) -> Result<Finding, Fault> {
    let verified = journal::verify(at.db(), store.key()).await?.map(|verified| verified.entries);
    let is_begun = journal::house(at.db()).await?.is_some() || migrations::is_fresh(store.reader()).await?;
    if verified.is_ok() && !is_begun {
        return Ok(broken("check-journal-gone"));
    }
    Ok(chain(verified, "check-journal-whole", "check-journal-broken"))
}

/// Whoever the journal tells of has a key to their history, unless they were erased.
async fn keys(store: &Store) -> Result<Finding, Fault> {
    let mut keyless = holder_keys::keyless(store.reader(), store.key()).await?;
    let erased: HashSet<Holder> = privacy::erased(store.reader()).await?.into_iter().collect();
    keyless.retain(|holder| !erased.contains(holder));
    Ok(missing(keyless.len(), "check-keys-whole", "check-keys-missing"))
}

/// Whoever refused something by the journal has a refusal, unless they were erased.
async fn refusals(store: &Store) -> Result<Finding, Fault> {
    let lost = privacy::refusals_lost(store.reader(), store.key()).await?;
    Ok(missing(lost.len(), "check-refusals-whole", "check-refusals-missing"))
}

/// Jobs that no try helped: nothing of the base is harmed by them, but somebody may wait.
fn given_up(jobs: GivenUp) -> Finding {
    let key = match jobs.kind.as_str() {
        post::SEND => "check-letters-given-up",
        _ => "check-jobs-given-up",
    };
    fine(Sentence::new(key).with("count", jobs.count).with("kind", jobs.kind))
}

fn missing(count: usize, whole: &'static str, harmed: &'static str) -> Finding {
    if count == 0 { fine(whole) } else { broken(Sentence::new(harmed).with("count", count)) }
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

/// What a backup's journal knows and the file does not: it was taken away, or never came back.
fn known_to_backup((folder, news): (PathBuf, Replayed)) -> Option<Finding> {
    let count = news.erasures + news.refusals + news.addresses;
    let sentence = Sentence::new("check-backup-knows-more").with("folder", folder.display().to_string());
    (count > 0).then(|| broken(sentence.with("count", count)))
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
