//! Who brings what: the one list of contexts. A new context is a line in each function.

use std::sync::Arc;

use contracts::{Bookkeeping, PersonalDataSource};
use customers::export::Clerk;
use customers::import::{self, Desk, Parts};
use customers::{ImportsWaiting, LargeExports, MyTasks, OfTheFile, Office, Quiet, TheFile};
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Ability;
use mailroom::LettersGivenUp;
use personal::Grants;
use post::{Carrier, Postman};
use privacy::{Eraser, RolePolicy};
use scanner::{BrokenVocabulary, NoteGuard};
use store::jobs::Handler;
use store::{Fault, Store};
use web::{CookieKey, House, Locales, Nav, Panels, Routes, TodayPanel, Words};

use crate::backup::{self, BackupsToday, CarryForward};
use crate::cli::Verb;
use crate::demo::{self, DemoToday, Removal};
use crate::first_steps::{self, FirstSteps};
use crate::help;
use crate::home::Today;
use crate::own_data::OfTheStore;
use crate::premises::Premises;
use crate::settings::Settings;
use crate::settings_page;

/// The words of every room.
#[must_use]
pub fn words() -> Vec<Words> {
    vec![crate::WORDS, accounts::WORDS, customers::WORDS, mailroom::WORDS, privacy::WORDS]
}

/// The inventories of every room that has tables.
#[must_use]
pub fn inventories() -> Vec<(&'static str, &'static str)> {
    vec![
        ("store", store::INVENTORY),
        ("post", post::INVENTORY),
        ("customers", customers::INVENTORY),
        ("privacy", privacy::INVENTORY),
        ("accounts", accounts::INVENTORY),
    ]
}

/// Whoever keeps personal data: asked, exported from and erased in this order.
#[must_use]
pub fn sources() -> Vec<Arc<dyn PersonalDataSource>> {
    vec![Arc::new(OfTheFile), Arc::new(privacy::Source), Arc::new(OfTheStore)]
}

/// Where accesses to personal data come from.
#[must_use]
pub fn grants() -> Grants {
    Grants::new(Arc::new(RolePolicy))
}

/// Erases in every context.
#[must_use]
pub fn eraser() -> Eraser {
    Eraser::new(sources(), Arc::new(TheFile))
}

/// Where people's rights are served.
#[must_use]
pub fn rights() -> privacy::Desk {
    privacy::Desk::new(sources(), Arc::new(TheFile))
}

/// Keeps the organisation's books.
#[must_use]
pub fn books() -> Arc<dyn Bookkeeping> {
    Arc::new(TheFile)
}

/// The desk where files come in.
///
/// # Errors
/// When the scanner's vocabulary cannot be read, which only the build is to blame for.
pub fn desk(locales: Arc<Locales>) -> Result<Desk, BrokenVocabulary> {
    let scanner = Arc::new(NoteGuard::seeded()?);
    let colleagues = Arc::new(accounts::TheHouse);
    Ok(Desk {
        privacy: Arc::new(privacy::Core),
        colleagues,
        scanner,
        grants: grants(),
        locales,
        parts: Parts::default(),
    })
}

/// What the pages of the file need beyond the house.
///
/// # Errors
/// When the scanner's vocabulary cannot be read, which only the build is to blame for.
pub fn office() -> Result<Office, BrokenVocabulary> {
    let scanner = Arc::new(NoteGuard::seeded()?);
    Ok(Office::new(Arc::new(privacy::Core), scanner, Arc::new(accounts::TheHouse)))
}

/// Whoever knows what an export tells beside the file.
#[must_use]
pub fn clerk() -> Clerk {
    Clerk { privacy: Arc::new(privacy::Core), colleagues: Arc::new(accounts::TheHouse) }
}

/// The routes of every context.
pub fn routes(office: Office, desk: Desk, premises: &Premises) -> Routes {
    let today: [Arc<dyn TodayPanel>; 8] = [
        Arc::new(DemoToday),
        Arc::new(BackupsToday(premises.clone())),
        Arc::new(ImportsWaiting),
        Arc::new(LettersGivenUp),
        Arc::new(FirstSteps(premises.clone())),
        Arc::new(MyTasks::new(office.clone())),
        Arc::new(Quiet),
        Arc::new(LargeExports::new(office.clone())),
    ];
    crate::home::routes(Today { panels: Arc::new(today), office: office.clone() })
        .and(first_steps::routes())
        .and(help::routes())
        .and(settings_page::routes())
        .and(demo::routes())
        .and(backup::routes(premises.clone()))
        .and(accounts::routes(books(), Arc::new(TheFile)))
        .and(customers::routes(office, desk))
        .and(mailroom::routes(Carrier::new(&premises.data)))
        .and(privacy::routes(rights()))
}

/// The menu, of what is built.
#[must_use]
pub fn nav() -> Nav {
    let contexts = [customers::nav(), accounts::nav(), mailroom::nav()].concat();
    let own = vec![crate::home::nav(), settings_page::nav(), backup::nav()];
    let items = [own, contexts].concat();
    Nav::new(items)
        .with_search(customers::search_page(), Ability::SeeSales)
        .with_creation(customers::new_person_page(), "person-new-plain", Ability::EditCustomers)
        .with_commands(customers::commands(), ALIASES.to_vec())
        .with_help(help::Help, &help::EXPLAINED)
        .with_letters(&LETTERS)
        .with_account(accounts::account_page(), accounts::sign_out_page())
}

/// The other words by which people ask for a page: its entry in the menu, and their locale key.
const ALIASES: [(&str, &str); 10] = [
    ("home", "home-words"),
    ("people", "people-words"),
    ("companies", "companies-words"),
    ("sales", "sales-words"),
    ("tasks", "tasks-words"),
    ("settings", "settings-words"),
    ("organisation", "organisation-words"),
    ("users", "users-words"),
    ("mail", "mail-words"),
    ("backups", "backups-words"),
];

/// The letters that lead to an entry of the menu after a `g`.
const LETTERS: [(&str, &str); 5] =
    [("home", "a"), ("people", "c"), ("companies", "e"), ("sales", "v"), ("tasks", "t")];

/// Who does the jobs.
#[must_use]
pub fn handlers(desk: &Desk, premises: &Premises) -> Vec<Arc<dyn Handler>> {
    let mut handlers = import::handlers(desk);
    handlers.push(Arc::new(CarryForward::new(&premises.data, &premises.identity)));
    handlers.push(Arc::new(Postman::new(Carrier::new(&premises.data))));
    handlers.push(Arc::new(accounts::WayBack));
    handlers.push(Arc::new(Removal(eraser())));
    handlers.push(customers::duplicates::handler(grants()));
    handlers.extend(backup::handlers(premises));
    handlers
}

/// An errand of the hour: what it is called in the log, and its doing.
pub type Errand<'a> = (&'static str, BoxFuture<'a, Result<(), Fault>>);

/// What contexts keep for a while only is let go of, by each for itself: what one cannot read keeps no other
/// from forgetting.
#[must_use]
pub fn forgetting(store: &Store) -> Vec<Errand<'_>> {
    let imports = async move { import::forget_old(store).await.map(|_| ()) };
    vec![
        ("old imports", imports.boxed()),
        ("old letters", post::forget_old(store).boxed()),
        ("old tries to sign in", accounts::forget_old(store).boxed()),
    ]
}

/// The house the web serves.
#[must_use]
pub fn house(store: &Store, settings: &Settings, locales: Arc<Locales>) -> House {
    let keeper = Arc::new(accounts::Keeper::new(store.clone()));
    House {
        store: store.clone(),
        ambient: store.ambient().clone(),
        grants: grants(),
        sessions: keeper.clone(),
        organisations: keeper,
        locales,
        nav: Arc::new(nav()),
        counts: None,
        horizon: Arc::new(TheFile),
        panels: Panels::new(privacy::panels(store)),
        cookie_key: cookie_key(store),
        https: settings.https(),
        address: settings.address.clone(),
    }
}

/// The page of a running server that does the same as a command.
#[must_use]
pub fn page_of(verb: Verb) -> Option<String> {
    match verb {
        Verb::Serve => Some(web::paths::Home.to_string()),
        Verb::UserReset => Some(accounts::users_page()),
        Verb::Export => Some(customers::export_page()),
        Verb::Import => Some(customers::import_page()),
        Verb::Backup => Some(backup::page()),
        Verb::Demo | Verb::Restore | Verb::Check | Verb::KeyRestore => None,
    }
}

/// Signs cookies; derived from the organisation's key, so that every node of one house agrees.
fn cookie_key(store: &Store) -> CookieKey {
    let mut bytes = [0; 64];
    let (first, second) = bytes.split_at_mut(32);
    first.copy_from_slice(&store.key().digest("cookies", &[b"1"]));
    second.copy_from_slice(&store.key().digest("cookies", &[b"2"]));
    CookieKey::from_bytes(bytes)
}
