//! The access log: who looked at whose record, or exported what, when and why (X-02, T-15).
//! It names records by id, never their content, and is a chain of its own.

use kernel::{BatchId, Holder, Id, RowId, UserId};
use personal::Access;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder, QuerySelect};

use crate::chain::{Broken, Chain, Head, Link};
use crate::{Db, Fault, Instant, OrganisationKey, Store, Tx, journal};

const CHAIN: Chain = Chain("reads");

/// The table of looks.
pub mod entity {
    use crate::Instant;
    use sea_orm::entity::prelude::*;

    /// One look.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "store_reads")]
    pub struct Model {
        /// Place in the chain.
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        /// When.
        pub at: Instant,
        /// Who: the kind of actor.
        pub actor_kind: String,
        /// Who: the id of a user or job.
        pub actor_id: Option<Uuid>,
        /// Why.
        pub purpose: String,
        /// What was done: `record`, `dossier`, `export`, `import`.
        pub what: String,
        /// Whose record, if one.
        pub holder_kind: Option<String>,
        /// Whose record, if one.
        pub holder_id: Option<Uuid>,
        /// How many people, for an export.
        pub people: i64,
        /// The reason given, as a code or the user's words about the export (never about a person).
        pub reason: String,
        /// The chain's hash.
        pub hash: Vec<u8>,
    }

    /// No relations: holders live in other contexts.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What somebody looked at.
#[derive(Debug, Clone)]
pub enum Look {
    /// One record page.
    Record(Holder),
    /// All that is known of one person or company, taken out.
    Dossier(Holder),
    /// An export of so many people, for a reason.
    Export {
        /// How many people are in it.
        people: i64,
        /// Why it was made.
        reason: String,
    },
    /// What an import holds back or did not take in, about so many people.
    Import {
        /// The batch.
        batch: BatchId,
        /// How many people it tells of.
        people: i64,
    },
}

impl Store {
    /// Logs a look before it is shown.
    ///
    /// # Errors
    /// Any [`Fault`]: nothing is shown that cannot be logged.
    pub async fn log_look(&self, access: &Access, look: Look) -> Result<(), Fault> {
        let tx = self.begin(access.into()).await?;
        tx.log_look(look).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Logs a look in the name of this transaction's actor.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn log_look(&self, look: Look) -> Result<(), Fault> {
        let head = CHAIN.head(self.db(), self.key()).await?;
        let mut row = self.row_of(look, head.last_seq + 1);
        row.hash = link(&row, self.key(), &head.last_hash);
        let head = Head { last_seq: row.seq, last_hash: row.hash.clone(), ..head };
        entity::Entity::insert(row.into_active()).exec_without_returning(self.db()).await?;
        CHAIN.advance(self, &head).await
    }

    /// Drops the looks that came before the first one since an instant (T-15), and remembers where the
    /// chain was cut. A clock that once stood in the past drops nothing younger, and one that once ran
    /// ahead keeps nothing older.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn forget_looks_before(&self, instant: Instant) -> Result<u64, Fault> {
        let before = self.first_look_since(instant).await?.map_or(i64::MAX, |first| first.seq);
        let old = entity::Entity::find().filter(entity::Column::Seq.lt(before));
        let Some(last) = old.order_by_desc(entity::Column::Seq).one(self.db()).await? else { return Ok(0) };
        let head = CHAIN.head(self.db(), self.key()).await?;
        let gone =
            entity::Entity::delete_many().filter(entity::Column::Seq.lte(last.seq)).exec(self.db()).await?;
        CHAIN.advance(self, &Head { cut_seq: last.seq, cut_hash: last.hash, ..head }).await?;
        Ok(gone.rows_affected)
    }

    /// The first look between an instant and now; where there is none, the first one at or after it.
    async fn first_look_since(&self, instant: Instant) -> Result<Option<entity::Model>, Fault> {
        let now = Instant::from(self.ambient().now());
        let since = || entity::Entity::find().order_by_asc(entity::Column::Seq);
        let young = since().filter(entity::Column::At.between(instant, now)).one(self.db()).await?;
        match young {
            Some(young) => Ok(Some(young)),
            None => Ok(since().filter(entity::Column::At.gte(instant)).one(self.db()).await?),
        }
    }

    fn row_of(&self, look: Look, seq: i64) -> entity::Model {
        let cause = self.cause();
        let (what, holder, people, reason) = match look {
            Look::Record(holder) => ("record", Some(holder), 1, String::new()),
            Look::Dossier(holder) => ("dossier", Some(holder), 1, String::new()),
            Look::Export { people, reason } => ("export", None, people, reason),
            Look::Import { batch, people } => ("import", None, people, batch.to_string()),
        };
        entity::Model {
            seq,
            at: Instant::from(self.ambient().now()),
            actor_kind: cause.actor.kind().to_owned(),
            actor_id: cause.actor.uuid(),
            purpose: cause.purpose.code().to_owned(),
            what: what.to_owned(),
            holder_kind: holder.map(|holder| holder.kind().to_owned()),
            holder_id: holder.map(Holder::uuid),
            people,
            reason,
            hash: Vec::new(),
        }
    }
}

/// Begins the access log of a new house.
pub(crate) async fn begin(tx: &Tx) -> Result<(), Fault> {
    CHAIN.advance(tx, &Head::start()).await
}

/// The latest looks at one holder's record, newest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn at_holder(db: &impl Db, holder: Holder, limit: u64) -> Result<Vec<entity::Model>, Fault> {
    let find = entity::Entity::find().filter(entity::Column::HolderId.eq(holder.uuid()));
    Ok(find.order_by_desc(entity::Column::Seq).limit(limit).all(db).await?)
}

/// How many of the latest looks are searched for one's own: beyond that nobody remembers either.
const REMEMBERED: i64 = 5_000;
/// How many of one's own looks are read to find different records.
const READ: u64 = 200;

/// The records a colleague looked at last, the latest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn looked_at_last(db: &impl Db, colleague: UserId, most: usize) -> Result<Vec<Holder>, Fault> {
    let Some(last) = latest(db, 1).await?.pop() else { return Ok(Vec::new()) };
    let own = entity::Entity::find()
        .filter(entity::Column::Seq.gt(last.seq - REMEMBERED))
        .filter(entity::Column::ActorId.eq(colleague.uuid()))
        .filter(entity::Column::What.eq("record"));
    let looks = own.order_by_desc(entity::Column::Seq).limit(READ).all(db).await?;
    let mut holders = Vec::with_capacity(most);
    for look in looks {
        let holder = look.holder_kind.zip(look.holder_id);
        let holder = holder.and_then(|(kind, id)| Holder::from_parts(&kind, id));
        holders.extend(holder.filter(|holder| holders.len() < most && !holders.contains(holder)));
    }
    Ok(holders)
}

/// The latest looks of all, newest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn latest(db: &impl Db, limit: u64) -> Result<Vec<entity::Model>, Fault> {
    Ok(entity::Entity::find().order_by_desc(entity::Column::Seq).limit(limit).all(db).await?)
}

/// The exports of more than so many people since an instant, newest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn exports_since(
    db: &impl Db,
    people: i64,
    since: jiff::Timestamp,
    limit: u64,
) -> Result<Vec<entity::Model>, Fault> {
    let find = entity::Entity::find()
        .filter(entity::Column::At.gte(Instant::from(since)))
        .filter(entity::Column::What.eq("export"))
        .filter(entity::Column::People.gt(people));
    Ok(find.order_by_desc(entity::Column::Seq).limit(limit).all(db).await?)
}

/// Verifies the access log's chain. A house that began has one from its first day.
///
/// # Errors
/// Any [`Fault`] of reading; [`Broken`] names the first row that does not fit.
pub async fn verify(db: &impl Db, key: &OrganisationKey) -> Result<Result<u64, Broken>, Fault> {
    if !CHAIN.is_begun(db).await? && journal::house(db).await?.is_some() {
        return Ok(Err(Broken::Head));
    }
    CHAIN.walk::<entity::Entity>(db, key, entity::Column::Seq, |_| Ok(())).await
}

impl Link for entity::Model {
    fn seq(&self) -> i64 {
        self.seq
    }

    fn hash(&self) -> &[u8] {
        &self.hash
    }

    fn linked(&self, key: &OrganisationKey, previous: &[u8]) -> Option<Vec<u8>> {
        // a look at nobody's record names no kind at all, never an empty one
        (self.holder_kind.as_deref() != Some("")).then(|| link(self, key, previous))
    }
}

impl entity::Model {
    fn into_active(self) -> entity::ActiveModel {
        entity::ActiveModel {
            seq: Set(self.seq),
            at: Set(self.at),
            actor_kind: Set(self.actor_kind),
            actor_id: Set(self.actor_id),
            purpose: Set(self.purpose),
            what: Set(self.what),
            holder_kind: Set(self.holder_kind),
            holder_id: Set(self.holder_id),
            people: Set(self.people),
            reason: Set(self.reason),
            hash: Set(self.hash),
        }
    }
}

fn link(row: &entity::Model, key: &OrganisationKey, previous: &[u8]) -> Vec<u8> {
    let id = |id: Option<Uuid>| {
        id.map(RowId::from_uuid).map(|id| id.uuid().into_bytes().to_vec()).unwrap_or_default()
    };
    let parts: [&[u8]; 10] = [
        &row.seq.to_be_bytes(),
        &row.at.micros().to_be_bytes(),
        row.actor_kind.as_bytes(),
        &id(row.actor_id),
        row.purpose.as_bytes(),
        row.what.as_bytes(),
        row.holder_kind.as_deref().unwrap_or_default().as_bytes(),
        &id(row.holder_id),
        &row.people.to_be_bytes(),
        row.reason.as_bytes(),
    ];
    CHAIN.link(key, previous, &parts)
}
