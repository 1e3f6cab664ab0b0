//! The file through its front door, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(
    clippy::too_many_lines,
    clippy::cloned_ref_to_slice_refs,
    reason = "a test tells its story in one piece, and hands over what it keeps"
)]

mod cents;
mod companies;
mod duplicates;
mod erasure;
mod exports;
mod figures;
mod flat;
mod given_back;
mod handover;
mod import;
mod imports;
mod inventory;
mod lists;
mod notation;
mod pages;
mod people;
mod products;
mod property;
mod quality;
mod questions;
mod sales;
mod tasks;
mod timeline;
mod window;
mod words;
mod world;
