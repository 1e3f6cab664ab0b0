//! Hash chains: each row's hash covers the one before it, under a key that is not in the base.
//! The head is kept and keyed too, so that a missing last row is noticed.

use sea_orm::{ActiveValue::Set, EntityTrait, QuerySelect};

use crate::keys::keyed_digest;
use crate::open::engine_of;
use crate::{Db, Engine, Fault, OrganisationKey, Tx};

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
    /// Where the chain stands. Within a transaction on PostgreSQL the head stays locked.
    pub async fn head(self, db: &impl Db, key: &OrganisationKey) -> Result<Head, Fault> {
        let find = head::Entity::find_by_id(self.0.to_owned());
        let find = if engine_of(db) == Engine::Postgres { find.lock_exclusive() } else { find };
        self.checked(find.one(db).await?, key)
    }

    /// Where the chain stands, without holding it.
    pub async fn glance(self, db: &impl Db, key: &OrganisationKey) -> Result<Head, Fault> {
        self.checked(head::Entity::find_by_id(self.0.to_owned()).one(db).await?, key)
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
