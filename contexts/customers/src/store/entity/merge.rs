//! The table of records that another one took in.

use sea_orm::entity::prelude::*;
use store::Instant;

/// A merge that can be taken apart.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_merges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub gone_id: Uuid,
    pub kept_id: Uuid,
    pub holder_kind: String,
    pub merged_at: Instant,
    pub entry: i64,
    pub gone: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
