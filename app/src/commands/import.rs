//! `carnet import FILE…`: the same engine as the import pages, with every answer on the line.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use contracts::HouseRules;
use customers::import::{
    Answers, ImportFile, Outcome, Provenance, ProvenanceFlaw, collected_on, origin, run_files,
};
use kernel::{Actor, Country};
use personal::Purpose;
use store::{Cause, Store};
use web::{OrganisationSource, Problem, Sentence};

use super::Call;
use crate::backup;
use crate::cli::{Import, Verb};
use crate::console::Console;
use crate::ending::Ending;
use crate::folder::{DataFolder, reason};
use crate::opening::{Opened, tell_of_key};
use crate::settings::Settings;
use crate::wiring;

/// Imports files as one batch. An empty folder is set up by itself; its owner comes with the ticket
/// that `serve` shows.
pub async fn run(wish: Import, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let files = wish.files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let report = wish.report.as_deref().map(begin_report).transpose()?;
    let folder = DataFolder::hold(&settings.data, Verb::Import)?;
    let house = Opened::enter(folder, settings, &call.ambient).await?;
    tell_of_key(&house.key, call.console);
    let outcome = import(&house, &wish, files, &call).await;
    if outcome.is_ok() {
        backup::bring_up_to_date(&house.store, house.folder.path(), &house.identity).await?;
    }
    house.close().await;
    let outcome = outcome?;
    if let Some((file, path)) = report {
        write_report(&outcome, &file, &path)?;
    }
    tell(&outcome, &wish, call.console);
    Ok(if outcome.exit_code() == 0 { Ending::Done } else { Ending::Refused })
}

async fn import(
    house: &Opened,
    wish: &Import,
    files: Vec<ImportFile>,
    call: &Call<'_>,
) -> Result<Outcome, Problem> {
    let rules = settle_country(&house.store, wish.country).await?;
    let answers = Answers {
        provenance: provenance(wish, &rules, &house.store).map_err(|flaw| Problem::rejected(flaw.code()))?,
        lang: call.console.voice().lang(),
        mapping: customers::import::Mapping::default(),
        yes: wish.yes,
    };
    let desk = wiring::desk(call.locales.clone()).map_err(Problem::fault)?;
    Ok(run_files(&house.store, &desk, Actor::Console, files, answers).await?)
}

/// Where files come from decides how their numbers and dates are read. An organisation that is set
/// up has said it; a new one says it here, until its owner does.
async fn settle_country(store: &Store, asked: Option<Country>) -> Result<HouseRules, Problem> {
    let books = wiring::books();
    let rules = books.rules(store).await?;
    let Some(country) = asked.filter(|country| *country != rules.country) else { return Ok(rules) };
    if accounts::Keeper::new(store.clone()).organisation().await?.is_some() {
        let country = rules.country.code();
        return Err(Problem::rejected(Sentence::new("cli-import-other-country").with("country", country)));
    }
    let rules = HouseRules::of(country);
    let mut tx = store.begin(Cause::new(Actor::Console, Purpose::ClientManagement)).await?;
    books.keep_by(&mut tx, &rules).await?;
    tx.commit().await?;
    Ok(rules)
}

fn provenance(wish: &Import, rules: &HouseRules, store: &Store) -> Result<Provenance, ProvenanceFlaw> {
    let today = rules.day_at(store.ambient().now());
    Ok(Provenance {
        origin: origin(&wish.origin)?,
        on: collected_on(&wish.date.to_string(), today)?,
        source: wish.source,
        basis: wish.basis,
        purpose: wish.purpose,
    })
}

fn read(path: &Path) -> Result<ImportFile, Problem> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    match std::fs::read(path) {
        Ok(bytes) => Ok(ImportFile::new(name, bytes)),
        Err(error) => Err(unusable(path, &error)),
    }
}

/// The report is begun before anything is written: its place may be none.
fn begin_report(path: &Path) -> Result<(File, PathBuf), Problem> {
    let mut options = OpenOptions::new();
    let opened = options.create(true).truncate(false).write(true).mode(0o600).open(path);
    opened.map(|file| (file, path.to_owned())).map_err(|error| unusable(path, &error))
}

fn write_report(outcome: &Outcome, file: &File, path: &Path) -> Result<(), Problem> {
    let write = || {
        file.set_len(0)?;
        serde_json::to_writer_pretty(file, outcome.report()).map_err(std::io::Error::from)?;
        file.sync_all()
    };
    write().map_err(|error| unusable(path, &error))
}

fn unusable(path: &Path, error: &std::io::Error) -> Problem {
    let sentence = Sentence::new("place-unusable").with("place", path.display().to_string());
    Problem::rejected(sentence.with("reason", reason(error)))
}

/// A few lines for whoever ran it; the report holds the rest.
fn tell(outcome: &Outcome, wish: &Import, console: &Console) {
    let report = outcome.report();
    for file in &report.files {
        if let Some(refused) = &file.refused {
            console.note(Sentence::verbatim(format!("{}: {}", file.name, refused.message)));
        }
        for sheet in &file.sheets {
            let line = Sentence::new("cli-import-sheet")
                .with("sheet", &sheet.name)
                .with("rows", sheet.data_rows)
                .with("accepted", sheet.accepted)
                .with("rejected", sheet.rejected.len())
                .with("held", sheet.sensitive.len());
            console.say(line);
        }
        for sheet in &file.left_out {
            console.say(
                Sentence::new("cli-import-left-out")
                    .with("sheet", &sheet.name)
                    .with("reason", &sheet.message),
            );
        }
    }
    let totals = report.totals;
    let tallies = [
        ("cli-import-companies", totals.companies),
        ("cli-import-people", totals.people),
        ("cli-import-sales", totals.sales),
    ];
    for (key, tally) in tallies {
        let line = Sentence::new(key).with("created", tally.created).with("updated", tally.updated);
        console.say(line.with("unchanged", tally.unchanged));
    }
    console.say(match (outcome, wish.yes) {
        (Outcome::Written(_), _) => "cli-import-written",
        (Outcome::NothingWritten(_), false) => "cli-import-say-yes",
        (Outcome::NothingWritten(_), true) => "cli-import-nothing",
    });
}
