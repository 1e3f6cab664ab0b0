//! The journal's table, and what each row's hash covers.

use sea_orm::entity::prelude::*;

use super::CHAIN;
use super::sealing::{self, SealedField};
use crate::{Fault, Instant, OrganisationKey};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "store_journal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: Instant,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub purpose: String,
    pub verb: String,
    pub record_kind: String,
    pub record_id: Uuid,
    pub holder_kind: Option<String>,
    pub holder_id: Option<Uuid>,
    pub batch_id: Option<Uuid>,
    pub sealed: Vec<u8>,
    pub hash: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The hash this row must have after `previous`: over everything but the ciphertexts
    /// themselves, whose hashes stand for them.
    pub fn link(&self, key: &OrganisationKey, previous: &[u8]) -> Result<Vec<u8>, Fault> {
        Ok(self.link_of(&sealing::decode(&self.sealed)?, key, previous))
    }

    /// The same, where the values it seals are at hand.
    pub fn link_of(&self, values: &[SealedField], key: &OrganisationKey, previous: &[u8]) -> Vec<u8> {
        let fingerprint = sealing::fingerprint(values);
        let parts: [&[u8]; 12] = [
            &self.seq.to_be_bytes(),
            &self.at.micros().to_be_bytes(),
            self.actor_kind.as_bytes(),
            bytes(self.actor_id.as_ref()),
            self.purpose.as_bytes(),
            self.verb.as_bytes(),
            self.record_kind.as_bytes(),
            self.record_id.as_bytes(),
            self.holder_kind.as_deref().unwrap_or_default().as_bytes(),
            bytes(self.holder_id.as_ref()),
            bytes(self.batch_id.as_ref()),
            &fingerprint,
        ];
        CHAIN.link(key, previous, &parts)
    }
}

fn bytes(id: Option<&Uuid>) -> &[u8] {
    id.map_or(&[], |id| id.as_bytes().as_slice())
}
