//! `carnet import FILE…`: the same engine as the import pages, with every answer on the line.

mod telling;

use std::path::Path;

use contracts::HouseRules;
use customers::import::{
    Aim, Answers, ImportFile, Mapping, Outcome, Provenance, ProvenanceFlaw, collected_on, origin, run_files,
};
use kernel::{Actor, Country};
use personal::Purpose;
use store::{Cause, Store};
use web::{OrganisationSource, Problem, Sentence};

use self::telling::tell;
use super::Call;
use crate::backup;
use crate::cli::{Import, Verb};
use crate::draft::{Draft, Sacred};
use crate::ending::Ending;
use crate::folder::{DataFolder, unusable};
use crate::opening::{Opened, tell_of_key};
use crate::settings::Settings;
use crate::wiring;

/// Imports files as one batch. An empty folder is set up by itself; its owner comes with the ticket
/// that `serve` shows.
pub async fn run(wish: Import, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let files = wish.files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    // begun before anything is written, since its place may be none
    let sacred = Sacred::of(settings, &wish.files);
    let report = wish.report.as_deref().map(|place| Draft::beside(place, &sacred)).transpose()?;
    let folder = DataFolder::hold(&settings.data, Verb::Import)?;
    let house = Opened::enter(folder, settings, &call.ambient).await?;
    tell_of_key(&house.key, call.console);
    let outcome = import(&house, &wish, files, &call).await;
    let told = backup::bring_up_to_date(&house.store, house.folder.path(), &house.identity).await;
    house.close().await;
    let outcome = outcome?;
    tell(&outcome, wish.yes, call.console);
    let reported = report.map_or(Ok(()), |draft| write(draft, &outcome));
    let Outcome::Written(_) = outcome else { return reported.map(|()| Ending::Refused) };
    // the batch is written: whatever follows is a fault, never a refusal
    let after = reported.and(told.map(|_| ()).map_err(Problem::from));
    Ok(after.map_or_else(
        |problem| {
            call.console.tell(&problem);
            Ending::Fault
        },
        |()| Ending::Done,
    ))
}

fn write(mut report: Draft, outcome: &Outcome) -> Result<(), Problem> {
    let json = serde_json::to_vec_pretty(outcome.report()).map_err(Problem::fault)?;
    report.add(&json)?;
    report.keep()
}

async fn import(
    house: &Opened,
    wish: &Import,
    files: Vec<ImportFile>,
    call: &Call<'_>,
) -> Result<Outcome, Problem> {
    let provenance = provenance(wish, &house.store).await?;
    let told = other_rules(&house.store, wish.country).await?;
    let aim = if wish.yes {
        settle(&house.store, told).await?;
        Aim::Write
    } else {
        Aim::Look(told)
    };
    let answers = Answers {
        provenance,
        lang: call.console.voice().lang(),
        mapping: Mapping { include_hidden_sheets: wish.hidden_sheets, ..Mapping::default() },
        aim,
    };
    let desk = wiring::desk(call.locales.clone()).map_err(Problem::fault)?;
    Ok(run_files(&house.store, &desk, Actor::Console, files, answers).await?)
}

/// Where files come from decides how their numbers and dates are read. An organisation that is set
/// up has said it; a new one hears it here, until its owner says so. `None` where nothing changes.
async fn other_rules(store: &Store, asked: Option<Country>) -> Result<Option<HouseRules>, Problem> {
    let rules = wiring::books().rules(store).await?;
    let Some(country) = asked.filter(|country| *country != rules.country) else { return Ok(None) };
    if accounts::Keeper::new(store.clone()).organisation().await?.is_some() {
        let country = rules.country.code();
        return Err(Problem::rejected(Sentence::new("cli-import-other-country").with("country", country)));
    }
    Ok(Some(HouseRules::of(country)))
}

async fn settle(store: &Store, told: Option<HouseRules>) -> Result<(), Problem> {
    let Some(rules) = told else { return Ok(()) };
    let mut tx = store.begin(Cause::new(Actor::Console, Purpose::ClientManagement)).await?;
    wiring::books().keep_by(&mut tx, &rules).await?;
    Ok(tx.commit().await?)
}

/// Where the files come from, before anything is settled or read.
async fn provenance(wish: &Import, store: &Store) -> Result<Provenance, Problem> {
    let rules = wish.country.map(HouseRules::of).unwrap_or(wiring::books().rules(store).await?);
    let today = rules.day_at(store.ambient().now());
    let flawed = |flaw: ProvenanceFlaw| Problem::rejected(flaw.code());
    Ok(Provenance {
        origin: origin(&wish.origin).map_err(flawed)?,
        on: collected_on(&wish.date.to_string(), today).map_err(flawed)?,
        source: wish.source,
        basis: wish.basis,
        purpose: wish.purpose,
    })
}

fn read(path: &Path) -> Result<ImportFile, Problem> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    match std::fs::read(path) {
        Ok(bytes) => Ok(ImportFile::new(name, bytes)),
        Err(error) => Err(Problem::rejected(unusable(path, &error))),
    }
}
