//! One data key per person or company, wrapped by the organisation's key.
//!
//! Destroying the key is what makes an erasure reach history and files: what it sealed in this base
//! never opens again. A copy made before holds the wrapped key too; there the carry-forward journal
//! destroys it, before a restored base opens.

use std::collections::{HashMap, HashSet};

use kernel::Holder;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QuerySelect};

use crate::{Cipher, Db, Fault, Instant, OrganisationKey, Snapshot, Tx, journal};

const WRAPPING: &str = "holder keys";
const CHUNK: usize = 200;
/// How many ciphers a change keeps at hand: an import is about a million people, some thousands at a time.
const KEPT: usize = 10_000;

/// The table of wrapped keys.
pub mod entity {
    use crate::Instant;
    use sea_orm::entity::prelude::*;

    /// One wrapped key.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "store_holder_keys")]
    pub struct Model {
        /// The person or company.
        #[sea_orm(primary_key, auto_increment = false)]
        pub holder_id: Uuid,
        /// `person` or `company`.
        pub holder_kind: String,
        /// The key, sealed under the organisation's.
        pub wrapped: Vec<u8>,
        /// When it was made.
        pub created_at: Instant,
    }

    /// No relations: holders live in other contexts.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Tx {
    /// The cipher of each holder, made where there is none yet.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn ciphers_of(&mut self, holders: &[Holder]) -> Result<(), Fault> {
        if self.ciphers.len() > KEPT {
            self.ciphers.clear();
        }
        let unknown: Vec<Holder> =
            distinct(holders.iter().filter(|holder| !self.ciphers.contains_key(holder)));
        let mut new: HashSet<Holder> = unknown.iter().copied().collect();
        for (holder, cipher) in keys_of(self.db(), self.key(), &unknown).await? {
            // sealing under another key beside a spoiled one would hide the harm
            self.ciphers.insert(holder, cipher.ok_or(Fault::Damaged("holder key"))?);
            new.remove(&holder);
        }
        let new: Vec<Holder> = unknown.into_iter().filter(|holder| new.contains(holder)).collect();
        for chunk in new.chunks(CHUNK) {
            self.make_keys(chunk).await?;
        }
        Ok(())
    }

    /// The cipher of one holder, made if there is none yet.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn cipher_of(&mut self, holder: Holder) -> Result<Cipher, Fault> {
        self.ciphers_of(&[holder]).await?;
        self.ciphers.get(&holder).cloned().ok_or(Fault::Damaged("holder key"))
    }

    /// Destroys a holder's key: whatever it sealed is gone (law 8).
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn destroy_key_of(&mut self, holder: Holder) -> Result<(), Fault> {
        self.ciphers.remove(&holder);
        entity::Entity::delete_by_id(holder.uuid()).exec(self.db()).await?;
        Ok(())
    }

    async fn make_keys(&mut self, holders: &[Holder]) -> Result<(), Fault> {
        let wrapping = self.key().cipher(WRAPPING);
        let now = Instant::from(self.ambient().now());
        let mut rows = Vec::with_capacity(holders.len());
        for holder in holders {
            let cipher = Cipher::new(self.ambient().bytes());
            rows.push(entity::ActiveModel {
                holder_id: Set(holder.uuid()),
                holder_kind: Set(holder.kind().to_owned()),
                wrapped: Set(wrapping.seal(cipher.key(), holder.uuid().as_bytes(), self.ambient())),
                created_at: Set(now),
            });
            self.ciphers.insert(*holder, cipher);
        }
        entity::Entity::insert_many(rows).exec_without_returning(self.db()).await?;
        Ok(())
    }
}

/// The ciphers of those holders who have a key; an erased holder has none.
///
/// # Errors
/// Any [`Fault`].
pub async fn ciphers_of(
    db: &impl Db,
    key: &OrganisationKey,
    holders: &[Holder],
) -> Result<HashMap<Holder, Cipher>, Fault> {
    // a spoiled key opens nothing: what it sealed reads as gone, and `check` counts it
    let keys = keys_of(db, key, holders).await?;
    Ok(keys.into_iter().filter_map(|(holder, cipher)| Some((holder, cipher?))).collect())
}

/// The keys that are there; nothing for one that does not open.
async fn keys_of(
    db: &impl Db,
    key: &OrganisationKey,
    holders: &[Holder],
) -> Result<Vec<(Holder, Option<Cipher>)>, Fault> {
    let wrapping = key.cipher(WRAPPING);
    let mut keys = Vec::with_capacity(holders.len());
    for chunk in holders.chunks(CHUNK) {
        let ids = chunk.iter().map(|holder| holder.uuid());
        for row in entity::Entity::find().filter(entity::Column::HolderId.is_in(ids)).all(db).await? {
            let holder =
                Holder::from_parts(&row.holder_kind, row.holder_id).ok_or(Fault::Damaged("holder kind"))?;
            keys.push((holder, unwrapped(&wrapping, &row.wrapped, row.holder_id).ok()));
        }
    }
    Ok(keys)
}

/// Whom the journal tells of, and who have no key that opens: they were erased, or their key was taken
/// away or spoiled. Of one instant: whoever came between two reads is not without a key.
///
/// # Errors
/// Any [`Fault`].
pub async fn keyless(at: &Snapshot, key: &OrganisationKey) -> Result<Vec<Holder>, Fault> {
    let wrapping = key.cipher(WRAPPING);
    let rows: Vec<(Uuid, Vec<u8>)> = entity::Entity::find()
        .select_only()
        .columns([entity::Column::HolderId, entity::Column::Wrapped])
        .into_tuple()
        .all(at.db())
        .await?;
    let opens = |(id, wrapped): &(Uuid, Vec<u8>)| unwrapped(&wrapping, wrapped, *id).is_ok();
    let keyed: HashSet<Uuid> = rows.into_iter().filter(opens).map(|(id, _)| id).collect();
    let told_of = journal::all_holders(at.db()).await?;
    Ok(told_of.into_iter().filter(|holder| !keyed.contains(&holder.uuid())).collect())
}

fn unwrapped(wrapping: &Cipher, wrapped: &[u8], holder: Uuid) -> Result<Cipher, Fault> {
    let plain = wrapping.open(wrapped, holder.as_bytes())?;
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| Fault::Damaged("holder key"))?;
    Ok(Cipher::new(bytes))
}

fn distinct<'a>(holders: impl Iterator<Item = &'a Holder>) -> Vec<Holder> {
    let mut seen = HashSet::new();
    holders.copied().filter(|holder| seen.insert(*holder)).collect()
}
