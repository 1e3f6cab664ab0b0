//! This context's SQL.

pub mod attempts;
pub mod entity;
pub mod factors;
pub mod invitations;
pub mod organisation;
pub mod resets;
pub mod sessions;
pub mod teams;
pub mod users;
pub mod waiting;

use store::OrganisationKey;

/// What is kept of a token: its keyed digest.
fn digest(key: &OrganisationKey, use_: &str, token: &str) -> Vec<u8> {
    key.digest(use_, &[token.as_bytes()]).to_vec()
}
