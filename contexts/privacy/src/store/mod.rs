//! This context's SQL: append-only refusals, the suppression list, claims, bases, receipts.

pub mod bases;
pub mod claims;
pub mod entity;
pub mod erasures;
pub mod refusals;
pub mod suppression;

/// Rows inserted by one statement.
pub const CHUNK: usize = 200;
