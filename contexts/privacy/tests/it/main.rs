//! Privacy through its front door, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod erasure;
mod erasure_pages;
mod inventory;
mod panel;
mod refusal_pages;
mod refusals;
mod words;
mod world;
