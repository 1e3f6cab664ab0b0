//! The table of companies. Its figures are kept by `figures`: nothing here can overwrite them.

use personal::Personal;
use sea_orm::entity::prelude::*;
use store::{Day, Instant};

/// A company's row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_companies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub batch_id: Option<Uuid>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub name: Personal<String>,
    pub client_number: Option<Personal<String>>,
    pub sector: Option<Personal<String>>,
    pub size: Option<Personal<String>>,
    pub website: Option<Personal<String>>,
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
