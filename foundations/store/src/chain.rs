//! Hash chains: each row's hash covers the one before it, under a key that is not in the base.
//! The head is kept and keyed too, so that a missing last row is noticed.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::hold::hold;
use crate::keys::keyed_digest;
use crate::open::engine_of;
use crate::{Db, Engine, Fault, OrganisationKey, Tx};

/// How many rows are read at a time.
const STRETCH: u64 = 1_000;

mod head {
    use sea_orm::entity::prelude::*;

    /// Where a chain stands, and where its kept part begins.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "store_chains")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub last_seq: i64,
        pub last_hash: Vec<u8>,
        pub cut_seq: i64,
        pub cut_hash: Vec<u8>,
        pub proof: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A chain's position: the last row, and the last row that was cut away by retention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub last_seq: i64,
    pub last_hash: Vec<u8>,
    pub cut_seq: i64,
    pub cut_hash: Vec<u8>,
}

impl Head {
    pub const fn start() -> Self {
        Self { last_seq: 0, last_hash: Vec::new(), cut_seq: 0, cut_hash: Vec::new() }
    }

    fn proof(&self, name: &str, key: &OrganisationKey) -> Vec<u8> {
        let (last, cut) = (self.last_seq.to_be_bytes(), self.cut_seq.to_be_bytes());
        key.digest("chain heads", &[name.as_bytes(), &last, &self.last_hash, &cut, &self.cut_hash]).to_vec()
    }
}

/// One named chain.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chain(pub &'static str);

impl Chain {
    /// Where the chain stands. Within a transaction on PostgreSQL the head stays locked; where there is none
    /// yet, its name does, or two who come first would both begin the chain.
    pub async fn head(self, db: &impl Db, key: &OrganisationKey) -> Result<Head, Fault> {
        let find = || head::Entity::find_by_id(self.0.to_owned());
        if engine_of(db) == Engine::Sqlite {
            return self.checked(find().one(db).await?, key);
        }
        let mut row = find().lock_exclusive().one(db).await?;
        if row.is_none() {
            hold(db, key, ("chain beginnings", self.0.as_bytes())).await?;
            row = find().lock_exclusive().one(db).await?;
        }
        self.checked(row, key)
    }

    /// Where the chain stands, without holding it.
    pub async fn glance(self, db: &impl Db, key: &OrganisationKey) -> Result<Head, Fault> {
        self.checked(head::Entity::find_by_id(self.0.to_owned()).one(db).await?, key)
    }

    /// Where the chain says that it stands; whether that is true takes the key.
    pub async fn position(self, db: &impl Db) -> Result<i64, Fault> {
        let find = head::Entity::find_by_id(self.0.to_owned()).select_only().column(head::Column::LastSeq);
        Ok(find.into_tuple::<i64>().one(db).await?.unwrap_or(0))
    }

    /// Whether the chain has a head, under whichever key.
    pub async fn is_begun(self, db: &impl Db) -> Result<bool, Fault> {
        Ok(head::Entity::find_by_id(self.0.to_owned()).one(db).await?.is_some())
    }

    /// Moves the head.
    pub async fn advance(self, tx: &Tx, to: &Head) -> Result<(), Fault> {
        let row = head::ActiveModel {
            name: Set(self.0.to_owned()),
            last_seq: Set(to.last_seq),
            last_hash: Set(to.last_hash.clone()),
            cut_seq: Set(to.cut_seq),
            cut_hash: Set(to.cut_hash.clone()),
            proof: Set(to.proof(self.0, tx.key())),
        };
        let conflict = sea_orm::sea_query::OnConflict::column(head::Column::Name)
            .update_columns([
                head::Column::LastSeq,
                head::Column::LastHash,
                head::Column::CutSeq,
                head::Column::CutHash,
                head::Column::Proof,
            ])
            .to_owned();
        head::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.db()).await?;
        Ok(())
    }

    /// The hash of a row that follows `previous`.
    pub fn link(self, key: &OrganisationKey, previous: &[u8], parts: &[&[u8]]) -> Vec<u8> {
        let chain_key = key.digest("chains", &[self.0.as_bytes()]);
        let all: Vec<&[u8]> = std::iter::once(previous).chain(parts.iter().copied()).collect();
        keyed_digest(&chain_key, &all).to_vec()
    }

    fn checked(self, row: Option<head::Model>, key: &OrganisationKey) -> Result<Head, Fault> {
        let Some(row) = row else { return Ok(Head::start()) };
        let head = Head {
            last_seq: row.last_seq,
            last_hash: row.last_hash,
            cut_seq: row.cut_seq,
            cut_hash: row.cut_hash,
        };
        if head.proof(self.0, key) == row.proof { Ok(head) } else { Err(Fault::Damaged("chain head")) }
    }
}

/// A row of a chain.
pub(crate) trait Link {
    /// Its place, from 1.
    fn seq(&self) -> i64;
    /// The hash it holds.
    fn hash(&self) -> &[u8];
    /// The hash it must have after `previous`; `None` when it is not what was ever written.
    fn linked(&self, key: &OrganisationKey, previous: &[u8]) -> Option<Vec<u8>>;
}

impl Chain {
    /// Walks the chain's rows from its kept beginning to its head, and shows each to a visitor. The
    /// outer error is the store's, the inner one the chain's.
    pub async fn walk<E>(
        self,
        db: &impl Db,
        key: &OrganisationKey,
        seq: E::Column,
        mut visit: impl FnMut(&E::Model) -> Result<(), Broken>,
    ) -> Result<Result<u64, Broken>, Fault>
    where
        E: EntityTrait,
        E::Model: Link,
    {
        let head = match self.glance(db, key).await {
            Ok(head) => head,
            Err(Fault::Damaged(_)) => return Ok(Err(Broken::Head)),
            Err(fault) => return Err(fault),
        };
        let (mut at, mut hash, mut walked) = (head.cut_seq, head.cut_hash.clone(), 0);
        loop {
            let rows = match stretch_after::<E>(db, seq, at).await? {
                Ok(rows) => rows,
                Err(broken) => return Ok(Err(broken)),
            };
            if rows.is_empty() {
                let whole = at == head.last_seq && hash == head.last_hash;
                return Ok(if whole { Ok(walked) } else { Err(Broken::Missing(at + 1)) });
            }
            for row in rows {
                if row.seq() != at + 1 {
                    return Ok(Err(Broken::Missing(at + 1)));
                }
                if row.linked(key, &hash).is_none_or(|linked| linked != row.hash()) {
                    return Ok(Err(Broken::Changed(row.seq())));
                }
                if let Err(broken) = visit(&row) {
                    return Ok(Err(broken));
                }
                (at, hash, walked) = (row.seq(), row.hash().to_vec(), walked + 1);
            }
        }
    }
}

/// The next rows after a place. A file's columns take whatever a stranger's hand writes into them: the
/// row that does not read any more is the one that was changed.
async fn stretch_after<E: EntityTrait>(
    db: &impl Db,
    seq: E::Column,
    after: i64,
) -> Result<Result<Vec<E::Model>, Broken>, Fault> {
    let find = || E::find().filter(seq.gt(after)).order_by_asc(seq);
    let fault = match find().limit(STRETCH).all(db).await {
        Ok(rows) => return Ok(Ok(rows)),
        Err(error) => Fault::from(error),
    };
    let places: Vec<i64> = find().limit(STRETCH).select_only().column(seq).into_tuple().all(db).await?;
    for place in places {
        if E::find().filter(seq.eq(place)).one(db).await.is_err() {
            return Ok(Err(Broken::Changed(place)));
        }
    }
    Err(fault)
}

/// What is wrong with a chain, and at which row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A row was changed.
    #[error("row {0} was changed")]
    Changed(i64),
    /// A row is missing, or rows changed places.
    #[error("row {0} is missing or out of its place")]
    Missing(i64),
    /// The head itself was changed, or the last rows were cut off.
    #[error("the end of the chain was changed")]
    Head,
}
