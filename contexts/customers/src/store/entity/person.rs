//! The table of people. Its figures are kept by `figures`: nothing here can overwrite them.

use personal::Personal;
use sea_orm::entity::prelude::*;
use store::{Day, Instant};

/// A person's row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_people")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub batch_id: Option<Uuid>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub civility: Option<Personal<String>>,
    pub given_name: Option<Personal<String>>,
    pub family_name: Option<Personal<String>>,
    pub client_number: Option<Personal<String>>,
    pub job_title: Option<Personal<String>>,
    pub sort_key: Personal<String>,
    pub name_key: Personal<String>,
    pub language: Option<Personal<String>>,
    pub channel: Option<Personal<String>>,
    pub owner_id: Option<Uuid>,
    pub declared: Option<String>,
    pub client_since: Option<Day>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
