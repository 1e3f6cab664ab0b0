//! Users and the verbs about them: setting up, signing in and out, inviting, choosing a password.

use contracts::Bookkeeping;
use kernel::{Actor, Role, UserId};
use personal::{Personal, Purpose};
use post::Tongue;
use store::journal::{Change, Record};
use store::{Cause, Fault, Store, Tx};
use web::{Rejection, Sentence, SessionToken};

use crate::device::Device;
use crate::invitation::{Invitation, SetUpTicket};
use crate::organisation::Established;
use crate::password::{Password, fits};
use crate::second_factor::{Entrance, enter, take_away};
use crate::sight::{Sight, require_team};
use crate::store::attempts::{self, Tried};
use crate::store::{factors, invitations, organisation, resets, sessions, users};
use crate::throttle;

/// Somebody who is to sign in.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// Their name.
    pub name: Personal<String>,
    /// Their e-mail address, canonical: they sign in with it.
    pub email: Personal<String>,
    /// What they are.
    pub role: Role,
    /// The language they are written to in, if that was chosen; pages speak it too where they can.
    pub lang: Option<Tongue>,
    /// How far they see, and with whom.
    pub sight: Sight,
}

/// An organisation about to be set up, by whoever holds the console's ticket.
pub struct NewHouse {
    /// The ticket.
    pub ticket: String,
    /// The organisation.
    pub established: Established,
    /// Its first owner.
    pub owner: NewUser,
    /// The owner's password.
    pub password: Password,
}

/// Why an account's verb says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountRejected {
    /// The ticket of the set-up page is wrong, used or too old.
    #[error("the set-up ticket is not good")]
    BadTicket,
    /// The organisation is set up already.
    #[error("the organisation is set up already")]
    AlreadySetUp,
    /// Address and password do not fit.
    #[error("address and password do not fit")]
    NotKnown,
    /// Too many failures; wait until then.
    #[error("too many failures")]
    Wait(jiff::Timestamp),
    /// Somebody has this address already.
    #[error("the address is taken")]
    AddressTaken,
    /// The link is wrong, used or too old.
    #[error("the link is not good")]
    BadLink,
    /// The code is wrong, or was taken already.
    #[error("the code does not fit")]
    CodeWrong,
    /// The code was awaited for some minutes, not for ever.
    #[error("the code came too late")]
    CodeTooLate,
    /// The account was closed.
    #[error("the account is closed")]
    Closed,
    /// There is nobody of that id.
    #[error("there is no such colleague")]
    Gone,
    /// Whoever is to take over does not work here.
    #[error("nobody of that id can take over")]
    NoHeir,
    /// Whoever asks would change how far they see themselves.
    #[error("nobody changes how far they see themselves")]
    OwnSight,
    /// There is no such team.
    #[error("there is no such team")]
    NoTeam,
    /// The last owner cannot go.
    #[error("an organisation needs an owner")]
    LastOwner,
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets the organisation up with its owner, and signs the owner in. The books are kept by its
/// rules from the same transaction on.
///
/// # Errors
/// [`AccountRejected::BadTicket`] without the console's ticket, [`AccountRejected::AlreadySetUp`].
pub async fn set_up(
    store: &Store,
    books: &dyn Bookkeeping,
    new: NewHouse,
    device: &Device,
) -> Result<SessionToken, AccountRejected> {
    if !SetUpTicket::is_good(store, &new.ticket).await? {
        return Err(AccountRejected::BadTicket);
    }
    let hash = new.password.hash(store.ambient()).await;
    let id: UserId = store.ambient().id();
    let mut tx = store.begin(Cause::new(Actor::User(id), Purpose::ClientManagement)).await?;
    if users::any(tx.db()).await? {
        return Err(AccountRejected::AlreadySetUp);
    }
    organisation::save(&tx, &new.established).await?;
    books.keep_by(&mut tx, &new.established.rules()).await?;
    users::add(&tx, id, &new.owner, hash).await?;
    invitations::use_up(&tx, &new.ticket).await?;
    tx.journal(Change::new("set-up", Record::new("user", id), None)).await?;
    let token = sessions::begin(&tx, id, device).await?;
    tx.commit().await?;
    Ok(token)
}

/// Lets somebody in with address and password, or asks for the second factor first.
///
/// # Errors
/// [`AccountRejected::NotKnown`], the same for a wrong address and a wrong password;
/// [`AccountRejected::Wait`] after too many failures.
pub async fn sign_in(
    store: &Store,
    email: &Personal<String>,
    password: String,
    device: &Device,
) -> Result<Entrance, AccountRejected> {
    count_the_try(store, Tried::Password(email)).await?;
    let known = users::by_email(store.reader(), email).await?.filter(|user| user.disabled_at.is_none());
    let hash = known.as_ref().and_then(|user| user.password_hash.clone());
    let user = known.map(|user| user.id());
    let (true, Some(user)) = (fits(password, hash).await, user) else {
        return Err(AccountRejected::NotKnown);
    };
    let tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
    attempts::forget(&tx, Tried::Password(email)).await?;
    let entrance = enter(&tx, user, device).await?;
    tx.commit().await?;
    Ok(entrance)
}

/// Counts a try as failed before it is judged, so that many at once cannot slip through.
pub(crate) async fn count_the_try(store: &Store, tried: Tried<'_>) -> Result<(), AccountRejected> {
    let tx = store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await?;
    attempts::hold(&tx, tried).await?;
    let now = tx.ambient().now();
    let failures = attempts::since(tx.db(), tx.key(), tried, now - throttle::LOOK_BACK).await?;
    if let Some(until) = throttle::wait_until(&failures, now) {
        tx.rollback().await?;
        return Err(AccountRejected::Wait(until));
    }
    attempts::fail(&tx, tried).await?;
    Ok(tx.commit().await?)
}

/// Ends one session.
///
/// # Errors
/// Any [`Fault`].
pub async fn sign_out(store: &Store, user: UserId, token: &SessionToken) -> Result<(), Fault> {
    let tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
    sessions::end(&tx, token).await?;
    tx.commit().await
}

/// Which of one's sessions are to end.
pub enum Ending<'a> {
    /// The one the list calls so.
    One(Vec<u8>),
    /// All but this one.
    Others(&'a SessionToken),
    /// All, this one included.
    All,
}

/// Ends sessions of a user.
///
/// # Errors
/// Any [`Fault`].
pub async fn end_sessions(store: &Store, user: UserId, ending: Ending<'_>) -> Result<(), Fault> {
    let tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
    match ending {
        Ending::One(handle) => sessions::end_one(&tx, user, handle).await?,
        Ending::Others(own) => sessions::end_others(&tx, user, own).await?,
        Ending::All => sessions::end_all(&tx, user).await?,
    }
    tx.commit().await
}

/// Ends every session of everybody and drops every link: what a backup remembers of them may have
/// been ended since.
///
/// # Errors
/// Any [`Fault`].
pub async fn sign_everybody_out(tx: &Tx) -> Result<(), Fault> {
    sessions::end_everybodys(tx).await?;
    resets::drop_all(tx).await?;
    invitations::drop_all(tx).await
}

/// Adds a colleague and makes the link by which they choose a password.
///
/// # Errors
/// [`AccountRejected::AddressTaken`].
pub async fn invite(store: &Store, by: Actor, new: NewUser) -> Result<Invitation, AccountRejected> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    if users::by_email(tx.db(), &new.email).await?.is_some() {
        return Err(AccountRejected::AddressTaken);
    }
    require_team(tx.db(), new.sight).await?;
    let id: UserId = tx.ambient().id();
    users::add(&tx, id, &new, None).await?;
    let invitation = Invitation::make(&tx, id).await?.by_mail(&mut tx, id).await?;
    tx.journal(Change::new("invited", Record::new("user", id), None)).await?;
    tx.commit().await?;
    Ok(invitation)
}

/// Makes a new link for a colleague, in place of an earlier one; `None` if nobody of that id works here.
///
/// # Errors
/// Any [`Fault`].
pub async fn make_link(store: &Store, by: Actor, user: UserId) -> Result<Option<Invitation>, Fault> {
    let mut tx = store.begin(Cause::new(by, Purpose::DataProtection)).await?;
    if users::find(tx.db(), user).await?.is_none_or(|user| user.disabled_at.is_some()) {
        return Ok(None);
    }
    let invitation = Invitation::make(&tx, user).await?.by_mail(&mut tx, user).await?;
    tx.journal(Change::new("link-made", Record::new("user", user), None)).await?;
    tx.commit().await?;
    Ok(Some(invitation))
}

/// What everybody knows of a user: name, address and house. No password is made of that alone.
///
/// # Errors
/// Any [`Fault`].
pub async fn names_beside(store: &Store, user: UserId) -> Result<Personal<String>, Fault> {
    let house = organisation::find(store.reader()).await?.map(|house| house.name).unwrap_or_default();
    let Some(user) = users::find(store.reader(), user).await? else { return Ok(Personal::new(house)) };
    let names = user.name.zip(user.email).zip(Personal::new(house));
    Ok(names.map(|((name, email), house)| format!("{name} {email} {house}")))
}

/// Chooses a password by a link; ends every other session and lets in, or asks for the second factor:
/// who reads somebody's mail has no telephone of theirs.
///
/// # Errors
/// [`AccountRejected::BadLink`].
pub async fn choose_password(
    store: &Store,
    link: &str,
    password: Password,
    device: &Device,
) -> Result<Entrance, AccountRejected> {
    let found = invitations::find(store, link).await?;
    let user = found.and_then(|found| found.user).ok_or(AccountRejected::BadLink)?;
    let hash = password.hash(store.ambient()).await;
    let mut tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
    if !invitations::use_up(&tx, link).await? {
        return Err(AccountRejected::BadLink);
    }
    change(&mut tx, user, hash).await?;
    let entrance = enter(&tx, user, device).await?;
    tx.commit().await?;
    Ok(entrance)
}

/// Changes one's own password; the present one must be given, and is throttled as at sign-in: a
/// borrowed session must not guess for ever. Ends every other session.
///
/// # Errors
/// [`AccountRejected::NotKnown`] when the present password does not fit, [`AccountRejected::Wait`]
/// after too many failures.
pub async fn change_password(
    store: &Store,
    user: UserId,
    (present, new): (String, Password),
    device: &Device,
) -> Result<SessionToken, AccountRejected> {
    let known = users::find(store.reader(), user).await?.ok_or(AccountRejected::NotKnown)?;
    count_the_try(store, Tried::Password(&known.email)).await?;
    if !fits(present, known.password_hash).await {
        return Err(AccountRejected::NotKnown);
    }
    let hash = new.hash(store.ambient()).await;
    let mut tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
    attempts::forget(&tx, Tried::Password(&known.email)).await?;
    change(&mut tx, user, hash).await?;
    let token = sessions::begin(&tx, user, device).await?;
    tx.commit().await?;
    Ok(token)
}

/// Makes a link for somebody who is locked out, from the command line; ends their sessions, and asks for no
/// second factor until they set one up. `None` if nobody has this address.
///
/// # Errors
/// [`AccountRejected::Closed`] for somebody who was let go, as long as an owner can open the account.
pub async fn reset_password(
    store: &Store,
    email: &Personal<String>,
) -> Result<Option<Invitation>, AccountRejected> {
    let Some(user) = users::by_email(store.reader(), email).await? else { return Ok(None) };
    let mut tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await?;
    attempts::forget(&tx, Tried::Password(email)).await?;
    sessions::end_all(&tx, user.id()).await?;
    if user.disabled_at.is_some() {
        if users::has_open_owner(tx.db()).await? {
            return Err(AccountRejected::Closed);
        }
        users::set_open(&tx, user.id(), true).await?;
        tx.journal(Change::new("account-opened", Record::new("user", user.id()), None)).await?;
    }
    // whoever lost the telephone as well is let in again: this is the machine's own console
    if factors::is_set(tx.db(), user.id()).await? {
        take_away(&mut tx, user.id()).await?;
    }
    let invitation = Invitation::make(&tx, user.id()).await?;
    tx.journal(Change::new("password-reset", Record::new("user", user.id()), None)).await?;
    tx.commit().await?;
    Ok(Some(invitation))
}

/// Says how one is called, and in which language one is spoken to.
///
/// # Errors
/// Any [`Fault`].
pub async fn present_oneself(
    store: &Store,
    user: UserId,
    name: Personal<String>,
    lang: Tongue,
) -> Result<(), Fault> {
    let mut tx = store.begin(Cause::new(Actor::User(user), Purpose::DataProtection)).await?;
    let before = users::find(tx.db(), user).await?.ok_or(Fault::Damaged("user"))?.name;
    users::set_profile(&tx, user, &name, lang).await?;
    if before != name {
        let renamed = Change::new("user-renamed", Record::new("user", user), None);
        tx.journal(renamed.field("name", Some(before), Some(name))).await?;
    }
    tx.commit().await
}

/// Ends what else could let somebody in who is not them: sessions, links, and a second factor that was begun
/// and not confirmed, whose secret somebody may have noted.
pub(crate) async fn forget_ways_in(tx: &Tx, user: UserId) -> Result<(), Fault> {
    sessions::end_all(tx, user).await?;
    invitations::drop_of(tx, user).await?;
    resets::drop_of(tx, user).await?;
    factors::drop_begun(tx, user).await
}

async fn change(tx: &mut Tx, user: UserId, hash: Option<String>) -> Result<(), Fault> {
    users::set_password(tx, user, hash.ok_or(Fault::Damaged("password hash"))?).await?;
    forget_ways_in(tx, user).await?;
    tx.journal(Change::new("password-changed", Record::new("user", user), None)).await
}

impl Rejection for AccountRejected {
    fn sentence(&self) -> Sentence {
        match self {
            Self::BadTicket => "set-up-bad-ticket".into(),
            Self::AlreadySetUp => "set-up-already".into(),
            Self::NotKnown => "sign-in-not-known".into(),
            Self::Wait(until) => Sentence::new("sign-in-wait").with("until", *until),
            Self::AddressTaken => "user-address-taken".into(),
            Self::BadLink => "password-bad-link".into(),
            Self::CodeWrong => "code-wrong".into(),
            Self::CodeTooLate => "code-too-late".into(),
            Self::Closed => "user-let-go".into(),
            Self::Gone => "user-gone".into(),
            Self::NoHeir => "user-no-heir".into(),
            Self::OwnSight => "user-own-sight".into(),
            Self::NoTeam => "user-no-team".into(),
            Self::LastOwner => "user-last-owner".into(),
            Self::Fault(_) => "account-fault".into(),
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::AlreadySetUp | Self::AddressTaken)
    }
}
