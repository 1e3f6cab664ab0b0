//! `carnet check`: pages, journals, keys, refusals, inventory, backups; says of each what it found.

use std::path::PathBuf;

use privacy::Replayed;
use store::jobs::{self, GivenUp};
use store::journal::Broken;
use store::{Engine, Fault, Snapshot, Store, upkeep};
use web::{Problem, Rejection, Sentence};

use crate::backup::{self, Standing};
use crate::beside::Inside;
use crate::console::Console;
use crate::coverage::{self, Gap};
use crate::ending::Ending;
use crate::premises::Premises;
use crate::proofs::{self, Journal};

/// Checks everything that can be checked, and ends with a fault when something is broken.
pub async fn inside(inside: &Inside<'_>) -> Result<Ending, Problem> {
    Ok(tell(&findings(inside.premises).await?, inside.console))
}

/// One thing that was checked.
struct Finding {
    is_fine: bool,
    sentence: Sentence,
}

async fn findings(house: &Premises) -> Result<Vec<Finding>, Problem> {
    let store = &house.store;
    let pages = pages(store).await?;
    if !pages.is_fine {
        return Ok(vec![pages]); // what stands on broken pages proves nothing
    }
    // one instant: others may be at work
    let at = store.snapshot().await?;
    let mut all = vec![pages, changes(store, &at).await?];
    all.push(chain(proofs::looks(store, &at).await?, "check-reads-whole", "check-reads-broken"));
    all.push(missing(proofs::missing_keys(store, &at).await?, "check-keys-whole", "check-keys-missing"));
    let lost = proofs::lost_refusals(store, &at).await?;
    all.push(missing(lost, "check-refusals-whole", "check-refusals-missing"));
    drop(at);
    let gaps = coverage::gaps(store).await?;
    if gaps.is_empty() {
        all.push(fine("check-inventory-whole"));
    }
    all.extend(gaps.into_iter().map(gap));
    all.extend(jobs::given_up(store.reader()).await?.into_iter().map(given_up));
    all.extend(backups(house).await?);
    Ok(all)
}

async fn backups(house: &Premises) -> Result<Vec<Finding>, Problem> {
    let data = &house.data;
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

async fn changes(store: &Store, at: &Snapshot) -> Result<Finding, Fault> {
    Ok(match proofs::changes(store, at).await? {
        Journal::Gone => broken("check-journal-gone"),
        Journal::Whole(entries) => chain(Ok(entries), "check-journal-whole", "check-journal-broken"),
        Journal::Broken(at) => chain(Err(at), "check-journal-whole", "check-journal-broken"),
    })
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
