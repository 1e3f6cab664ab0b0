//! `carnet serve`: the pages, the jobs and the hours of the house, until somebody asks to stop.

mod hours;
mod stop;

use std::net::SocketAddr;
use std::time::Duration;

use accounts::SetUpTicket;
use customers::import::Desk;
use kernel::Actor;
use personal::Purpose;
use store::{Cause, Store};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use web::{OrganisationSource, Problem, Sentence};

use self::hours::Hours;
pub use self::stop::StopBell;
use crate::backup;
use crate::beside::Counter;
use crate::cli::Verb;
use crate::commands::Call;
use crate::console::Console;
use crate::ending::Ending;
use crate::folder::{DataFolder, FolderRejected, reason};
use crate::opening::{Opened, tell_of_key};
use crate::premises::Premises;
use crate::settings::Settings;
use crate::wiring;

/// How long requests and a job under way may take to end.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until asked to stop.
///
/// # Errors
/// A [`Problem`] that says what stands in the way.
pub async fn serve(settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let mut bell = StopBell::hang().map_err(Problem::fault)?;
    let folder = DataFolder::hold(&settings.data, Verb::Serve)?;
    let (listener, address) = listen(settings).await?;
    let house = Opened::enter(folder, settings, &call.ambient).await?;
    let served = settings.address_at(address);
    let said = house.folder.say(Verb::Serve, Some(served.clone()));
    said.map_err(|error| FolderRejected::Unusable(settings.data.clone(), error))?;
    let office = wiring::office().map_err(Problem::fault)?;
    let desk = wiring::desk(call.locales.clone()).map_err(Problem::fault)?;
    let premises = house.premises();
    let routes = wiring::routes(office, desk.clone(), &premises);
    let router = web::open(routes, wiring::house(&house.store, settings, call.locales.clone()));
    let counter = Counter::open(&premises, &call.locales, &served);
    announce(&house, &served, call.console).await?;
    after_a_crash(&house.store).await?;
    let (stop, stopped) = watch::channel(false);
    let mut rounds = rounds(&premises, &desk, &stopped);
    match counter {
        Ok(counter) => rounds.push(tokio::spawn(counter.run(asked_to_stop(stopped.clone())))),
        // pages are served all the same; a command says then that the folder is held
        Err(error) => tracing::warn!(%error, "commands cannot be served beside the pages"),
    }
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, router).with_graceful_shutdown(asked_to_stop(stopped));
    let serving = tokio::spawn(serving.into_future());
    bell.rung().await;
    call.console.say("serve-stopping");
    let _ = stop.send(true);
    house.store.end_news(); // an open page listens for as long as it may
    end(serving).await;
    for round in rounds {
        end(round).await;
    }
    drop(premises);
    house.store.give_back_jobs(true).await?;
    tell_backups(&house).await;
    house.close().await;
    Ok(Ending::Done)
}

/// What a crash left running waits for nobody: jobs are taken up again, and imports by command are over.
async fn after_a_crash(store: &Store) -> Result<(), Problem> {
    store.give_back_jobs(false).await?;
    if let Err(fault) = customers::import::end_left_behind(store).await {
        // the rounds look again; one that cannot be read keeps nobody from their clients
        tracing::warn!(%fault, "an import that broke off could not be ended");
    }
    Ok(())
}

/// Says where Carnet is open, what must be kept of a new key, and how the first owner begins.
async fn announce(house: &Opened, served: &str, console: &Console) -> Result<(), Problem> {
    tell_of_key(&house.key, console);
    console.say(Sentence::new("serve-at").with("address", served));
    if let Some(ticket) = ticket(&house.store).await? {
        console.say("serve-set-up");
        console.print(&format!("{served}{}", accounts::set_up_page(&ticket)));
    }
    Ok(())
}

/// What happened last is told before the door closes: the machine may not start again. A folder that
/// does not answer is not waited for.
async fn tell_backups(house: &Opened) {
    let told = backup::bring_up_to_date(&house.store, house.folder.path(), &house.identity);
    match tokio::time::timeout(GRACE, told).await {
        Ok(Ok(_)) | Err(_) => {}
        Ok(Err(fault)) => tracing::warn!(%fault, "the backups are told at the next start"),
    }
}

async fn listen(settings: &Settings) -> Result<(TcpListener, SocketAddr), Problem> {
    let bound = async {
        let listener = TcpListener::bind(settings.listening()).await?;
        let address = listener.local_addr()?;
        Ok::<_, std::io::Error>((listener, address))
    };
    bound.await.map_err(|error| {
        let sentence = match error.kind() {
            std::io::ErrorKind::AddrInUse => Sentence::new("serve-port-taken"),
            _ => Sentence::new("serve-no-listening").with("reason", reason(&error)),
        };
        Problem::rejected(sentence.with("address", settings.listening().to_string()))
    })
}

/// The ticket that makes the first owner; `None` once the house is set up.
async fn ticket(store: &Store) -> Result<Option<String>, Problem> {
    if accounts::Keeper::new(store.clone()).organisation().await?.is_some() {
        return Ok(None);
    }
    let tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await?;
    let ticket = SetUpTicket::make(&tx).await?;
    tx.commit().await?;
    Ok(Some(ticket))
}

/// What goes on beside the pages.
fn rounds(premises: &Premises, desk: &Desk, stopped: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    let runner = premises.store.runner(wiring::handlers(desk, premises));
    let hours = Hours::new(premises.clone());
    vec![
        tokio::spawn(runner.run(asked_to_stop(stopped.clone()))),
        tokio::spawn(hours.run(asked_to_stop(stopped.clone()))),
    ]
}

async fn asked_to_stop(mut stopped: watch::Receiver<bool>) {
    // an error means that the server is gone, which is as good a reason
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Waits for something to end by itself, then ends it: a request gets no answer, a job is taken up
/// again at the next start.
async fn end<T>(mut task: JoinHandle<T>) {
    if tokio::time::timeout(GRACE, &mut task).await.is_err() {
        task.abort();
        let _ = task.await;
    }
}
