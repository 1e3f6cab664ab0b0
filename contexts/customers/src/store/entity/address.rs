//! The table of postal addresses.

use personal::Personal;
use sea_orm::entity::prelude::*;

/// A postal address.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_addresses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub holder_kind: String,
    pub label: String,
    pub street: Option<Personal<String>>,
    pub postcode_raw: Option<Personal<String>>,
    pub postcode: Option<Personal<String>>,
    pub postcode_flaw: Option<String>,
    pub town: Option<Personal<String>>,
    pub town_key: Option<Personal<String>>,
    pub country_raw: Option<Personal<String>>,
    pub country: Option<Personal<String>>,
    pub country_flaw: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
