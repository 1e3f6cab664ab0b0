//! The table of files on records, without what they hold.

use personal::Personal;
use sea_orm::entity::prelude::*;
use store::Instant;

/// A file on a record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_attachments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub holder_kind: String,
    pub holder_id: Uuid,
    pub created_at: Instant,
    pub added_by: Uuid,
    pub name: Personal<String>,
    pub kind: String,
    pub size: i64,
    pub sealed_kind: String,
    pub sealed_id: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
