//! The table of tasks.

use personal::Personal;
use sea_orm::entity::prelude::*;
use store::{Day, Instant};

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_tasks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub company_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub title: Personal<String>,
    pub due_on: Day,
    pub owner_id: Uuid,
    pub done_at: Option<Instant>,
    pub done_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
