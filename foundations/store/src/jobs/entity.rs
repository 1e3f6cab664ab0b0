//! The table of jobs.

use sea_orm::entity::prelude::*;

use crate::Instant;

/// One job.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "store_jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub payload: String,
    pub state: String,
    pub run_at: Instant,
    pub attempts: i64,
    pub leased_until: Option<Instant>,
    pub done: i64,
    pub total: i64,
    pub stopping: bool,
    pub failure: Option<String>,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub purpose: String,
    pub created_at: Instant,
    pub ended_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
