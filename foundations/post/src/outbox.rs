//! The outbox: letters sealed in the transaction of the act that causes them, until a job carries them
//! out. What a letter said goes when it is sent; that it was sent, thirty days later.

use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Id, JobId, RowId};
use personal::{Personal, Purpose};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use store::jobs::{self, State};
use store::{Cause, Db, Fault, Instant, OrganisationKey, Store, Tx};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::letter::Letter;
use crate::postman::SEND;
use crate::trouble::{Trouble, Why};

const SEALING: &str = "outbox";
/// How long it is told that a letter was sent, or could not be.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How many letters the page shows.
const SHOWN: u64 = 50;

/// A letter as the page of the outbox shows it.
pub struct Slip {
    /// Its id.
    pub id: RowId,
    /// To whom.
    pub to: Personal<String>,
    /// About what.
    pub subject: Personal<String>,
    /// Since when it lies there.
    pub since: Timestamp,
    /// How it stands.
    pub standing: Standing,
    /// What the relay said last.
    pub answer: Option<Personal<String>>,
}

/// How a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Taken by the relay, or laid down in the folder.
    Sent(Timestamp),
    /// It waits for its turn.
    Waiting,
    /// It could not be handed over yet, and is tried again then.
    Retrying(Option<Why>, Timestamp),
    /// It was given up.
    GivenUp(Option<Why>),
}

/// Puts a letter into the outbox; it leaves once this transaction is committed.
///
/// # Errors
/// Any [`Fault`].
pub async fn put(tx: &mut Tx, letter: &Letter) -> Result<RowId, Fault> {
    let id: RowId = tx.ambient().id();
    let job = tx.enqueue(SEND, json!({ "letter": id.to_string() })).await?;
    let row = entity::ActiveModel {
        id: Set(id.uuid()),
        job_id: Set(job.uuid()),
        sealed: Set(seal(tx, id.uuid(), letter)?),
        answer: Set(None),
        created_at: Set(tx.ambient().now().into()),
        sent_at: Set(None),
    };
    entity::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// A letter that is still to be sent; `None` when it was sent or taken back.
pub async fn waiting(db: &impl Db, key: &OrganisationKey, id: Uuid) -> Result<Option<Letter>, Fault> {
    let row = entity::Entity::find_by_id(id).filter(entity::Column::SentAt.is_null()).one(db).await?;
    row.map(|row| open(key, row.id, &row.sealed)).transpose()
}

/// Notes that a letter was taken, and forgets what it said.
pub async fn note_sent(store: &Store, id: Uuid, letter: Letter) -> Result<(), Fault> {
    let tx = begin(store).await?;
    let sent = entity::ActiveModel {
        sealed: Set(seal(&tx, id, &letter.emptied())?),
        answer: Set(None),
        sent_at: Set(Some(tx.ambient().now().into())),
        ..Default::default()
    };
    of(id).set(sent).exec(tx.db()).await?;
    tx.commit().await
}

/// Notes what the relay said instead of taking a letter.
pub async fn note_trouble(store: &Store, id: Uuid, trouble: &Trouble) -> Result<(), Fault> {
    let tx = begin(store).await?;
    let said = trouble.answer.as_ref().map(|answer| seal(&tx, id, answer.stored())).transpose()?;
    let noted = entity::ActiveModel { answer: Set(said), ..Default::default() };
    of(id).set(noted).exec(tx.db()).await?;
    tx.commit().await
}

/// The letters of the outbox, newest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn slips(store: &Store) -> Result<Vec<Slip>, Fault> {
    let rows = entity::Entity::find().order_by_desc(entity::Column::CreatedAt).limit(SHOWN);
    let mut slips = Vec::new();
    for row in rows.all(store.reader()).await? {
        let letter: Letter = open(store.key(), row.id, &row.sealed)?;
        let answer = row.answer.as_deref().map(|sealed| open::<String>(store.key(), row.id, sealed));
        slips.push(Slip {
            id: RowId::from_uuid(row.id),
            to: Personal::new(letter.address),
            subject: Personal::new(letter.subject),
            since: row.created_at.timestamp(),
            standing: standing(store.reader(), &row).await?,
            answer: answer.transpose()?.map(Personal::new),
        });
    }
    Ok(slips)
}

async fn standing(db: &impl Db, row: &entity::Model) -> Result<Standing, Fault> {
    if let Some(sent) = row.sent_at {
        return Ok(Standing::Sent(sent.timestamp()));
    }
    let Some(job) = jobs::status(db, JobId::from_uuid(row.job_id)).await? else {
        return Ok(Standing::GivenUp(None));
    };
    let why = job.failure.as_deref().and_then(Why::from_code);
    Ok(match job.state {
        State::Dead | State::Cancelled => Standing::GivenUp(why),
        State::Queued if job.attempts > 0 => Standing::Retrying(why, job.due),
        State::Queued | State::Running | State::Done => Standing::Waiting,
    })
}

/// How many letters were given up.
///
/// # Errors
/// Any [`Fault`].
pub async fn given_up(db: &impl Db) -> Result<i64, Fault> {
    let given_up = jobs::given_up(db).await?;
    Ok(given_up.iter().filter(|one| one.kind == SEND).map(|one| one.count).sum())
}

/// Has a letter that was given up tried again; answers whether it was one.
///
/// # Errors
/// Any [`Fault`].
pub async fn try_again(tx: &mut Tx, id: RowId) -> Result<bool, Fault> {
    let Some(job) = job_of(tx, id).await? else { return Ok(false) };
    tx.try_again(job).await
}

/// Has every letter tried again that was given up: the way is another now.
///
/// # Errors
/// Any [`Fault`].
pub async fn try_all_again(tx: &mut Tx) -> Result<(), Fault> {
    let unsent = entity::Entity::find().filter(entity::Column::SentAt.is_null());
    for row in unsent.all(tx.db()).await? {
        tx.try_again(JobId::from_uuid(row.job_id)).await?;
    }
    Ok(())
}

/// Takes a letter out of the outbox, whether it was sent or not; answers whether it was there.
///
/// # Errors
/// Any [`Fault`].
pub async fn drop_letter(tx: &Tx, id: RowId) -> Result<bool, Fault> {
    let Some(job) = job_of(tx, id).await? else { return Ok(false) };
    tx.drop_job(job).await?;
    entity::Entity::delete_by_id(id.uuid()).exec(tx.db()).await?;
    Ok(true)
}

/// Takes out every letter that was not sent: what a copy of the base remembers as waiting left long ago.
///
/// # Errors
/// Any [`Fault`].
pub async fn drop_waiting(tx: &Tx) -> Result<(), Fault> {
    drop_those(tx, entity::Column::SentAt.is_null()).await
}

/// Forgets letters that were sent, or put in and never taken, more than thirty days ago.
///
/// # Errors
/// Any [`Fault`].
pub async fn forget_old(store: &Store) -> Result<(), Fault> {
    let tx = begin(store).await?;
    let before = tx.ambient().now().saturating_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
    drop_those(&tx, entity::Column::CreatedAt.lt(Instant::from(before))).await?;
    tx.commit().await
}

async fn drop_those(tx: &Tx, which: sea_orm::sea_query::SimpleExpr) -> Result<(), Fault> {
    for row in entity::Entity::find().filter(which).all(tx.db()).await? {
        drop_letter(tx, RowId::from_uuid(row.id)).await?;
    }
    Ok(())
}

async fn job_of(tx: &Tx, id: RowId) -> Result<Option<JobId>, Fault> {
    let row = entity::Entity::find_by_id(id.uuid()).one(tx.db()).await?;
    Ok(row.map(|row| JobId::from_uuid(row.job_id)))
}

fn of(id: Uuid) -> sea_orm::UpdateMany<entity::Entity> {
    entity::Entity::update_many().filter(entity::Column::Id.eq(id))
}

async fn begin(store: &Store) -> Result<Tx, Fault> {
    store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await
}

fn seal(tx: &Tx, id: Uuid, what: &(impl Serialize + ?Sized)) -> Result<Vec<u8>, Fault> {
    let plain = postcard::to_stdvec(what).map(Zeroizing::new).map_err(|_| Fault::Damaged("letter"))?;
    Ok(tx.key().cipher(SEALING).seal(&plain, id.as_bytes(), tx.ambient()))
}

fn open<T: DeserializeOwned>(key: &OrganisationKey, id: Uuid, sealed: &[u8]) -> Result<T, Fault> {
    let plain = key.cipher(SEALING).open(sealed, id.as_bytes())?;
    postcard::from_bytes(&plain).map_err(|_| Fault::Damaged("letter"))
}

mod entity {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post_letters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub job_id: Uuid,
        pub sealed: Vec<u8>,
        pub answer: Option<Vec<u8>>,
        pub created_at: Instant,
        pub sent_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
