//! What an owner does in the mailroom, each in one transaction; and the trial, which is in none.

use std::time::Duration;

use kernel::{Actor, RowId};
use personal::{Personal, Purpose};
use post::{Carrier, Letter, Settings, Tongue, Trouble, Way, Why};
use store::journal::{Change, Record};
use store::{Cause, Fault, Store};

use crate::LETTERS;

/// How long a trial may take in all: somebody is looking at an empty page meanwhile.
const TRIAL: Duration = Duration::from_secs(25);
/// How long each answer may take then.
const ANSWER: Duration = Duration::from_secs(10);

/// Sets the way up, and tries again what the old one did not carry; or takes it away. Who did is told in the history, where to is, the password is not.
pub async fn change(store: &Store, by: kernel::UserId, after: Option<&Settings>) -> Result<(), Fault> {
    let mut tx = store.begin(Cause::new(Actor::User(by), Purpose::DataProtection)).await?;
    let before = post::find(tx.db(), tx.key()).await?;
    match after {
        Some(settings) => {
            post::save(&tx, settings).await?;
            post::try_all_again(&mut tx).await?;
        }
        None => post::remove(&tx).await?,
    }
    let change = Change::new("mail-changed", Record::new("user", by), None)
        .field("way", told(before.as_ref(), way), told(after, way))
        .field("sender", told(before.as_ref(), sender), told(after, sender))
        .field("place", told(before.as_ref(), place), told(after, place));
    tx.journal(change).await?;
    tx.commit().await
}

fn told(settings: Option<&Settings>, what: fn(&Settings) -> String) -> Option<Personal<String>> {
    settings.map(|settings| Personal::new(what(settings)))
}

fn way(settings: &Settings) -> String {
    match &settings.way {
        Way::Relay(relay) => {
            let user = relay.sign_in.as_ref().map(|sign_in| format!("{}@", sign_in.user)).unwrap_or_default();
            let own = if relay.authority.is_some() { ", own authority" } else { "" };
            format!("{user}{}:{}, {:?}{own}", relay.host, relay.port, relay.security)
        }
        Way::Folder => "folder".to_owned(),
    }
}

/// Where links in letters lead.
fn place(settings: &Settings) -> String {
    settings.place.clone()
}

fn sender(settings: &Settings) -> String {
    format!("{} <{}>", settings.sender.name, settings.sender.address)
}

/// Sends a letter at once, past the outbox; answers how that went.
pub async fn try_out(
    store: &Store,
    carrier: &Carrier,
    tongue: Tongue,
    to: &Personal<String>,
) -> Result<Result<(), Trouble>, Fault> {
    let Some(settings) = post::find(store.reader(), store.key()).await? else {
        return Ok(Err(Why::NotSetUp.into()));
    };
    let nobody = Personal::new(String::new());
    let given = [("house", settings.sender.name.clone()), ("place", settings.place.clone())];
    let letter = Letter::new(&LETTERS, "trial", tongue, (&nobody, to), &given)?;
    let id = store.ambient().id::<RowId>().to_string().replace('-', "");
    let carrier = carrier.clone().patient_for(ANSWER);
    let carried = carrier.carry(&settings, &letter, &id, store.ambient().now());
    Ok(tokio::time::timeout(TRIAL, carried).await.unwrap_or(Err(Why::TooSlow.into())))
}

/// Has a letter tried again; answers whether it was one that was given up.
pub async fn try_again(store: &Store, by: Actor, id: RowId) -> Result<bool, Fault> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    let revived = post::try_again(&mut tx, id).await?;
    tx.commit().await?;
    Ok(revived)
}

/// Takes a letter out of the outbox; answers whether it was there.
pub async fn drop_letter(store: &Store, by: Actor, id: RowId) -> Result<bool, Fault> {
    let tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    let dropped = post::drop_letter(&tx, id).await?;
    tx.commit().await?;
    Ok(dropped)
}
