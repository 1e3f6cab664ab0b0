//! This context's SQL: append-only refusals, the suppression list, claims, bases, receipts.

pub mod bases;
pub mod claims;
pub mod entity;
pub mod erasures;
pub mod refusals;
pub mod suppression;

/// Rows inserted by one statement.
pub const CHUNK: usize = 200;

/// The column of the row that an upsert proposes, beside the one that stands.
fn proposed<C: sea_orm::Iden + 'static>(column: C) -> (sea_orm::sea_query::Alias, C) {
    (sea_orm::sea_query::Alias::new("excluded"), column)
}
