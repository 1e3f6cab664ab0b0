//! A lost password: asked for by anybody, sent to the address alone, used once, within the hour.
//!
//! Whoever asks learns nothing. The request is noted sealed and a job looks whether anybody has the
//! address, so that the answer is the same and takes as long. The link signs nobody in: a second factor
//! stays what it is.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, RowId, UserId};
use personal::{Personal, Purpose};
use serde_json::json;
use store::jobs::{Failure, Handler, JobRun, Lane};
use store::journal::{Change, Record};
use store::{Cause, Fault, Store, Tx};
use web::SessionToken;

use crate::letters::{self, Way};
use crate::password::Password;
use crate::store::attempts::{self, Tried};
use crate::store::{resets, users};
use crate::user::{AccountRejected, forget_ways_in};

const KIND: &str = "way-back";
/// How long the link is good for.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(1);
/// How many letters an address gets within that time, whoever asks for them.
const AT_MOST: u64 = 3;

/// Notes that somebody asks for a way back; whether there is one, the job finds out.
pub async fn ask(store: &Store, email: &Personal<String>) -> Result<(), Fault> {
    let mut tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
    resets::hold(&tx, email).await?;
    if resets::asked_since(&tx, email, before(tx.ambient().now(), GOOD_FOR)).await? < AT_MOST {
        let request = resets::note(&tx, email).await?;
        tx.enqueue(KIND, json!({ "request": request.to_string() })).await?;
    }
    tx.commit().await
}

/// Whose a link is that is good now.
pub async fn find(store: &Store, token: &str) -> Result<Option<UserId>, Fault> {
    let Some(user) = resets::find(store, token).await? else { return Ok(None) };
    let found = users::find(store.reader(), user).await?;
    Ok(found.filter(|user| user.disabled_at.is_none()).map(|user| user.id()))
}

/// Chooses a password by the link; ends every session, and every other link of theirs.
///
/// # Errors
/// [`AccountRejected::BadLink`].
pub async fn choose(store: &Store, token: &str, password: Password) -> Result<(), AccountRejected> {
    let user = find(store, token).await?.ok_or(AccountRejected::BadLink)?;
    let hash = password.hash(store.ambient()).await.ok_or(Fault::Damaged("password hash"))?;
    let mut tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
    let owner = users::find(tx.db(), user).await?.filter(|user| user.disabled_at.is_none());
    let (Some(owner), true) = (owner, resets::use_up(&tx, token).await?) else {
        return Err(AccountRejected::BadLink);
    };
    users::set_password(&tx, user, hash).await?;
    forget_ways_in(&tx, user).await?;
    attempts::forget(&tx, Tried::Password(&owner.email)).await?;
    tx.journal(Change::new("password-reset", Record::new("user", user), None)).await?;
    tx.commit().await?;
    Ok(())
}

/// Does the job: looks who has the address, and writes to them alone.
pub struct WayBack;

#[async_trait]
impl Handler for WayBack {
    fn kind(&self) -> &'static str {
        KIND
    }

    /// It takes no time, and somebody is waiting.
    fn lane(&self) -> Lane {
        Lane { name: "way-back", width: 1 }
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let request = job.payload["request"].as_str().and_then(|id| id.parse().ok());
        let request: RowId = request.ok_or(Failure::Final("payload"))?;
        let mut tx = job.store.begin(job.cause).await?;
        if let Some(email) = resets::take_address(&tx, request).await? {
            answer(&mut tx, request, &email).await?;
        }
        Ok(tx.commit().await?)
    }
}

async fn answer(tx: &mut Tx, request: RowId, email: &Personal<String>) -> Result<(), Fault> {
    let user = users::by_email(tx.db(), email).await?.filter(|user| user.disabled_at.is_none());
    let Some(user) = user else { return Ok(()) };
    let token = SessionToken::from_bytes(tx.ambient().bytes()).expose().to_owned();
    let now = tx.ambient().now();
    let until = now.saturating_add(GOOD_FOR).unwrap_or(now);
    resets::arm(tx, request, user.id(), &token, until).await?;
    let path = crate::pages::way_back_page(&token);
    if letters::send_way_back(tx, &user, Way { path, until }).await? {
        let user = Record::new("user", user.id());
        tx.journal(Change::new("password-forgotten", user, None)).await?;
    }
    Ok(())
}

fn before(now: Timestamp, time: SignedDuration) -> Timestamp {
    now.saturating_sub(time).unwrap_or(now)
}
