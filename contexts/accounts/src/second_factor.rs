//! The second factor: a code from one's telephone after the password. Set up on one's own page, asked for
//! at sign-in, with ten recovery codes for the day the telephone is lost.

use kernel::{Actor, UserId};
use personal::Purpose;
use store::journal::{Change, Record};
use store::{Cause, Fault, Store, Tx};
use web::SessionToken;

use crate::device::Device;
use crate::recovery::RecoveryCode;
use crate::store::attempts::{self, Tried};
use crate::store::{factors, organisation, sessions, waiting};
use crate::totp::Secret;
use crate::user::{AccountRejected, count_the_try};

/// What a password that fits opens.
pub enum Entrance {
    /// The house.
    Open(SessionToken),
    /// The page that asks for the code; it shows this token.
    CodeAwaited(String),
}

/// By what somebody proved to be themselves.
enum Proof {
    Code,
    RecoveryCode,
}

/// Lets somebody in whose password was right, or asks for the code first.
pub async fn enter(tx: &Tx, user: UserId, device: &Device) -> Result<Entrance, Fault> {
    if factors::is_set(tx.db(), user).await? {
        return Ok(Entrance::CodeAwaited(waiting::begin(tx, user).await?));
    }
    Ok(Entrance::Open(sessions::begin(tx, user, device).await?))
}

/// Signs somebody in by the code they were asked for, or by a recovery code.
///
/// # Errors
/// [`AccountRejected::CodeTooLate`], [`AccountRejected::CodeWrong`], [`AccountRejected::Wait`].
pub async fn pass(
    store: &Store,
    token: &str,
    typed: &str,
    device: &Device,
) -> Result<SessionToken, AccountRejected> {
    let user = waiting::find(store, token).await?.ok_or(AccountRejected::CodeTooLate)?;
    let (tx, _) = prove(store, user, typed).await?;
    if !waiting::use_up(&tx, token).await? {
        return Err(AccountRejected::CodeTooLate);
    }
    let session = sessions::begin(&tx, user, device).await?;
    tx.commit().await?;
    Ok(session)
}

/// Begins to set a factor up: a secret to be shown until it is confirmed. The same one for a quarter of an hour,
/// so that looking at the page twice does no harm; then a fresh one, as the old one may have been noted.
///
/// # Errors
/// Any [`Fault`].
pub async fn begin(store: &Store, user: UserId) -> Result<(), Fault> {
    let tx = store.begin(cause(user)).await?;
    if factors::find(tx.db(), tx.key(), (user, tx.ambient().now())).await?.is_some() {
        return Ok(());
    }
    factors::begin(&tx, user, &Secret::fresh(tx.ambient())).await?;
    tx.commit().await
}

/// Confirms by a first code that the telephone knows the secret; answers the recovery codes.
///
/// # Errors
/// [`AccountRejected::CodeTooLate`], [`AccountRejected::CodeWrong`], [`AccountRejected::Wait`].
pub async fn confirm(store: &Store, user: UserId, typed: &str) -> Result<Vec<RecoveryCode>, AccountRejected> {
    let at = (user, store.ambient().now());
    factors::find(store.reader(), store.key(), at).await?.ok_or(AccountRejected::CodeTooLate)?;
    let (mut tx, proof) = prove(store, user, typed).await?;
    if matches!(proof, Proof::RecoveryCode) {
        return Err(AccountRejected::CodeWrong); // only the telephone shows that it knows the secret
    }
    factors::confirm(&tx, user).await?;
    let codes = RecoveryCode::fresh(tx.ambient());
    factors::replace_codes(&tx, user, &codes).await?;
    tx.journal(Change::new("second-factor-set", Record::new("user", user), None)).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Makes new recovery codes, in place of all of before.
///
/// # Errors
/// [`AccountRejected::CodeWrong`], [`AccountRejected::Wait`].
pub async fn renew_codes(
    store: &Store,
    user: UserId,
    typed: &str,
) -> Result<Vec<RecoveryCode>, AccountRejected> {
    let (mut tx, _) = prove(store, user, typed).await?;
    if !factors::is_set(tx.db(), user).await? {
        return Err(AccountRejected::CodeWrong);
    }
    let codes = RecoveryCode::fresh(tx.ambient());
    factors::replace_codes(&tx, user, &codes).await?;
    tx.journal(Change::new("recovery-codes-renewed", Record::new("user", user), None)).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Asks for no code any more.
///
/// # Errors
/// [`AccountRejected::CodeWrong`], [`AccountRejected::Wait`].
pub async fn remove(store: &Store, user: UserId, typed: &str) -> Result<(), AccountRejected> {
    let (mut tx, _) = prove(store, user, typed).await?;
    factors::drop_of(&tx, user).await?;
    tx.journal(Change::new("second-factor-removed", Record::new("user", user), None)).await?;
    Ok(tx.commit().await?)
}

/// Takes the factor of a colleague who lost telephone and codes away; their sessions end.
///
/// # Errors
/// Any [`Fault`].
pub async fn reset(store: &Store, by: Actor, user: UserId) -> Result<(), Fault> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    take_away(&mut tx, user).await?;
    tx.commit().await
}

/// Takes a factor away with its recovery codes, and ends the sessions that were opened by it.
pub(crate) async fn take_away(tx: &mut Tx, user: UserId) -> Result<(), Fault> {
    factors::drop_of(tx, user).await?;
    sessions::end_all(tx, user).await?;
    attempts::forget(tx, Tried::Code(user)).await?;
    tx.journal(Change::new("second-factor-reset", Record::new("user", user), None)).await
}

/// Requires a second factor of everybody from now on, or leaves it to each.
///
/// # Errors
/// Any [`Fault`].
pub async fn require(store: &Store, by: UserId, is_required: bool) -> Result<(), Fault> {
    let mut tx = store.begin(cause(by)).await?;
    organisation::require_factor(&tx, is_required).await?;
    let verb = if is_required { "second-factor-required" } else { "second-factor-left-to-each" };
    tx.journal(Change::new(verb, Record::new("user", by), None)).await?;
    tx.commit().await
}

/// Somebody proves by a code, or by a recovery code, to be themselves. The try is counted before it is
/// judged; what was proved stands or falls with the transaction that is answered.
async fn prove(store: &Store, user: UserId, typed: &str) -> Result<(Tx, Proof), AccountRejected> {
    count_the_try(store, Tried::Code(user)).await?;
    let mut tx = store.begin(cause(user)).await?;
    let proof = proof(&tx, user, typed).await?.ok_or(AccountRejected::CodeWrong)?;
    if matches!(proof, Proof::RecoveryCode) {
        tx.journal(Change::new("recovery-code-used", Record::new("user", user), None)).await?;
    }
    attempts::forget(&tx, Tried::Code(user)).await?;
    Ok((tx, proof))
}

async fn proof(tx: &Tx, user: UserId, typed: &str) -> Result<Option<Proof>, Fault> {
    let now = tx.ambient().now();
    let Some(factor) = factors::find(tx.db(), tx.key(), (user, now)).await? else { return Ok(None) };
    if let Some(step) = factor.secret.step_of(typed, now, factor.last_step) {
        return Ok(factors::take_step(tx, user, step).await?.then_some(Proof::Code));
    }
    Ok(factors::use_code(tx, user, &RecoveryCode::typed(typed)).await?.then_some(Proof::RecoveryCode))
}

const fn cause(user: UserId) -> Cause {
    Cause::new(Actor::User(user), Purpose::DataProtection)
}
