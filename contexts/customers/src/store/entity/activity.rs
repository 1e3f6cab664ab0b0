//! The table of activities.

use personal::Personal;
use sea_orm::entity::prelude::*;
use store::Instant;

/// An activity.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_activities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub batch_id: Option<Uuid>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub company_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub kind: String,
    pub direction: Option<String>,
    pub at: Instant,
    pub author_kind: String,
    pub author_id: Option<Uuid>,
    pub text: Personal<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
