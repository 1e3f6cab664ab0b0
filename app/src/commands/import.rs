//! `carnet import FILE…`: the same engine as the import pages, with every answer on the line.

mod telling;

use std::path::Path;

use async_trait::async_trait;
use contracts::HouseRules;
use customers::import::{
    Aim, Answers, Incoming, Mapping, Outcome, Provenance, ProvenanceFlaw, collected_on, origin, run_incoming,
};
use kernel::{Actor, Country};
use personal::Purpose;
use store::{Cause, Store};
use web::{OrganisationSource, Problem, Sentence};

use self::telling::tell;
use super::Call;
use crate::backup;
use crate::beside::{self, Asked, Basket, Import, Inside, Luggage};
use crate::cli;
use crate::draft::{Draft, Sacred};
use crate::ending::Ending;
use crate::folder::unusable;
use crate::premises::Premises;
use crate::settings::Settings;
use crate::wiring;

/// Imports files as one batch. An empty folder is set up by itself; its owner comes with the ticket
/// that `serve` shows.
pub async fn run(wish: cli::Import, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let files = wish.files.iter().map(|file| open(file)).collect::<Result<Vec<_>, _>>()?;
    // begun before anything is written, since its place may be none
    let sacred = Sacred::of(settings, &wish.files);
    let draft = wish.report.as_deref().map(|place| Draft::beside(place, &sacred)).transpose()?;
    let mut report = Report { draft, has_come: false, flaw: None };
    let ended = beside::ask((Asked::Import(asked(wish)), files), settings, &call, &mut report).await?;
    match (ended, report.keep()) {
        // the batch is written: whatever follows is a fault, never a refusal
        (Ending::Done, Err(problem)) => {
            call.console.tell(&problem);
            Ok(Ending::Fault)
        }
        (ended, kept) => kept.map(|()| ended),
    }
}

/// The report, where one is wanted.
struct Report {
    draft: Option<Draft>,
    has_come: bool,
    /// Why it could not be written: by then the batch may be.
    flaw: Option<Problem>,
}

#[async_trait]
impl Basket for Report {
    async fn put(&mut self, piece: &[u8]) -> Result<(), Problem> {
        self.has_come = true;
        if let (Some(draft), None) = (&mut self.draft, &self.flaw) {
            self.flaw = draft.add(piece).err();
        }
        Ok(())
    }
}

impl Report {
    fn keep(self) -> Result<(), Problem> {
        match (self.flaw, self.draft) {
            (Some(flaw), _) => Err(flaw),
            (None, Some(draft)) if self.has_come => draft.keep(),
            (None, _) => Ok(()),
        }
    }
}

fn asked(wish: cli::Import) -> Import {
    Import {
        country: wish.country,
        origin: wish.origin,
        source: wish.source,
        basis: wish.basis,
        purpose: wish.purpose,
        date: wish.date,
        hidden_sheets: wish.hidden_sheets,
        make_clients: wish.make_clients,
        yes: wish.yes,
    }
}

/// Imports files into an open house, tells what came of it and hands the report over.
pub async fn inside(wish: &Import, files: Incoming, inside: Inside<'_>) -> Result<Ending, Problem> {
    let Premises { store, data, identity } = inside.premises;
    let outcome = import(wish, files, &inside).await;
    let told = backup::bring_up_to_date(store, data, identity).await;
    let outcome = outcome?;
    tell(&outcome, wish.yes, inside.console);
    let Some(report) = outcome.report() else { return Ok(Ending::Refused) };
    let report = serde_json::to_vec_pretty(report).map_err(Problem::fault)?;
    let handed = inside.basket.put(&report).await;
    let Outcome::Written(_) = outcome else { return handed.map(|()| Ending::Refused) };
    let after = handed.and(told.map(|_| ()).map_err(Problem::from));
    Ok(after.map_or_else(
        |problem| {
            inside.console.tell(&problem);
            Ending::Fault
        },
        |()| Ending::Done,
    ))
}

async fn import(wish: &Import, files: Incoming, inside: &Inside<'_>) -> Result<Outcome, Problem> {
    let store = &inside.premises.store;
    match answers(wish, inside).await {
        Ok(answers) => {
            let desk = wiring::desk(inside.locales.clone()).map_err(Problem::fault)?;
            Ok(run_incoming(store, &desk, files, answers).await?)
        }
        Err(problem) => {
            files.let_go().await?;
            Err(problem)
        }
    }
}

async fn answers(wish: &Import, inside: &Inside<'_>) -> Result<Answers, Problem> {
    let store = &inside.premises.store;
    let provenance = provenance(wish, store).await?;
    let told = other_rules(store, wish.country).await?;
    let aim = if wish.yes {
        settle(store, told).await?;
        Aim::Write
    } else {
        Aim::Look(told)
    };
    Ok(Answers {
        provenance,
        lang: inside.console.voice().lang(),
        mapping: Mapping {
            include_hidden_sheets: wish.hidden_sheets,
            make_clients: wish.make_clients,
            ..Mapping::default()
        },
        aim,
    })
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

/// Opens a file before anything is begun; it is read as it is sealed.
fn open(path: &Path) -> Result<Luggage, Problem> {
    Luggage::open(path).map_err(|error| Problem::rejected(unusable(path, &error)))
}
