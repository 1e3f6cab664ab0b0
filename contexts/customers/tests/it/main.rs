//! The file through its front door, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may fail loudly

mod companies;
mod erasure;
mod figures;
mod import;
mod imports;
mod lists;
mod people;
mod products;
mod property;
mod questions;
mod sales;
mod timeline;
mod words;
mod world;
