//! The table of sales.

use personal::Personal;
use sea_orm::entity::prelude::*;
use store::{Day, Instant};

/// A sale.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_sales")]
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
    pub number: Option<Personal<String>>,
    pub number_key: Option<Personal<String>>,
    pub dated_on: Day,
    pub due_on: Option<Day>,
    pub paid_on: Option<Day>,
    pub status: String,
    pub currency: String,
    pub net: i64,
    pub gross: Option<i64>,
    pub balance: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
