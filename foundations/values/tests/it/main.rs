//! What people write, and what we read in it. Every table of the facts and of our own value files is here.

#![allow(clippy::unwrap_used, clippy::expect_used)] // tests stop at the first surprise

mod amounts;
mod answers;
mod dates;
mod emails;
mod fixtures;
mod identifiers;
mod languages;
mod mercier;
mod names;
mod phones;
mod places;
mod properties;
