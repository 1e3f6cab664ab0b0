//! The store through its front door, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod full_disk;
mod jobs;
mod journal;
mod news;
mod opening;
mod reader;
mod reads;
mod schema;
mod search;
mod upkeep;
mod world;
