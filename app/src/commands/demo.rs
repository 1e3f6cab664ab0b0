//! `carnet demo`: a believable business to try Carnet on.

use contracts::PeopleAndCompanies as _;
use customers::TheFile;
use web::{Problem, Sentence};

use super::Call;
use crate::cli::Verb;
use crate::demo::{self, DemoRejected};
use crate::ending::Ending;
use crate::folder::DataFolder;
use crate::opening::{Opened, tell_of_key};
use crate::settings::Settings;
use crate::wiring;

/// Fills a new data folder with Maison Delcourt, and says how to sign in.
pub async fn run(settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let folder = DataFolder::hold(&settings.data, Verb::Demo)?;
    if folder.identity()?.is_some() {
        // the demo among somebody's real customers would be hard to take out again
        return Err(Problem::rejected(
            Sentence::new("demo-not-empty").with("folder", settings.data.display().to_string()),
        ));
    }
    let house = Opened::enter(folder, settings, &call.ambient).await?;
    if !TheFile.summary(&house.store).await?.is_empty() {
        house.close().await;
        return Err(Problem::rejected("demo-not-empty-server"));
    }
    tell_of_key(&house.key, call.console);
    let desk = wiring::desk(call.locales.clone()).map_err(Problem::fault)?;
    let filled = demo::fill(&house.store, &*wiring::books(), &desk).await;
    house.close().await;
    filled.map_err(problem)?;
    let done = Sentence::new("demo-done").with("email", demo::EMAIL).with("password", demo::PASSWORD);
    call.console.say(done);
    let then = if settings.database.is_some() { "demo-then-server" } else { "demo-then" };
    call.console.say(Sentence::new(then).with("folder", settings.data.display().to_string()));
    Ok(Ending::Done)
}

fn problem(rejected: DemoRejected) -> Problem {
    match rejected {
        DemoRejected::Fault(fault) => fault.into(),
        DemoRejected::Account(accounts::AccountRejected::Fault(fault)) => fault.into(),
        DemoRejected::Account(rejection) => rejection.into(),
        unsound @ DemoRejected::Unsound(_) => Problem::fault(unsound),
    }
}
