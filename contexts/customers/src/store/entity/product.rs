//! The table of products.

use sea_orm::entity::prelude::*;
use store::Instant;

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers_products")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub batch_id: Option<Uuid>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub match_key: String,
    pub sku: Option<String>,
    pub label: String,
    pub price: Option<i64>,
    pub cost: Option<i64>,
    pub currency: String,
    pub vat_rate: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
