//! The table of the lines of sales.

use personal::Personal;
use sea_orm::entity::prelude::*;

/// A line of a sale.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_sale_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sale_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub product_id: Option<Uuid>,
    pub sku: Option<Personal<String>>,
    pub label: Option<Personal<String>>,
    pub quantity: Option<i64>,
    pub unit_price: Option<i64>,
    pub discount: Option<i64>,
    pub vat_rate: Option<i64>,
    pub net: i64,
    pub gross: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
